//! The amount of a bill, as somebody copies it from paper.

use base::{Cents, Currency};
use words::{SymbolPlace, Words};

use crate::kit::components::Field;
use crate::kit::{Form, Markup, Problems, Render as _};

pub fn amount_field(words: Words, currency: Currency, form: &Form, problems: &Problems) -> Markup {
    let parts = words.money_parts(Cents::ZERO.of(currency));
    let symbol = parts.symbol.trim();
    let (before, after) = match parts.place {
        SymbolPlace::Before => (symbol, ""),
        SymbolPlace::After => ("", symbol),
    };
    Field::money("amount", words.registration_amount(), before, after)
        .value(form.text("amount"))
        .error(problems.of("amount"))
        .limit(20)
        .conditional()
        .half()
        .render()
}
