//! What is wrong with a new password, in sentences.

use base::{PasswordProblem, PasswordProblems};

use crate::Words;

impl Words {
    /// One sentence after the other.
    pub fn password_problems(self, PasswordProblems(problems): &PasswordProblems) -> String {
        let sentences = problems.iter().map(|problem| self.password_problem(*problem));
        sentences.collect::<Vec<_>>().join(" ")
    }

    fn password_problem(self, problem: PasswordProblem) -> String {
        let plain = match problem {
            PasswordProblem::TooShort { least } => return self.passwords_too_short(least),
            PasswordProblem::TooLong { most } => return self.passwords_too_long(most),
            PasswordProblem::NoSymbol { symbols } => return self.passwords_no_symbol(symbols),
            PasswordProblem::NoUpperCase => self.passwords_no_upper_case(),
            PasswordProblem::NoLowerCase => self.passwords_no_lower_case(),
            PasswordProblem::NoDigit => self.passwords_no_digit(),
            PasswordProblem::TooCommon => self.passwords_too_common(),
            PasswordProblem::AboutThePerson => self.passwords_about_the_person(),
        };
        plain.to_owned()
    }
}
