//! Named values become trusted records.

use base::{Cents, Currency, Date, named};

use super::row::Row;
use crate::issue::Issue;
use crate::records::{
    Account, Address, BilledTo, Charge, ChargeLine, Customer, CustomerName, Invoice, InvoiceKind,
    Pin, Reading, ReadingQuality, Record, RecordKind, Service, ServiceStatus, StatementFigures,
};
use crate::value;

/// Parses a row whose columns are those of `kind`; an invoice comes without lines.
pub(crate) fn record(kind: RecordKind, row: Row<'_>) -> Result<Record, Vec<Issue>> {
    match kind {
        RecordKind::Customer => customer(row).map(Record::Customer),
        RecordKind::Account => account(row).map(Record::Account),
        RecordKind::Service => service(row).map(Record::Service),
        RecordKind::Invoice => invoice(row).map(|invoice| Record::Invoice(Box::new(invoice))),
        RecordKind::Charge => charge(row).map(Record::Charge),
        RecordKind::Reading => reading(row).map(Record::Reading),
    }
}

fn customer(mut row: Row<'_>) -> Result<Customer, Vec<Issue>> {
    let number = row.take("number", value::locator);
    let name = customer_name(&mut row);
    let email = row.take("email", value::email);
    let phone = row.take("phone", value::text);
    let language = row.take("language", value::language).unwrap_or_default();
    let billing_address = Address {
        line1: row.take("address_line1", value::text),
        line2: row.take("address_line2", value::text),
        city: row.take("city", value::text),
        state: row.take("state", value::text),
        postal_code: row.take("postal_code", value::text),
        country: row.take("country", value::country),
    };
    let built = number.zip(name).map(|(number, name)| Customer {
        number,
        name,
        email,
        phone,
        language,
        billing_address,
    });
    row.finish(built)
}

named! {
    CustomerKind {
        Person = "person",
        Company = "company",
    }
}

fn customer_name(row: &mut Row<'_>) -> Option<CustomerName> {
    let kind = row.take("kind", value::named::<CustomerKind>)?;
    let first_name = row.take("first_name", value::text);
    let last_name = row.take("last_name", value::text);
    let company_name = row.take("company_name", value::text);
    match kind {
        CustomerKind::Person => {
            if company_name.is_some() {
                row.refuse("company_name", "a person has none", "kind company");
            }
            let last_name = needed(row, "last_name", last_name, "the person's last name")?;
            Some(CustomerName::Person { first_name, last_name })
        }
        CustomerKind::Company => {
            let company_name = needed(row, "company_name", company_name, "the company's name")?;
            Some(CustomerName::Company { company_name, first_name, last_name })
        }
    }
}

fn account(mut row: Row<'_>) -> Result<Account, Vec<Issue>> {
    let number = row.take("number", value::locator);
    let customer_number = row.take("customer_number", value::locator);
    let kind = row.take("kind", value::named);
    let currency = row.take("currency", value::currency);
    let name = row.take("name", value::text);
    let opened_on = row.take("opened_on", value::date);
    let pin = row.take("pin", value::text).map(Pin);
    let build = || {
        Some(Account {
            number: number?,
            customer_number: customer_number?,
            kind: kind?,
            currency: currency?,
            name,
            opened_on,
            pin,
        })
    };
    row.finish(build())
}

fn service(mut row: Row<'_>) -> Result<Service, Vec<Issue>> {
    let account_number = row.take("account_number", value::locator);
    let number = row.take("number", value::locator);
    let kind = row.take("kind", value::named);
    let description = row.take("description", value::text);
    let address = row.take("address", value::text);
    let unit = row.take("unit", value::text);
    let status = row.take("status", value::named).unwrap_or(ServiceStatus::Active);
    let (moved_in_on, moved_out_on) = span(&mut row, "moved_in_on", "moved_out_on");
    let register_digits = row.take("register_digits", value::register_digits);
    let build = || {
        Some(Service {
            account_number: account_number?,
            number: number?,
            kind: kind?,
            description,
            address,
            unit,
            status,
            moved_in_on,
            moved_out_on,
            register_digits,
        })
    };
    row.finish(build())
}

/// An invoice without its lines.
pub(crate) fn invoice(mut row: Row<'_>) -> Result<Invoice, Vec<Issue>> {
    let billed_to = row.take("account_number", value::locator).map(BilledTo::Account);
    let number = row.take("number", value::locator);
    let kind = row.take("kind", value::named).unwrap_or(InvoiceKind::Invoice);
    let issued_on = row.take("issued_on", value::date);
    let due_on = due_on(&mut row, kind, issued_on);
    let (period_start, period_end) = span(&mut row, "period_start", "period_end");
    let currency = row.take("currency", value::currency);
    let statement = statement(&mut row, currency);
    let figures = currency.and_then(|currency| Figures::take(&mut row, currency));
    let prepaid = amount(&mut row, "prepaid", currency).unwrap_or_default();
    if prepaid.is_negative() {
        row.refuse("prepaid", "is negative", "what was already paid, zero or more");
    }
    let note = row.take("note", value::note);
    let corrects = row.take("corrects", value::locator);
    if corrects.is_some() && kind == InvoiceKind::Invoice {
        row.refuse("corrects", "only a credit note corrects an invoice", "kind credit_note");
    }
    let payment_reference = row.take("payment_reference", value::text);
    let build = || {
        let Figures { net, tax, total } = figures?;
        Some(Invoice {
            billed_to: billed_to?,
            number: number?,
            kind,
            issued_on: issued_on?,
            due_on: due_on?,
            period_start,
            period_end,
            currency: currency?,
            statement,
            net,
            tax,
            total,
            prepaid,
            note,
            corrects,
            payment_reference,
            lines: Vec::new(),
        })
    };
    row.finish(build())
}

/// An invoice must say when it is due; a credit note needn't.
fn due_on(row: &mut Row<'_>, kind: InvoiceKind, issued_on: Option<Date>) -> Option<Date> {
    let given = row.has("due_on");
    let due_on = row.take("due_on", value::date);
    match (kind, due_on) {
        (InvoiceKind::CreditNote, None) => issued_on,
        (InvoiceKind::Invoice, None) if !given => {
            row.refuse("due_on", "is missing", "the date by which the invoice is to be paid");
            None
        }
        _ => {
            if due_on.zip(issued_on).is_some_and(|(due_on, issued_on)| due_on < issued_on) {
                row.refuse("due_on", "is before issued_on", "that date or a later one");
            }
            due_on
        }
    }
}

fn statement(row: &mut Row<'_>, currency: Option<Currency>) -> StatementFigures {
    StatementFigures {
        previous_balance: amount(row, "previous_balance", currency),
        payments: amount(row, "payments", currency),
        adjustments: amount(row, "adjustments", currency),
        carried_forward: amount(row, "carried_forward", currency),
    }
}

/// What an invoice charges; they agree with each other.
struct Figures {
    net: Cents,
    tax: Cents,
    total: Cents,
}

impl Figures {
    /// The total is required; an absent tax is zero, an absent net the rest.
    fn take(row: &mut Row<'_>, currency: Currency) -> Option<Figures> {
        let total = amount(row, "total", Some(currency));
        let tax = amount(row, "tax", Some(currency)).unwrap_or_default();
        let net = amount(row, "net", Some(currency));
        let total = total?;
        if total.is_negative() {
            row.refuse("total", "is negative", "kind credit_note with the figures positive");
        }
        let net = net.unwrap_or(total - tax);
        if net + tax != total {
            let plain = |cents: Cents| cents.of(currency).plain();
            let problem = format!(
                "is {}, but net {} and tax {} add up to {}",
                plain(total),
                plain(net),
                plain(tax),
                plain(net + tax)
            );
            row.refuse("total", problem, plain(net + tax));
        }
        Some(Figures { net, tax, total })
    }
}

fn charge(mut row: Row<'_>) -> Result<Charge, Vec<Issue>> {
    let invoice_number = row.take("invoice_number", value::locator);
    let currency = row.take("currency", value::currency);
    let line = line_values(&mut row, currency);
    let build =
        || Some(Charge { invoice_number: invoice_number?, currency: currency?, line: line? });
    row.finish(build())
}

/// A charge inside its invoice.
pub(crate) fn charge_line(mut row: Row<'_>, currency: Currency) -> Result<ChargeLine, Vec<Issue>> {
    let line = line_values(&mut row, Some(currency));
    row.finish(line)
}

fn line_values(row: &mut Row<'_>, currency: Option<Currency>) -> Option<ChargeLine> {
    let position = row.take("position", value::position);
    let service_number = row.take("service_number", value::locator);
    let group = row.take("group", value::text);
    let description = row.take("description", value::text);
    let (period_start, period_end) = span(row, "period_start", "period_end");
    let quantity = row.take("quantity", value::decimal);
    let unit = row.take("unit", value::text);
    let unit_price = row.take("unit_price", value::decimal);
    let charged = amount(row, "amount", currency);
    let tax = amount(row, "tax", currency).unwrap_or_default();
    Some(ChargeLine {
        position: position?,
        service_number,
        group,
        description: description?,
        period_start,
        period_end,
        quantity,
        unit,
        unit_price,
        amount: charged?,
        tax,
    })
}

fn reading(mut row: Row<'_>) -> Result<Reading, Vec<Issue>> {
    let service_number = row.take("service_number", value::locator);
    let read_at = row.take("read_at", value::read_at);
    let value = row.take("value", value::decimal);
    let quality = row.take("quality", value::named).unwrap_or(ReadingQuality::Actual);
    let source = row.take("source", value::text);
    let build = || {
        Some(Reading {
            service_number: service_number?,
            read_at: read_at?,
            value: value?,
            quality,
            source,
        })
    };
    row.finish(build())
}

/// An amount needs its currency to be read; where that is wrong already, once is enough.
fn amount(row: &mut Row<'_>, name: &str, currency: Option<Currency>) -> Option<Cents> {
    let currency = currency?;
    row.take(name, |text| value::amount(text, currency))
}

/// Two dates of which the second is not before the first.
fn span(row: &mut Row<'_>, start: &str, end: &str) -> (Option<Date>, Option<Date>) {
    let (from, to) = (row.take(start, value::date), row.take(end, value::date));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        row.refuse(end, format!("is before {start}"), "that date or a later one");
    }
    (from, to)
}

/// A value that only this kind of row must have.
fn needed(row: &mut Row<'_>, name: &str, value: Option<String>, what: &str) -> Option<String> {
    if !row.has(name) {
        row.refuse(name, "is missing", what);
    }
    value
}
