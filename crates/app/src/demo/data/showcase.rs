//! The customers one can sign in as, each to show something.

use base::{Currency, Date, Decimal, Language, Locator};
use formats::records::{Account, AccountKind, ReadingQuality, Record, ServiceKind};
use jiff::ToSpan;

use super::bills::{Habit, Plan, tell};
use super::calendar::{Cycle, cycles, days_before};
use super::draw::Draw;
use super::supply::{Register, Supply, reading};
use super::utility::{HOUSEHOLD_CCF, HOUSEHOLD_KWH, ROOF_KWH};
use super::{DemoUser, Portfolio, equipment, parties, properties, tariff, utility};

pub const MARIA_HOME: &str = "4471-882-093";
pub const MARIA_SHOP: &str = "CL1234";
pub const NADIA_OFFICE: &str = "AK1234";
pub const JOSE_HOME: &str = "4419-305-771";

/// The meter of the guide (S4): 800 on 24 September 2016.
const LONG_READ_METER: &str = "1010101";

pub fn add(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    maria(portfolio, draw, today);
    jose(portfolio, draw, today);
    ana(portfolio, draw);
    nadia(portfolio, draw, today);
    properties::add(portfolio, draw, today);
}

/// Electricity, water and internet at home, a shop, and one bill that is due soon.
fn maria(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    let mut customer = parties::person(portfolio.next_customer_number(), "Maria", "Lopez", draw);
    customer.email = "maria@example.com".parse().ok();
    let (address, since) = (parties::address_line(&customer), parties::moved_in(today, draw));
    let home = super::locator(MARIA_HOME);
    let latest_issue = days_before(today, 16);
    let electricity = utility::electricity(portfolio, &home, HOUSEHOLD_KWH, draw);
    let water = long_read_water(portfolio, &home, &cycles(latest_issue)[0], draw);
    let fiber =
        Supply::new(&home, &portfolio.next_line("ON"), ServiceKind::Internet, tariff::FIBER);
    let supplies = vec![
        electricity.at(&address, since),
        water.at(&address, since),
        fiber.described("Fiber 500").at(&address, since),
    ];
    let plan = Plan {
        customer: customer.clone(),
        number: home,
        kind: AccountKind::OpenItem,
        name: Some("Home"),
        supplies,
        latest_issue,
        habit: Habit::Stopped(2),
    };
    tell(portfolio, plan, draw, today);

    let shop = super::locator(MARIA_SHOP);
    let meter = portfolio.next_meter();
    let electricity =
        Supply::new(&shop, &meter, ServiceKind::Electricity, tariff::BUSINESS_ELECTRICITY)
            .metered("kWh", 5, Register::new(HOUSEHOLD_KWH, draw))
            .at("18 Bridge Street, Springfield", since);
    let plan = Plan {
        customer,
        number: shop,
        kind: AccountKind::BalanceForward,
        name: Some("Shop"),
        supplies: vec![electricity],
        latest_issue: days_before(today, 9),
        habit: Habit::Stopped(2),
    };
    tell(portfolio, plan, draw, today);
    portfolio.users.push(user(
        "maria",
        "Maria",
        "Lopez",
        "a home and a shop with a bill each, payments of every outcome",
        &[MARIA_HOME, MARIA_SHOP],
    ));
}

/// Speaks Spanish, has the sun on the roof, and owes two bills.
fn jose(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    let mut customer = parties::person(portfolio.next_customer_number(), "José", "Rivera", draw);
    customer.language = Language::Es;
    customer.email = "jose@example.com".parse().ok();
    let account = super::locator(JOSE_HOME);
    let (address, since) = (parties::address_line(&customer), parties::moved_in(today, draw));
    let electricity = utility::electricity(portfolio, &account, HOUSEHOLD_KWH, draw);
    let meter = portfolio.next_meter();
    let roof = Supply::new(&account, &meter, ServiceKind::SolarExport, tariff::SOLAR).metered(
        "kWh",
        6,
        Register::new(ROOF_KWH, draw),
    );
    let plan = Plan {
        customer,
        number: account,
        kind: AccountKind::OpenItem,
        name: None,
        supplies: vec![electricity.at(&address, since), roof.at(&address, since)],
        latest_issue: days_before(today, 12),
        habit: Habit::Stopped(2),
    };
    tell(portfolio, plan, draw, today);
    let jose = user(
        "jose",
        "José",
        "Rivera",
        "speaks Spanish, sells solar power, has AutoPay and an overdue bill",
        &[JOSE_HOME],
    );
    portfolio.users.push(DemoUser { language: Language::Es, ..jose });
}

/// Has just moved in: an account, and nothing on it.
fn ana(portfolio: &mut Portfolio, draw: &mut Draw) {
    let mut customer = parties::person(portfolio.next_customer_number(), "Ana", "Costa", draw);
    customer.email = "ana@example.com".parse().ok();
    portfolio.accounts.push(Record::Account(Account {
        number: super::locator("4462-017-558"),
        customer_number: customer.number.clone(),
        kind: AccountKind::OpenItem,
        currency: Currency::USD,
        name: None,
        opened_on: None,
        pin: None,
    }));
    portfolio.add_customer(&customer);
    portfolio.users.push(user(
        "ana",
        "Ana",
        "Costa",
        "has just moved in: nothing to pay yet",
        &["4462-017-558"],
    ));
}

/// Leases copiers and has not paid for half a year: something in every bucket of the aging.
fn nadia(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    let number = portfolio.next_customer_number();
    let mut customer = parties::company(number, "Alder & Finch Architects", draw);
    customer.email = "nadia@example.com".parse().ok();
    let history = (days_before(today, 10), Habit::Stopped(6));
    let account = super::locator(NADIA_OFFICE);
    let plan = equipment::lease(portfolio, customer, account, 3, history, draw, today);
    tell(portfolio, plan, draw, today);
    portfolio.users.push(user(
        "nadia",
        "Nadia",
        "Finch",
        "leases copiers and is months behind",
        &[NADIA_OFFICE],
    ));
}

pub fn user(
    username: &'static str,
    first_name: &'static str,
    last_name: &'static str,
    shows: &'static str,
    accounts: &[&str],
) -> DemoUser {
    DemoUser {
        username,
        first_name,
        last_name,
        shows,
        language: Language::En,
        accounts: accounts.iter().map(|number| super::locator(number)).collect(),
    }
}

/// A water meter with readings since 2016, up to where the bills begin.
fn long_read_water(
    portfolio: &mut Portfolio,
    account: &Locator,
    first: &Cycle,
    draw: &mut Draw,
) -> Supply {
    let number = super::locator(LONG_READ_METER);
    let known = jiff::civil::date(2016, 9, 24);
    let mut shows: i64 = 8_000; // tenths
    let mut day = known;
    while day < first.first_day {
        let value = Decimal::new(shows, 1);
        portfolio.readings.push(reading(&number, day, value, ReadingQuality::Actual));
        day = day.saturating_add(1.month());
        shows += draw.between(50, 74);
    }
    for months_before in 1..=8i64 {
        let day = known.saturating_sub(months_before.months());
        let value = Decimal::new(8_000 - 60 * months_before, 1).normalize();
        portfolio.readings.push(reading(&number, day, value, ReadingQuality::Actual));
    }
    Supply::new(account, LONG_READ_METER, ServiceKind::Water, tariff::WATER).metered(
        "CCF",
        5,
        Register::showing(HOUSEHOLD_CCF, shows),
    )
}
