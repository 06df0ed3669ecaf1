//! What a person sent: the fields of a form or of an address, and what is wrong with them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

use super::Failure;

/// The fields of a form (`application/x-www-form-urlencoded`, WHATWG URL standard, section 5), in
/// the order they were sent. As an axum extractor it reads the body of a POST.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form {
    fields: Vec<(String, String)>,
}

impl Form {
    pub fn parse(bytes: &[u8]) -> Result<Form, Malformed> {
        let pieces = bytes.split(|byte| *byte == b'&').filter(|piece| !piece.is_empty());
        let fields: Vec<_> =
            pieces.take(FIELDS_LIMIT + 1).map(parse_field).collect::<Result<_, _>>()?;
        if fields.len() > FIELDS_LIMIT {
            Err(Malformed::TooManyFields)
        } else {
            Ok(Form { fields })
        }
    }

    /// What was typed into a field, without the spaces around it; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.verbatim(name).trim()
    }

    /// The same, to the last space: for passwords.
    pub fn verbatim(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// What was typed, unless the field was left empty or not sent.
    pub fn find(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// The field as a value of its own type; None when it is empty, missing or no such value.
    pub fn find_parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.find(name).and_then(|text| text.parse().ok())
    }

    /// Every value of a repeated field: the boxes that were ticked.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// All of them, as they were sent.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a checkbox was ticked: browsers send only those that are.
    pub fn is_ticked(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }
}

/// Names only: what people type may be a password.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.fields.iter().map(|(name, _)| name)).finish()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Form, Self::Rejection> {
        if !is_urlencoded(request.headers()) {
            return Err(Failure::Malformed(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|_| Failure::Malformed(StatusCode::PAYLOAD_TOO_LARGE))?;
        Form::parse(&body).map_err(|_| Failure::Malformed(StatusCode::BAD_REQUEST))
    }
}

/// The fields after the question mark of an address: filters, pages, tabs.
#[derive(Debug, Clone, Default)]
pub struct Query(pub Form);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Query, Self::Rejection> {
        let query = parts.uri.query().unwrap_or_default();
        let form = Form::parse(query.as_bytes());
        form.map(Query).map_err(|_| Failure::Malformed(StatusCode::BAD_REQUEST))
    }
}

/// Why some bytes are no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    NotUtf8,
    /// More fields than any form of ours has.
    TooManyFields,
}

/// What is wrong with a form, field by field, in the order found; shown beside the fields and
/// together on top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<(Cow<'static, str>, String)>,
}

impl Problems {
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, sentence: impl Into<String>) {
        self.found.push((field.into(), sentence.into()));
    }

    pub fn of(&self, field: &str) -> Option<&str> {
        self.iter().find(|(found, _)| *found == field).map(|(_, sentence)| sentence)
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.found.iter().map(|(field, sentence)| (&**field, sentence.as_str()))
    }
}

/// A thousand ticked invoices with their amounts, and some; a browser sends no more from any page
/// of ours.
const FIELDS_LIMIT: usize = 2_400;

fn parse_field(piece: &[u8]) -> Result<(String, String), Malformed> {
    let middle = piece.iter().position(|byte| *byte == b'=');
    let (name, value) = match middle {
        Some(middle) => (&piece[..middle], &piece[middle + 1..]),
        None => (piece, &b""[..]),
    };
    Ok((decode(name)?, decode(value)?))
}

/// Undoes percent-encoding, and `+` for a space; a `%` without two digits stands for itself.
fn decode(bytes: &[u8]) -> Result<String, Malformed> {
    let spaced: Vec<u8> =
        bytes.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let decoded = percent_decode(&spaced).decode_utf8().map_err(|_| Malformed::NotUtf8)?;
    Ok(decoded.into_owned())
}

/// Writes a text into an address or a form body; keeps what RFC 3986 calls unreserved.
pub fn encode(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, RESERVED).into()
}

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn is_urlencoded(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.unwrap_or_default().split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_they_were_typed() {
        let form =
            Form::parse(b"name=Mar%C3%ADa+N%c3%BA%C3%B1ez&amount=+12.50+&empty=&100%").unwrap();
        assert_eq!(form.text("name"), "María Núñez");
        assert_eq!(form.text("amount"), "12.50");
        assert_eq!(form.verbatim("amount"), " 12.50 ");
        assert_eq!((form.find("empty"), form.find("missing")), (None, None));
        assert!(form.is_ticked("100%"));
    }

    #[test]
    fn ticked_boxes_repeat_a_name() {
        let form = Form::parse(b"invoice=7&invoice=9&agree=on&quantity=4").unwrap();
        assert_eq!(form.all("invoice").collect::<Vec<_>>(), ["7", "9"]);
        assert!(form.is_ticked("agree") && !form.is_ticked("save"));
        assert_eq!(form.find_parsed("quantity"), Some(4));
        assert_eq!(form.find_parsed::<u32>("agree"), None);
    }

    #[test]
    fn what_is_no_form_is_refused() {
        assert_eq!(Form::parse(b"name=%FF"), Err(Malformed::NotUtf8));
        let flood = "a&".repeat(FIELDS_LIMIT + 1);
        assert_eq!(Form::parse(flood.as_bytes()), Err(Malformed::TooManyFields));
    }

    #[test]
    fn a_password_never_reaches_a_log() {
        let form = Form::parse(b"password=correct+horse").unwrap();
        assert_eq!(format!("{form:?}"), r#"["password"]"#);
    }

    #[test]
    fn what_is_encoded_comes_back() {
        for text in ["", "plain-1.2_3~", "a b&c=d/é%+"] {
            assert_eq!(
                Form::parse(format!("x={}", encode(text)).as_bytes()).unwrap().verbatim("x"),
                text
            );
        }
    }

    #[test]
    fn problems_are_told_by_field_and_in_order() {
        let mut problems = Problems::default();
        problems.add("email", "Enter your e-mail address.");
        problems.add("password", "Enter your password.");
        assert_eq!(problems.of("password"), Some("Enter your password."));
        assert_eq!(problems.of("name"), None);
        assert_eq!(problems.iter().next().unwrap().0, "email");
    }
}
