//! Companies that lease copiers and printers and pay by the page.

use base::{Date, Locator};
use formats::records::{AccountKind, Customer, ServiceKind};

use super::bills::{Habit, Plan, tell};
use super::calendar::days_before;
use super::draw::Draw;
use super::names::{COMPANIES, DEVICES};
use super::supply::{Register, STEADY, Supply, Usage};
use super::{Portfolio, parties, tariff, utility};

const COMPANIES_WITH_LEASES: usize = 20;

const PAGES: Usage = Usage { average: 4_200, decimals: 0, by_month: STEADY, spread: 22 };

pub fn add(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    for (at, name) in COMPANIES.iter().skip(1).take(COMPANIES_WITH_LEASES).enumerate() {
        let number = portfolio.next_customer_number();
        let customer = parties::company(number, &format!("{name}, Inc."), draw);
        let account = super::locator(&portfolio.next_number("AK"));
        let habit = utility::habit(draw);
        let latest_issue = days_before(today, draw.between(0, 27));
        let plan =
            lease(portfolio, customer, account, 1 + at % 3, (latest_issue, habit), draw, today);
        tell(portfolio, plan, draw, today);
    }
}

pub fn lease(
    portfolio: &mut Portfolio,
    customer: Customer,
    account: Locator,
    devices: usize,
    (latest_issue, habit): (Date, Habit),
    draw: &mut Draw,
    today: Date,
) -> Plan {
    let (address, since) = (parties::address_line(&customer), parties::moved_in(today, draw));
    let supplies = (0..devices)
        .map(|at| {
            let tariff = if at == 0 { tariff::LARGE_COPIER } else { tariff::COPIER };
            let number = portfolio.next_line("SN-");
            Supply::new(&account, &number, ServiceKind::Equipment, tariff)
                .described(draw.pick(DEVICES))
                .metered("pages", 7, Register::new(PAGES, draw))
                .at(&address, since)
        })
        .collect();
    let kind = AccountKind::OpenItem;
    Plan { customer, number: account, kind, name: None, supplies, latest_issue, habit }
}
