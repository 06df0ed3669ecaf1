//! What people have agreed to: which text, in which version and language, when and from where.
//!
//! The biller's terms are kept here with a hash of each text. A version that was applied once keeps
//! its text for good, because somebody may have agreed to it.

mod model;
mod ops;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Consent, ConsentKind, NewTerms, Terms, TermsOutcome};
pub use ops::{accept_terms, apply_terms, current_terms, get_accepted_text, owes_terms};
pub use store::consents_of;
