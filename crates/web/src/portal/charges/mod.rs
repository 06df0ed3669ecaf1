//! Charges: all that stood on the account's bills, line by line, as a list and as a file.

mod download;
mod list;

use axum::Router;
use axum::routing::get;
use base::{Id, Result, kinds};
use billing::Ctx;
use billing::invoices::ChargeFilter;

use crate::kit::{Address, Form, Web};
use crate::portal::bills::{Days, Services};

pub fn routes() -> Router<Web> {
    Router::new().route("/charges", get(list::show)).route("/charges.csv", get(download::show))
}

/// Which of them the address asks for: `?service=…&from=…&until=…`.
struct Filter {
    services: Services,
    days: Days,
}

impl Filter {
    async fn read(ctx: &Ctx, account: Id<kinds::Account>, query: &Form) -> Result<Filter> {
        let services = Services::read(ctx, account, query).await?;
        Ok(Filter { services, days: Days::read(query) })
    }

    fn asked(&self) -> ChargeFilter {
        ChargeFilter { service: self.services.chosen(), days: self.days.bounds() }
    }

    fn is_some(&self) -> bool {
        self.services.chosen().is_some() || self.days.is_some()
    }

    fn onto(&self, path: &str) -> Address {
        self.days.onto(self.services.onto(Address::new(path)))
    }
}
