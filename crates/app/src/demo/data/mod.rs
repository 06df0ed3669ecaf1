//! A biller's two years: more than two hundred customers, drawn from a seed.
//!
//! Everything becomes records of the files that billers send, so that the demo goes the way of
//! every import, and receipts of what was paid before there was a portal.

mod bills;
mod calendar;
mod draw;
mod equipment;
mod names;
mod newcomers;
mod parties;
mod properties;
mod showcase;
mod supply;
mod tariff;
mod telecom;
#[cfg(test)]
mod tests;
mod utility;

use base::{Cents, Date, Language, Locator};
use formats::records::{Customer, Invoice, Record};

use draw::Draw;

pub use newcomers::POSTAL_CODE;
pub use showcase::{JOSE_HOME, MARIA_HOME, MARIA_SHOP, NADIA_OFFICE};

/// All that is to be written down.
#[derive(Default)]
pub struct Portfolio {
    customers: Vec<Record>,
    accounts: Vec<Record>,
    services: Vec<Record>,
    readings: Vec<Record>,
    documents: Vec<Invoice>,
    pub receipts: Vec<Receipt>,
    pub users: Vec<DemoUser>,
    pub newcomers: Vec<Newcomer>,
    serial: u32,
}

/// Money that the biller took itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub account_number: Locator,
    pub invoice_number: Locator,
    pub reference: String,
    pub amount: Cents,
    pub paid_on: Date,
}

/// Somebody to sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoUser {
    pub username: &'static str,
    pub first_name: &'static str,
    pub last_name: &'static str,
    /// What there is to see.
    pub shows: &'static str,
    pub language: Language,
    pub accounts: Vec<Locator>,
}

/// A customer without a login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    pub account: Locator,
    /// Where the code goes.
    pub email: String,
}

impl DemoUser {
    pub fn email(&self) -> String {
        format!("{}@example.com", self.username)
    }
}

/// The same seed and day draw the same.
pub fn draw_portfolio(seed: u64, today: Date) -> Portfolio {
    let mut portfolio = Portfolio::default();
    let mut draw = Draw::new(seed);
    showcase::add(&mut portfolio, &mut draw, today);
    utility::add(&mut portfolio, &mut draw, today);
    telecom::add(&mut portfolio, &mut draw, today);
    equipment::add(&mut portfolio, &mut draw, today);
    newcomers::add(&mut portfolio, &mut draw, today);
    portfolio
}

impl Portfolio {
    /// In the order in which they build on each other, documents by their day.
    pub fn take_records(&mut self) -> Vec<Record> {
        self.documents.sort_by_cached_key(|it| (it.issued_on, it.number.as_str().to_owned()));
        let documents = self.documents.drain(..).map(|it| Record::Invoice(Box::new(it)));
        let parties = self.customers.drain(..).chain(self.accounts.drain(..));
        let services = self.services.drain(..).chain(self.readings.drain(..));
        parties.chain(services).chain(documents).collect()
    }

    fn add_customer(&mut self, customer: &Customer) {
        let record = Record::Customer(customer.clone());
        if self.customers.last() != Some(&record) {
            self.customers.push(record);
        }
    }

    fn next_serial(&mut self) -> u32 {
        self.serial += 1;
        self.serial
    }

    fn next_customer_number(&mut self) -> Locator {
        locator(&format!("C{}", 10_000 + self.next_serial()))
    }

    /// An account's, such as TO2017.
    fn next_number(&mut self, prefix: &str) -> String {
        format!("{prefix}{}", 2_000 + self.next_serial())
    }

    fn next_meter(&mut self) -> String {
        format!("20{:05}", 13 * self.next_serial())
    }

    fn next_telephone(&mut self) -> String {
        format!("518-555-{:04}", self.next_serial())
    }

    /// A line's or a device's.
    fn next_line(&mut self, prefix: &str) -> String {
        format!("{prefix}{}", 10_000 + 7 * self.next_serial())
    }
}

/// Only for numbers that are written here.
fn locator(number: &str) -> Locator {
    number.parse().expect("a number as customers type it")
}
