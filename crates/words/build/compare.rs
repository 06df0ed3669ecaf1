//! What one language says and the other doesn't, and comments that mislead.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Sentence};

/// A line for each sentence that only one language has, whose variables differ, or whose comment
/// names its variables in another order than that of the arguments: two texts are swapped easily.
pub fn differences(english: &Catalog, spanish: &Catalog) -> Vec<String> {
    let mut differences = Vec::new();
    for (id, sentence) in &english.0 {
        if sentence.documented != sentence.variables {
            differences.push(misdocumented(id, sentence));
        }
        match spanish.0.get(id) {
            None => differences.push(format!("{}: “{id}” has no Spanish", sentence.file)),
            Some(other) if names(other) != names(sentence) => {
                differences.push(disagreement(id, sentence, other));
            }
            Some(_) => {}
        }
    }
    let orphans = spanish.0.iter().filter(|(id, _)| !english.0.contains_key(*id));
    differences.extend(orphans.map(|(id, it)| format!("{}: “{id}” has no English", it.file)));
    differences
}

fn names(sentence: &Sentence) -> BTreeSet<&String> {
    sentence.variables.iter().collect()
}

fn misdocumented(id: &str, sentence: &Sentence) -> String {
    let Sentence { file, variables, documented, .. } = sentence;
    format!("{file}: “{id}” takes {variables:?} in this order, but its comment says {documented:?}")
}

fn disagreement(id: &str, sentence: &Sentence, other: &Sentence) -> String {
    let (here, there) = (&sentence.variables, &other.variables);
    format!("{}: “{id}” has the variables {there:?}, in English {here:?}", other.file)
}
