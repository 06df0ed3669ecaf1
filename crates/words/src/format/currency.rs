//! Which money is local in a region, by which sign, and on which side of the number it stands.

use base::{Currency, Language};

use super::number::NO_BREAK_SPACE;
use super::{Formats, SymbolPlace};

/// The sign with the space that belongs between it and the number.
///
/// Local money goes by its sign, euros and pounds do everywhere, and any other money by its code,
/// because a foreign `$` would be read as the local one.
pub fn symbol(formats: &Formats, currency: Currency) -> (String, SymbolPlace) {
    let place = place(formats);
    let region = formats.region.code();
    let local = LOCAL.iter().find(|(home, code, _)| *home == region && *code == currency.code());
    let known = local.map(|(_, _, sign)| *sign).or(sign_everywhere(currency.code()));
    let spaced = match (known, formats.language) {
        (None, _) => true,
        (Some(_), Language::En) => false,
        (Some(_), Language::Es) => {
            place == SymbolPlace::After || matches!(region, "AR" | "CO" | "PY" | "UY")
        }
    };
    let sign = known.unwrap_or(currency.code());
    let sign = match (spaced, place) {
        (false, _) => sign.to_string(),
        (true, SymbolPlace::Before) => format!("{sign}{NO_BREAK_SPACE}"),
        (true, SymbolPlace::After) => format!("{NO_BREAK_SPACE}{sign}"),
    };
    (sign, place)
}

/// CLDR's patterns: `¤#` in English and in the Spanish of the Americas, `# ¤` in Spain's.
fn place(formats: &Formats) -> SymbolPlace {
    let american = AMERICAS.contains(&formats.region.code());
    match formats.language {
        Language::Es if !american => SymbolPlace::After,
        Language::En | Language::Es => SymbolPlace::Before,
    }
}

fn sign_everywhere(code: &str) -> Option<&'static str> {
    match code {
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        _ => None,
    }
}

/// The regions of CLDR's `es-419`, the Spanish of Latin America, and the United States' own.
const AMERICAS: [&str; 24] = [
    "AR", "BO", "BR", "BZ", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE",
    "PR", "PY", "SV", "US", "UY", "VE", "VI", "CA",
];

/// Region, ISO 4217 code, sign.
const LOCAL: [(&str, &str, &str); 32] = [
    ("AR", "ARS", "$"),
    ("AS", "USD", "$"),
    ("AU", "AUD", "$"),
    ("BO", "BOB", "Bs"),
    ("BZ", "BZD", "$"),
    ("CA", "CAD", "$"),
    ("CL", "CLP", "$"),
    ("CO", "COP", "$"),
    ("CR", "CRC", "₡"),
    ("CU", "CUP", "$"),
    ("DO", "DOP", "RD$"),
    ("EC", "USD", "$"),
    ("GT", "GTQ", "Q"),
    ("GU", "USD", "$"),
    ("HN", "HNL", "L"),
    ("IN", "INR", "₹"),
    ("JM", "JMD", "$"),
    ("JP", "JPY", "¥"),
    ("MP", "USD", "$"),
    ("MX", "MXN", "$"),
    ("NI", "NIO", "C$"),
    ("NZ", "NZD", "$"),
    ("PA", "USD", "$"),
    ("PE", "PEN", "S/"),
    ("PR", "USD", "$"),
    ("PY", "PYG", "Gs."),
    ("SG", "SGD", "$"),
    ("SV", "USD", "$"),
    ("US", "USD", "$"),
    ("UY", "UYU", "$"),
    ("VI", "USD", "$"),
    ("ZA", "ZAR", "R"),
];
