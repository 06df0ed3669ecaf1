//! A service as the dashboard shows it: what it is, how it is, and its last days.

use maud::{Markup, Render, html};

use super::chip::{Tone, chip};
use crate::kit::Icon;

#[derive(Debug, Clone)]
pub struct ServiceTile<'a> {
    pub icon: Icon,
    /// "Electricity"
    pub name: &'a str,
    pub href: Option<&'a str>,
    pub status: (Tone, &'a str),
    /// "Meter 1010101 · Calle Peñón 12"
    pub detail: &'a str,
    /// One square a day, oldest first; none where the biller does not watch the service.
    pub days: &'a [Day],
    /// Says the strip in words: "Last 30 days: 1 interrupted, 1 impaired"
    pub days_summary: &'a str,
    /// Below the strip, left and right: ("30 days", "99.94 % up"); or a reading and its date.
    pub foot: Option<(&'a str, &'a str)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    Well,
    Impaired,
    Down,
}

/// Lays service tiles side by side inside a card.
pub fn services<'a>(tiles: impl IntoIterator<Item = ServiceTile<'a>>) -> Markup {
    html! { div class="services" { @for tile in tiles { (tile) } } }
}

impl Render for ServiceTile<'_> {
    fn render(&self) -> Markup {
        html! {
            article class="service" {
                span class="tile" { (self.icon) }
                div {
                    div class="service-head" {
                        h3 {
                            @if let Some(href) = self.href { a class="whole-row" href=(href) { (self.name) } }
                            @else { (self.name) }
                        }
                        (chip(self.status.0, self.status.1))
                    }
                    p { (self.detail) }
                }
                @if !self.days.is_empty() { (strip(self.days, self.days_summary)) }
                @if let Some((left, right)) = self.foot {
                    div class="service-foot" { span { (left) } span { (right) } }
                }
            }
        }
    }
}

fn strip(days: &[Day], summary: &str) -> Markup {
    html! {
        div class="days" role="img" aria-label=(summary) {
            @for day in days {
                @match day { Day::Well => i {}, Day::Impaired => i class="impaired" {}, Day::Down => i class="down" {} }
            }
        }
    }
}
