#!/bin/bash
# The whole suite, on a fresh machine too: installs what it needs, then formats, lints and tests
# everything, on SQLite and on a PostgreSQL that lives only as long as this script.
#
#     ./test.sh              everything
#     ./test.sh browser …    only the steps named: format lint build rust simulate kill python node
#                            browser
#
# It needs Rust and a C compiler; PostgreSQL, Chromium, Node and Python come from Debian where they
# are missing. It talks to nobody but the package registries.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2

readonly steps="format lint build rust simulate kill python node browser"
readonly paydesk="${CARGO_TARGET_DIR:-$PWD/target}/release/paydesk"
scratch=$(mktemp -d) || exit 2
chmod 755 "$scratch"
passed=0
failed=()

main() {
    local wanted=${*:-$steps} name
    for name in $wanted; do
        [[ " $steps " == *" $name "* ]] || give_up "There is no step '$name'; there are: $steps."
    done
    needs "$wanted"
    step "PostgreSQL starts" start_postgres || give_up "Without PostgreSQL the suite proves too little."
    for name in $wanted; do
        "step_$name"
    done
    printf '\n%d passed, %d failed\n' "$passed" "${#failed[@]}"
    ((${#failed[@]} == 0)) || printf 'failed: %s\n' "${failed[@]}"
    ((${#failed[@]} == 0))
}

# --- the steps -----------------------------------------------------------------------------------

# One profile, one set of features: what is linted, run and tested is what is released, and nothing
# is compiled twice.
step_format() { step "formatting" cargo fmt --all --check; }
step_lint() { step "lints" cargo clippy --workspace --all-targets --release --quiet -- -D warnings; }
step_build() { step "build" cargo test --workspace --release --no-run --quiet; }
step_rust() { step "Rust tests" cargo test --workspace --release --quiet --no-fail-fast; }

# 10,000 worlds, two at a time.
step_simulate() {
    step "10,000 simulated worlds" "$paydesk" simulate --seeds 10000 --threads 2
}

# Ignored by `cargo test` because it takes minutes.
step_kill() {
    step "kill -9 while customers pay" \
        cargo test --workspace --release --quiet --test it -- --ignored --nocapture kill::
}

step_python() {
    step "Stripe's Python library against the sandbox" \
        env PAYDESK_SANDBOX_BIN="$(sandbox_program)" PYTHONDONTWRITEBYTECODE=1 \
        .tools/venv/bin/python -m pytest -q -p no:cacheprovider crates/sandbox/tests/python
}

step_node() {
    step "Stripe's Node library against the sandbox" \
        env PAYDESK_SANDBOX_BIN="$(sandbox_program)" NODE_PATH="$PWD/.tools/node/node_modules" \
        node crates/sandbox/tests/node/check.mjs
}

step_browser() {
    step "browser tests on SQLite" browse main.mjs "sqlite:$scratch/browser.db"
    step "browser tests in demos of their own" browse apart.mjs "sqlite:$scratch/apart.db"
    psql "$PAYDESK_TEST_POSTGRES" --quiet --command 'CREATE DATABASE browser' || return
    step "browser tests on PostgreSQL" browse main.mjs "${PAYDESK_TEST_POSTGRES%/*}/browser"
}

browse() {
    PAYDESK_BIN=$paydesk PAYDESK_DATABASE=$2 NODE_PATH="$PWD/.tools/node/node_modules" \
        node --test-reporter=spec "tests/browser/$1"
}

# A program that starts the product's sandbox and takes `--webhook URL`.
sandbox_program() {
    printf '#!/bin/sh\nexec "%s" sandbox --json "$@"\n' "$paydesk" >"$scratch/sandbox"
    chmod +x "$scratch/sandbox"
    echo "$scratch/sandbox"
}

# --- what they need ------------------------------------------------------------------------------

needs() {
    step "packages of the system" quietly install_packages || give_up "See the log above."
    case " $1 " in *" python "* | *" browser "*)
        step "Python packages" quietly install_python || give_up "See the log above." ;;
    esac
    case " $1 " in *" node "* | *" browser "*)
        step "Node packages" quietly install_node || give_up "See the log above." ;;
    esac
}

install_packages() {
    local missing=()
    [[ -n $(postgres_programs) ]] || missing+=(postgresql)
    command -v psql || missing+=(postgresql-client)
    command -v chromium || missing+=(chromium)
    command -v cc || missing+=(gcc libc6-dev)
    command -v node || missing+=(nodejs)
    command -v npm || missing+=(npm)
    python3 -c 'import ensurepip, sqlite3' || missing+=(python3 python3-venv)
    ((${#missing[@]} == 0)) && return
    local as_root=()
    ((EUID == 0)) || as_root=(sudo)
    "${as_root[@]}" apt-get update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --no-install-recommends "${missing[@]}"
}

install_python() {
    [[ -x .tools/venv/bin/python ]] || python3 -m venv .tools/venv || return
    .tools/venv/bin/python -m pip install --disable-pip-version-check stripe==16.1.0 pytest==9.2.0
}

# The lock file says exactly what is installed; nothing of it runs while it is.
install_node() {
    mkdir -p .tools/node && cp tests/browser/package.json tests/browser/package-lock.json .tools/node/ &&
        npm ci --prefix .tools/node --ignore-scripts --no-audit --no-fund
}

postgres_programs() {
    local found=(/usr/lib/postgresql/*/bin/initdb)
    [[ -x ${found[-1]} ]] && dirname "${found[-1]}"
}

# As `nobody` when we are root, which PostgreSQL refuses to be; no password, but only from here.
start_postgres() {
    local port data="$scratch/postgres"
    mkdir "$data" && { ((EUID != 0)) || chown nobody "$data"; } || return
    as_nobody "$(postgres_programs)/initdb" --pgdata "$data/data" --username app --auth trust \
        --encoding UTF8 --locale C.UTF-8 >"$scratch/initdb.log" || { cat "$scratch/initdb.log"; return 1; }
    for _ in 1 2 3 4 5; do # another program may have the port
        port=$((20000 + RANDOM % 12000))
        if postgres start -o "-p $port -c listen_addresses=127.0.0.1 -c max_connections=400 \
                -c fsync=off -c unix_socket_directories=$data" >/dev/null; then
            export PAYDESK_TEST_POSTGRES="postgres://app@127.0.0.1:$port/postgres"
            export DB_TEST_POSTGRES=$PAYDESK_TEST_POSTGRES
            return
        fi
    done
    cat "$data/log"
    return 1
}

postgres() {
    as_nobody "$(postgres_programs)/pg_ctl" "$@" -D "$scratch/postgres/data" -l "$scratch/postgres/log" -w
}

as_nobody() {
    local as=()
    ((EUID != 0)) || as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    (cd / && "${as[@]}" "$@")
}

clean_up() {
    [[ ! -f $scratch/postgres/data/postmaster.pid ]] || postgres stop -m immediate >/dev/null 2>&1
    rm -rf "$scratch"
}

# --- how they are told ---------------------------------------------------------------------------

# Says what runs, how long it took, and keeps count.
step() {
    local name=$1 began=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    if "$@"; then
        passed=$((passed + 1))
        printf -- '-- %s: passed in %d s\n' "$name" $((SECONDS - began))
    else
        failed+=("$name")
        printf -- '-- %s: FAILED after %d s\n' "$name" $((SECONDS - began))
        return 1
    fi
}

# Is heard only when it fails.
quietly() {
    "$@" >"$scratch/log" 2>&1 || { cat "$scratch/log"; return 1; }
}

give_up() {
    printf '%s\n%d passed, %d failed\n' "$1" "$passed" "${#failed[@]}"
    exit 1
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
main "$@"
