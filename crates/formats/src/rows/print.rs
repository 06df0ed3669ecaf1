//! Records become named values again, in the order of the columns.

use base::{Cents, Currency};

use crate::records::{
    Account, BilledTo, ChargeLine, Customer, CustomerName, Invoice, ReadAt, Reading, Record,
    Service,
};

/// Column and value; `None` where the record has none.
pub(crate) type Values = Vec<(&'static str, Option<String>)>;

/// The values of a record without its lines, or what keeps it out of our own files.
pub(crate) fn values(record: &Record) -> Result<Values, &'static str> {
    match record {
        Record::Customer(customer) => Ok(customer_values(customer)),
        Record::Account(account) => Ok(account_values(account)),
        Record::Service(service) => Ok(service_values(service)),
        Record::Invoice(invoice) => invoice_values(invoice),
        Record::Charge(charge) => {
            let mut values = vec![
                ("invoice_number", text(&charge.invoice_number)),
                ("currency", text(charge.currency)),
            ];
            values.extend(charge_line_values(&charge.line, charge.currency));
            Ok(values)
        }
        Record::Reading(reading) => Ok(reading_values(reading)),
    }
}

fn customer_values(customer: &Customer) -> Values {
    let (kind, company_name, first_name, last_name) = match &customer.name {
        CustomerName::Person { first_name, last_name } => {
            ("person", None, first_name.clone(), Some(last_name.clone()))
        }
        CustomerName::Company { company_name, first_name, last_name } => {
            ("company", Some(company_name.clone()), first_name.clone(), last_name.clone())
        }
    };
    let address = &customer.billing_address;
    vec![
        ("number", text(&customer.number)),
        ("kind", text(kind)),
        ("first_name", first_name),
        ("last_name", last_name),
        ("company_name", company_name),
        ("email", customer.email.as_ref().and_then(text)),
        ("phone", customer.phone.clone()),
        ("language", text(customer.language.tag())),
        ("address_line1", address.line1.clone()),
        ("address_line2", address.line2.clone()),
        ("city", address.city.clone()),
        ("state", address.state.clone()),
        ("postal_code", address.postal_code.clone()),
        ("country", address.country.and_then(text)),
    ]
}

fn account_values(account: &Account) -> Values {
    vec![
        ("number", text(&account.number)),
        ("customer_number", text(&account.customer_number)),
        ("kind", text(account.kind)),
        ("currency", text(account.currency)),
        ("name", account.name.clone()),
        ("opened_on", account.opened_on.and_then(text)),
        ("pin", account.pin.as_ref().map(|pin| pin.0.clone())),
    ]
}

fn service_values(service: &Service) -> Values {
    vec![
        ("account_number", text(&service.account_number)),
        ("number", text(&service.number)),
        ("kind", text(service.kind)),
        ("description", service.description.clone()),
        ("address", service.address.clone()),
        ("unit", service.unit.clone()),
        ("status", text(service.status)),
        ("moved_in_on", service.moved_in_on.and_then(text)),
        ("moved_out_on", service.moved_out_on.and_then(text)),
        ("register_digits", service.register_digits.and_then(text)),
    ]
}

fn invoice_values(invoice: &Invoice) -> Result<Values, &'static str> {
    let BilledTo::Account(account_number) = &invoice.billed_to else {
        return Err("an invoice that names a buyer instead of an account");
    };
    let amount = |cents| plain(cents, invoice.currency);
    let statement = &invoice.statement;
    Ok(vec![
        ("account_number", text(account_number)),
        ("number", text(&invoice.number)),
        ("kind", text(invoice.kind)),
        ("issued_on", text(invoice.issued_on)),
        ("due_on", text(invoice.due_on)),
        ("period_start", invoice.period_start.and_then(text)),
        ("period_end", invoice.period_end.and_then(text)),
        ("currency", text(invoice.currency)),
        ("previous_balance", statement.previous_balance.and_then(amount)),
        ("payments", statement.payments.and_then(amount)),
        ("adjustments", statement.adjustments.and_then(amount)),
        ("carried_forward", statement.carried_forward.and_then(amount)),
        ("net", amount(invoice.net)),
        ("tax", amount(invoice.tax)),
        ("total", amount(invoice.total)),
        ("prepaid", amount(invoice.prepaid)),
        ("note", invoice.note.clone()),
        ("corrects", invoice.corrects.as_ref().and_then(text)),
        ("payment_reference", invoice.payment_reference.clone()),
    ])
}

pub(crate) fn charge_line_values(line: &ChargeLine, currency: Currency) -> Values {
    vec![
        ("position", text(line.position)),
        ("service_number", line.service_number.as_ref().and_then(text)),
        ("group", line.group.clone()),
        ("description", text(&line.description)),
        ("period_start", line.period_start.and_then(text)),
        ("period_end", line.period_end.and_then(text)),
        ("quantity", line.quantity.and_then(text)),
        ("unit", line.unit.clone()),
        ("unit_price", line.unit_price.and_then(text)),
        ("amount", plain(line.amount, currency)),
        ("tax", plain(line.tax, currency)),
    ]
}

fn reading_values(reading: &Reading) -> Values {
    let read_at = match reading.read_at {
        ReadAt::Instant(time) => time.to_string(),
        ReadAt::Day(day) => day.to_string(),
    };
    vec![
        ("service_number", text(&reading.service_number)),
        ("read_at", Some(read_at)),
        ("value", text(reading.value)),
        ("quality", text(reading.quality)),
        ("source", reading.source.clone()),
    ]
}

fn text(value: impl ToString) -> Option<String> {
    Some(value.to_string())
}

fn plain(cents: Cents, currency: Currency) -> Option<String> {
    Some(cents.of(currency).plain())
}
