//! Writes the functions of the sentences without variables.

use std::fmt::Write;

use crate::catalog::Catalog;

/// `impl Words { … }` with one function for each sentence, its English text as documentation.
pub fn functions(english: &Catalog, spanish: &Catalog) -> String {
    let mut code = String::from("impl Words {\n");
    for (id, sentence) in &english.0 {
        let other = spanish.0.get(id).and_then(|other| other.plain.as_deref());
        if let (Some(en), Some(es)) = (sentence.plain.as_deref(), other) {
            write_function(&mut code, &id.replace('-', "_"), en, es);
        }
    }
    code.push_str("}\n");
    code
}

fn write_function(code: &mut String, name: &str, en: &str, es: &str) {
    for line in en.lines() {
        let _ = writeln!(code, "    /// {line}");
    }
    let _ = writeln!(
        code,
        "    pub fn {name}(self) -> &'static str {{\n        match self.language() {{\n            \
         Language::En => {en:?},\n            Language::Es => {es:?},\n        }}\n    }}"
    );
}
