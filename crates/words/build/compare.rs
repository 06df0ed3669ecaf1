//! What one language says and the other doesn't.

use crate::catalog::{Catalog, Sentence};

/// A line for each sentence that only one language has, or whose variables differ.
pub fn differences(english: &Catalog, spanish: &Catalog) -> Vec<String> {
    let mut differences = Vec::new();
    for (id, sentence) in &english.0 {
        match spanish.0.get(id) {
            None => differences.push(format!("{}: “{id}” has no Spanish", sentence.file)),
            Some(other) if other.variables != sentence.variables => {
                differences.push(disagreement(id, sentence, other));
            }
            Some(_) => {}
        }
    }
    let orphans = spanish.0.iter().filter(|(id, _)| !english.0.contains_key(*id));
    differences.extend(orphans.map(|(id, it)| format!("{}: “{id}” has no English", it.file)));
    differences
}

fn disagreement(id: &str, sentence: &Sentence, other: &Sentence) -> String {
    let (here, there) = (&sentence.variables, &other.variables);
    format!("{}: “{id}” has the variables {there:?}, in English {here:?}", other.file)
}
