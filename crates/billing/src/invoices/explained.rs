//! Why a bill asks for another amount than the one before it: each difference with its cause, adding
//! up to the cent.
//!
//! A line is compared with its own line on the last bill. Between two amounts that were measured there
//! are three steps, taken in this order: as many days as now at the last bill's pace; what was used
//! now at the last bill's price; the price.

mod pairs;
#[cfg(test)]
mod tests;

use base::{Cents, Date, Decimal, Locator, Result, boxed};
use db::Conn;

use self::pairs::{Charged, Pair};
use super::model::{ChargeLine, Invoice, InvoiceKind, NewInvoice};
use super::store;

/// One difference; it is never nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// By how much the bill asks for more.
    pub cents: Cents,
    pub cause: Cause,
}

/// `what` was charged for, as the lines call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    Days {
        what: String,
        now: i64,
        before: i64,
    },
    Used {
        what: String,
        now: Decimal,
        before: Decimal,
        unit: Option<String>,
    },
    /// The price of one unit, in the currency's own.
    Price {
        what: String,
        now: Decimal,
        before: Decimal,
        unit: Option<String>,
    },
    /// A charge that is not measured.
    Charge {
        what: String,
        now: Cents,
        before: Cents,
    },
    New {
        what: String,
    },
    Gone {
        what: String,
    },
    Tax,
    /// What was owed from earlier bills.
    CarriedOver {
        now: Cents,
        before: Cents,
    },
    /// What stands on neither bill's lines, such as a discount on the whole.
    Unlisted,
}

/// A bill with its lines.
#[derive(Debug, Clone, Copy)]
pub struct Bill<'b> {
    pub details: &'b NewInvoice,
    pub lines: &'b [ChargeLine],
}

/// The last bill's amount, all changes, and this bill's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub before: Total,
    pub now: Total,
    /// The largest first, whichever way it goes.
    pub changes: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub number: Locator,
    pub issued_on: Date,
    pub cents: Cents,
}

/// Of a bill with these lines. None of the first bill, of a credit note, and where one of the two has
/// no lines to explain anything by.
#[boxed]
pub async fn explain(
    conn: &mut Conn,
    invoice: &Invoice,
    lines: &[ChargeLine],
) -> Result<Option<Explanation>> {
    if invoice.details.kind != InvoiceKind::Invoice || lines.is_empty() {
        return Ok(None);
    }
    let Some(before) = store::find_bill_before(conn, invoice).await? else { return Ok(None) };
    let lines_before = store::lines_of(conn, before.id).await?;
    if lines_before.is_empty() || before.details.currency != invoice.details.currency {
        return Ok(None);
    }
    let before = Bill { details: &before.details, lines: &lines_before };
    Ok(Some(Explanation::of(before, Bill { details: &invoice.details, lines })))
}

impl Explanation {
    /// With what was carried over where both bills tell it.
    pub fn of(before: Bill<'_>, now: Bill<'_>) -> Explanation {
        let carried = before.carried_cents().zip(now.carried_cents());
        let (carried_before, carried_now) = carried.unwrap_or_default();
        let mut changes = Vec::new();
        let digits = now.details.currency.digits();
        for pair in pairs::of(before.lines, now.lines) {
            compare(&pair, digits, &mut changes);
        }
        let cause = Cause::CarriedOver { now: carried_now, before: carried_before };
        changes.push(Change { cents: carried_now - carried_before, cause });
        let tax = now.details.tax_cents - before.details.tax_cents;
        changes.push(Change { cents: tax, cause: Cause::Tax });
        let unlisted = now.unlisted_cents() - before.unlisted_cents();
        changes.push(Change { cents: unlisted, cause: Cause::Unlisted });
        changes.retain(|change| !change.cents.is_zero());
        changes.sort_by_key(|change| -change.cents.abs());
        Explanation { before: before.total(carried_before), now: now.total(carried_now), changes }
    }

    pub fn difference_cents(&self) -> Cents {
        self.now.cents - self.before.cents
    }
}

impl Bill<'_> {
    fn carried_cents(&self) -> Option<Cents> {
        self.details.figures().carried_cents()
    }

    fn total(&self, carried: Cents) -> Total {
        let NewInvoice { number, issued_on, total_cents, .. } = self.details;
        Total { number: number.clone(), issued_on: *issued_on, cents: *total_cents + carried }
    }

    /// What the whole comes to beside its lines and the tax.
    fn unlisted_cents(&self) -> Cents {
        let lines: Cents = self.lines.iter().map(|line| line.amount_cents).sum();
        self.details.total_cents - self.details.tax_cents - lines
    }
}

fn compare(pair: &Pair<'_>, digits: u32, changes: &mut Vec<Change>) {
    let what = pair.what();
    let mut add = |cents, cause| changes.push(Change { cents, cause });
    match (&pair.before, &pair.now) {
        (None, None) => {}
        (None, Some(now)) => add(now.cents, Cause::New { what }),
        (Some(before), None) => add(-before.cents, Cause::Gone { what }),
        (Some(before), Some(now)) => between(&what, digits, (before, now), &mut add),
    }
}

fn between(
    what: &str,
    digits: u32,
    (before, now): (&Charged<'_>, &Charged<'_>),
    add: &mut impl FnMut(Cents, Cause),
) {
    let days = before.days.zip(now.days).filter(|(before, now)| before != now);
    let paced = days.and_then(|(before_days, now_days)| {
        scaled(before.cents, Decimal::from(now_days), Decimal::from(before_days))
    });
    let of_days = |(before, now)| Cause::Days { what: what.to_owned(), now, before };
    let (Some(used_before), Some(used_now)) = (before.measured(), now.measured()) else {
        return match days.zip(paced) {
            // So near that it is the days alone.
            Some((days, paced)) if is_near(paced, now.cents) => {
                add(now.cents - before.cents, of_days(days));
            }
            _ => {
                let what = what.to_owned();
                let cause = Cause::Charge { what, now: now.cents, before: before.cents };
                add(now.cents - before.cents, cause);
            }
        };
    };
    let paced = paced.unwrap_or(before.cents);
    if let Some(days) = days {
        add(paced - before.cents, of_days(days));
    }
    let is_priced_alike = now.unit_price.is_some() && now.unit_price == before.unit_price;
    // Cents that rounding leaves are no change of the price.
    let at_last_price = scaled(before.cents, used_now, used_before)
        .filter(|cents| !is_priced_alike && !is_near(*cents, now.cents))
        .unwrap_or(now.cents);
    let unit = || now.unit.map(str::to_owned);
    let cause =
        Cause::Used { what: what.to_owned(), now: used_now, before: used_before, unit: unit() };
    add(at_last_price - paced, cause);
    let cause = match before.price(digits).zip(now.price(digits)) {
        Some((before, now)) => Cause::Price { what: what.to_owned(), now, before, unit: unit() },
        None => Cause::Charge { what: what.to_owned(), now: now.cents, before: before.cents },
    };
    add(now.cents - at_last_price, cause);
}

fn is_near(one: Cents, other: Cents) -> bool {
    (one - other).abs() <= Cents(1)
}

/// `cents × by / of`
fn scaled(cents: Cents, by: Decimal, of: Decimal) -> Option<Cents> {
    let exact = Decimal::from(cents.0).checked_mul(by)?.checked_div(of)?;
    i64::try_from(exact.round()).ok().map(Cents)
}
