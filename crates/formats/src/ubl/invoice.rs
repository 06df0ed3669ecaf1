//! The document as a whole: its head, and how its parts come together.

use base::{Cents, Currency, Date};
use roxmltree::Node;

use super::buyer::buyer;
use super::document_lines::{bare_line, document_lines};
use super::lines::lines;
use super::tax::{Taxed, tax_subtotals, with_tax};
use super::totals::{Parts, Totals};
use super::xml::{self, Elements, all, find};
use crate::figures::sum;
use crate::records::{BilledTo, ChargeLine, Invoice, InvoiceKind, StatementFigures};
use crate::value;

/// The type codes (UNTDID 1001) of credit notes, as EN 16931's code list BR-CL-01 has them.
const CREDIT_NOTE_CODES: [&str; 11] =
    ["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"];

/// The invoice, or `None` where it can't be built; only a reading without issues counts.
pub(super) fn invoice(elements: &mut Elements, root: Node<'_, '_>) -> Option<Invoice> {
    let number = elements.get(root, "ID", value::locator);
    let kind = kind(root);
    let issued_on = elements.get(root, "IssueDate", xml::date);
    let due_on = due_on(elements, root).or(issued_on);
    let period_start = elements.find(root, "InvoicePeriod/StartDate", xml::date);
    let period_end = elements.find(root, "InvoicePeriod/EndDate", xml::date);
    let note = note(elements, root);
    let corrects =
        elements.find(root, "BillingReference/InvoiceDocumentReference/ID", value::locator);
    let payment_reference = elements.find(root, "PaymentMeans/PaymentID", xml::words);
    let buyer = buyer(elements, root);
    let currency = elements.get(root, "DocumentCurrencyCode", value::currency)?;
    let body = Body::take(elements, root, currency)?;
    let invoice = Invoice {
        billed_to: BilledTo::Buyer(Box::new(buyer)),
        number: number?,
        kind,
        issued_on: issued_on?,
        due_on: due_on?,
        period_start,
        period_end,
        currency,
        statement: StatementFigures::default(),
        net: body.totals.tax_exclusive + body.totals.rounding,
        tax: body.totals.tax,
        total: body.totals.tax_inclusive + body.totals.rounding,
        prepaid: body.totals.prepaid,
        note,
        corrects,
        payment_reference,
        lines: body.lines,
    };
    let invoice = with_positive_total(invoice);
    if invoice.prepaid.is_negative() {
        let path = "LegalMonetaryTotal/PrepaidAmount";
        let place = find(root, path).unwrap_or(root);
        elements.refuse(place, path, "has not the sign of the total", "what was already paid");
    }
    Some(invoice)
}

fn kind(root: Node<'_, '_>) -> InvoiceKind {
    let code = find(root, "InvoiceTypeCode").map(xml::text).unwrap_or_default();
    match root.tag_name().name() == "CreditNote" || CREDIT_NOTE_CODES.contains(&code.as_str()) {
        true => InvoiceKind::CreditNote,
        false => InvoiceKind::Invoice,
    }
}

/// BT-9: an invoice has it at its head, a credit note with the payment means, some in the terms.
fn due_on(elements: &mut Elements, root: Node<'_, '_>) -> Option<Date> {
    ["DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"]
        .into_iter()
        .find_map(|path| elements.find(root, path, xml::date))
}

/// All notes (BT-22), one under the other.
fn note(elements: &mut Elements, root: Node<'_, '_>) -> Option<String> {
    let notes: Vec<_> = all(root, "Note").filter(|note| !xml::text(*note).is_empty()).collect();
    let texts: Vec<String> = notes.iter().map(|note| xml::text(*note)).collect();
    elements.parse(*notes.first()?, "Note", &texts.join("\n"), value::note)
}

/// What the document charges.
struct Body {
    totals: Totals,
    lines: Vec<ChargeLine>,
}

impl Body {
    fn take(elements: &mut Elements, root: Node<'_, '_>, currency: Currency) -> Option<Body> {
        let own = lines(elements, root, currency);
        let document = document_lines(elements, root, currency);
        let subtotals = tax_subtotals(elements, root, currency);
        let totals = Totals::take(elements, root, currency)?;
        let parts = Parts {
            lines: sum(own.iter().map(|taxed| taxed.line.amount)),
            allowances: document.allowances,
            charges: document.charges,
            taxes: sum(subtotals.iter().map(|subtotal| subtotal.tax)),
        };
        // Figures that could not all be read can't agree either: that would be told twice.
        if elements.are_fine() {
            totals.check(elements, root, currency, &parts);
        }
        let charged: Vec<Taxed> = own.into_iter().chain(document.lines).collect();
        let mut lines = with_tax(charged, &subtotals);
        lines.extend(rounding_line(totals.rounding));
        for (position, line) in (1..).zip(&mut lines) {
            line.position = position;
        }
        Some(Body { totals, lines })
    }
}

/// The rounding amount (BT-114) as a line, so that the lines add up.
fn rounding_line(rounding: Cents) -> Option<ChargeLine> {
    (!rounding.is_zero()).then(|| bare_line("Rounding", rounding))
}

/// An invoice over a negative amount credits, and a credit note over one charges: the kind says
/// the direction, and the figures are turned round with it. Only a credit note corrects.
fn with_positive_total(mut invoice: Invoice) -> Invoice {
    if invoice.total.is_negative() {
        invoice.kind = match invoice.kind {
            InvoiceKind::Invoice => InvoiceKind::CreditNote,
            InvoiceKind::CreditNote => InvoiceKind::Invoice,
        };
        let figures = [&mut invoice.net, &mut invoice.tax, &mut invoice.total];
        figures.into_iter().chain([&mut invoice.prepaid]).for_each(|figure| *figure = -*figure);
        invoice.lines.iter_mut().for_each(turn_round);
    }
    if invoice.kind == InvoiceKind::Invoice {
        invoice.corrects = None;
    }
    invoice
}

fn turn_round(line: &mut ChargeLine) {
    line.amount = -line.amount;
    line.tax = -line.tax;
    line.quantity = line.quantity.map(|quantity| -quantity);
}
