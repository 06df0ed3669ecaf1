//! Choosing a password, wherever that is: the fields with the biller's rule, and what was typed.

use billing::people::{NewPassword, PasswordRule, SYMBOLS};
use billing::settings::PasswordPreset;
use words::Words;

use crate::kit::components::{NewPasswordFields, Strength};
use crate::kit::{Form, Markup, Problems, Render as _};

/// The two fields, for a form's `fields`.
pub fn draw(words: Words, rule: PasswordRule, problems: &Problems) -> Markup {
    let (sentence, kinds): (_, &[&str]) = match rule.preset {
        PasswordPreset::Nist => (words.passwords_rule_nist(rule.least()), &[]),
        PasswordPreset::Seed => (
            words.passwords_rule_seed(rule.least(), SYMBOLS),
            &["\\p{Lu}", "\\p{Ll}", "[0-9]", "[!@#$%^&*]"],
        ),
    };
    NewPasswordFields {
        label: words.passwords_new(),
        again: words.passwords_again(),
        rule: &sentence,
        strength: Strength {
            label: words.passwords_strength(),
            levels: [
                words.passwords_strength_weak(),
                words.passwords_strength_fair(),
                words.passwords_strength_good(),
                words.passwords_strength_strong(),
            ],
            least: rule.least(),
            kinds,
        },
        error: problems.of(NewPasswordFields::NAME),
        again_error: problems.of(NewPasswordFields::AGAIN),
    }
    .render()
}

/// What was typed twice; or None, and what is wrong is added at its field. `about_the_person` as
/// [`NewPassword::parse`] wants it.
pub fn read(
    form: &Form,
    words: Words,
    rule: PasswordRule,
    about_the_person: &[&str],
    problems: &mut Problems,
) -> Option<NewPassword> {
    let typed = form.verbatim(NewPasswordFields::NAME);
    match NewPassword::parse(typed, rule, about_the_person) {
        Err(found) => {
            problems.add(NewPasswordFields::NAME, words.password_problems(&found));
            None
        }
        Ok(_) if typed != form.verbatim(NewPasswordFields::AGAIN) => {
            problems.add(NewPasswordFields::AGAIN, words.passwords_differ());
            None
        }
        Ok(password) => Some(password),
    }
}
