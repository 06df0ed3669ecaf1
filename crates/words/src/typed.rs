//! The functions that the build wrote for sentences with variables, and one loaded set a language.

use std::sync::LazyLock;

use base::Language;

use generated::L10n;
pub use generated::L10nLanguage;

pub fn sentences(language: Language) -> &'static L10nLanguage {
    static ENGLISH: LazyLock<L10nLanguage> = LazyLock::new(|| L10n::En.load());
    static SPANISH: LazyLock<L10nLanguage> = LazyLock::new(|| L10n::Es.load());
    match language {
        Language::En => &ENGLISH,
        Language::Es => &SPANISH,
    }
}

#[allow(clippy::all, clippy::unwrap_used, dead_code, reason = "fluent-typed's code, not ours")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/typed.rs"));
}
