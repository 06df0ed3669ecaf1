//! The form itself: what it holds, in which order, and what it sends unseen.

use maud::{Markup, html};

/// A form that changes something. Its parts stand one below the other.
pub fn form(address: &str, content: Markup) -> Markup {
    html! { form class="stack" method="post" action=(address) { (content) } }
}

/// A form that only asks: its fields end up in the address.
pub fn search_form(address: &str, content: Markup) -> Markup {
    html! { form role="search" action=(address) { (content) } }
}

/// Which rows of a list are shown: fields side by side, then the buttons.
pub fn filters(address: &str, content: Markup, buttons: Markup) -> Markup {
    html! {
        form class="filters" role="search" action=(address) {
            (content)
            (actions(buttons))
        }
    }
}

/// A field that travels along unseen: the key of a payment, a version.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// Fields one below the other, halves side by side.
pub fn fields(content: Markup) -> Markup {
    html! { div class="fields" { (content) } }
}

/// Buttons side by side, at the end of a form or a card.
pub fn actions(buttons: Markup) -> Markup {
    html! { div class="actions" { (buttons) } }
}

/// "or", between two ways of doing the same.
pub fn or(word: &str) -> Markup {
    html! { p class="or" { (word) } }
}
