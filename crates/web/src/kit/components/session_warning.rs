//! The dialog that comes two minutes before a session ends. A script shows it; without one the page
//! leads by itself to one that asks the same.

use maud::{Markup, Render, html};

use super::button::{Button, Look};
use super::form::{actions, form, hidden};

#[derive(Debug, Clone)]
pub struct SessionWarning<'a> {
    /// Until the session ends, as the page is drawn.
    pub left_seconds: i64,
    pub is_final: bool,
    /// Tells one user of a browser from another, and nothing else.
    pub user: String,
    /// Where the page leads when the session is over.
    pub over: String,
    /// "Are you still there?"
    pub title: &'a str,
    /// At two minutes, one, and thirty seconds: said, and not counted aloud.
    pub said: [&'a str; 3],
    pub stay: &'a str,
    pub sign_out: &'a str,
    pub final_title: &'a str,
    pub final_explained: String,
    pub final_close: &'a str,
}

/// How long before the end.
pub const WARNING_SECONDS: i64 = 120;

impl Render for SessionWarning<'_> {
    fn render(&self) -> Markup {
        let is_final = if self.is_final { "yes" } else { "no" };
        let [two_minutes, one_minute, half_a_minute] = self.said;
        html! {
            dialog class="session-warning card" aria-labelledby="session-warning-title"
                data-left=(self.left_seconds) data-warning=(WARNING_SECONDS) data-final=(is_final)
                data-user=(self.user) data-over=(self.over) {
                h2 id="session-warning-title" { (self.title) }
                h2 class="session-final" id="session-final-title" hidden { (self.final_title) }
                p class="session-count" aria-hidden="true" {}
                p class="session-said" role="status" data-120=(two_minutes) data-60=(one_minute)
                    data-30=(half_a_minute) {}
                p class="session-final" hidden { (self.final_explained) }
                (form("/session/extension", html! {
                    (hidden("return_to", "/dashboard"))
                    (actions(html! {
                        (Button::new(self.stay, Look::Primary))
                        (Button::new(self.sign_out, Look::Secondary).action("/sign-out"))
                    }))
                }))
                form class="session-final" method="dialog" hidden {
                    (actions(html! { (Button::new(self.final_close, Look::Primary)) }))
                }
            }
        }
    }
}
