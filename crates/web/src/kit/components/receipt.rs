//! A receipt: on the screen a card, on paper a sheet with nothing else on it.

use maud::{Markup, Render, html};

use super::chip::{Tone, chip};
use super::money::Figure;
use super::sums::sums;

#[derive(Debug, Clone)]
pub struct Receipt<'a> {
    /// "Payment receipt"
    pub title: &'a str,
    pub biller: &'a str,
    pub status: (Tone, &'a str),
    pub figure: Figure<'a>,
    /// Below the amount: "Paid on November 15, 2026 at 10:42 am"
    pub sentence: &'a str,
    /// Confirmation number, method, account: (name, value).
    pub facts: Vec<(&'a str, &'a str)>,
    /// What it paid and what that cost: (invoice, maybe as a link, or fee, and amount).
    pub lines: Vec<(Markup, &'a str)>,
    /// What that comes to: (name, amount).
    pub totals: Vec<(&'a str, &'a str)>,
    /// What else to know: "This is the day your bank approved it."; empty for none.
    pub note: &'a str,
}

impl Render for Receipt<'_> {
    fn render(&self) -> Markup {
        html! {
            section class="card receipt" aria-label=(self.title) {
                header class="receipt-head" {
                    p class="receipt-biller" { (self.biller) }
                    (chip(self.status.0, self.status.1))
                    p class="receipt-figure" { (self.figure) }
                    p class="receipt-sentence" { (self.sentence) }
                }
                (super::definitions(self.facts.iter().copied()))
                @if !self.lines.is_empty() { (self.sums()) }
                @if !self.note.is_empty() { p class="receipt-note" { (self.note) } }
            }
        }
    }
}

impl Receipt<'_> {
    fn sums(&self) -> Markup {
        let totals = self.totals.iter().map(|(name, amount)| (html! { (name) }, *amount));
        sums(self.lines.iter().map(|(name, amount)| (name.clone(), *amount)), totals)
    }
}
