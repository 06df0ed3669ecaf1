//! The routes, as the sources of `web` write them: `.route("/address", get(…).post(…))`.

use std::collections::BTreeSet;

use crate::tidy::source::{self, Source, Token};

/// `GET /payments/{id}`, and so on.
pub fn all() -> BTreeSet<String> {
    let product = source::product().into_iter();
    let web: Vec<_> = product.filter(|source| source.path.contains("crates/web/src")).collect();
    web.iter().flat_map(|source| routes_of(source, &web)).collect()
}

fn routes_of(source: &Source, web: &[Source]) -> Vec<String> {
    let tokens = source.tokens();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if let [Token::Sign('.'), Token::Word(word), Token::Sign('('), rest @ ..] = &tokens[at..]
            && word == "route"
        {
            let comma = rest.iter().position(|token| *token == Token::Sign(',')).unwrap();
            let address = address_of(source, web, &rest[..comma]);
            let methods = methods(&rest[comma + 1..]);
            found.extend(methods.into_iter().map(|method| format!("{method} {address}")));
        }
    }
    found
}

/// Written out, or the name of a constant, of this file or of a module beside it.
fn address_of(source: &Source, web: &[Source], tokens: &[Token]) -> String {
    let place = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let known = match tokens {
        [Token::Text(text)] => Some(text.clone()),
        [Token::Word(name)] => constant(&source.tokens(), name),
        [Token::Word(module), _, _, Token::Word(name)] => {
            let path = format!("{place}/{module}.rs");
            let beside = web.iter().find(|other| other.path == path);
            beside.and_then(|other| constant(&other.tokens(), name))
        }
        _ => None,
    };
    known.unwrap_or_else(|| {
        panic!("{}: write the address of a route out, or as a constant: {tokens:?}", source.path)
    })
}

/// `const NAME: &str = "…"`
fn constant(tokens: &[Token], name: &str) -> Option<String> {
    let mut all = (0..tokens.len()).map(|at| &tokens[at..]);
    all.find_map(|from| match from {
        [Token::Word(word), Token::Word(found), rest @ ..] if word == "const" && found == name => {
            rest.iter().take(7).find_map(|token| match token {
                Token::Text(text) => Some(text.clone()),
                _ => None,
            })
        }
        _ => None,
    })
}

/// Until the bracket that closes the route.
fn methods(tokens: &[Token]) -> Vec<&'static str> {
    let mut depth = 0;
    let mut found = Vec::new();
    for pair in tokens.windows(2) {
        match pair {
            [Token::Sign('('), _] => depth += 1,
            [Token::Sign(')'), _] if depth == 0 => break,
            [Token::Sign(')'), _] => depth -= 1,
            [Token::Word(word), Token::Sign('(')] if depth == 0 => match word.as_str() {
                "get" => found.push("GET"),
                "post" => found.push("POST"),
                method => panic!("a route takes {method}: teach access/routes.rs about it"),
            },
            _ => {}
        }
    }
    found
}
