//! Elements by path, parsed, and all that is wrong with them.

use base::{Cents, Currency};
use roxmltree::Node;

use crate::issue::{ISSUE_LIMIT, Issue};
use crate::value::{self, Parsed, Wrong, quoted};

/// All of UBL's namespaces begin with it; other elements (extensions, signatures) are not ours.
const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd:";

/// Takes elements and collects the issues met on the way. Paths are local names with `/` between.
#[derive(Default)]
pub(super) struct Elements {
    issues: Vec<Issue>,
}

impl Elements {
    /// Whether nothing was wrong so far.
    pub fn are_fine(&self) -> bool {
        self.issues.is_empty()
    }

    pub fn into_issues(self) -> Vec<Issue> {
        self.issues
    }

    /// The first element of this path, parsed; `None` where it is absent, or wrong (an issue).
    pub fn find<T>(
        &mut self,
        parent: Node<'_, '_>,
        path: &str,
        parse: impl FnOnce(&str) -> Parsed<T>,
    ) -> Option<T> {
        let element = find(parent, path)?;
        self.parse(element, path, &text(element), parse)
    }

    /// Parses what was found in an element.
    pub fn parse<T>(
        &mut self,
        element: Node<'_, '_>,
        path: &str,
        text: &str,
        parse: impl FnOnce(&str) -> Parsed<T>,
    ) -> Option<T> {
        match parse(text) {
            Ok(value) => Some(value),
            Err(Wrong { problem, expected }) => {
                self.refuse(element, path, problem, expected);
                None
            }
        }
    }

    /// As [`Elements::find`], but its absence is an issue.
    pub fn get<T>(
        &mut self,
        parent: Node<'_, '_>,
        path: &str,
        parse: impl FnOnce(&str) -> Parsed<T>,
    ) -> Option<T> {
        if find(parent, path).is_none() {
            self.refuse(parent, path, "is missing", "the element");
        }
        self.find(parent, path, parse)
    }

    /// An amount, whose `currencyID` must be the document's currency.
    pub fn find_amount(
        &mut self,
        parent: Node<'_, '_>,
        path: &str,
        currency: Currency,
    ) -> Option<Cents> {
        let element = find(parent, path)?;
        let stated = element.attribute("currencyID").unwrap_or_default();
        if !stated.is_empty() && stated != currency.code() {
            let problem = format!("is in {}", quoted(stated));
            self.refuse(element, path, problem, format!("{currency} as the document"));
            return None;
        }
        self.find(parent, path, |text| value::amount(&plain(text), currency))
    }

    pub fn get_amount(
        &mut self,
        parent: Node<'_, '_>,
        path: &str,
        currency: Currency,
    ) -> Option<Cents> {
        if find(parent, path).is_none() {
            self.refuse(parent, path, "is missing", "an amount");
        }
        self.find_amount(parent, path, currency)
    }

    pub fn refuse(
        &mut self,
        element: Node<'_, '_>,
        path: &str,
        problem: impl Into<String>,
        expected: impl Into<String>,
    ) {
        // Finding a line means counting from the beginning: not for issues that nobody will see.
        if self.issues.len() < ISSUE_LIMIT {
            self.issues.push(Issue::new(line(element), path, problem, expected));
        }
    }

    pub fn add(&mut self, issue: Option<Issue>) {
        self.issues.extend(issue);
    }
}

/// The first element of this path.
pub(super) fn find<'a, 'd>(parent: Node<'a, 'd>, path: &str) -> Option<Node<'a, 'd>> {
    match path.split_once('/') {
        Some((name, rest)) => all(parent, name).find_map(|child| find(child, rest)),
        None => all(parent, path).next(),
    }
}

/// The children of this name.
pub(super) fn all<'a, 'd>(parent: Node<'a, 'd>, name: &str) -> impl Iterator<Item = Node<'a, 'd>> {
    parent.children().filter(move |child| {
        let tag = child.tag_name();
        tag.name() == name && tag.namespace().is_some_and(|space| space.starts_with(UBL))
    })
}

/// An element's own text, whatever comments stand in it, trimmed.
pub(super) fn text(element: Node<'_, '_>) -> String {
    let parts = element.children().filter(Node::is_text).filter_map(|node| node.text());
    parts.collect::<String>().trim().to_owned()
}

/// An element of which an absent one is no issue, and an odd one neither: a free field of other
/// people's systems.
pub(super) fn lenient<T>(
    parent: Node<'_, '_>,
    path: &str,
    parse: impl FnOnce(&str) -> Parsed<T>,
) -> Option<T> {
    parse(&text(find(parent, path)?)).ok()
}

/// The line an element begins on.
pub(super) fn line(element: Node<'_, '_>) -> u32 {
    element.document().text_pos_at(element.range().start).row
}

/// `xs:decimal` as our plain numbers: it also allows `+1`, `.5` and `5.`.
pub(super) fn plain(text: &str) -> String {
    let unsigned = text.trim_start_matches(['+', '-']);
    let sign = if text.starts_with('-') { "-" } else { "" };
    let signs = text.len() - unsigned.len();
    let digits = unsigned.strip_suffix('.').unwrap_or(unsigned);
    let zero = if digits.starts_with('.') { "0" } else { "" };
    match signs {
        0 | 1 => format!("{sign}{zero}{digits}"),
        _ => text.to_owned(),
    }
}

/// Words in one line, however the file is indented.
pub(super) fn words(text: &str) -> Parsed<String> {
    value::text(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `xs:date`, whose time zone says nothing about a bill's day.
pub(super) fn date(text: &str) -> Parsed<base::Date> {
    let zone = text.get(10..).unwrap_or_default();
    let is_zone = zone == "Z" || (zone.len() == 6 && zone.starts_with(['+', '-']));
    value::date(if is_zone { text.get(..10).unwrap_or(text) } else { text })
}

pub(super) fn decimal(text: &str) -> Parsed<base::Decimal> {
    value::decimal(&plain(text))
}
