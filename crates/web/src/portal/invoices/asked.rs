//! What the address of the list asks for:
//! `?status=…&service=…&from=…&until=…&sort=…`, or `?number=…`, which looks through all of them.

use base::{Id, Locator, Result, kinds};
use billing::Ctx;
use billing::invoices::{InvoiceFilter, InvoicePlace, Order, Tab as Part};
use billing::paging::Start;

use crate::kit::{Address, Form};
use crate::portal::bills::{self, Days, Services};

pub struct Asked {
    pub part: Part,
    pub services: Services,
    pub days: Days,
    pub order: Order,
    /// How the number begins.
    pub number: Option<Locator>,
}

pub const PARTS: [(Part, &str); 4] = [
    (Part::All, "all"),
    (Part::Open, "open"),
    (Part::InProgress, "in-progress"),
    (Part::Paid, "paid"),
];

impl Asked {
    pub async fn read(ctx: &Ctx, account: Id<kinds::Account>, query: &Form) -> Result<Asked> {
        let part = PARTS.iter().find(|(_, word)| *word == query.text("status"));
        Ok(Asked {
            part: part.map_or(Part::All, |(part, _)| *part),
            services: Services::read(ctx, account, query).await?,
            days: Days::read(query),
            order: query.find_parsed("sort").unwrap_or(Order::Newest),
            number: query.find_parsed("number"),
        })
    }

    pub fn filter(&self) -> InvoiceFilter {
        InvoiceFilter {
            tab: self.part,
            service: self.services.chosen(),
            days: self.days.bounds(),
            order: self.order,
        }
    }

    pub fn start(&self, query: &Form) -> Option<Start<InvoicePlace>> {
        bills::start(query, |parts| {
            Some(match self.order {
                Order::Largest | Order::Smallest => {
                    InvoicePlace::Amount(base::Cents(parts.next()?), parts.next()?)
                }
                _ => InvoicePlace::Day(parts.next()?, parts.next()?),
            })
        })
    }

    /// Whether it shows less than its part has.
    pub fn is_narrowed(&self) -> bool {
        self.services.chosen().is_some() || self.days.is_some()
    }

    pub fn onto(&self, path: &str) -> Address {
        if let Some(number) = &self.number {
            return Address::new(path).with("number", number.as_str());
        }
        self.of(path, self.part, self.order)
    }

    /// The same days and service, of another part or in another order.
    pub fn of(&self, path: &str, part: Part, order: Order) -> Address {
        let address = Address::new(path).with("status", word(part));
        let order = Some(order).filter(|order| *order != Order::Newest);
        self.days.onto(self.services.onto(address)).with_some("sort", order)
    }
}

pub fn word(part: Part) -> &'static str {
    PARTS.iter().find(|(one, _)| *one == part).map_or("all", |(_, word)| word)
}
