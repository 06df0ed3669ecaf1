//! Reads every sentence in both languages, as a proofreader would.

#![expect(clippy::unwrap_used, reason = "a test stops at a file that it cannot read")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_typed::prelude::{FluentArgs, L10nBundle};

/// Sentences that are rightly the same in both languages.
const EQUAL: [&str; 13] = [
    "aging-total",
    "common-language-en",
    "common-language-es",
    "common-no",
    "common-page-title",
    "common-total",
    "dashboard-chart-bar",
    "dashboard-service-gas",
    "dashboard-service-internet",
    "fees-line",
    "invoices-quantity-times-price",
    "invoices-subtotal",
    "invoices-total",
];

/// Words that no Spanish sentence has.
const ENGLISH: [&str; 40] = [
    "the", "and", "your", "you", "we", "is", "was", "are", "of", "to", "for", "with", "from",
    "this", "that", "payment", "payments", "invoice", "invoices", "bill", "bills", "account",
    "card", "bank", "charge", "charged", "amount", "date", "please", "not", "try", "again", "sign",
    "password", "code", "email", "due", "pay", "method", "nothing",
];

#[test]
fn both_languages_have_the_same_sentences_in_the_same_order() {
    for file in files("en") {
        let name = file.file_name().unwrap();
        let spanish = folder("es").join(name);
        assert_eq!(ids(&file), ids(&spanish), "{}", name.display());
    }
    assert_eq!(files("en").len(), files("es").len());
}

#[test]
fn every_sentence_is_translated() {
    let (english, spanish) = (sentences("en"), sentences("es"));
    for (id, text) in &english {
        let same = spanish.get(id) == Some(text);
        assert_eq!(same, EQUAL.contains(&id.as_str()), "{id}: {text}");
    }
    assert!(EQUAL.iter().all(|id| english.contains_key(*id)), "EQUAL names what is gone");
}

#[test]
fn no_english_word_is_left_in_the_spanish() {
    for (id, text) in rendered("es") {
        let lower = text.to_lowercase();
        let mut words = lower.split(|shown: char| !shown.is_alphanumeric() && shown != '-');
        let left = words.find(|word| ENGLISH.contains(word));
        assert_eq!(left, None, "{id}: {text}");
    }
}

#[test]
fn no_variable_or_brace_is_left_in_a_sentence() {
    for (id, text) in rendered("en").into_iter().chain(rendered("es")) {
        let left = text.contains(['{', '}', '$', '\u{2068}']) || text.contains("  ");
        assert!(!left && !text.trim().is_empty() && text.trim() == text, "{id}: {text}");
    }
}

#[test]
fn spanish_questions_open_as_they_close() {
    for (id, text) in rendered("es") {
        assert_eq!(text.matches('¿').count(), text.matches('?').count(), "{id}: {text}");
        assert_eq!(text.matches('¡').count(), text.matches('!').count(), "{id}: {text}");
    }
}

#[test]
fn a_refused_payment_says_that_nothing_was_charged() {
    let refused = |id: &str| id.starts_with("errors-declined-") || id == "errors-processor-down";
    for (language, promise) in [("en", "Nothing was charged."), ("es", "No se hizo ningún cargo.")]
    {
        for (id, text) in rendered(language).into_iter().filter(|(id, _)| refused(id)) {
            assert!(text.contains(promise), "{id}: {text}");
        }
    }
    let unknown = &rendered("en")["errors-outcome-unknown"];
    assert!(unknown.contains("don't pay again") && !unknown.contains("Nothing was charged"));
}

/// Every sentence of a language, with 2 for each number and a name for each text.
fn rendered(language: &str) -> BTreeMap<String, String> {
    let source: String =
        files(language).iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let bundle = L10nBundle::new_without_isolation(language, source.as_bytes()).unwrap();
    let numbers = ["count", "days", "hours", "least", "minutes", "most", "step", "steps"];
    let render = |(id, text): (String, String)| {
        let mut args = FluentArgs::new();
        for name in variables(&text) {
            match numbers.contains(&name.as_str()) {
                true => args.set(name, 2),
                false => args.set(name, "Brightwater"),
            }
        }
        let shown = bundle.msg(&id, Some(args)).unwrap();
        (id, shown)
    };
    sentences(language).into_iter().map(render).collect()
}

fn variables(text: &str) -> Vec<String> {
    let letter = |shown: char| shown.is_ascii_alphanumeric() || shown == '_';
    let names = text.split('$').skip(1);
    names.map(|rest| rest.chars().take_while(|shown| letter(*shown)).collect()).collect()
}

/// What stands behind each name in the files of a language.
fn sentences(language: &str) -> BTreeMap<String, String> {
    let mut sentences = BTreeMap::new();
    for file in files(language) {
        let mut current = String::new();
        for line in fs::read_to_string(file).unwrap().lines() {
            match line.split_once(" =") {
                Some((id, text)) if is_id(id) => {
                    current = id.to_string();
                    sentences.insert(current.clone(), text.to_string());
                }
                _ if line.starts_with(' ') => {
                    let text: &mut String = sentences.get_mut(&current).unwrap();
                    text.push('\n');
                    text.push_str(line);
                }
                _ => {}
            }
        }
    }
    sentences
}

fn ids(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    ids.filter(|id| is_id(id)).map(str::to_string).collect()
}

fn is_id(text: &str) -> bool {
    text.starts_with(|shown: char| shown.is_ascii_lowercase())
        && text.chars().all(|shown| shown.is_ascii_alphanumeric() || shown == '-')
}

fn files(language: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder(language)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn folder(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language)
}
