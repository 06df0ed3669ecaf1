//! What a whole is made of: one bar cut in proportion, with its key below.

use maud::{Markup, html};

use super::Percent;

#[derive(Debug, Clone)]
pub struct Part {
    /// "Electricity"
    pub name: String,
    /// "$121.40"
    pub amount: String,
    /// Decides the width; credits (below zero) are in the key only.
    pub value: i64,
}

/// The style sheet has this many colours; further parts share the last.
const COLOURS: usize = 5;

pub fn strip(parts: &[Part]) -> Markup {
    let whole: i64 = parts.iter().map(|part| part.value.max(0)).fold(0, i64::saturating_add);
    html! {
        div class="strip" {
            svg aria-hidden="true" {
                @for (index, (start, width)) in places(parts, whole).enumerate() {
                    @if width > Percent::ZERO {
                        rect class={ "part-" (colour(index)) } x=(start) width=(width) height="100%" {}
                    }
                }
            }
            ul {
                @for (index, part) in parts.iter().enumerate() {
                    li { i class={ "part-" (colour(index)) } {} (part.name) " " b { (part.amount) } }
                }
            }
        }
    }
}

fn colour(index: usize) -> usize {
    (index + 1).min(COLOURS)
}

fn places(parts: &[Part], whole: i64) -> impl Iterator<Item = (Percent, Percent)> {
    parts.iter().scan(0i64, move |before, part| {
        let start = Percent::of(*before, whole);
        *before = before.saturating_add(part.value.max(0));
        Some((start, Percent::of(*before, whole).minus(start)))
    })
}
