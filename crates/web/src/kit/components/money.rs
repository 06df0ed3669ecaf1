//! Amounts drawn large: sign, symbol and cents smaller than the rest.

use maud::{Markup, Render, html};

/// An amount cut into the pieces in which a language writes it. A screen reader is given `text`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figure<'a> {
    /// The whole of it: "−$1,248.16", "1.248,16 €"
    pub text: &'a str,
    /// Minus sign and symbol, where they come first: "−$"
    pub before: &'a str,
    /// "1,248"
    pub whole: &'a str,
    /// The separator and what follows it: ".16"; empty for a currency without cents.
    pub cents: &'a str,
    /// The symbol, where it comes last.
    pub after: &'a str,
}

impl Render for Figure<'_> {
    fn render(&self) -> Markup {
        html! {
            span class={ "figure" (self.size_class()) } {
                span class="unseen" { (self.text) }
                span aria-hidden="true" {
                    @if !self.before.is_empty() { span class="figure-small before" { (self.before) } }
                    (self.whole)
                    @if !self.cents.is_empty() { span class="figure-small after" { (self.cents) } }
                    @if !self.after.is_empty() { span class="figure-small after" { (self.after) } }
                }
            }
        }
    }
}

impl Figure<'_> {
    /// Long amounts are set smaller, so that a million fits beside its sign on a phone.
    fn size_class(&self) -> &'static str {
        match self.text.chars().count() {
            0..=9 => "",
            10..=12 => " long",
            _ => " longest",
        }
    }
}
