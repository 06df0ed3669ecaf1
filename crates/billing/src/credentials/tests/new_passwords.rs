//! Which passwords are taken, and what is said about the others.

use base::{PasswordProblem, PasswordProblems};

use crate::credentials::{NewPassword, Password, PasswordRule, SYMBOLS};
use crate::settings::PasswordPreset;

const MARIA: [&str; 5] = ["Brightwater", "María", "Núñez", "marianunez", "maria@example.com"];
const SEED: PasswordRule = PasswordRule { preset: PasswordPreset::Seed, has_second_factor: false };
const NIST: PasswordRule = PasswordRule { preset: PasswordPreset::Nist, has_second_factor: false };
const NIST_WITH_SECOND_FACTOR: PasswordRule = PasswordRule { has_second_factor: true, ..NIST };

fn problems(text: &str, rule: PasswordRule) -> Vec<PasswordProblem> {
    match NewPassword::parse(text, rule, &MARIA) {
        Ok(_) => Vec::new(),
        Err(PasswordProblems(problems)) => problems,
    }
}

#[test]
fn the_seed_rule_asks_for_length_and_four_kinds_of_characters() {
    use PasswordProblem::*;
    let no_symbol = NoSymbol { symbols: SYMBOLS };
    for (text, expected) in [
        ("Calm-River-42!", vec![]),
        ("Ñandú2026*x", vec![]),
        ("Short1!", vec![TooShort { least: 10 }]),
        ("calm-river-42!", vec![NoUpperCase]),
        ("CALM-RIVER-42!", vec![NoLowerCase]),
        ("Calm-River-no!", vec![NoDigit]),
        ("Calm-River-42?", vec![no_symbol]),
        ("", vec![TooShort { least: 10 }]),
        ("calm", vec![TooShort { least: 10 }, NoUpperCase, NoDigit, no_symbol]),
    ] {
        assert_eq!(problems(text, SEED), expected, "{text}");
    }
}

#[test]
fn the_nist_rule_asks_for_length_alone() {
    for text in ["a calm river runs by", "gatos y perros llueven", "Ωμέγα, ζήτα και άλφα"]
    {
        assert_eq!(problems(text, NIST), [], "{text}");
    }
    let short = [PasswordProblem::TooShort { least: 15 }];
    assert_eq!(problems("quiet-lantern7", NIST), short);
    assert_eq!(problems("q7-lantern", NIST_WITH_SECOND_FACTOR), []);
    let long: String = (10..40).map(|number| format!("lantern {number}, ")).collect();
    assert_eq!(problems(&long[..128], NIST), []);
    assert_eq!(problems(&long[..129], NIST), [PasswordProblem::TooLong { most: 128 }]);
}

#[test]
fn what_a_guesser_tries_first_is_refused() {
    for text in [
        "passwordpassword",
        "Password1234567",
        "123456789012345",
        "qwertyuiopasdfgh",
        "poiuytrewqlkjhgf",
        "aaaaaaaaaaaaaaaaa",
        "xyzwxyzwxyzwxyzw",
        "iloveyouforever2026",
        "teamomucho12345",
        "1qaz2wsx3edc4rfv",
        "P@$$word20252026",
        "corazonprincesa1",
    ] {
        assert_eq!(problems(text, NIST), [PasswordProblem::TooCommon], "{text}");
    }
}

#[test]
fn what_is_known_of_the_person_is_no_secret() {
    for text in ["brightwater2026!!", "marianunez123456", "Núñez.Brightwater", "María@example.com"]
    {
        assert_eq!(problems(text, NIST), [PasswordProblem::AboutThePerson], "{text}");
    }
    assert_eq!(problems("maria sold her red canoe", NIST), []);
}

#[test]
fn one_password_is_one_however_the_keyboard_spells_it() {
    let one = Password::parse("caf\u{e9}").unwrap();
    let other = Password::parse("cafe\u{301}").unwrap();
    assert_eq!(one.as_str(), other.as_str());
}
