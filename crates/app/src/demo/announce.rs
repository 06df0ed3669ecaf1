//! What the demo says when it is ready: addresses and logins, for people or for programs.

use serde_json::json;

use super::data::{DemoUser, Newcomer, POSTAL_CODE};
use super::load::{Loaded, PASSWORD};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    /// One object on one line.
    Json,
}

pub struct Announcement<'a> {
    pub portal: &'a str,
    pub inbox: &'a str,
    pub processor: &'a str,
    pub database: &'a str,
    pub users: &'a [DemoUser],
    pub newcomers: &'a [Newcomer],
    /// Each leads to one open bill.
    pub pay_links: &'a [String],
    pub records: Loaded,
}

impl Announcement<'_> {
    pub fn print(&self, style: Style) {
        match style {
            Style::Plain => print!("{}", self.plain()),
            Style::Json => println!("{}", self.json()),
        }
    }

    /// What does not exist yet is null, so that readers of the line need not change.
    fn json(&self) -> serde_json::Value {
        let users = self.users.iter().map(|user| {
            json!({
                "email": user.email(),
                "username": user.username,
                "password": PASSWORD,
                "role": "customer",
                "accounts": user.accounts,
            })
        });
        let newcomers = self.newcomers.iter().map(|newcomer| {
            json!({
                "account": newcomer.account,
                "email": newcomer.email,
                "postal_code": POSTAL_CODE,
            })
        });
        json!({
            "portal": self.portal,
            "console": null,
            "inbox": self.inbox,
            "telephone": null,
            "processor": self.processor,
            "users": users.collect::<Vec<_>>(),
            "newcomers": newcomers.collect::<Vec<_>>(),
        })
    }

    fn plain(&self) -> String {
        let Announcement { portal, inbox, processor, database, .. } = self;
        let Announcement { users, newcomers, pay_links, records, .. } = self;
        let (customers, documents) = (records.customers, records.documents);
        let users: String =
            users.iter().map(|user| format!("    {:<8}{}\n", user.username, user.shows)).collect();
        let newcomers: Vec<&str> = newcomers.iter().map(|it| it.account.as_str()).collect();
        let newcomers = newcomers.join(", ");
        let pay_links: String = pay_links.iter().map(|link| format!("    {link}\n")).collect();
        format!(
            "Paydesk demo: Brightwater, {customers} customers, {documents} bills and credit notes.

    Portal      {portal}
    Inbox       {inbox}   every letter it sends
    Processor   {processor}   every payment it takes
    Database    {database}

  Sign in with the password {PASSWORD} as
{users}
  Register, or pay without signing in, with the postal code {POSTAL_CODE} and one of the accounts
    {newcomers}

  Links to a bill, as letters and texts will carry them
{pay_links}
  On the processor's page, with any name, security code and future date:
    4242 4242 4242 4242   a card that works
    4000 0000 0000 0002   a card that cannot be added
    4000 0000 0000 0341   a card that is declined when it pays
    4000 0025 0000 3155   a card that asks for a confirmation
    110000000, 000123456789   a bank account: a payment takes a minute and a half
    110000000, 000222222227   a bank account without money: the payment comes back

Ctrl-C ends it and forgets everything in a temporary database.
"
        )
    }
}
