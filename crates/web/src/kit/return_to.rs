//! Where to go after signing in, or after a small change such as the language: always a page of ours.

use std::fmt;
use std::str::FromStr;

use axum::response::Redirect;

use super::forms::{Form, encode};

/// A path of this site with its query, such as `/invoices?status=open`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnTo(String);

/// Longer than any address of ours.
const LENGTH_LIMIT: usize = 2_000;

impl ReturnTo {
    /// What the field `return_to` says, if it is a page of ours; the dashboard otherwise.
    pub fn of(form: &Form) -> ReturnTo {
        form.find_parsed("return_to").unwrap_or_default()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn redirect(&self) -> Redirect {
        Redirect::to(&self.0)
    }

    /// `/sign-in` → `/sign-in?return_to=%2Finvoices`; unchanged where it would say nothing new.
    pub fn onto(&self, address: &str) -> String {
        let separator = if address.contains('?') { '&' } else { '?' };
        match *self == ReturnTo::default() {
            true => address.to_owned(),
            false => format!("{address}{separator}return_to={}", encode(&self.0)),
        }
    }
}

impl Default for ReturnTo {
    fn default() -> ReturnTo {
        ReturnTo("/dashboard".to_owned())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOurs;

impl FromStr for ReturnTo {
    type Err = NotOurs;

    /// Browsers read `//host` and `/\host` as another site's address, and skip tabs and newlines.
    fn from_str(text: &str) -> Result<ReturnTo, NotOurs> {
        let is_path = text.starts_with('/') && !text[1..].starts_with('/');
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        match is_path && is_plain && text.len() <= LENGTH_LIMIT {
            true => Ok(ReturnTo(text.to_owned())),
            false => Err(NotOurs),
        }
    }
}

impl fmt::Display for ReturnTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_returned_to() {
        for text in ["/", "/invoices?status=open", "/a/%C3%A9#b"] {
            assert!(text.parse::<ReturnTo>().is_ok(), "{text}");
        }
        for text in [
            "",
            "invoices",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\t/e",
            "/é",
        ] {
            assert_eq!(text.parse::<ReturnTo>(), Err(NotOurs), "{text}");
        }
    }

    #[test]
    fn it_travels_inside_an_address() {
        let bills: ReturnTo = "/invoices?status=open".parse().unwrap();
        let address = bills.onto("/sign-in?expired=yes");
        assert_eq!(address, "/sign-in?expired=yes&return_to=%2Finvoices%3Fstatus%3Dopen");
        assert_eq!(ReturnTo::default().onto("/sign-in"), "/sign-in");
    }
}
