//! A password that somebody chooses, held against the biller's rule.

use base::{PasswordProblem, PasswordProblems};

use super::guesses;
use super::password::Password;
use crate::settings::{Biller, PasswordPreset};

/// One of these is asked for by the rule `seed`; apart, as people read them.
pub const SYMBOLS: &str = "! @ # $ % ^ & *";

const SEED_LEAST: u32 = 10;

/// SP 800-63B-4, 3.1.1.2: a password that is the only factor …
const NIST_LEAST: u32 = 15;
/// … and one that is used with a second one.
const NIST_LEAST_WITH_SECOND_FACTOR: u32 = 8;

/// In characters, as Unicode counts them.
const MOST: u32 = 128;

/// What a new password of one person must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordRule {
    pub preset: PasswordPreset,
    /// Whether something besides the password is asked for at each sign-in.
    pub has_second_factor: bool,
}

impl PasswordRule {
    /// For whoever has no second factor, such as a new user.
    pub fn of(biller: &Biller) -> PasswordRule {
        PasswordRule { preset: biller.password_rule, has_second_factor: false }
    }

    /// The fewest characters.
    pub fn least(self) -> u32 {
        match self.preset {
            PasswordPreset::Seed => SEED_LEAST,
            PasswordPreset::Nist if self.has_second_factor => NIST_LEAST_WITH_SECOND_FACTOR,
            PasswordPreset::Nist => NIST_LEAST,
        }
    }
}

/// Good enough for the rule it was held against.
#[derive(Debug)]
pub struct NewPassword(Password);

impl NewPassword {
    /// `about_the_person` are the texts that a guesser would begin with: the biller's name, the
    /// person's names, username and e-mail address. Says everything that is wrong at once.
    pub fn parse(
        text: &str,
        rule: PasswordRule,
        about_the_person: &[&str],
    ) -> Result<NewPassword, PasswordProblems> {
        let too_long = || PasswordProblems(vec![PasswordProblem::TooLong { most: MOST }]);
        let too_short =
            || PasswordProblems(vec![PasswordProblem::TooShort { least: rule.least() }]);
        if text.is_empty() {
            return Err(too_short());
        }
        let password = Password::parse(text).map_err(|_| too_long())?;
        let mut problems = problems_of_length(password.as_str(), rule);
        problems.extend(match rule.preset {
            PasswordPreset::Seed => problems_of_composition(password.as_str()),
            PasswordPreset::Nist => {
                guesses::problem(password.as_str(), about_the_person).into_iter().collect()
            }
        });
        match problems.is_empty() {
            true => Ok(NewPassword(password)),
            false => Err(PasswordProblems(problems)),
        }
    }
}

impl From<NewPassword> for Password {
    fn from(NewPassword(password): NewPassword) -> Password {
        password
    }
}

fn problems_of_length(text: &str, rule: PasswordRule) -> Vec<PasswordProblem> {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let (least, most) = (rule.least(), MOST);
    if length < least {
        vec![PasswordProblem::TooShort { least }]
    } else if length > most {
        vec![PasswordProblem::TooLong { most }]
    } else {
        Vec::new()
    }
}

fn problems_of_composition(text: &str) -> Vec<PasswordProblem> {
    type Test = fn(char) -> bool;
    let wanted: [(Test, PasswordProblem); 4] = [
        (char::is_uppercase, PasswordProblem::NoUpperCase),
        (char::is_lowercase, PasswordProblem::NoLowerCase),
        (|c| c.is_ascii_digit(), PasswordProblem::NoDigit),
        (is_symbol, PasswordProblem::NoSymbol { symbols: SYMBOLS }),
    ];
    let lacking = wanted.into_iter().filter(|(test, _)| !text.chars().any(*test));
    lacking.map(|(_, problem)| problem).collect()
}

fn is_symbol(c: char) -> bool {
    !c.is_whitespace() && SYMBOLS.contains(c)
}
