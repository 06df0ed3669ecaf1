//! What a bill says, and how our records say it.

use base::Cents;
use formats::records::InvoiceKind;

use crate::bill::{bill, bill_with, buyer, invoice};

#[test]
fn a_bill_comes_with_its_lines_and_their_share_of_the_tax() {
    let bill = invoice(&bill());
    let lines: Vec<_> = bill.lines.iter().map(|line| (line.amount, line.tax)).collect();
    assert_eq!(lines, [(Cents(2000), Cents(400)), (Cents(1000), Cents(200))]);
    assert_eq!((bill.net, bill.tax, bill.total), (Cents(3000), Cents(600), Cents(3600)));
    assert_eq!(bill.lines[0].unit.as_deref(), Some("kWh"));
}

#[test]
fn a_price_for_a_year_is_shown_for_a_month() {
    let fixed = invoice(&bill()).lines[1].clone();
    assert_eq!(fixed.unit_price.unwrap().to_string(), "10");
    assert_eq!(
        (fixed.quantity.unwrap().to_string(), fixed.unit.unwrap()),
        ("1".into(), "mo".into())
    );
}

#[test]
fn numbers_that_may_be_the_account_come_the_sellers_own_first() {
    let sellers = "<cac:AccountingCustomerParty>
        <cbc:SupplierAssignedAccountID>7 001</cbc:SupplierAssignedAccountID>";
    let xml = bill_with("<cac:AccountingCustomerParty>", sellers);
    let bill = invoice(&xml);
    let candidates: Vec<_> =
        buyer(&bill).account_candidates.iter().map(|number| number.as_str()).collect();
    assert_eq!(candidates, ["7001", "CL1234"], "and “n/a” is no number");
    let twice = invoice(&xml.replace("n/a", "cl 1234"));
    assert_eq!(buyer(&twice).account_candidates, buyer(&bill).account_candidates);
    let references = [&bill, &twice].map(|bill| buyer(bill).reference.clone());
    assert_eq!(references, [None, Some("CL1234".parse().unwrap())]);
    assert_eq!(buyer(&bill).name.as_deref(), Some("Maria Lopez"));
}

#[test]
fn a_discount_on_the_whole_bill_is_a_line_of_its_own() {
    let discount = r#"<cac:AllowanceCharge>
        <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
        <cbc:AllowanceChargeReason>Loyalty</cbc:AllowanceChargeReason>
        <cbc:Amount currencyID="EUR">5.00</cbc:Amount>
      </cac:AllowanceCharge><cac:LegalMonetaryTotal>
      <cbc:AllowanceTotalAmount currencyID="EUR">5.00</cbc:AllowanceTotalAmount>"#;
    let xml = bill_with("<cac:LegalMonetaryTotal>", discount)
        .replace(
            "TaxExclusiveAmount currencyID=\"EUR\">30",
            "TaxExclusiveAmount currencyID=\"EUR\">25",
        )
        .replace(">36.00<", ">31.00<");
    let bill = invoice(&xml);
    let line = &bill.lines[2];
    assert_eq!(line.group.as_deref(), Some("Allowances and charges"));
    assert_eq!((line.description.as_str(), line.amount), ("Loyalty", Cents(-500)));
    assert_eq!((bill.net, bill.total), (Cents(2500), Cents(3100)));
}

#[test]
fn a_lines_own_discount_stands_below_it() {
    let xml = bill_with(
        "<cbc:LineExtensionAmount currencyID=\"EUR\">20.00</cbc:LineExtensionAmount>",
        r#"<cbc:LineExtensionAmount currencyID="EUR">20.00</cbc:LineExtensionAmount>
        <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>
        <cbc:Amount currencyID="EUR">2.00</cbc:Amount></cac:AllowanceCharge>"#,
    );
    let lines = invoice(&xml).lines;
    let shown: Vec<_> =
        lines.iter().map(|line| (line.description.as_str(), line.amount.0, line.tax.0)).collect();
    assert_eq!(
        shown,
        [("Energy", 2200, 440), ("Allowance", -200, -40), ("Fixed charge", 1000, 200)]
    );
}

#[test]
fn rounding_and_what_was_prepaid_are_part_of_the_bill() {
    let xml = bill_with(
        "<cbc:PayableAmount currencyID=\"EUR\">36.00",
        "<cbc:PrepaidAmount currencyID=\"EUR\">16.00</cbc:PrepaidAmount>
        <cbc:PayableRoundingAmount currencyID=\"EUR\">-0.05</cbc:PayableRoundingAmount>
        <cbc:PayableAmount currencyID=\"EUR\">19.95",
    );
    let bill = invoice(&xml);
    assert_eq!((bill.net, bill.total, bill.prepaid), (Cents(2995), Cents(3595), Cents(1600)));
    assert_eq!(bill.lines[2].group.as_deref(), Some("Rounding"));
    assert_eq!(bill.check_lines(1, &bill.lines), []);
}

#[test]
fn a_bill_below_zero_is_a_credit_note_with_the_figures_turned_round() {
    let negative = bill()
        .replace("\"EUR\">", "\"EUR\">-")
        .replace(">-.2<", ">.2<")
        .replace(">-120<", ">120<")
        .replace("\"KWH\">", "\"KWH\">-");
    let prepaid =
        "<cbc:PrepaidAmount>-6</cbc:PrepaidAmount><cbc:PayableAmount currencyID=\"EUR\">-30.00<";
    let payable = "<cbc:PayableAmount currencyID=\"EUR\">-36.00<";
    let credit = invoice(&negative.replace(payable, prepaid));
    assert_eq!(credit.prepaid, Cents(600));
    assert_eq!((credit.kind, credit.total), (InvoiceKind::CreditNote, Cents(3600)));
    assert_eq!((credit.lines[0].amount, credit.lines[0].tax), (Cents(2000), Cents(400)));
    assert_eq!(credit.lines[0].quantity.unwrap().to_string(), "100");
}

#[test]
fn a_credit_note_names_the_invoice_it_corrects() {
    let reference = "<cac:BillingReference><cac:InvoiceDocumentReference>
        <cbc:ID>BW-0</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
        <cac:AccountingCustomerParty>";
    let xml = bill_with("<cac:AccountingCustomerParty>", reference);
    assert_eq!(invoice(&xml).corrects, None, "an invoice only mentions it");
    let credit = invoice(&xml.replace(">380<", ">381<"));
    assert_eq!(credit.kind, InvoiceKind::CreditNote);
    assert_eq!(credit.corrects.unwrap().as_str(), "BW-0");
}

#[test]
fn a_meter_named_as_the_invoiced_object_is_the_lines_service() {
    let meter = "<cbc:ID>1</cbc:ID><cac:DocumentReference><cbc:ID>1010101</cbc:ID>
        <cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>";
    let lines = invoice(&bill_with("<cbc:ID>1</cbc:ID>", meter)).lines;
    let services: Vec<_> = lines.iter().map(|line| line.service_number.is_some()).collect();
    assert_eq!(services, [true, false]);
    let all = "<cac:AdditionalDocumentReference><cbc:ID>1010101</cbc:ID>
        <cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>
        <cac:AccountingCustomerParty>";
    let lines = invoice(&bill_with("<cac:AccountingCustomerParty>", all)).lines;
    assert!(lines.iter().all(|line| line.service_number.is_some()), "the whole bill is about it");
}

#[test]
fn the_due_date_may_stand_in_the_terms_or_nowhere() {
    let none = bill_with("<cbc:DueDate>2026-11-21</cbc:DueDate>", "");
    assert_eq!(invoice(&none).due_on.to_string(), "2026-11-01", "then it is due when issued");
    let means = "<cac:PaymentMeans/><cac:PaymentMeans>
        <cbc:PaymentDueDate>2026-11-30</cbc:PaymentDueDate></cac:PaymentMeans><cac:TaxTotal>";
    let xml = none.replace("<cac:TaxTotal>", means);
    assert_eq!(invoice(&xml).due_on.to_string(), "2026-11-30", "in the second means of payment");
    let terms = "<cac:PaymentTerms><cbc:PaymentDueDate>2026-12-01Z</cbc:PaymentDueDate>
        </cac:PaymentTerms><cac:LegalMonetaryTotal>";
    let xml = none.replace("<cac:LegalMonetaryTotal>", terms);
    assert_eq!(invoice(&xml).due_on.to_string(), "2026-12-01");
}

#[test]
fn tax_stated_in_parts_and_in_another_currency_is_still_the_bills_tax() {
    let subtotal = "<cbc:TaxAmount currencyID=\"EUR\">6.0</cbc:TaxAmount>
      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent></cac:TaxCategory>
    </cac:TaxSubtotal>";
    let halves = format!("{subtotal}<cac:TaxSubtotal>{subtotal}").replace("6.0", "3.00");
    let abroad =
        "<cac:TaxTotal><cbc:TaxAmount currencyID=\"USD\">6.60</cbc:TaxAmount></cac:TaxTotal>
      <cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">6.00";
    let own = "<cac:TaxTotal>\n    <cbc:TaxAmount currencyID=\"EUR\">6.00";
    let lines = invoice(&bill_with(subtotal, &halves).replace(own, abroad)).lines;
    let taxes: Vec<_> = lines.iter().map(|line| line.tax).collect();
    assert_eq!(taxes, [Cents(400), Cents(200)]);
}

#[test]
fn tax_of_lines_that_cancel_each_other_out_stands_on_the_last() {
    let xml = bill().replace(">10.00<", ">-19.99<").replace(">30.00<", ">0.01<");
    let lines = invoice(&xml.replace(">36.00<", ">6.01<")).lines;
    let taxes: Vec<_> = lines.iter().map(|line| line.tax).collect();
    assert_eq!(taxes, [Cents(0), Cents(600)], "and not 12,000.00 and -11,994.00");
}

#[test]
fn what_is_not_ubl_is_passed_over_and_so_is_an_allowance_of_nothing() {
    let extension = "<x:DueDate xmlns:x=\"urn:example\">never</x:DueDate>
      <cac:AllowanceCharge><cbc:ChargeIndicator>0</cbc:ChargeIndicator>
      <cbc:Amount>0.00</cbc:Amount></cac:AllowanceCharge><cbc:DueDate>";
    assert_eq!(invoice(&bill_with("<cbc:DueDate>", extension)), invoice(&bill()));
}
