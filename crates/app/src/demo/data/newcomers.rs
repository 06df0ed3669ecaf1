//! Customers without a login yet, to register as.

use base::{Date, Language};
use formats::records::{AccountKind, Customer};

use super::bills::{Habit, Plan, tell};
use super::calendar::days_before;
use super::draw::Draw;
use super::utility::HOUSEHOLD_KWH;
use super::{Newcomer, Portfolio, parties, utility};

pub const POSTAL_CODE: &str = "10001";

const NEWCOMERS: [(&str, &str, &str, Language); 7] = [
    ("Rosa", "Diaz", "CL5601", Language::En),
    ("Hugo", "Vega", "CL5602", Language::Es),
    ("Lena", "Brandt", "CL5603", Language::En),
    ("Omar", "Haddad", "CL5604", Language::En),
    ("Iris", "Novak", "CL5605", Language::Es),
    ("Theo", "Blake", "CL5606", Language::En),
    ("Elsa", "Marin", "CL5607", Language::Es),
];

pub fn add(portfolio: &mut Portfolio, draw: &mut Draw, today: Date) {
    for (first_name, last_name, number, language) in NEWCOMERS {
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
            habit: Habit::Stopped(1),
        };
        tell(portfolio, plan, draw, today);
        portfolio.newcomers.push(Newcomer { account, email });
    }
}
