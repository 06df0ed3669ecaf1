//! The document's totals (BG-22) and the rules by which they hang together: EN 16931-1, 6.4.3,
//! BR-CO-10 to BR-CO-16, checked to the cent as the standard's own schematron does.

use base::{Cents, Currency};
use roxmltree::Node;

use super::tax::tax_total;
use super::xml::{self, Elements, find};
use crate::figures::disagreement;
use crate::issue::Issue;

pub(super) struct Totals {
    /// BT-106: sum of the lines.
    line_extension: Cents,
    /// BT-107 and BT-108: sums of the document's allowances and charges.
    allowances: Cents,
    charges: Cents,
    /// BT-109: without tax.
    pub tax_exclusive: Cents,
    /// BT-110: the tax.
    pub tax: Cents,
    /// BT-112: with tax.
    pub tax_inclusive: Cents,
    /// BT-113: what was paid before.
    pub prepaid: Cents,
    /// BT-114: what is added to make the payable amount round.
    pub rounding: Cents,
    /// BT-115: what remains to be paid.
    payable: Cents,
}

impl Totals {
    pub fn take(elements: &mut Elements, root: Node<'_, '_>, currency: Currency) -> Option<Totals> {
        let Some(total) = find(root, "LegalMonetaryTotal") else {
            elements.refuse(root, "LegalMonetaryTotal", "is missing", "the totals");
            return None;
        };
        let tax = match tax_total(root, currency) {
            Some(total) => elements.get_amount(total, "TaxAmount", currency),
            None => Some(Cents::ZERO),
        };
        let line_extension = elements.get_amount(total, "LineExtensionAmount", currency);
        let tax_exclusive = elements.get_amount(total, "TaxExclusiveAmount", currency);
        let tax_inclusive = elements.get_amount(total, "TaxInclusiveAmount", currency);
        let payable = elements.get_amount(total, "PayableAmount", currency);
        let mut optional = |path| elements.find_amount(total, path, currency).unwrap_or_default();
        Some(Totals {
            allowances: optional("AllowanceTotalAmount"),
            charges: optional("ChargeTotalAmount"),
            prepaid: optional("PrepaidAmount"),
            rounding: optional("PayableRoundingAmount"),
            tax: tax?,
            line_extension: line_extension?,
            tax_exclusive: tax_exclusive?,
            tax_inclusive: tax_inclusive?,
            payable: payable?,
        })
    }

    /// Leaves an issue for each rule that the figures break.
    pub fn check(
        &self,
        elements: &mut Elements,
        root: Node<'_, '_>,
        currency: Currency,
        parts: &Parts,
    ) {
        let element = |name| match name {
            "TaxAmount" => tax_total(root, currency).and_then(|total| find(total, name)),
            _ => find(root, "LegalMonetaryTotal").and_then(|total| find(total, name)),
        };
        for Rule { name, element: field, figure, of, sum } in self.rules(parts) {
            let line = xml::line(element(field).unwrap_or(root));
            let issue = disagreement(line, field, figure, of, sum, currency);
            elements.add(issue.map(|issue| Issue {
                expected: format!("{} (EN 16931, {name})", issue.expected),
                ..issue
            }));
        }
    }

    fn rules(&self, parts: &Parts) -> [Rule; 7] {
        let minor = |cents: Cents| i128::from(cents.0);
        let rule = |name, element, figure, of, sum| Rule { name, element, figure, of, sum };
        let exclusive = minor(self.line_extension) - minor(self.allowances) + minor(self.charges);
        let inclusive = minor(self.tax_exclusive) + minor(self.tax);
        let payable = minor(self.tax_inclusive) - minor(self.prepaid) + minor(self.rounding);
        let (allowances, charges) = ("AllowanceTotalAmount", "ChargeTotalAmount");
        let (net, total) = ("TaxExclusiveAmount", "TaxInclusiveAmount");
        let net_parts = "lines less allowances plus charges";
        let payable_parts = "total less prepaid plus rounding";
        [
            rule("BR-CO-10", "LineExtensionAmount", self.line_extension, "the lines", parts.lines),
            rule("BR-CO-11", allowances, self.allowances, "the allowances", parts.allowances),
            rule("BR-CO-12", charges, self.charges, "the charges", parts.charges),
            rule("BR-CO-13", net, self.tax_exclusive, net_parts, exclusive),
            rule("BR-CO-14", "TaxAmount", self.tax, "the tax subtotals", parts.taxes),
            rule("BR-CO-15", total, self.tax_inclusive, "net and tax", inclusive),
            rule("BR-CO-16", "PayableAmount", self.payable, payable_parts, payable),
        ]
    }
}

/// What the totals are the sums of, in minor units.
pub(super) struct Parts {
    pub lines: i128,
    pub allowances: i128,
    pub charges: i128,
    pub taxes: i128,
}

/// An element's figure, and what it must be the sum of.
struct Rule {
    name: &'static str,
    element: &'static str,
    figure: Cents,
    of: &'static str,
    sum: i128,
}
