//! Each route, how it is asked, and how each of [`super::town::PEOPLE`] is answered: a stranger, the
//! holder of another account, one who may view, pay, manage, and the holder.

pub struct Visit {
    pub route: &'static str,
    /// With `{names}` of the holder's things.
    pub address: &'static str,
    pub fields: &'static str,
    /// What the answer begins with: `200`, `303 /sign-in`.
    pub answers: [&'static str; 6],
}

pub const SIGN_IN: &str = "303 /sign-in";
pub const ALL: [&str; 6] = ["200"; 6];
/// For every user, whatever they reach.
pub const USERS: [&str; 6] = [SIGN_IN, "200", "200", "200", "200", "200"];
/// For whoever reaches the account.
pub const REACHERS: [&str; 6] = [SIGN_IN, "404", "200", "200", "200", "200"];
pub const PAYERS: [&str; 6] = [SIGN_IN, "404", "404", "200", "200", "200"];
/// For whoever may invite; the other holder has an account as well.
pub const INVITERS: [&str; 6] = [SIGN_IN, "200", "404", "404", "200", "200"];

pub const fn get(route: &'static str, address: &'static str, answers: [&'static str; 6]) -> Visit {
    Visit { route, address, fields: "", answers }
}

pub const fn post(
    route: &'static str,
    address: &'static str,
    fields: &'static str,
    answers: [&'static str; 6],
) -> Visit {
    Visit { route, address, fields, answers }
}

/// Everybody is led to the same place.
pub const fn to(place: &'static str) -> [&'static str; 6] {
    [place; 6]
}

/// Users are led there, strangers to sign in.
pub const fn users_to(place: &'static str) -> [&'static str; 6] {
    [SIGN_IN, place, place, place, place, place]
}

const fn reachers_to(place: &'static str) -> [&'static str; 6] {
    [SIGN_IN, "404", place, place, place, place]
}

pub const fn inviters_to(place: &'static str) -> [&'static str; 6] {
    [SIGN_IN, "404", "404", "404", place, place]
}

/// What is one user's own, also before others who reach the account.
pub const fn own(answer: &'static str) -> [&'static str; 6] {
    [SIGN_IN, "404", "404", "404", "404", answer]
}

pub const TABLE: &[Visit] = &[
    // For everyone.
    get("GET /", "/", ["200", "303 /d", "303 /d", "303 /d", "303 /d", "303 /d"]),
    get("GET /assets/{name}", "/assets/x", to("404")),
    post("POST /language", "/language", "language=en", to("303 /dashboard")),
    post("POST /hooks/processor", "/hooks/processor", "", to("400")),
    get("GET /sign-in", "/sign-in", ["200", "303 /d", "303 /d", "303 /d", "303 /d", "303 /d"]),
    post("POST /sign-in", "/sign-in", "login=x&password=y", to("422")),
    get("GET /sign-in/code", "/sign-in/code", ALL),
    post("POST /sign-in/code", "/sign-in/code", "email=x@example.com", to("303 /sign-in/code/e")),
    get("GET /sign-in/code/enter", "/sign-in/code/enter", to("303 /sign-in/code")),
    post("POST /sign-in/code/enter", "/sign-in/code/enter", "", to("303 /sign-in/code")),
    post("POST /sign-in/passkey", "/sign-in/passkey", "", to("303 /sign-in?passkey_refused=yes")),
    get("GET /sign-in/second-step", "/sign-in/second-step", to("303 /sign-in")),
    post("POST /sign-in/second-step", "/sign-in/second-step", "code=1", to("303 /sign-in?again")),
    post("POST /sign-out", "/sign-out", "", to("303 /sign-in?signed_out=yes")),
    get("GET /password-resets/new", "/password-resets/new", ALL),
    post("POST /password-resets", "/password-resets", "login=x", to("303 /password-resets/sent")),
    get("GET /password-resets/sent", "/password-resets/sent", ALL),
    get("GET /password-resets/{id}", "/password-resets/{payment}", to("422")),
    post("POST /password-resets/{id}", "/password-resets/{payment}", "", to("422")),
    get("GET /invitations/{token}", "/invitations/{token}", ALL),
    get("GET /invitations/{token}", "/invitations/{invitation}", to("404")),
    post(
        "POST /invitations/{token}/acceptance",
        "/invitations/{token}/acceptance",
        "",
        ["303 /invitations/", "303 /dashboard", "422", "422", "422", "422"],
    ),
    post(
        "POST /invitations/{token}/login",
        "/invitations/{token}/login",
        "",
        [
            "422",
            "303 /invitations/",
            "303 /invitations/",
            "303 /invitations/",
            "303 /invitations/",
            "303 /invitations/",
        ],
    ),
    // Looking.
    get("GET /dashboard", "/dashboard", USERS),
    get("GET /accounts", "/accounts", USERS),
    post(
        "POST /session/account",
        "/session/account",
        "account={account}",
        reachers_to("303 /dashboard"),
    ),
    post("POST /session/extension", "/session/extension", "", users_to("303 /dashboard")),
    get("GET /session", "/session", ALL),
    get("GET /session/kept-form", "/session/kept-form", users_to("303 /dashboard")),
    get("GET /session/warning", "/session/warning", USERS),
    get("GET /payments/{id}", "/payments/{payment}", REACHERS),
    // Paying.
    get("GET /payments/new", "/payments/new?account={account}", PAYERS),
    post(
        "POST /payments/new",
        "/payments/new",
        "account={account}&choice=amount_due&method=card",
        [SIGN_IN, "404", "404", "303 /payment-m", "303 /payment-m", "303 /payment-m"],
    ),
    get("GET /payments/{id}/review", "/payments/{draft}/review", own("303 /payments/new?draft=")),
    get("GET /payments/{id}/fee-refusal", "/payments/{draft}/fee-refusal", own("303 /payments/")),
    post(
        "POST /payments",
        "/payments",
        "draft={draft}",
        // To everybody else the draft is gone, as it would be had it been canceled.
        [SIGN_IN, "409", "409", "409", "409", "303 /payments/new?draft="],
    ),
    post(
        "POST /payments/{id}/cancellation",
        "/payments/{draft}/cancellation",
        "",
        own("303 /dashboard?canceled=yes"),
    ),
    get("GET /payment-methods/new", "/payment-methods/new?draft={draft}", own("200")),
    get("GET /payment-methods/new", "/payment-methods/new", USERS),
    post("POST /payment-methods/new", "/payment-methods/new", "draft={draft}", own("422")),
    get(
        "GET /payment-methods/setups/{id}",
        "/payment-methods/setups/{setup}?left=yes",
        own("303 /payment-methods?notice=not-added"),
    ),
    // What one has stored is one's own, whoever else reaches the account.
    get("GET /payment-methods", "/payment-methods", USERS),
    get("GET /payment-methods/{id}", "/payment-methods/{method}", own("200")),
    post(
        "POST /payment-methods/{id}",
        "/payment-methods/{method}",
        "nickname=Mine",
        own("303 /payment-methods?notice=renamed"),
    ),
    get(
        "GET /payment-methods/{id}/authorization",
        "/payment-methods/{method}/authorization",
        own("200"),
    ),
    post(
        "POST /payment-methods/{id}/default",
        "/payment-methods/{method}/default",
        "",
        own("303 /payment-methods?notice=made-default"),
    ),
    get("GET /payment-methods/{id}/removal", "/payment-methods/{method}/removal", own("200")),
    post(
        "POST /payment-methods/{id}/removal",
        "/payment-methods/{method}/removal",
        "",
        own("303 /payment-methods?notice=removed"),
    ),
    // AutoPay; the one there is is the holder's.
    get("GET /autopay", "/autopay", USERS),
    get(
        "GET /autopay/new",
        "/autopay/new?account={account}",
        [SIGN_IN, "404", "404", "303 /autopay/", "303 /autopay/", "200"],
    ),
    post(
        "POST /autopay/new",
        "/autopay/new",
        "account={account}&method={method}&when=due_date",
        [SIGN_IN, "404", "404", "303 /autopay/auth", "303 /autopay/auth", "303 /autopay/auth"],
    ),
    // Another's method is none.
    get(
        "GET /autopay/authorization",
        "/autopay/authorization?account={account}&method={method}&when=due_date",
        [SIGN_IN, "404", "404", "303 /autopay/new", "303 /autopay/new", "200"],
    ),
    post(
        "POST /autopay",
        "/autopay",
        "account={account}&method={method}&when=due_date",
        [SIGN_IN, "404", "404", "303 /autopay/new", "303 /autopay/new", "422"],
    ),
    get("GET /autopay/{id}", "/autopay/{autopay}", REACHERS),
    get("GET /autopay/consents/{id}/text", "/autopay/consents/{consent}/text", own("200")),
    post(
        "POST /autopay/{id}/skips",
        "/autopay/{autopay}/skips",
        "cycle={cycle}",
        inviters_to("303 /autopay/"),
    ),
    post(
        "POST /autopay/{id}/withdrawal",
        "/autopay/{autopay}/withdrawal",
        "",
        inviters_to("303 /autopay?notice=stopped"),
    ),
    // One's own login.
    get("GET /settings/security", "/settings/security", USERS),
    // Nobody here has a password to change, so proving comes first.
    get(
        "GET /settings/security/password",
        "/settings/security/password",
        users_to("303 /step-up?return_to="),
    ),
    post("POST /settings/security/password", "/settings/security/password", "", users_to("422")),
    get("GET /step-up", "/step-up", USERS),
    post("POST /step-up", "/step-up", "", users_to("422")),
    post(
        "POST /settings/security/authenticator",
        "/settings/security/authenticator",
        "",
        users_to("303 /settings/security/authenticator/"),
    ),
    get(
        "GET /settings/security/authenticator/removal",
        "/settings/security/authenticator/removal",
        USERS,
    ),
    post(
        "POST /settings/security/authenticator/removal",
        "/settings/security/authenticator/removal",
        "",
        users_to("404"),
    ),
    get(
        "GET /settings/security/authenticator/{id}",
        "/settings/security/authenticator/{payment}",
        users_to("404"),
    ),
    post(
        "POST /settings/security/authenticator/{id}",
        "/settings/security/authenticator/{payment}",
        "",
        users_to("404"),
    ),
    get("GET /settings/security/passkeys/new", "/settings/security/passkeys/new", USERS),
    post(
        "POST /settings/security/passkeys",
        "/settings/security/passkeys",
        "",
        users_to("303 /settings/security/passkeys/new?notice=refused"),
    ),
    get(
        "GET /settings/security/passkeys/{id}",
        "/settings/security/passkeys/{payment}",
        users_to("404"),
    ),
    post(
        "POST /settings/security/passkeys/{id}",
        "/settings/security/passkeys/{payment}",
        "name=Mine",
        users_to("404"),
    ),
    post(
        "POST /settings/security/passkeys/{id}/removal",
        "/settings/security/passkeys/{payment}/removal",
        "",
        users_to("404"),
    ),
    post(
        "POST /settings/security/recovery-codes",
        "/settings/security/recovery-codes",
        "",
        users_to("404"),
    ),
    get(
        "GET /settings/security/recovery-codes/{id}",
        "/settings/security/recovery-codes/{payment}",
        users_to("404"),
    ),
    get(
        "GET /settings/security/recovery-codes/{id}/download",
        "/settings/security/recovery-codes/{payment}/download",
        users_to("404"),
    ),
    post(
        "POST /settings/security/devices/sign-out",
        "/settings/security/devices/sign-out",
        "",
        users_to("303 /settings/security"),
    ),
    post(
        "POST /settings/security/devices/{id}/sign-out",
        "/settings/security/devices/{session}/sign-out",
        "",
        own("303 /"),
    ),
    get("GET /settings/accounts", "/settings/accounts", USERS),
    get("GET /settings/accounts/{id}", "/settings/accounts/{account}", REACHERS),
    post(
        "POST /settings/accounts/{id}",
        "/settings/accounts/{account}",
        "name=Home",
        reachers_to("303 /settings/accounts"),
    ),
    post(
        "POST /settings/accounts/{id}/departure",
        "/settings/accounts/{account}/departure",
        "",
        [SIGN_IN, "404", "303 /settings/a", "303 /settings/a", "303 /settings/a", "422"],
    ),
    // Letting others in.
    get("GET /settings/people", "/settings/people", USERS),
    get("GET /settings/people/activity", "/settings/people/activity", INVITERS),
    get("GET /settings/people/invitations/new", "/settings/people/invitations/new", INVITERS),
    post(
        "POST /settings/people/invitations",
        "/settings/people/invitations",
        "account={account}&email=x@example.com&role=view",
        inviters_to("303 /settings/people"),
    ),
    post(
        "POST /settings/people/invitations/{id}/letter",
        "/settings/people/invitations/{invitation}/letter",
        "",
        inviters_to("303 /settings/people"),
    ),
    post(
        "POST /settings/people/invitations/{id}/withdrawal",
        "/settings/people/invitations/{invitation}/withdrawal",
        "",
        inviters_to("303 /settings/people"),
    ),
    get("GET /settings/people/{id}", "/settings/people/{guest}", inviters_to("200")),
    post(
        "POST /settings/people/{id}",
        "/settings/people/{guest}",
        "account={account}&role=manage",
        inviters_to("303 /settings/people"),
    ),
    post(
        "POST /settings/people/{id}/withdrawal",
        "/settings/people/{guest}/withdrawal",
        "account={account}",
        inviters_to("303 /settings/people"),
    ),
];
