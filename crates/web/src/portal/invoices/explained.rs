//! Why a bill differs from the one before it, each cause in a sentence.

use base::{Cents, Currency, Decimal};
use billing::invoices::{Cause, Change, Explanation};
use words::{SymbolPlace, Words};

use crate::kit::Markup;
use crate::kit::charts::{Leap, Level, waterfall};

/// The largest have a step each; the others share one.
const STEPS: usize = 7;

pub fn draw(words: Words, currency: Currency, explanation: &Explanation) -> Markup {
    let teller = Teller { words, currency };
    let (before, now) = (&explanation.before, &explanation.now);
    let first = Level {
        name: words.explained_before(words.date_long(before.issued_on)),
        amount: teller.money(before.cents),
        value: before.cents.0,
    };
    let last = Level {
        name: words.explained_now().to_owned(),
        amount: teller.money(now.cents),
        value: now.cents.0,
    };
    let (alone, together) = match explanation.changes.len() > STEPS {
        true => explanation.changes.split_at(STEPS - 1),
        false => (&explanation.changes[..], &[][..]),
    };
    let mut leaps: Vec<Leap> = alone.iter().map(|change| teller.leap(change)).collect();
    if !together.is_empty() {
        let cents: Cents = together.iter().map(|change| change.cents).sum();
        let name = words.explained_others(together.len());
        leaps.push(Leap { name, amount: teller.change(cents), by: cents.0 });
    }
    waterfall(&first, &leaps, &last)
}

/// "$8.00 more than the bill before."
pub fn summary(words: Words, currency: Currency, explanation: &Explanation) -> String {
    let difference = explanation.difference_cents();
    let amount = words.money(difference.abs().of(currency));
    match (difference.is_positive(), difference.is_negative()) {
        (true, _) => words.explained_more(amount),
        (_, true) => words.explained_less(amount),
        _ => words.explained_same().to_owned(),
    }
}

struct Teller {
    words: Words,
    currency: Currency,
}

impl Teller {
    fn money(&self, cents: Cents) -> String {
        self.words.money(cents.of(self.currency))
    }

    /// With its sign, whichever way it goes.
    fn change(&self, cents: Cents) -> String {
        let sign = if cents.is_positive() { "+" } else { "" };
        format!("{sign}{}", self.money(cents))
    }

    fn leap(&self, change: &Change) -> Leap {
        let amount = self.change(change.cents);
        Leap { name: self.sentence(&change.cause), amount, by: change.cents.0 }
    }

    fn sentence(&self, cause: &Cause) -> String {
        let words = self.words;
        match cause {
            Cause::Days { what, now, before } => words.explained_days(what, *now, *before),
            Cause::Used { what, now, before, unit } => {
                let [now, before] = [now, before].map(|used| self.used(*used, unit.as_deref()));
                words.explained_used(what, now, before)
            }
            Cause::Price { what, now, before, unit } => {
                let [now, before] = [now, before].map(|price| self.price(*price));
                match unit {
                    Some(unit) => words.explained_price(what, now, unit.as_str(), before),
                    None => words.explained_price_each(what, now, before),
                }
            }
            Cause::Charge { what, now, before } => {
                words.explained_charge(what, self.money(*now), self.money(*before))
            }
            Cause::New { what } => words.explained_new(what),
            Cause::Gone { what } => words.explained_gone(what),
            Cause::Tax => words.explained_tax().to_owned(),
            Cause::CarriedOver { now, before } => {
                words.explained_carried(self.money(*now), self.money(*before))
            }
            Cause::Unlisted => words.explained_unlisted().to_owned(),
        }
    }

    fn used(&self, used: Decimal, unit: Option<&str>) -> String {
        let used = self.words.decimal(used, 3);
        match unit {
            Some(unit) => format!("{used} {unit}"),
            None => used,
        }
    }

    /// As exact as it was billed.
    fn price(&self, price: Decimal) -> String {
        let parts = self.words.money_parts(Cents::ZERO.of(self.currency));
        let price = self.words.decimal(price, 6);
        match parts.place {
            SymbolPlace::Before => format!("{}{price}", parts.symbol),
            SymbolPlace::After => format!("{price}{}", parts.symbol),
        }
    }
}
