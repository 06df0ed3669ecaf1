//! What can be wrong with a password that somebody chooses.

/// One thing that a new password lacks or has too much of; `words` has a sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProblem {
    /// `least` in characters.
    TooShort {
        least: u32,
    },
    /// `most` in characters.
    TooLong {
        most: u32,
    },
    NoUpperCase,
    NoLowerCase,
    NoDigit,
    /// None of those that the rule names.
    NoSymbol {
        symbols: &'static str,
    },
    /// Among the first that a guesser tries: a common password, a row of keys, a repetition.
    TooCommon,
    /// Little more than the person's own names, or the biller's.
    AboutThePerson,
}

/// All that is wrong at once, so that one need not find out one by one. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordProblems(pub Vec<PasswordProblem>);
