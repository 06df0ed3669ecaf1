//! Random records for the properties: any that a file could hold.

use base::{Cents, Currency, Date, Decimal, Timestamp};
use formats::Country;
use formats::records::*;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

pub fn record() -> impl Strategy<Value = Record> {
    Union::new(RecordKind::ALL.iter().map(|kind| record_of(*kind, true)))
}

/// With or without lines, where it is an invoice.
pub fn record_of(kind: RecordKind, with_lines: bool) -> BoxedStrategy<Record> {
    match kind {
        RecordKind::Customer => customer().prop_map(Record::Customer).boxed(),
        RecordKind::Account => account().prop_map(Record::Account).boxed(),
        RecordKind::Service => service().prop_map(Record::Service).boxed(),
        RecordKind::Invoice => {
            invoice(with_lines).prop_map(|invoice| Record::Invoice(Box::new(invoice))).boxed()
        }
        RecordKind::Charge => charge().prop_map(Record::Charge).boxed(),
        RecordKind::Reading => reading().prop_map(Record::Reading).boxed(),
    }
}

fn customer() -> impl Strategy<Value = Customer> {
    let email = "[a-z]{1,8}@[a-z]{1,8}\\.com".prop_map(|text| text.parse().unwrap());
    let language = select(&base::Language::ALL[..]);
    (number(), customer_name(), option::of(email), option::of(text()), language, address())
        .prop_map(|(number, name, email, phone, language, billing_address)| Customer {
            number,
            name,
            email,
            phone,
            language,
            billing_address,
        })
}

fn customer_name() -> impl Strategy<Value = CustomerName> {
    let person = (option::of(text()), text())
        .prop_map(|(first_name, last_name)| CustomerName::Person { first_name, last_name });
    let company = (text(), option::of(text()), option::of(text())).prop_map(
        |(company_name, first_name, last_name)| CustomerName::Company {
            company_name,
            first_name,
            last_name,
        },
    );
    prop_oneof![person, company]
}

fn address() -> impl Strategy<Value = Address> {
    let countries: Vec<_> = Country::all().collect();
    let part = || option::of(text());
    (part(), part(), part(), part(), part(), option::of(select(countries))).prop_map(
        |(line1, line2, city, state, postal_code, country)| Address {
            line1,
            line2,
            city,
            state,
            postal_code,
            country,
        },
    )
}

fn account() -> impl Strategy<Value = Account> {
    let kind = select(AccountKind::ALL);
    let texts = (option::of(text()), option::of(text()));
    (number(), number(), kind, currency(), texts, option::of(date())).prop_map(
        |(number, customer_number, kind, currency, (name, pin), opened_on)| Account {
            number,
            customer_number,
            kind,
            currency,
            name,
            opened_on,
            pin: pin.map(Pin),
        },
    )
}

fn service() -> impl Strategy<Value = Service> {
    let texts = (option::of(text()), option::of(text()), option::of(text()));
    let states = (select(ServiceKind::ALL), select(ServiceStatus::ALL), option::of(1..=12u8));
    (number(), number(), texts, states, span()).prop_map(
        |(account_number, number, texts, (kind, status, register_digits), span)| Service {
            account_number,
            number,
            kind,
            description: texts.0,
            address: texts.1,
            unit: texts.2,
            status,
            moved_in_on: span.0,
            moved_out_on: span.1,
            register_digits,
        },
    )
}

fn invoice(with_lines: bool) -> impl Strategy<Value = Invoice> {
    let lines = proptest::collection::vec(charge_line(), 0..if with_lines { 4 } else { 1 });
    let head = (number(), number(), select(InvoiceKind::ALL), date(), 0..90i32, currency());
    let texts = (option::of(note()), option::of(number()), option::of(text()));
    let figures = (amount(), amount(), amount(), statement());
    (head, span(), texts, figures, lines).prop_map(|(head, span, texts, figures, mut lines)| {
        let (account_number, number, kind, issued_on, days, currency) = head;
        number_lines(&mut lines);
        let (net, tax) = match lines.is_empty() {
            true => (figures.0.abs(), figures.1.abs()),
            false => positive_sums(&mut lines),
        };
        Invoice {
            billed_to: BilledTo::Account(account_number),
            number,
            kind,
            issued_on,
            due_on: issued_on.saturating_add(jiff::Span::new().days(days)),
            period_start: span.0,
            period_end: span.1,
            currency,
            statement: figures.3,
            net,
            tax,
            total: net + tax,
            prepaid: figures.2.abs(),
            note: texts.0,
            corrects: texts.1.filter(|_| kind == InvoiceKind::CreditNote),
            payment_reference: texts.2,
            lines,
        }
    })
}

fn number_lines(lines: &mut [ChargeLine]) {
    for (position, line) in (1..).zip(lines) {
        line.position = position;
    }
}

fn positive_sums(lines: &mut [ChargeLine]) -> (Cents, Cents) {
    let sums = |lines: &[ChargeLine]| -> (Cents, Cents) {
        (lines.iter().map(|line| line.amount).sum(), lines.iter().map(|line| line.tax).sum())
    };
    let (net, tax) = sums(lines);
    if (net + tax).is_negative() {
        for line in lines.iter_mut() {
            (line.amount, line.tax) = (-line.amount, -line.tax);
        }
    }
    sums(lines)
}

fn statement() -> impl Strategy<Value = StatementFigures> {
    let figure = || option::of(amount());
    (figure(), figure(), figure(), figure()).prop_map(
        |(previous_balance, payments, adjustments, carried_forward)| StatementFigures {
            previous_balance,
            payments,
            adjustments,
            carried_forward,
        },
    )
}

fn charge() -> impl Strategy<Value = Charge> {
    (number(), currency(), charge_line()).prop_map(|(invoice_number, currency, line)| Charge {
        invoice_number,
        currency,
        line,
    })
}

fn charge_line() -> impl Strategy<Value = ChargeLine> {
    let texts = (option::of(number()), option::of(text()), text(), option::of(text()));
    let numbers = (option::of(decimal()), option::of(decimal()), amount(), amount());
    (1..1_000_000u32, texts, span(), numbers).prop_map(|(position, texts, span, numbers)| {
        ChargeLine {
            position,
            service_number: texts.0,
            group: texts.1,
            description: texts.2,
            period_start: span.0,
            period_end: span.1,
            quantity: numbers.0,
            unit: texts.3,
            unit_price: numbers.1,
            amount: numbers.2,
            tax: numbers.3,
        }
    })
}

fn reading() -> impl Strategy<Value = Reading> {
    let time = (-2_000_000_000_000_000..7_000_000_000_000_000i64)
        .prop_map(|micros| ReadAt::Instant(Timestamp::from_microsecond(micros).unwrap()));
    let read_at = prop_oneof![time, date().prop_map(ReadAt::Day)];
    let quality = select(ReadingQuality::ALL);
    (number(), read_at, decimal(), quality, option::of(text())).prop_map(
        |(service_number, read_at, value, quality, source)| Reading {
            service_number,
            read_at,
            value,
            quality,
            source,
        },
    )
}

fn number() -> impl Strategy<Value = base::Locator> {
    "[A-Za-z0-9/=\",;-]{1,12}".prop_map(|text| text.parse().unwrap())
}

/// Trimmed and printable, with everything that a careless writer would spoil.
fn text() -> impl Strategy<Value = String> {
    "[A-Za-zñß漢=+@\"',;\\\\/{}<>&-]([ A-Za-zñ🙂\"',;\\\\-]{0,20}[A-Za-z\".;])?"
}

fn note() -> impl Strategy<Value = String> {
    proptest::collection::vec(text(), 1..3).prop_map(|lines| lines.join("\n"))
}

fn amount() -> impl Strategy<Value = Cents> {
    prop_oneof![Just(0), -1_000..1_000i64, -1_000_000_000..1_000_000_000i64].prop_map(Cents)
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (-999_999_999_999..999_999_999_999i64, 0..=10u32)
        .prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn currency() -> impl Strategy<Value = Currency> {
    select(vec!["USD", "EUR", "JPY", "KWD"]).prop_map(|code| code.parse().unwrap())
}

fn date() -> impl Strategy<Value = Date> {
    (1900..2199i16, 1..=12i8, 1..=28i8)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn span() -> impl Strategy<Value = (Option<Date>, Option<Date>)> {
    (option::of(date()), option::of(date())).prop_map(|(from, to)| match (from, to) {
        (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
        one => one,
    })
}
