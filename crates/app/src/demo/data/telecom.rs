//! Customers with internet, telephone and mobile lines.

use base::Date;
use formats::records::{AccountKind, ServiceKind};

use super::bills::{Plan, tell};
use super::calendar::days_before;
use super::draw::Draw;
use super::names::COMPANIES;
use super::supply::{Register, STEADY, Supply, Usage};
use super::{Portfolio, parties, tariff, utility};

const HOUSEHOLDS: usize = 36;
const OFFICES: usize = 10;

const MINUTES: Usage = Usage { average: 84, decimals: 0, by_month: STEADY, spread: 40 };
/// Beyond the plan, in gigabytes.
const DATA: Usage = Usage { average: 1, decimals: 0, by_month: STEADY, spread: 100 };

pub fn add(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    for at in 0..HOUSEHOLDS {
        let customer = parties::anybody(portfolio.next_customer_number(), draw);
        let plan = household(portfolio, customer, at, draw, today);
        tell(portfolio, plan, draw, today);
    }
    for name in &COMPANIES[30..30 + OFFICES] {
        let customer = parties::company(portfolio.next_customer_number(), name, draw);
        let plan = office(portfolio, customer, draw, today);
        tell(portfolio, plan, draw, today);
    }
}

fn household(
    portfolio: &mut Portfolio,
    customer: formats::records::Customer,
    at: usize,
    draw: &mut Draw,
    today: Date,
) -> Plan {
    let number = super::locator(&portfolio.next_number("TO"));
    let (address, since) = (parties::address_line(&customer), parties::moved_in(today, draw));
    let line =
        Supply::new(&number, &portfolio.next_line("ON"), ServiceKind::Internet, tariff::FIBER);
    let mut supplies = vec![line.described("Fiber 500").at(&address, since)];
    if at.is_multiple_of(2) {
        let line = portfolio.next_telephone();
        let phone = Supply::new(&number, &line, ServiceKind::Telephone, tariff::TELEPHONE);
        supplies.push(phone.counted("minutes", Register::new(MINUTES, draw)).at(&address, since));
    }
    for _ in 0..at % 3 {
        let line = portfolio.next_telephone();
        let mobile = Supply::new(&number, &line, ServiceKind::Mobile, tariff::MOBILE);
        supplies.push(mobile.described("Mobile 10 GB").counted("GB", Register::new(DATA, draw)));
    }
    plan(customer, number, AccountKind::BalanceForward, supplies, draw, today)
}

fn office(
    portfolio: &mut Portfolio,
    customer: formats::records::Customer,
    draw: &mut Draw,
    today: Date,
) -> Plan {
    let number = super::locator(&portfolio.next_number("TO"));
    let (address, since) = (parties::address_line(&customer), parties::moved_in(today, draw));
    let line = portfolio.next_line("ON");
    let line = Supply::new(&number, &line, ServiceKind::Internet, tariff::BUSINESS_FIBER);
    let supplies = vec![line.described("Business Fiber 1000").at(&address, since)];
    plan(customer, number, AccountKind::OpenItem, supplies, draw, today)
}

fn plan(
    customer: formats::records::Customer,
    number: base::Locator,
    kind: AccountKind,
    supplies: Vec<Supply>,
    draw: &mut Draw,
    today: Date,
) -> Plan {
    let latest_issue = days_before(today, draw.between(0, 27));
    let habit = utility::habit(draw);
    Plan { customer, number, kind, name: None, supplies, latest_issue, habit }
}
