//! Terms, and who agreed to them.

use base::{Date, Id, Language, Timestamp, kinds};
use sha2::{Digest, Sha256};

/// A version of the biller's terms, as the settings bring it. The texts are Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTerms {
    /// What the biller calls it, such as "2026-11".
    pub version: String,
    /// From this day on it is what people agree to.
    pub effective_on: Date,
    pub english: String,
    pub spanish: String,
}

impl NewTerms {
    /// The version in each language, as it is kept.
    pub(super) fn texts(&self) -> [Terms; 2] {
        let text = |language, text: &str| Terms {
            version: self.version.clone(),
            effective_on: self.effective_on,
            language,
            text: text.to_owned(),
            hash: hash_of(text),
        };
        [text(Language::En, &self.english), text(Language::Es, &self.spanish)]
    }
}

/// One version in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub version: String,
    pub effective_on: Date,
    pub language: Language,
    /// Markdown.
    pub text: String,
    /// SHA-256 of the text, in hexadecimal.
    pub hash: String,
}

/// What became of the terms in a settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermsOutcome {
    /// How many versions are new.
    Applied(usize),
    /// This version was applied before, with another text or another day; nothing was changed.
    Differs(String),
}

db::text_enum! {
    ConsentKind {
        /// The biller's terms for using the portal.
        Terms = "terms",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub id: Id<kinds::Consent>,
    pub kind: ConsentKind,
    /// Which text: the version of the terms.
    pub version: String,
    pub language: Language,
    /// Of the text that was agreed to.
    pub hash: String,
    pub given_at: Timestamp,
    pub network_address: String,
}

fn hash_of(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
