//! Households and small companies with electricity, water and sun.

use base::Date;
use formats::records::{AccountKind, ServiceKind, ServiceStatus};

use super::bills::{Habit, Plan, tell};
use super::calendar::days_before;
use super::draw::Draw;
use super::names::COMPANIES;
use super::supply::{GARDEN, HEATED_AND_COOLED, Register, STEADY, SUNSHINE, Supply, Usage};
use super::{Portfolio, parties, tariff};

const HOUSEHOLDS: usize = 120;
const SHOPS: usize = 24;

pub const HOUSEHOLD_KWH: Usage =
    Usage { average: 620, decimals: 0, by_month: HEATED_AND_COOLED, spread: 12 };
/// Hundreds of cubic feet.
pub const HOUSEHOLD_CCF: Usage = Usage { average: 62, decimals: 1, by_month: GARDEN, spread: 15 };
pub const ROOF_KWH: Usage = Usage { average: 260, decimals: 0, by_month: SUNSHINE, spread: 10 };
const SHOP_KWH: Usage = Usage { average: 1_850, decimals: 0, by_month: STEADY, spread: 9 };

pub fn add(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    for at in 0..HOUSEHOLDS {
        let plan = household(portfolio, at, draw, today);
        tell(portfolio, plan, draw, today);
    }
    for name in &COMPANIES[..SHOPS] {
        let plan = shop(portfolio, name, draw, today);
        tell(portfolio, plan, draw, today);
    }
}

fn household(portfolio: &mut Portfolio, at: usize, draw: &mut Draw, today: Date) -> Plan {
    let customer = parties::anybody(portfolio.next_customer_number(), draw);
    let number = super::locator(&utility_number(at, draw));
    let (address, since) = (parties::address_line(&customer), parties::moved_in(today, draw));
    let mut electricity = electricity(portfolio, &number, HOUSEHOLD_KWH, draw).at(&address, since);
    let water_number = portfolio.next_meter();
    let water = Supply::new(&number, &water_number, ServiceKind::Water, tariff::WATER)
        .metered("CCF", 5, Register::new(HOUSEHOLD_CCF, draw))
        .at(&address, since);
    electricity.service.status = status(at);
    let mut supplies = vec![electricity, water];
    if at % 8 == 3 {
        let meter = portfolio.next_meter();
        let roof = Supply::new(&number, &meter, ServiceKind::SolarExport, tariff::SOLAR);
        supplies.push(roof.metered("kWh", 6, Register::new(ROOF_KWH, draw)).at(&address, since));
    }
    Plan {
        customer,
        number,
        kind: if at.is_multiple_of(3) {
            AccountKind::BalanceForward
        } else {
            AccountKind::OpenItem
        },
        name: None,
        supplies,
        latest_issue: days_before(today, draw.between(0, 27)),
        habit: habit(draw),
    }
}

fn shop(portfolio: &mut Portfolio, name: &str, draw: &mut Draw, today: Date) -> Plan {
    let customer = parties::company(portfolio.next_customer_number(), name, draw);
    let number = super::locator(&portfolio.next_number("CL"));
    let (address, since) = (parties::address_line(&customer), parties::moved_in(today, draw));
    let meter = portfolio.next_meter();
    let supply =
        Supply::new(&number, &meter, ServiceKind::Electricity, tariff::BUSINESS_ELECTRICITY);
    let supply = supply.metered("kWh", 6, Register::new(SHOP_KWH, draw)).at(&address, since);
    Plan {
        customer,
        number,
        kind: AccountKind::OpenItem,
        name: None,
        supplies: vec![supply],
        latest_issue: days_before(today, draw.between(0, 27)),
        habit: habit(draw),
    }
}

pub fn electricity(
    portfolio: &mut Portfolio,
    account: &base::Locator,
    usage: Usage,
    draw: &mut Draw,
) -> Supply {
    let meter = portfolio.next_meter();
    let supply = Supply::new(account, &meter, ServiceKind::Electricity, tariff::ELECTRICITY);
    supply.metered("kWh", 5, Register::new(usage, draw))
}

/// Most pay in time, some late, and a few have stopped: there is something in every bucket.
pub fn habit(draw: &mut Draw) -> Habit {
    match draw.between(1, 100) {
        1..=66 => Habit::Prompt,
        67..=86 => Habit::Late,
        _ => Habit::Stopped(draw.between(1, 5) as usize),
    }
}

/// `4471-882-093`.
fn utility_number(at: usize, draw: &mut Draw) -> String {
    format!("44{:02}-{}-{:03}", draw.between(10, 70), draw.digits(3), at + 100)
}

fn status(at: usize) -> ServiceStatus {
    match at {
        17 | 58 => ServiceStatus::PlannedWork,
        41 => ServiceStatus::Interrupted,
        92 => ServiceStatus::Suspended,
        _ => ServiceStatus::Active,
    }
}
