//! The payer at the processor's hosted page, as a browser would be: numbers are typed there and
//! nowhere else, in the demo too.

use base::{Date, Id, kinds};
use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use url::Url;

use crate::failure::Failure;

/// What is typed; the sandbox lists the numbers it knows.
#[derive(Debug, Clone, Copy)]
pub enum Typed {
    Card {
        number: &'static str,
        /// The month in which it expires; none for a card that is good for years.
        until: Option<Date>,
    },
    BankAccount {
        account_number: &'static str,
    },
}

const ROUTING_NUMBER: &str = "110000000";
/// Far enough away for whatever year it is.
const EXPIRY: &str = "12/34";

impl Typed {
    fn fields(self, name: &str) -> Vec<(&'static str, String)> {
        match self {
            Typed::Card { number, until } => vec![
                ("type", "card".to_owned()),
                ("number", number.to_owned()),
                ("expiry", expiry(until)),
                ("cvc", "123".to_owned()),
                ("name", name.to_owned()),
            ],
            Typed::BankAccount { account_number } => vec![
                ("type", "us_bank_account".to_owned()),
                ("routing_number", ROUTING_NUMBER.to_owned()),
                ("account_number", account_number.to_owned()),
                ("account_type", "checking".to_owned()),
                ("name", name.to_owned()),
            ],
        }
    }
}

fn expiry(until: Option<Date>) -> String {
    until.map_or(EXPIRY.to_owned(), |until| until.strftime("%m/%y").to_string())
}

/// Fills the page in, and says to which setup the processor sends the payer back.
pub async fn submit(
    page: &str,
    typed: Typed,
    name: &str,
) -> Result<Id<kinds::MethodSetup>, Failure> {
    let failed = Failure::doing("The processor's page");
    let browser = reqwest::Client::builder().redirect(Policy::none()).build();
    let request = browser.map_err(&failed)?.post(page).form(&typed.fields(name));
    let answer = request.send().await.map_err(failed)?;
    let back = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let setup = back.and_then(|url| {
        let url = Url::parse(url).ok()?;
        url.path_segments()?.next_back()?.parse().ok()
    });
    setup.ok_or_else(|| {
        Failure::Work(format!("The processor's page did not take the number: {}.", answer.status()))
    })
}
