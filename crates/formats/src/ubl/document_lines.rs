//! Allowances and charges: of the whole document (BG-20, BG-21) and of one line (BG-27, BG-28).

use base::{Cents, Currency};
use roxmltree::Node;

use super::tax::{Taxed, category};
use super::xml::{Elements, all, words};
use crate::figures::sum;
use crate::records::ChargeLine;
use crate::value::{Parsed, wrong};

/// One of them. What it adds to the net amount is its amount, or for an allowance less that.
pub(super) struct AllowanceCharge<'a, 'd> {
    pub element: Node<'a, 'd>,
    pub reason: String,
    is_charge: bool,
    amount: Cents,
}

impl AllowanceCharge<'_, '_> {
    pub fn added(&self) -> Cents {
        if self.is_charge { self.amount } else { -self.amount }
    }
}

/// Those of the document: as lines, and added up each way, as the totals state them.
pub(super) struct DocumentLines {
    pub lines: Vec<Taxed>,
    pub allowances: i128,
    pub charges: i128,
}

/// The allowances and charges of the document as lines of a group of their own.
pub(super) fn document_lines(
    elements: &mut Elements,
    root: Node<'_, '_>,
    currency: Currency,
) -> DocumentLines {
    let found = allowance_charges(elements, root, currency);
    let total = |of_charges: bool| {
        sum(found.iter().filter(|found| found.is_charge == of_charges).map(|found| found.amount))
    };
    let (allowances, charges) = (total(false), total(true));
    let lines = found.into_iter().map(|found| Taxed {
        category: category(elements, found.element, "TaxCategory"),
        line: ChargeLine {
            group: Some("Allowances and charges".to_owned()),
            ..bare_line(&found.reason, found.added())
        },
    });
    DocumentLines { lines: lines.collect(), allowances, charges }
}

/// A line that stands for a figure of the document and not for something supplied.
pub(super) fn bare_line(description: &str, amount: Cents) -> ChargeLine {
    ChargeLine {
        position: 0,
        service_number: None,
        group: Some(description.to_owned()),
        description: description.to_owned(),
        period_start: None,
        period_end: None,
        quantity: None,
        unit: None,
        unit_price: None,
        amount,
        tax: Cents::ZERO,
    }
}

/// The allowances and charges below an element, those of zero left out.
pub(super) fn allowance_charges<'a, 'd>(
    elements: &mut Elements,
    parent: Node<'a, 'd>,
    currency: Currency,
) -> Vec<AllowanceCharge<'a, 'd>> {
    let mut found = Vec::new();
    for element in all(parent, "AllowanceCharge") {
        let is_charge = elements.get(element, "ChargeIndicator", boolean);
        let amount = elements.get_amount(element, "Amount", currency);
        let reason = elements.find(element, "AllowanceChargeReason", words);
        let (Some(is_charge), Some(amount)) = (is_charge, amount) else { continue };
        let word = if is_charge { "Charge" } else { "Allowance" };
        if !amount.is_zero() {
            found.push(AllowanceCharge {
                element,
                reason: reason.unwrap_or_else(|| word.to_owned()),
                is_charge,
                amount,
            });
        }
    }
    found
}

/// `xs:boolean`
fn boolean(text: &str) -> Parsed<bool> {
    match text {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(wrong(text, "a truth value", "true or false")),
    }
}
