//! Transactions: what has happened on the account, as a list and as a file.

mod download;
mod list;
mod said;

use axum::Router;
use axum::routing::get;
use billing::transactions::Part;

use crate::kit::{Address, Form, Web};
use crate::portal::bills::Days;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/transactions", get(list::show))
        .route("/transactions.csv", get(download::show))
}

/// Which of them the address asks for: `?kind=…&from=…&until=…`.
#[derive(Debug, Clone, Copy)]
struct Filter {
    part: Part,
    days: Days,
}

impl Filter {
    fn read(query: &Form) -> Filter {
        let part = query.find_parsed("kind").unwrap_or(Part::All);
        Filter { part, days: Days::read(query) }
    }

    fn is_some(self) -> bool {
        self.part != Part::All || self.days.is_some()
    }

    fn onto(self, path: &str) -> Address {
        let part = Some(self.part).filter(|part| *part != Part::All);
        self.days.onto(Address::new(path).with_some("kind", part))
    }
}
