//! The project's own Rust files, and a reader of Rust that knows just enough: words, texts, signs.

use std::fs;
use std::path::{Path, PathBuf};

pub struct Source {
    /// From the project's root, with slashes: `crates/base/src/money.rs`.
    pub path: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Word(String),
    /// What a string literal says.
    Text(String),
    Sign(char),
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// Every Rust file of every crate.
pub fn all() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join("crates"), &mut found);
    assert!(found.len() > 100, "only {} files were found", found.len());
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// Those that end up in the product.
pub fn product() -> Vec<Source> {
    all().into_iter().filter(|source| !source.is_for_tests()).collect()
}

impl Source {
    /// The crate it belongs to, and the path inside its `src`.
    pub fn crate_and_module(&self) -> Option<(&str, &str)> {
        self.path.strip_prefix("crates/")?.split_once("/src/")
    }

    fn is_for_tests(&self) -> bool {
        let places = ["/tests/", "/examples/", "/tests.rs", "/samples.rs", "/samples/"];
        places.iter().any(|place| self.path.contains(place))
    }

    /// Without the tests at the end of the file.
    pub fn tokens(&self) -> Vec<Token> {
        let product = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        tokens(product)
    }
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
}

pub fn tokens(mut rest: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '/' if rest.starts_with("//") => (None, until(rest, "\n")),
            '/' if rest.starts_with("/*") => (None, until(rest, "*/")),
            '"' => quoted(rest),
            'r' if rest.starts_with("r\"") => raw(rest, "r\"", "\""),
            'r' if rest.starts_with("r#\"") => raw(rest, "r#\"", "\"#"),
            '\'' => (None, character(rest)),
            _ if is_of_word(first) => {
                let length = rest.find(|next| !is_of_word(next)).unwrap_or(rest.len());
                (Some(Token::Word(rest[..length].to_owned())), length)
            }
            _ if first.is_whitespace() => (None, first.len_utf8()),
            _ => (Some(Token::Sign(first)), first.len_utf8()),
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
    tokens
}

fn is_of_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

fn until(rest: &str, end: &str) -> usize {
    rest.find(end).map_or(rest.len(), |at| at + end.len())
}

/// A character such as `'"'`, or else the quote of a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, _))) => at + until(&rest[at + 1..], "'") + 1,
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

fn raw(rest: &str, open: &str, close: &str) -> (Option<Token>, usize) {
    let end = open.len() + until(&rest[open.len()..], close);
    let text = rest[open.len()..end].trim_end_matches(close);
    (Some(Token::Text(text.to_owned())), end)
}

/// With the escapes that occur in SQL; others are left out, nobody asks for them.
fn quoted(rest: &str) -> (Option<Token>, usize) {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (Some(Token::Text(text)), at + 1),
            '\\' => match chars.next() {
                Some((_, '\n')) => {
                    while chars.next_if(|(_, next)| next.is_whitespace()).is_some() {}
                }
                Some((_, escaped @ ('"' | '\\'))) => text.push(escaped),
                _ => text.push(' '),
            },
            char => text.push(char),
        }
    }
    (None, rest.len())
}

#[test]
fn the_reader_tells_texts_from_everything_else() {
    let read = tokens(r##"let a = '"'; f::<'a>("x \"y\"", r#"z"#) // "not this""##);
    let texts = read.iter().filter(|token| matches!(token, Token::Text(_)));
    let texts: Vec<_> = texts.cloned().collect();
    assert_eq!(texts, [Token::Text("x \"y\"".to_owned()), Token::Text("z".to_owned())]);
}
