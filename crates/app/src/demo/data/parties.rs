//! Customers: who they are and where they live.

use base::{Date, Language, Locator};
use formats::Country;
use formats::records::{Address, Customer, CustomerName};

use super::draw::Draw;
use super::names::{FIRST_NAMES, LAST_NAMES, STREETS};

const CITY: &str = "Springfield";
const STATE: &str = "NY";

pub fn person(number: Locator, first_name: &str, last_name: &str, draw: &mut Draw) -> Customer {
    let name = CustomerName::Person {
        first_name: Some(first_name.to_owned()),
        last_name: last_name.to_owned(),
    };
    customer(number, name, draw)
}

pub fn anybody(number: Locator, draw: &mut Draw) -> Customer {
    let (first_name, last_name) = (draw.pick(FIRST_NAMES), draw.pick(LAST_NAMES));
    person(number, first_name, last_name, draw)
}

pub fn company(number: Locator, company_name: &str, draw: &mut Draw) -> Customer {
    let name = CustomerName::Company {
        company_name: company_name.to_owned(),
        first_name: Some(draw.pick(FIRST_NAMES).to_owned()),
        last_name: Some(draw.pick(LAST_NAMES).to_owned()),
    };
    customer(number, name, draw)
}

fn customer(number: Locator, name: CustomerName, draw: &mut Draw) -> Customer {
    let email = format!("{}@example.com", number.as_str().to_lowercase());
    Customer {
        name,
        email: email.parse().ok(),
        phone: Some(format!("+1 555 01{}", draw.digits(2))),
        language: Language::En,
        billing_address: Address {
            line1: Some(format!("{} {}", draw.between(2, 480), draw.pick(STREETS))),
            line2: draw.one_in(7).then(|| format!("Apt {}", draw.between(1, 40))),
            city: Some(CITY.to_owned()),
            state: Some(STATE.to_owned()),
            postal_code: Some(format!("100{}", draw.digits(2))),
            country: "US".parse::<Country>().ok(),
        },
        number,
    }
}

/// In one line, as a service point is written.
pub fn address_line(customer: &Customer) -> String {
    let address = &customer.billing_address;
    let parts = [&address.line1, &address.line2, &address.city];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

/// When somebody moved in: years before the first bill.
pub fn moved_in(today: Date, draw: &mut Draw) -> Date {
    super::calendar::days_before(today, draw.between(900, 5_000))
}
