//! What is wrong with a form, together on top of it, each sentence a link to its field.

use maud::{Markup, html};

use super::field::field_id;
use crate::kit::forms::Problems;

/// Nothing when nothing is wrong. `title` says how it stands: "Two things need your attention".
pub fn problem_summary(title: &str, problems: &Problems) -> Markup {
    if problems.is_empty() {
        return html! {};
    }
    html! {
        div class="problems" role="alert" tabindex="-1" autofocus {
            h2 { (title) }
            ul {
                @for (field, sentence) in problems.iter() {
                    li { a href={ "#" (field_id(field)) } { (sentence) } }
                }
            }
        }
    }
}
