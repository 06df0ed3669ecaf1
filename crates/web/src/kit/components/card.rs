//! Cards on a grid of twelve columns; on a phone each takes the whole width.

use maud::{Markup, Render, html};

/// Lays cards side by side.
pub fn grid(cards: Markup) -> Markup {
    html! { div class="grid" { (cards) } }
}

/// Parts one below the other, outside a grid.
pub fn stack(parts: Markup) -> Markup {
    html! { div class="stack" { (parts) } }
}

/// What a page is for on the left, what one may want to see meanwhile on the right.
pub fn split(main: Markup, aside: Markup) -> Markup {
    html! {
        div class="grid split" {
            div class={ "stack " (Span::Seven.class()) } { (main) }
            aside class={ "stack " (Span::Five.class()) } { (aside) }
        }
    }
}

/// How many of the twelve columns a card takes on a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    #[default]
    Whole,
    Seven,
    Six,
    Five,
}

impl Span {
    pub(super) fn class(self) -> &'static str {
        match self {
            Span::Whole => "span-12",
            Span::Seven => "span-7",
            Span::Six => "span-6",
            Span::Five => "span-5",
        }
    }
}

/// A titled card: hairlines inside it, never another card.
#[derive(Debug, Clone)]
pub struct Card<'a> {
    title: &'a str,
    hint: Option<&'a str>,
    average: bool,
    link: Option<(&'a str, &'a str)>,
    span: Span,
    content: Markup,
}

impl<'a> Card<'a> {
    /// An empty title makes a card without a head.
    pub fn new(title: &'a str, content: Markup) -> Card<'a> {
        Card { title, hint: None, average: false, link: None, span: Span::Whole, content }
    }

    /// A few words beside the title: "kWh per month".
    pub fn hint(self, words: &'a str) -> Self {
        Card { hint: Some(words), ..self }
    }

    /// The hint explains the dashed line of the chart below.
    pub fn average(self, words: &'a str) -> Self {
        Card { hint: Some(words), average: true, ..self }
    }

    /// On the right of the title: (address, words).
    pub fn link(self, href: &'a str, words: &'a str) -> Self {
        Card { link: Some((href, words)), ..self }
    }

    pub fn span(self, span: Span) -> Self {
        Card { span, ..self }
    }
}

impl Render for Card<'_> {
    fn render(&self) -> Markup {
        html! {
            section class={ "card " (self.span.class()) } {
                @if !self.title.is_empty() {
                    header class="card-head" {
                        h2 { (self.title) }
                        @if let Some(hint) = self.hint {
                            span class={ "card-hint" @if self.average { " average" } } { (hint) }
                        }
                        @if let Some((href, words)) = self.link { a class="link" href=(href) { (words) } }
                    }
                }
                (self.content)
            }
        }
    }
}
