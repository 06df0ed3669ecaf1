//! Choosing a password: typed twice, with the rule in words. How strong it is is said as it is typed
//! where there is a script; the server decides in any case.

use maud::{Markup, Render, html};

use super::field::Field;

/// Browsers offer to make up and keep what is typed here.
#[derive(Debug, Clone, Copy)]
pub struct NewPasswordFields<'a> {
    pub label: &'a str,
    pub again: &'a str,
    /// The rule in words.
    pub rule: &'a str,
    pub strength: Strength<'a>,
    pub error: Option<&'a str>,
    pub again_error: Option<&'a str>,
}

/// Names the user for whatever keeps passwords; nobody sees it.
pub fn username_for_keeping(username: &str) -> Markup {
    html! { input type="text" name="username" autocomplete="username" hidden value=(username); }
}

/// What a script needs to judge what is typed.
#[derive(Debug, Clone, Copy)]
pub struct Strength<'a> {
    /// Names the bar for a screen reader.
    pub label: &'a str,
    /// From the weakest to the strongest.
    pub levels: [&'a str; 4],
    /// The fewest characters.
    pub least: u32,
    /// Regular expressions without spaces, each of which must match.
    pub kinds: &'a [&'a str],
}

impl NewPasswordFields<'_> {
    pub const NAME: &'static str = "new_password";
    pub const AGAIN: &'static str = "new_password_again";
}

impl Render for NewPasswordFields<'_> {
    fn render(&self) -> Markup {
        let field = Field::password(Self::NAME, self.label).autocomplete("new-password");
        let again = Field::password(Self::AGAIN, self.again).autocomplete("new-password");
        html! {
            div class="field" {
                (field.hint(self.rule).error(self.error))
                (self.strength)
            }
            (again.error(self.again_error))
        }
    }
}

impl Render for Strength<'_> {
    fn render(&self) -> Markup {
        html! {
            p class="strength hint" hidden data-least=(self.least) data-kinds=(self.kinds.join(" "))
                data-levels=(self.levels.join("|")) {
                meter aria-label=(self.label) min="0" low="2" high="3" optimum="4" max="4" {}
                " " output aria-live="polite" {}
            }
        }
    }
}
