//! How money, numbers and dates are written, by ICU's data for a language in a region.

mod currency;
mod date;
mod money;
mod number;
mod relative;
mod typed_amount;

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use base::Language;
use icu_locale_core::Locale;

use crate::Region;
use date::Dates;
use number::Numbers;

pub use money::{MoneyParts, SymbolPlace};

/// ICU's formatters for one language in one region, made at their first use and kept.
pub struct Formats {
    /// The BCP 47 tag: `es-PR`.
    pub tag: String,
    language: Language,
    region: Region,
    numbers: Numbers,
    dates: Dates,
}

impl Formats {
    pub fn of(language: Language, region: Region) -> &'static Formats {
        type Shelf = [OnceLock<Box<Formats>>; Region::COUNT];
        static ENGLISH: Shelf = [const { OnceLock::new() }; Region::COUNT];
        static SPANISH: Shelf = [const { OnceLock::new() }; Region::COUNT];
        let shelf = match language {
            Language::En => &ENGLISH,
            Language::Es => &SPANISH,
        };
        shelf[region.index()].get_or_init(|| Box::new(Formats::new(language, region)))
    }

    fn new(language: Language, region: Region) -> Formats {
        let tag = format!("{}-{region}", language.tag());
        let locale: Locale = tag.parse().expect("a language and two letters are a locale");
        let (numbers, dates) = (Numbers::new(&locale), Dates::new(&locale));
        Formats { tag, language, region, numbers, dates }
    }
}
