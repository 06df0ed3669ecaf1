//! Customers without a login yet: to register as, or to pay for without one.

use base::{Date, Language};
use formats::records::{AccountKind, Customer};

use super::bills::{Habit, Plan, tell};
use super::calendar::days_before;
use super::draw::Draw;
use super::utility::HOUSEHOLD_KWH;
use super::{Newcomer, Portfolio, parties, utility};

pub const POSTAL_CODE: &str = "10001";

/// First and last name, account, language, and how many bills are open.
const NEWCOMERS: [(&str, &str, &str, Language, usize); 13] = [
    ("Rosa", "Diaz", "CL5601", Language::En, 1),
    ("Hugo", "Vega", "CL5602", Language::Es, 1),
    ("Lena", "Brandt", "CL5603", Language::En, 1),
    ("Omar", "Haddad", "CL5604", Language::En, 1),
    ("Iris", "Novak", "CL5605", Language::Es, 1),
    ("Theo", "Blake", "CL5606", Language::En, 1),
    ("Elsa", "Lagos", "CL5613", Language::Es, 1),
    ("Ana", "Soto", "CL5607", Language::Es, 2),
    ("Kwame", "Mensah", "CL5608", Language::En, 2),
    ("Paula", "Reyes", "CL5609", Language::En, 2),
    ("Ines", "Marin", "CL5610", Language::Es, 2),
    ("Erik", "Lund", "CL5611", Language::En, 2),
    ("Mei", "Tan", "CL5612", Language::En, 2),
];

pub fn add(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    for (first_name, last_name, number, language, open) in NEWCOMERS {
        let person = parties::person(portfolio.next_customer_number(), first_name, last_name, draw);
        let email = format!("{}@example.com", first_name.to_lowercase());
        let mut customer = Customer { email: email.parse().ok(), language, ..person };
        customer.billing_address.postal_code = Some(POSTAL_CODE.to_owned());
        let account = super::locator(number);
        let (address, since) = (parties::address_line(&customer), parties::moved_in(today, draw));
        let electricity = utility::electricity(portfolio, &account, HOUSEHOLD_KWH, draw);
        let plan = Plan {
            customer,
            number: account.clone(),
            kind: AccountKind::OpenItem,
            name: None,
            supplies: vec![electricity.at(&address, since)],
            latest_issue: days_before(today, 8),
            habit: Habit::Stopped(open),
        };
        tell(portfolio, plan, draw, today);
        portfolio.newcomers.push(Newcomer { account, email });
    }
}
