//! SQL lives in the stores, and all of it is understood by both databases.

use std::collections::BTreeMap;

use db::{Db, Error};

use super::nobody_breaks;
use super::source::{self, Source, Token};

#[test]
fn sql_is_written_in_stores_only() {
    let outside = source::product().into_iter().filter(|source| {
        !is_store(source)
            && !source.path.starts_with("crates/db/")
            && !statements(source).is_empty()
    });
    nobody_breaks(
        "A slice keeps all its SQL in store.rs, or in files of a folder store/. Give the \
         statement a function with a name there, and call that.",
        outside.map(|source| source.path).collect(),
    );
}

#[tokio::test]
async fn every_statement_is_understood_by_both_databases() {
    let stores: Vec<_> = source::product().into_iter().filter(is_store).collect();
    let mut breaches = Vec::new();
    for (name, db) in databases().await {
        for store in &stores {
            for statement in statements(store) {
                if let Err(error) = prepare(&db, statement.clone()).await {
                    breaches.push(format!("{} on {name}: {error}\n{statement}\n", store.path));
                }
            }
        }
    }
    nobody_breaks(
        "A statement is one text for SQLite and PostgreSQL, in the subset of DESIGN §2. What \
         cannot be said in it belongs to db/dialect.rs.",
        breaches,
    );
}

/// With all migrations applied; PostgreSQL where the tests are told of one.
async fn databases() -> Vec<(&'static str, Db)> {
    let names = ["SQLite", "PostgreSQL"];
    let worlds = billing::samples::worlds().await;
    names.into_iter().zip(worlds.into_iter().map(|world| world.ctx.db)).collect()
}

async fn prepare(db: &Db, statement: String) -> Result<(), Error> {
    // Statements live as long as the program, so that no value can get into one.
    let statement: &'static str = Box::leak(statement.into_boxed_str());
    db.begin().await?.prepare(statement).await
}

fn is_store(source: &Source) -> bool {
    source.path.ends_with("/store.rs") || source.path.contains("/store/")
}

/// Every text that is a statement, with the pieces that macros put together.
fn statements(source: &Source) -> Vec<String> {
    let tokens = source.tokens();
    let (macros, rest) = take_macros(&tokens);
    let mut found = Vec::new();
    for at in 0..rest.len() {
        match &rest[at..] {
            [Token::Word(name), Token::Sign('!'), Token::Sign('('), arguments @ ..] => {
                found.extend(macros.get(name.as_str()).and_then(|arms| expand(arms, arguments)));
            }
            [Token::Text(text), ..] => found.push(text.clone()),
            _ => {}
        }
    }
    found.retain(|text| is_statement(text));
    found
}

fn is_statement(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match first {
        "SELECT" | "WITH" | "UPDATE" => !second.is_empty(),
        "INSERT" => second == "INTO",
        "DELETE" => second == "FROM",
        _ => false,
    }
}

/// What an arm takes, and the texts and names that it joins with `concat!`.
struct Arm {
    takes: Vec<Token>,
    joins: Vec<Token>,
}

/// The macros that join texts, and the tokens without their definitions.
fn take_macros(tokens: &[Token]) -> (BTreeMap<String, Vec<Arm>>, Vec<Token>) {
    let mut macros = BTreeMap::new();
    let mut rest = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at..] {
            [Token::Word(word), Token::Sign('!'), Token::Word(name), ..]
                if word == "macro_rules" =>
            {
                let body = group(&tokens[at + 3..]);
                macros.insert(name.clone(), arms(body));
                at += body.len() + 5;
            }
            [token, ..] => {
                rest.push(token.clone());
                at += 1;
            }
            [] => break,
        }
    }
    (macros, rest)
}

/// What stands between the first bracket and the one that closes it.
fn group(tokens: &[Token]) -> &[Token] {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(' | '{' | '[') => depth += 1,
            Token::Sign(')' | '}' | ']') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &tokens[1..at];
        }
    }
    &[]
}

/// `($rest:literal) => { concat!("…", $rest) };`, any number of them.
fn arms(mut body: &[Token]) -> Vec<Arm> {
    let mut arms = Vec::new();
    while matches!(body, [Token::Sign('('), ..]) {
        let takes = group(body);
        let after = &body[takes.len() + 4..];
        let makes = group(after);
        let joins = makes.iter().position(|token| matches!(token, Token::Sign('(')));
        let joins = joins.map(|at| group(&makes[at..])).unwrap_or_default();
        let is_piece = |token: &&Token| !matches!(token, Token::Sign(',' | '$'));
        arms.push(Arm {
            takes: takes.to_vec(),
            joins: joins.iter().filter(is_piece).cloned().collect(),
        });
        body = &after[(makes.len() + 2).min(after.len())..];
        body = body.strip_prefix(&[Token::Sign(';')]).unwrap_or(body);
    }
    arms
}

/// The text that a call makes, by the first arm that fits.
fn expand(arms: &[Arm], arguments: &[Token]) -> Option<String> {
    let arguments = call(arguments);
    let values = arms.iter().find_map(|arm| Some((arm, bind(&arm.takes, arguments)?)));
    let (arm, values) = values?;
    let pieces = arm.joins.iter().map(|piece| match piece {
        Token::Text(text) => Some(text.as_str()),
        Token::Word(name) => values.get(name.as_str()).copied(),
        Token::Sign(_) => None,
    });
    pieces.collect()
}

fn call(arguments: &[Token]) -> &[Token] {
    let end = arguments.iter().position(|token| matches!(token, Token::Sign(')')));
    let arguments = &arguments[..end.unwrap_or(0)];
    arguments.strip_suffix(&[Token::Sign(',')]).unwrap_or(arguments)
}

/// `$name:literal` takes a text; everything else must be the same.
fn bind<'a>(mut takes: &'a [Token], mut given: &'a [Token]) -> Option<BTreeMap<&'a str, &'a str>> {
    let mut values = BTreeMap::new();
    loop {
        match (takes, given) {
            ([], []) => return Some(values),
            (
                [Token::Sign('$'), Token::Word(name), _, _, next @ ..],
                [Token::Text(text), rest @ ..],
            ) => {
                values.insert(name.as_str(), text.as_str());
                (takes, given) = (next, rest);
            }
            ([one, next @ ..], [other, rest @ ..]) if one == other => (takes, given) = (next, rest),
            _ => return None,
        }
    }
}

#[test]
fn the_pieces_of_a_macro_are_put_together() {
    let text = r#"
        macro_rules! page { ($a:literal, Older) => { concat!("SELECT 1 ", $a, " DESC") };
                            ($a:literal, Newer) => { concat!("SELECT 2 ", $a) }; }
        fn f() { g(page!("FROM x", Newer)); g(page!("FROM y", Older)) }"#;
    let source = Source { path: "store.rs".to_owned(), text: text.to_owned() };
    assert_eq!(statements(&source), ["SELECT 2 FROM x", "SELECT 1 FROM y DESC"]);
}
