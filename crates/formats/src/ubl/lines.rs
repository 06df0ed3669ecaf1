//! The lines of the document (BG-25), each with its own allowances and charges as lines below it.

use base::{Cents, Currency, Decimal, Locator};
use roxmltree::Node;

use super::document_lines::{AllowanceCharge, allowance_charges};
use super::tax::{Taxed, category};
use super::xml::{self, Elements, all, find, words};
use crate::records::ChargeLine;
use crate::value;

/// UNTDID 1001: the reference is an object that is invoiced, such as a meter (BT-18, BT-128).
const INVOICED_OBJECT: &str = "130";
/// Digits behind the point of a price that was divided by its base quantity.
const UNIT_PRICE_DIGITS: u32 = 10;

pub(super) fn lines(elements: &mut Elements, root: Node<'_, '_>, currency: Currency) -> Vec<Taxed> {
    let (line_name, quantity_name) = match root.tag_name().name() {
        "CreditNote" => ("CreditNoteLine", "CreditedQuantity"),
        _ => ("InvoiceLine", "InvoicedQuantity"),
    };
    if find(root, line_name).is_none() {
        // EN 16931, BR-16.
        elements.refuse(root, line_name, "is missing", "at least one line");
    }
    let document_object = invoiced_object(root, "AdditionalDocumentReference");
    let mut lines = Vec::new();
    for element in all(root, line_name) {
        let parts = line_parts(elements, element, quantity_name, currency);
        lines.extend(parts.into_iter().flatten().map(|mut taxed| {
            let own_object = invoiced_object(element, "DocumentReference");
            taxed.line.service_number = own_object.or_else(|| document_object.clone());
            taxed
        }));
    }
    lines
}

/// The line before its allowances and charges, then those: together its net amount (BT-131).
fn line_parts(
    elements: &mut Elements,
    element: Node<'_, '_>,
    quantity_name: &str,
    currency: Currency,
) -> Option<Vec<Taxed>> {
    let quantity = elements.get(element, quantity_name, xml::decimal);
    let unit = find(element, quantity_name).and_then(|node| node.attribute("unitCode"));
    let unit_price = unit_price(elements, element);
    let description = elements.get(element, "Item/Name", words);
    let period_start = elements.find(element, "InvoicePeriod/StartDate", xml::date);
    let period_end = elements.find(element, "InvoicePeriod/EndDate", xml::date);
    let category = category(elements, element, "Item/ClassifiedTaxCategory");
    let extras = allowance_charges(elements, element, currency);
    let net = elements.get_amount(element, "LineExtensionAmount", currency)?;
    let extra: Cents = extras.iter().map(AllowanceCharge::added).sum();
    let head = ChargeLine {
        position: 0,
        service_number: None,
        group: None,
        description: description?,
        period_start,
        period_end,
        quantity,
        unit: unit.and_then(unit_name),
        unit_price,
        amount: net - extra,
        tax: Cents::ZERO,
    };
    let below = |extra: AllowanceCharge<'_, '_>| ChargeLine {
        amount: extra.added(),
        description: extra.reason,
        quantity: None,
        unit: None,
        unit_price: None,
        ..head.clone()
    };
    let below: Vec<ChargeLine> = extras.into_iter().map(below).collect();
    let parts = std::iter::once(head).chain(below);
    Some(parts.map(|line| Taxed { line, category }).collect())
}

/// The price (BT-146) of one unit: it may be stated for a dozen (BT-149).
fn unit_price(elements: &mut Elements, element: Node<'_, '_>) -> Option<Decimal> {
    let price = elements.get(element, "Price/PriceAmount", xml::decimal)?;
    let base = elements.find(element, "Price/BaseQuantity", xml::decimal).unwrap_or(Decimal::ONE);
    if base.is_zero() {
        let place = find(element, "Price/BaseQuantity").unwrap_or(element);
        elements.refuse(place, "Price/BaseQuantity", "is zero", "a quantity to divide by");
        return None;
    }
    match base == Decimal::ONE {
        true => Some(price),
        false => price.checked_div(base).map(|unit| unit.round_dp(UNIT_PRICE_DIGITS).normalize()),
    }
}

fn invoiced_object(parent: Node<'_, '_>, name: &str) -> Option<Locator> {
    let object = all(parent, name).find(|reference| {
        find(*reference, "DocumentTypeCode").is_some_and(|code| xml::text(code) == INVOICED_OBJECT)
    })?;
    value::locator(&xml::text(find(object, "ID")?)).ok()
}

/// UN/ECE Recommendation 20 codes as people write the unit; other codes stay as they are, and
/// "one" and "each" need no name.
fn unit_name(code: &str) -> Option<String> {
    let name = match code.trim() {
        "" | "C62" | "EA" | "H87" => return None,
        "KWH" => "kWh",
        "MWH" => "MWh",
        "KWT" | "KW" => "kW",
        "MTQ" => "m3",
        "LTR" => "l",
        "GLL" => "gal",
        "MTR" => "m",
        "KMT" => "km",
        "KGM" => "kg",
        "TNE" => "t",
        "GB" | "E34" => "GB",
        "MIN" => "min",
        "HUR" => "h",
        "DAY" => "d",
        "WEE" => "wk",
        "MON" => "mo",
        "ANN" => "yr",
        other => other,
    };
    value::text(name).ok()
}
