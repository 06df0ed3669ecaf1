//! Choosing: from a list, from cards with a radio button each, or yes and no.

use maud::{Markup, Render, html};

use super::field::{described_by, error_line, field_id};

/// A drop-down list. Options are (value, words).
#[derive(Debug, Clone)]
pub struct Select<'a> {
    name: &'a str,
    label: &'a str,
    options: Vec<(&'a str, &'a str)>,
    selected: &'a str,
    hint: Option<&'a str>,
    error: Option<&'a str>,
    autocomplete: Option<&'a str>,
    half: bool,
}

impl<'a> Select<'a> {
    pub fn new(
        name: &'a str,
        label: &'a str,
        options: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Select<'a> {
        let options = options.into_iter().collect();
        Select {
            name,
            label,
            options,
            selected: "",
            hint: None,
            error: None,
            autocomplete: None,
            half: false,
        }
    }

    pub fn selected(self, value: &'a str) -> Self {
        Select { selected: value, ..self }
    }

    pub fn hint(self, hint: &'a str) -> Self {
        Select { hint: Some(hint), ..self }
    }

    pub fn error(self, error: Option<&'a str>) -> Self {
        Select { error, ..self }
    }

    /// The WHATWG autofill name: "country", "address-level1".
    pub fn autocomplete(self, what: &'a str) -> Self {
        Select { autocomplete: Some(what), ..self }
    }

    pub fn half(self) -> Self {
        Select { half: true, ..self }
    }
}

impl Render for Select<'_> {
    fn render(&self) -> Markup {
        let id = field_id(self.name);
        html! {
            div class={ "field" @if self.half { " half" } @if self.error.is_some() { " wrong" } } {
                label for=(id) { (self.label) }
                @if let Some(hint) = self.hint { p class="hint" id={ (id) "-hint" } { (hint) } }
                select class="line" id=(id) name=(self.name) autocomplete=[self.autocomplete]
                    aria-invalid=[self.error.map(|_| "true")]
                    aria-describedby=[described_by(&id, self.hint, self.error)] {
                    @for (value, words) in &self.options {
                        option value=(value) selected[*value == self.selected] { (words) }
                    }
                }
                (error_line(&id, self.error))
            }
        }
    }
}

/// One of several, each with room to say what it means.
#[derive(Debug, Clone)]
pub struct RadioCards<'a> {
    name: &'a str,
    legend: &'a str,
    cards: Vec<RadioCard<'a>>,
    error: Option<&'a str>,
}

#[derive(Debug, Clone, Default)]
pub struct RadioCard<'a> {
    pub value: &'a str,
    pub title: &'a str,
    /// What choosing it means: "Nothing will remain."
    pub detail: &'a str,
    /// On the right: an amount, a chip.
    pub aside: Option<Markup>,
    pub chosen: bool,
    /// Shown, but not to be chosen; `detail` says why.
    pub disabled: bool,
    /// Shown below the card once it is chosen: the field for another amount.
    pub more: Option<Markup>,
}

impl<'a> RadioCards<'a> {
    pub fn new(
        name: &'a str,
        legend: &'a str,
        cards: impl IntoIterator<Item = RadioCard<'a>>,
    ) -> RadioCards<'a> {
        RadioCards { name, legend, cards: cards.into_iter().collect(), error: None }
    }

    pub fn error(self, error: Option<&'a str>) -> Self {
        RadioCards { error, ..self }
    }
}

impl Render for RadioCards<'_> {
    fn render(&self) -> Markup {
        let id = field_id(self.name);
        html! {
            fieldset class={ "radio-cards" @if self.error.is_some() { " wrong" } }
                aria-describedby=[described_by(&id, None, self.error)] {
                legend { (self.legend) }
                (error_line(&id, self.error))
                @for (index, card) in self.cards.iter().enumerate() {
                    (self.card(card, (index == 0).then_some(id.as_str())))
                }
            }
        }
    }
}

impl RadioCards<'_> {
    /// The first control carries the group's id, so that the summary of problems leads to it.
    fn card(&self, card: &RadioCard<'_>, id: Option<&str>) -> Markup {
        html! {
            div class="radio-card" {
                label {
                    input type="radio" id=[id] name=(self.name) value=(card.value) required
                        checked[card.chosen] disabled[card.disabled];
                    span class="radio-text" {
                        b { (card.title) }
                        @if !card.detail.is_empty() { small { (card.detail) } }
                    }
                    @if let Some(aside) = &card.aside { span class="radio-aside" { (aside) } }
                }
                @if let Some(more) = &card.more { div class="radio-more" { (more) } }
            }
        }
    }
}

/// Yes or no. The label may hold links.
#[derive(Debug, Clone)]
pub struct Checkbox<'a> {
    name: &'a str,
    label: Markup,
    value: &'a str,
    ticked: bool,
    required: bool,
    hint: Option<&'a str>,
    error: Option<&'a str>,
}

impl<'a> Checkbox<'a> {
    pub fn new(name: &'a str, label: impl Render) -> Checkbox<'a> {
        let label = label.render();
        Checkbox {
            name,
            label,
            value: "on",
            ticked: false,
            required: false,
            hint: None,
            error: None,
        }
    }

    /// What is sent when ticked, where several boxes share a name.
    pub fn value(self, value: &'a str) -> Self {
        Checkbox { value, ..self }
    }

    pub fn ticked(self, ticked: bool) -> Self {
        Checkbox { ticked, ..self }
    }

    pub fn required(self) -> Self {
        Checkbox { required: true, ..self }
    }

    pub fn hint(self, hint: &'a str) -> Self {
        Checkbox { hint: Some(hint), ..self }
    }

    pub fn error(self, error: Option<&'a str>) -> Self {
        Checkbox { error, ..self }
    }
}

impl Render for Checkbox<'_> {
    fn render(&self) -> Markup {
        let id = field_id(self.name);
        html! {
            div class={ "checkbox" @if self.error.is_some() { " wrong" } } {
                label {
                    input type="checkbox" id=(id) name=(self.name) value=(self.value)
                        checked[self.ticked] required[self.required]
                        aria-invalid=[self.error.map(|_| "true")]
                        aria-describedby=[described_by(&id, self.hint, self.error)];
                    span { (self.label) }
                }
                @if let Some(hint) = self.hint { p class="hint" id={ (id) "-hint" } { (hint) } }
                (error_line(&id, self.error))
            }
        }
    }
}
