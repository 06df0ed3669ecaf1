//! Tax: the document has it by category (BG-23), our lines each have their share.

use base::{Cents, Currency, Decimal};
use roxmltree::Node;

use super::document_lines::bare_line;
use super::xml::{self, Elements, all, find};
use crate::figures::sum;
use crate::records::ChargeLine;

/// A line and the category by which it is taxed; its tax is not yet set.
pub(super) struct Taxed {
    pub line: ChargeLine,
    pub category: Category,
}

/// The category's code (BT-151; its first letters) and rate in percent (BT-152).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Category {
    code: [u8; 2],
    percent: Decimal,
}

/// The tax of one category (BT-117).
#[derive(Debug, Clone, Copy)]
pub(super) struct Subtotal {
    category: Category,
    pub tax: Cents,
}

/// The category below an element; where none is given, one that no subtotal has.
pub(super) fn category(elements: &mut Elements, parent: Node<'_, '_>, path: &str) -> Category {
    let Some(element) = find(parent, path) else {
        return Category { code: *b"--", percent: Decimal::ZERO };
    };
    let text = find(element, "ID").map(xml::text).unwrap_or_default();
    let mut letters = text.bytes();
    let code = [letters.next().unwrap_or(b' '), letters.next().unwrap_or(b' ')];
    let percent = elements.find(element, "Percent", xml::decimal).unwrap_or_default();
    Category { code, percent: percent.normalize() }
}

/// The tax total in the document's currency; another may be there in the tax authority's (BT-111).
pub(super) fn tax_total<'a, 'd>(root: Node<'a, 'd>, currency: Currency) -> Option<Node<'a, 'd>> {
    all(root, "TaxTotal").find(|total| {
        let stated = find(*total, "TaxAmount").and_then(|amount| amount.attribute("currencyID"));
        stated.is_none_or(|stated| stated == currency.code())
    })
}

pub(super) fn tax_subtotals(
    elements: &mut Elements,
    root: Node<'_, '_>,
    currency: Currency,
) -> Vec<Subtotal> {
    let Some(total) = tax_total(root, currency) else { return Vec::new() };
    let mut subtotals: Vec<Subtotal> = Vec::new();
    for element in all(total, "TaxSubtotal") {
        let category = category(elements, element, "TaxCategory");
        let Some(tax) = elements.get_amount(element, "TaxAmount", currency) else { continue };
        match subtotals.iter_mut().find(|known| known.category == category) {
            Some(known) => known.tax += tax,
            None => subtotals.push(Subtotal { category, tax }),
        }
    }
    subtotals
}

/// Gives each line its share of its category's tax, to the cent: in proportion to the amounts,
/// what rounding leaves over carried on to the next line. Tax of a category that no line has
/// becomes a line of its own.
pub(super) fn with_tax(mut charged: Vec<Taxed>, subtotals: &[Subtotal]) -> Vec<ChargeLine> {
    let mut homeless = Cents::ZERO;
    for subtotal in subtotals {
        let lines = charged.iter_mut().filter(|taxed| taxed.category == subtotal.category);
        let lines: Vec<&mut ChargeLine> = lines.map(|taxed| &mut taxed.line).collect();
        if lines.is_empty() {
            homeless += subtotal.tax;
        }
        share(subtotal.tax, lines);
    }
    let lines = charged.into_iter().map(|taxed| taxed.line);
    lines.chain((!homeless.is_zero()).then(|| tax_line(homeless))).collect()
}

fn share(tax: Cents, mut lines: Vec<&mut ChargeLine>) {
    let amounts: Vec<Cents> = lines.iter().map(|line| line.amount).collect();
    match shares(tax, &amounts) {
        Some(shares) => {
            for (line, share) in lines.iter_mut().zip(shares) {
                line.tax = share;
            }
        }
        None => {
            if let Some(last) = lines.last_mut() {
                last.tax = tax;
            }
        }
    }
}

/// `None` where there is no sense in proportions: amounts that cancel each other out would make
/// shares larger than the amounts themselves.
fn shares(tax: Cents, amounts: &[Cents]) -> Option<Vec<Cents>> {
    let whole = sum(amounts.iter().copied());
    let (mut amounts_so_far, mut shared) = (0, 0);
    let mut shares = Vec::with_capacity(amounts.len());
    for amount in amounts {
        amounts_so_far += i128::from(amount.0);
        let due = divide_rounded(i128::from(tax.0) * amounts_so_far, whole)?;
        let share = Cents(i64::try_from(due - shared).ok()?);
        if share.abs() > amount.abs() + Cents(1) {
            return None;
        }
        shared = due;
        shares.push(share);
    }
    Some(shares)
}

/// Half away from zero; `None` for a division by zero.
fn divide_rounded(dividend: i128, divisor: i128) -> Option<i128> {
    let (dividend, divisor) = if divisor < 0 { (-dividend, -divisor) } else { (dividend, divisor) };
    let half = if dividend < 0 { -(divisor / 2) } else { divisor / 2 };
    (dividend + half).checked_div(divisor)
}

fn tax_line(tax: Cents) -> ChargeLine {
    ChargeLine { tax, ..bare_line("Tax", Cents::ZERO) }
}
