//! A line to type into: label above, hint below it, error below the line, all said to screen readers.

use maud::{Markup, Render, html};

use crate::kit::Icon;

/// The id of a field's control, which the summary of problems links to.
pub fn field_id(name: &str) -> String {
    format!("field-{name}")
}

#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    kind: Kind<'a>,
    name: &'a str,
    label: &'a str,
    value: &'a str,
    hint: Option<&'a str>,
    error: Option<&'a str>,
    autocomplete: Option<&'a str>,
    optional: Option<&'a str>,
    limit: Option<u32>,
    range: Option<(&'a str, &'a str)>,
    half: bool,
    focused: bool,
    conditional: bool,
    in_cell: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind<'a> {
    Text,
    Paragraph,
    Email,
    Password,
    Telephone,
    Search,
    Code,
    Date,
    Money { before: &'a str, after: &'a str },
}

impl<'a> Field<'a> {
    pub fn text(name: &'a str, label: &'a str) -> Field<'a> {
        Field::of(Kind::Text, name, label)
    }

    /// Several lines.
    pub fn paragraph(name: &'a str, label: &'a str) -> Field<'a> {
        Field::of(Kind::Paragraph, name, label)
    }

    pub fn email(name: &'a str, label: &'a str) -> Field<'a> {
        Field::of(Kind::Email, name, label).autocomplete("email")
    }

    /// Never carries a value: what was typed is not sent back.
    pub fn password(name: &'a str, label: &'a str) -> Field<'a> {
        Field::of(Kind::Password, name, label).autocomplete("current-password")
    }

    pub fn telephone(name: &'a str, label: &'a str) -> Field<'a> {
        Field::of(Kind::Telephone, name, label).autocomplete("tel")
    }

    /// The one field that shows its label inside the line; for a search beside a list.
    pub fn search(name: &'a str, label: &'a str) -> Field<'a> {
        Field::of(Kind::Search, name, label)
    }

    /// The digits of a code that came by mail or text.
    pub fn code(name: &'a str, label: &'a str) -> Field<'a> {
        Field::of(Kind::Code, name, label).autocomplete("one-time-code")
    }

    /// Value as `2026-11-24`.
    pub fn date(name: &'a str, label: &'a str) -> Field<'a> {
        Field::of(Kind::Date, name, label)
    }

    /// The currency's symbol stands before or after the line, as the language has it.
    pub fn money(name: &'a str, label: &'a str, before: &'a str, after: &'a str) -> Field<'a> {
        Field::of(Kind::Money { before, after }, name, label)
    }

    pub fn value(self, value: &'a str) -> Self {
        Field { value, ..self }
    }

    pub fn hint(self, hint: &'a str) -> Self {
        Field { hint: Some(hint), ..self }
    }

    /// What is wrong with it: `problems.of("email")`.
    pub fn error(self, error: Option<&'a str>) -> Self {
        Field { error, ..self }
    }

    /// The WHATWG autofill name: "postal-code", "new-password".
    pub fn autocomplete(self, what: &'a str) -> Self {
        Field { autocomplete: Some(what), ..self }
    }

    /// May be left empty; `word` says so beside the label: "optional". Every other field is required.
    pub fn optional(self, word: &'a str) -> Self {
        Field { optional: Some(word), ..self }
    }

    pub fn limit(self, characters: u32) -> Self {
        Field { limit: Some(characters), ..self }
    }

    /// A date's first and last, or a number's.
    pub fn between(self, first: &'a str, last: &'a str) -> Self {
        Field { range: Some((first, last)), ..self }
    }

    /// Takes half of the width beside another half, where there is room.
    pub fn half(self) -> Self {
        Field { half: true, ..self }
    }

    /// Where typing starts; once on a page.
    pub fn focused(self) -> Self {
        Field { focused: true, ..self }
    }

    /// Needed only with a choice beside it, which the server knows and the browser doesn't.
    pub fn conditional(self) -> Self {
        Field { conditional: true, ..self }
    }

    /// In a table, where the column says what is typed: the label is for screen readers alone.
    pub fn in_cell(self) -> Self {
        Field { in_cell: true, ..self }
    }

    fn of(kind: Kind<'a>, name: &'a str, label: &'a str) -> Field<'a> {
        Field {
            kind,
            name,
            label,
            value: "",
            hint: None,
            error: None,
            autocomplete: None,
            optional: None,
            limit: None,
            range: None,
            half: false,
            focused: false,
            conditional: false,
            in_cell: false,
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let id = field_id(self.name);
        html! {
            div class={ "field" @if self.half { " half" } @if self.in_cell { " in-cell" } @if self.error.is_some() { " wrong" } } {
                label for=(id) class=[(self.kind == Kind::Search || self.in_cell).then_some("unseen")] {
                    (self.label)
                    @if let Some(word) = self.optional { span class="optional" { (word) } }
                }
                @if let Some(hint) = self.hint { p class="hint" id={ (id) "-hint" } { (hint) } }
                (self.control(&id))
                (error_line(&id, self.error))
            }
        }
    }
}

impl Field<'_> {
    fn control(&self, id: &str) -> Markup {
        match self.kind {
            Kind::Paragraph => self.paragraph_control(id),
            Kind::Money { before, after } => html! {
                div class="money-line" {
                    @if !before.is_empty() { span aria-hidden="true" { (before) } }
                    (self.line(id))
                    @if !after.is_empty() { span aria-hidden="true" { (after) } }
                }
            },
            Kind::Search => html! { div class="search-line" { (Icon::Search) (self.line(id)) } },
            _ => self.line(id),
        }
    }

    fn line(&self, id: &str) -> Markup {
        let (kind, keyboard) = match self.kind {
            Kind::Text | Kind::Paragraph => ("text", None),
            Kind::Email => ("email", None),
            Kind::Password => ("password", None),
            Kind::Telephone => ("tel", None),
            Kind::Search => ("search", None),
            Kind::Date => ("date", None),
            Kind::Code => ("text", Some("numeric")),
            Kind::Money { .. } => ("text", Some("decimal")),
        };
        let placeholder = (self.kind == Kind::Search).then_some(self.label);
        let (first, last) = self.range.unzip();
        let value =
            Some(self.value).filter(|value| self.kind != Kind::Password && !value.is_empty());
        html! {
            input class={ "line" @if self.kind == Kind::Code { " code" } } type=(kind) id=(id)
                name=(self.name) value=[value] placeholder=[placeholder] inputmode=[keyboard] maxlength=[self.limit]
                min=[first] max=[last] autocomplete=[self.autocomplete] required[self.is_required()]
                aria-invalid=[self.error.map(|_| "true")] autofocus[self.focused]
                aria-describedby=[described_by(id, self.hint, self.error)];
        }
    }

    fn paragraph_control(&self, id: &str) -> Markup {
        html! {
            textarea class="line" id=(id) name=(self.name) rows="5" maxlength=[self.limit]
                required[self.is_required()] aria-invalid=[self.error.map(|_| "true")]
                aria-describedby=[described_by(id, self.hint, self.error)] { (self.value) }
        }
    }

    /// A search with nothing typed shows everything.
    fn is_required(&self) -> bool {
        self.optional.is_none() && !self.conditional && self.kind != Kind::Search
    }
}

pub(super) fn error_line(id: &str, error: Option<&str>) -> Markup {
    html! { @if let Some(error) = error { p class="error" id={ (id) "-error" } { (error) } } }
}

/// The ids of what explains a control, for `aria-describedby`.
pub(super) fn described_by(id: &str, hint: Option<&str>, error: Option<&str>) -> Option<String> {
    match (hint, error) {
        (None, None) => None,
        (Some(_), None) => Some(format!("{id}-hint")),
        (None, Some(_)) => Some(format!("{id}-error")),
        (Some(_), Some(_)) => Some(format!("{id}-hint {id}-error")),
    }
}
