//! Bills that break a rule or attack the reader.

use crate::bill::{bill, bill_with, sentences};

/// What is changed in the bill, into what, and all that the operator is told.
const WRONG: [(&str, &str, &[&str]); 15] = [
    (
        "LineExtensionAmount currencyID=\"EUR\">30.00",
        "LineExtensionAmount currencyID=\"EUR\">31.00",
        &[
            "25: LineExtensionAmount: is 31.00, but the lines come to 30.00, expected 30.00 (EN 16931, BR-CO-10)",
            "26: TaxExclusiveAmount: is 30.00, but lines less allowances plus charges come to 31.00, expected 31.00 (EN 16931, BR-CO-13)",
        ],
    ),
    (
        "<cbc:TaxAmount currencyID=\"EUR\">6.0<",
        "<cbc:TaxAmount currencyID=\"EUR\">5.99<",
        &[
            "18: TaxAmount: is 6.00, but the tax subtotals come to 5.99, expected 5.99 (EN 16931, BR-CO-14)",
        ],
    ),
    (
        "PayableAmount currencyID=\"EUR\">36.00",
        "PayableAmount currencyID=\"EUR\">36.01",
        &[
            "28: PayableAmount: is 36.01, but total less prepaid plus rounding come to 36.00, expected 36.00 (EN 16931, BR-CO-16)",
        ],
    ),
    (
        "<cac:LegalMonetaryTotal>",
        "<cac:LegalMonetaryTotal><cbc:AllowanceTotalAmount>1</cbc:AllowanceTotalAmount>",
        &[
            "24: AllowanceTotalAmount: is 1.00, but the allowances come to 0.00, expected 0.00 (EN 16931, BR-CO-11)",
            "26: TaxExclusiveAmount: is 30.00, but lines less allowances plus charges come to 29.00, expected 29.00 (EN 16931, BR-CO-13)",
        ],
    ),
    (
        "<cac:LegalMonetaryTotal>",
        "<cac:LegalMonetaryTotal><cbc:ChargeTotalAmount>1</cbc:ChargeTotalAmount>",
        &[
            "24: ChargeTotalAmount: is 1.00, but the charges come to 0.00, expected 0.00 (EN 16931, BR-CO-12)",
            "26: TaxExclusiveAmount: is 30.00, but lines less allowances plus charges come to 31.00, expected 31.00 (EN 16931, BR-CO-13)",
        ],
    ),
    (
        "TaxInclusiveAmount currencyID=\"EUR\">36.00",
        "TaxInclusiveAmount currencyID=\"EUR\">30.00",
        &[
            "27: TaxInclusiveAmount: is 30.00, but net and tax come to 36.00, expected 36.00 (EN 16931, BR-CO-15)",
            "28: PayableAmount: is 36.00, but total less prepaid plus rounding come to 30.00, expected 30.00 (EN 16931, BR-CO-16)",
        ],
    ),
    (
        "<cbc:PayableAmount currencyID=\"EUR\">36.00",
        "<cbc:PrepaidAmount>-4</cbc:PrepaidAmount><cbc:PayableAmount currencyID=\"EUR\">40.00",
        &[
            "28: LegalMonetaryTotal/PrepaidAmount: has not the sign of the total, expected what was already paid",
        ],
    ),
    (
        "PayableAmount currencyID=\"EUR\">36.00",
        "PayableAmount currencyID=\"USD\">36.00",
        &["28: PayableAmount: is in “USD”, expected EUR as the document"],
    ),
    (
        "PayableAmount currencyID=\"EUR\">36.00",
        "PayableAmount currencyID=\"EUR\">36,00",
        &[
            "28: PayableAmount: “36,00” is not an amount in EUR, expected a plain number with at most 2 decimals such as 1234.50",
        ],
    ),
    ("<cbc:ID>BW-1</cbc:ID>", "", &["2: ID: is missing, expected the element"]),
    (
        "2026-11-01",
        "01/11/2026",
        &["6: IssueDate: “01/11/2026” is not a date, expected YYYY-MM-DD between 1900 and 2199"],
    ),
    (
        ">12</cbc:BaseQuantity>",
        ">0</cbc:BaseQuantity>",
        &["50: Price/BaseQuantity: is zero, expected a quantity to divide by"],
    ),
    (
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<!DOCTYPE Invoice [<!ENTITY a \"b\">]>",
        &["1: file: has a document type declaration, expected XML without a DTD"],
    ),
    (
        "</Invoice>",
        "",
        &["1: file: is not well-formed XML: the root node was opened but never closed"],
    ),
    (
        "xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"",
        "xmlns=\"urn:example\"",
        &[
            "2: Invoice: is not the root of a UBL document, expected Invoice or CreditNote of UBL 2.1",
        ],
    ),
];

#[test]
fn a_broken_rule_is_named_with_the_figures_that_disagree() {
    for (from, to, told) in WRONG {
        assert_eq!(sentences(&bill_with(from, to)), told, "{to}");
    }
}

#[test]
fn everything_wrong_is_told_at_once() {
    let xml = bill_with("2026-11-21", "soon").replace("EUR\">20.00", "EUR\">2e1");
    let xml = xml.replace("<cbc:Name>Fixed charge</cbc:Name>", "");
    let fields: Vec<_> =
        sentences(&xml).iter().map(|told| told.split(": ").nth(1).unwrap().to_owned()).collect();
    assert_eq!(fields, ["DueDate", "LineExtensionAmount", "Item/Name"]);
}

#[test]
fn elements_in_elements_without_end_are_refused() {
    let depth = 200_000;
    let nest = "<x>".repeat(depth) + &"</x>".repeat(depth);
    let told = sentences(&bill_with("</Invoice>", &format!("{nest}</Invoice>")));
    assert_eq!(told, ["53: x: is nested too deeply, expected at most 64 levels"]);
}

#[test]
fn amounts_too_large_to_add_are_refused() {
    let xml = bill().replace("\"EUR\">", "\"EUR\">99999999999999");
    assert!(sentences(&xml).iter().any(|told| told.contains("is too large, expected at most")));
}
