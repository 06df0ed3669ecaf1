//! Who may know whom: crates, slices of the domain, faces of the web.

use std::collections::BTreeSet;
use std::fs;

use super::nobody_breaks;
use super::source::{self, Source, Token, root};

/// DESIGN §1's arrows. `app` knows everybody.
const ARROWS: [(&str, &[&str]); 12] = [
    ("base", &[]),
    ("words", &["base"]),
    ("db", &["base"]),
    ("formats", &["base"]),
    ("outside", &["base"]),
    ("sandbox", &["base"]),
    ("paper", &["words", "base"]),
    ("billing", &["db", "formats", "paper", "outside", "words", "base"]),
    ("web", &["billing", "words", "base"]),
    ("simulation", &["billing", "sandbox", "outside", "db", "base"]),
    // The engine with bugs in it: what both are built of, and neither of them.
    ("mutants", &["db", "formats", "outside", "words", "sandbox", "base"]),
    ("app", &["*"]),
];

#[test]
fn crates_depend_only_downwards() {
    let ours: BTreeSet<String> = crates();
    let mut breaches = Vec::new();
    for name in &ours {
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| known == name) else {
            breaches.push(format!("crates/{name} has no place in the house"));
            continue;
        };
        for needed in dependencies(name).intersection(&ours) {
            if !allowed.contains(&"*") && !allowed.contains(&needed.as_str()) {
                breaches.push(format!("crates/{name}/Cargo.toml: {needed}"));
            }
        }
    }
    nobody_breaks(
        "A crate depends only on those that the arrows in DESIGN §1 allow. What it needs from \
         another belongs to a floor below both, or is handed to it by the one above.",
        breaches,
    );
}

fn crates() -> BTreeSet<String> {
    let folders = fs::read_dir(root().join("crates")).unwrap();
    folders.map(|folder| folder.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

/// What it is built of; tests may use more.
fn dependencies(name: &str) -> BTreeSet<String> {
    let path = root().join("crates").join(name).join("Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let built_of = manifest.get("dependencies").and_then(toml::Value::as_table);
    built_of.map(|table| table.keys().cloned().collect()).unwrap_or_default()
}

#[test]
fn a_slice_knows_only_the_slices_above_it() {
    let slices = slices();
    let place = |name: &str| slices.iter().position(|slice| slice == name);
    let mut breaches = Vec::new();
    for source in source::product() {
        let Some(("billing", module)) = source.crate_and_module() else { continue };
        let own = module.split('/').next().unwrap_or_default();
        let Some(own_place) = place(own) else { continue };
        for used in used_of_crate(&source) {
            if place(&used).is_some_and(|used| used > own_place) {
                breaches.push(format!("{}: uses {used}, which stands below {own}", source.path));
            }
        }
    }
    nobody_breaks(
        "Inside billing a slice knows only those that stand above it in billing/src/lib.rs. What \
         must travel down travels as an event or a job, which the lower slice reads.",
        breaches,
    );
}

/// In the order of `lib.rs`; a slice is a folder with a door.
fn slices() -> Vec<String> {
    let billing = root().join("crates/billing/src");
    let library = source::tokens(&fs::read_to_string(billing.join("lib.rs")).unwrap());
    let modules = library.windows(3).filter_map(|tokens| match tokens {
        [Token::Word(public), Token::Word(module), Token::Word(name)]
            if public == "pub" && module == "mod" =>
        {
            Some(name.clone())
        }
        _ => None,
    });
    let slices: Vec<_> =
        modules.filter(|name| billing.join(name).join("mod.rs").exists()).collect();
    assert!(slices.len() >= 10, "billing/src/lib.rs was not understood: {slices:?}");
    slices
}

/// `crate::people::…` and `crate::{people, …}`.
fn used_of_crate(source: &Source) -> BTreeSet<String> {
    let tokens = source.tokens();
    let after_crate = (0..tokens.len()).filter(|at| is_path(&tokens[*at..], "crate"));
    let mut used = BTreeSet::new();
    for at in after_crate {
        match &tokens[at + 3..] {
            [Token::Word(name), ..] => drop(used.insert(name.clone())),
            [Token::Sign('{'), group @ ..] => used.extend(firsts_of_group(group)),
            _ => {}
        }
    }
    used
}

/// `word::`.
fn is_path(tokens: &[Token], word: &str) -> bool {
    matches!(tokens, [Token::Word(first), Token::Sign(':'), Token::Sign(':'), ..] if first == word)
}

fn firsts_of_group(group: &[Token]) -> Vec<String> {
    let mut firsts = Vec::new();
    let mut depth = 1;
    let mut is_first = true;
    for token in group {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => depth -= 1,
            Token::Sign(',') => is_first = depth == 1,
            Token::Word(name) if is_first => {
                firsts.push(name.clone());
                is_first = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    firsts
}

#[test]
fn a_slice_is_entered_by_its_door() {
    let slices = slices();
    let mut breaches = Vec::new();
    for source in source::product() {
        let Some((_, module)) = source.crate_and_module() else { continue };
        let own = module.split('/').next().unwrap_or_default();
        for path in deep_paths(&source.tokens(), &slices) {
            if !path.starts_with(&format!("{own}::")) {
                breaches.push(format!("{}: {path}", source.path));
            }
        }
    }
    nobody_breaks(
        "What a slice offers is named in its mod.rs: import `slice::Thing`, and add a `pub use` \
         to the slice's mod.rs where it is missing.",
        breaches,
    );
}

/// `crate::slice::module::` and `billing::slice::module::`.
fn deep_paths(tokens: &[Token], slices: &[String]) -> Vec<String> {
    let mut paths = Vec::new();
    for at in 0..tokens.len() {
        let from = &tokens[at..];
        if !is_path(from, "crate") && !is_path(from, "billing") {
            continue;
        }
        if let [
            _,
            _,
            _,
            Token::Word(slice),
            Token::Sign(':'),
            Token::Sign(':'),
            Token::Word(inner),
            rest @ ..,
        ] = from
        {
            let is_module = inner.starts_with(char::is_lowercase)
                && matches!(rest, [Token::Sign(':'), Token::Sign(':'), ..]);
            if is_module && slices.contains(slice) {
                paths.push(format!("{slice}::{inner}"));
            }
        }
    }
    paths
}

#[test]
fn the_faces_of_the_web_never_look_at_each_other() {
    const FACES: [&str; 4] = ["portal", "console", "api", "hooks"];
    let mut breaches = Vec::new();
    for source in source::product() {
        let Some(("web", module)) = source.crate_and_module() else { continue };
        let own = module.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        if own == "lib" {
            continue;
        }
        for used in used_of_crate(&source) {
            if FACES.contains(&used.as_str()) && used != own {
                breaches.push(format!("{}: uses {used}", source.path));
            }
        }
    }
    nobody_breaks(
        "portal, console, api and hooks share nothing but web/kit, and the kit knows none of \
         them. What two of them need is a component, or an operation of billing's.",
        breaches,
    );
}
