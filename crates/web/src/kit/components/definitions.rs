//! A list of names and their values: the facts of an invoice, of a review, of a person.

use maud::{Markup, Render, html};

/// Each row is (name, value); values may be texts or markup.
pub fn definitions<'a, V: Render>(rows: impl IntoIterator<Item = (&'a str, V)>) -> Markup {
    html! {
        dl class="definitions" {
            @for (name, value) in rows { div { dt { (name) } dd { (value) } } }
        }
    }
}
