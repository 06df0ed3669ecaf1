//! A manager of many buildings: one account with three thousand invoices.

use base::{Cents, Currency, Date};
use formats::records::{Account, AccountKind, InvoiceKind, Record, ServiceKind};

use super::bills::{WithSums, document, number, push_lines, receipt};
use super::calendar::{MONTHS, cycles, days_after, days_before};
use super::draw::Draw;
use super::supply::{Register, STEADY, Supply, Usage};
use super::{Portfolio, parties, showcase, tariff};

const BUILDINGS: usize = 3_000 / MONTHS;
const ACCOUNT: &str = "CL1000";

const HALLWAY_KWH: Usage = Usage { average: 310, decimals: 0, by_month: STEADY, spread: 8 };

/// Each building's meter has its own bill, on its own day of the month.
pub fn add(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    let number = portfolio.next_customer_number();
    let customer = parties::company(number, "Harborview Property Group", draw);
    portfolio.accounts.push(Record::Account(Account {
        number: super::locator(ACCOUNT),
        customer_number: customer.number.clone(),
        kind: AccountKind::OpenItem,
        currency: Currency::USD,
        name: None,
        opened_on: None,
        pin: None,
    }));
    portfolio.add_customer(&customer);
    for building in 0..BUILDINGS {
        add_building(portfolio, building, draw, today);
    }
    portfolio.users.push(showcase::user(
        "big",
        "Harriet",
        "Vance",
        "manages 125 buildings: 3,000 bills on one account",
        &[ACCOUNT],
    ));
}

fn add_building(portfolio: &mut Portfolio, building: usize, draw: &mut Draw, today: Date) {
    let account = super::locator(ACCOUNT);
    let meter = portfolio.next_meter();
    let address = format!("{} Harborview Terrace, Springfield", building + 1);
    let supply = Supply::new(&account, &meter, ServiceKind::Electricity, tariff::COMMON_AREA)
        .described("Hallway and elevator");
    let mut register = Register::new(HALLWAY_KWH, draw);
    let supply = supply.counted("kWh", register).at(&address, days_before(today, 2_000));
    portfolio.services.push(Record::Service(supply.service.clone()));
    let serial = portfolio.next_serial();
    for cycle in cycles(days_before(today, (building % 27) as i64)) {
        let mut invoice =
            document(&account, number(serial, cycle.issued_on), InvoiceKind::Invoice, &cycle);
        let used = register.advance(cycle.last_day, draw);
        push_lines(&mut invoice.lines, &supply, &cycle, used);
        let invoice = invoice.with_sums();
        // Paid by the month; a few are forgotten for a while.
        let is_paid = days_before(today, 30) > invoice.issued_on
            && !(days_before(today, 90) < invoice.issued_on && draw.one_in(12));
        if is_paid && invoice.total > Cents::ZERO {
            let paid_on = days_after(invoice.issued_on, 25);
            portfolio.receipts.push(receipt(&account, &invoice, invoice.total, paid_on));
        }
        portfolio.documents.push(invoice);
    }
}
