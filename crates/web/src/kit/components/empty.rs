//! What a page says when there is nothing to list: a sentence, and something to do.

use maud::{Markup, html};

use crate::kit::Icon;

/// `action` is (address, words) of the one thing to do about it.
pub fn empty(icon: Icon, sentence: &str, action: Option<(&str, &str)>) -> Markup {
    html! {
        div class="empty" {
            span class="tile" { (icon) }
            p { (sentence) }
            @if let Some((href, words)) = action { a class="button secondary" href=(href) { (words) } }
        }
    }
}
