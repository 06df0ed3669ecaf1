//! The balance: the one saturated slab of a page, holding the one action.

use maud::{Markup, Render, html};

use super::card::Span;
use super::money::Figure;
use super::ruler::Ruler;
use crate::kit::Icon;

#[derive(Debug, Clone, Copy, Default)]
pub struct Slab<'a> {
    /// "You owe", "You're all paid up", "You have a credit of"
    pub label: &'a str,
    pub figure: Figure<'a>,
    pub pill: Option<Pill<'a>>,
    /// Where a bill is open.
    pub ruler: Option<Ruler<'a>>,
    /// Where none is: "Your next bill comes about December 3."; empty for none.
    pub sentence: &'a str,
    pub method: Option<MethodLine<'a>>,
    /// "Pay $248.16": repeats the amount.
    pub primary: Option<Action<'a>>,
    pub secondary: Option<Action<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pill<'a> {
    /// "Paid", "Nothing due"
    Calm(&'a str),
    /// "Due in 9 days"
    Due(&'a str),
    /// "3 days overdue"
    Overdue(&'a str),
}

/// What would be charged, and the way to another.
#[derive(Debug, Clone, Copy)]
pub struct MethodLine<'a> {
    pub icon: Icon,
    /// "Visa ending 4242"
    pub words: &'a str,
    pub change: Option<Action<'a>>,
}

#[derive(Debug, Clone, Copy)]
pub struct Action<'a> {
    pub href: &'a str,
    pub words: &'a str,
}

impl Render for Slab<'_> {
    fn render(&self) -> Markup {
        html! {
            section class={ "card slab " (Span::Five.class()) } aria-labelledby="balance" {
                div class="slab-top" {
                    h2 id="balance" { (self.label) }
                    @if let Some(pill) = self.pill { (pill) }
                }
                p class="slab-figure" { (self.figure) }
                @if let Some(ruler) = &self.ruler { (ruler) }
                @if !self.sentence.is_empty() { p class="slab-sentence" { (self.sentence) } }
                div class="slab-foot" {
                    @if let Some(method) = &self.method { (method) }
                    @if self.primary.is_some() || self.secondary.is_some() { (self.actions()) }
                }
            }
        }
    }
}

impl Slab<'_> {
    fn actions(&self) -> Markup {
        html! {
            div class="slab-actions" {
                @if let Some(action) = self.primary {
                    a class="button pay" href=(action.href) { (action.words) (Icon::Arrow) }
                }
                @if let Some(action) = self.secondary {
                    a class="button ghost" href=(action.href) { (action.words) }
                }
            }
        }
    }
}

impl Render for Pill<'_> {
    fn render(&self) -> Markup {
        let (class, words) = match self {
            Pill::Calm(words) => ("pill calm", words),
            Pill::Due(words) => ("pill", words),
            Pill::Overdue(words) => ("pill overdue", words),
        };
        html! { span class=(class) { (words) } }
    }
}

impl Render for MethodLine<'_> {
    fn render(&self) -> Markup {
        html! {
            div class="slab-method" {
                (self.icon)
                span { (self.words) }
                @if let Some(change) = self.change { a href=(change.href) { (change.words) } }
            }
        }
    }
}
