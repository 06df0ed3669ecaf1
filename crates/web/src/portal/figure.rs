//! An amount drawn large, from the parts in which a language writes it.

use base::Money;
use words::{SymbolPlace, Words};

use crate::kit::components::Figure;

pub struct MoneyFigure {
    text: String,
    before: String,
    whole: String,
    cents: String,
    after: String,
}

impl MoneyFigure {
    pub fn of(words: Words, money: Money) -> MoneyFigure {
        let parts = words.money_parts(money);
        let text = parts.to_string();
        let (before, after) = match parts.place {
            SymbolPlace::Before => (format!("{}{}", parts.sign, parts.symbol), String::new()),
            SymbolPlace::After => (parts.sign.to_owned(), parts.symbol),
        };
        let cents = format!("{}{}", parts.separator, parts.fraction);
        MoneyFigure { text, before, whole: parts.whole, cents, after }
    }

    pub fn draw(&self) -> Figure<'_> {
        Figure {
            text: &self.text,
            before: &self.before,
            whole: &self.whole,
            cents: &self.cents,
            after: &self.after,
        }
    }
}
