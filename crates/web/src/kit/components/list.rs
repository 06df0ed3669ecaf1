//! A plain list with hairlines: cases, payment methods, notices.

use maud::{Markup, html};

use crate::kit::Icon;

#[derive(Debug, Clone, Default)]
pub struct Entry<'a> {
    pub icon: Option<Icon>,
    pub title: &'a str,
    pub detail: &'a str,
    /// Makes the whole entry a link.
    pub href: Option<&'a str>,
    /// On the right: a chip, a button, an amount.
    pub aside: Option<Markup>,
}

pub fn list<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Markup {
    html! { ul class="list" { @for entry in entries { (draw(&entry)) } } }
}

fn draw(entry: &Entry<'_>) -> Markup {
    html! {
        li {
            @if let Some(icon) = entry.icon { span class="tile" { (icon) } }
            h3 {
                @if let Some(href) = entry.href { a class="whole-row" href=(href) { (entry.title) } }
                @else { (entry.title) }
            }
            @if !entry.detail.is_empty() { p { (entry.detail) } }
            @if let Some(aside) = &entry.aside { div class="list-aside" { (aside) } }
        }
    }
}
