//! Every sentence a person is shown, and how money, numbers and dates are written.
//!
//! [`Words`] is the one handle: a small copy, made once per request or message by [`Words::of`]
//! from the person's language and the biller's region. Its functions are the sentences
//! (`words.sign_in_title()`, `words.dashboard_pay(words.money(due))`) and the formats.
//!
//! # Adding a sentence
//!
//! 1. Write it in `locales/en/AREA.ftl` and `locales/es/AREA.ftl`, at the same place in both; its
//!    name begins with the area: `invoices-empty-paid = …`. The function is `invoices_empty_paid`.
//! 2. A sentence with variables has a comment in the English file with the type of each:
//!    `# $amount (String) - written money`, `# $count (Number) - how many`, in the order in which they
//!    appear in the English text: that is the order of the arguments. Money and dates come in
//!    already written: `words.invoices_due_on(words.date_long(due))`.
//! 3. Plurals are selections, `{ $count -> [one] … *[other] … }`, whole sentences in each branch.
//! 4. Build. A sentence that a language lacks, variables that differ, or a comment that is missing or
//!    in another order stop the build; `tests/` looks for what was left in English.
//!
//! Spanish is Latin American and says *usted*. Sentences say what happened and what to do.
//! Where a value of ours decides the sentence (a refusal, a status), the `match` is in Rust, so that
//! a new variant without a sentence doesn't compile.

mod agreement;
mod authorization;
mod autopay;
mod country;
mod decline;
mod format;
mod greeting;
mod password;
mod refusal;
mod region;
mod state;
mod typed;

use std::ops::Deref;

use base::Language;

pub use agreement::{ARRANGEMENT_VERSION, SCHEDULE_VERSION};
pub use authorization::{AUTHORIZATION_VERSION, AuthorizedMethod};
pub use autopay::{AUTOPAY_VERSION, AutopayDay, AutopayTerms};
pub use decline::DeclineReason;
pub use format::{MoneyParts, SymbolPlace};
pub use region::Region;
pub use state::{has_states, state_code};

use format::Formats;
use typed::L10nLanguage;

/// The sentences and formats of one language in one region. As cheap to copy as two pointers.
#[derive(Clone, Copy)]
pub struct Words {
    language: Language,
    sentences: &'static L10nLanguage,
    formats: &'static Formats,
}

impl Words {
    pub fn of(language: Language, region: Region) -> Words {
        let sentences = typed::sentences(language);
        Words { language, sentences, formats: Formats::of(language, region) }
    }

    pub fn language(self) -> Language {
        self.language
    }

    /// A language by its own name: "Español".
    pub fn language_name(self, language: Language) -> &'static str {
        match language {
            Language::En => self.common_language_en(),
            Language::Es => self.common_language_es(),
        }
    }

    /// The BCP 47 tag with the region, `es-PR`: for the `lang` of a page.
    pub fn tag(self) -> &'static str {
        &self.formats.tag
    }
}

/// The sentences with variables.
impl Deref for Words {
    type Target = L10nLanguage;

    fn deref(&self) -> &L10nLanguage {
        self.sentences
    }
}

include!(concat!(env!("OUT_DIR"), "/plain.rs"));
