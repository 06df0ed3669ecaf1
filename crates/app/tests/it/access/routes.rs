//! The routes, as the sources of `web` write them: `.route("/address", get(…).post(…))`.

use std::collections::BTreeSet;

use crate::tidy::source::{self, Source, Token};

/// `GET /payments/{id}`, and so on.
pub fn all() -> BTreeSet<String> {
    let web = source::product().into_iter().filter(|source| source.path.contains("crates/web/src"));
    web.flat_map(|source| routes_of(&source)).collect()
}

fn routes_of(source: &Source) -> Vec<String> {
    let tokens = source.tokens();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if let [
            Token::Sign('.'),
            Token::Word(word),
            Token::Sign('('),
            address,
            Token::Sign(','),
            rest @ ..,
        ] = &tokens[at..]
            && word == "route"
        {
            let address = address_of(&tokens, address);
            found.extend(methods(rest).into_iter().map(|method| format!("{method} {address}")));
        }
    }
    found
}

/// Written out, or the name of a constant of the same file.
fn address_of(tokens: &[Token], token: &Token) -> String {
    match token {
        Token::Text(text) => text.clone(),
        Token::Word(name) => constant(tokens, name)
            .unwrap_or_else(|| panic!("write the address of {name} in the file that routes it")),
        Token::Sign(sign) => panic!("a route begins with {sign}"),
    }
}

/// `const NAME: &str = "…"`
fn constant(tokens: &[Token], name: &str) -> Option<String> {
    tokens.windows(7).find_map(|window| match window {
        [Token::Word(word), Token::Word(found), _, _, _, _, Token::Text(text)]
            if word == "const" && found == name =>
        {
            Some(text.clone())
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
