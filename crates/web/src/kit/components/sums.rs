//! Amounts that add up, and what they add up to.

use maud::{Markup, Render, html};

/// Lines are (name, amount); so are the totals below them, set apart.
pub fn sums<N: Render, A: Render>(
    lines: impl IntoIterator<Item = (N, A)>,
    totals: impl IntoIterator<Item = (N, A)>,
) -> Markup {
    html! {
        dl class="sums" {
            @for (name, amount) in lines { div { dt { (name) } dd { (amount) } } }
            @for (name, amount) in totals { div class="total" { dt { (name) } dd { (amount) } } }
        }
    }
}
