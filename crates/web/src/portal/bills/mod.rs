//! What the pages about bills and payments share: the way from one to the other, days to filter by,
//! and where a page of theirs begins.

mod service;

use std::str::FromStr;

use base::Date;
use billing::paging::{Listing, Start};
use words::Words;

use crate::kit::components::{Field, Pager, sections};
use crate::kit::{Address, Form, Markup, Place, Render as _, html};

pub use service::Services;

/// Below the heading of each of them.
pub fn ways(words: Words, here: Place) -> Markup {
    let pages = [
        (words.invoices_title(), Place::Invoices),
        (words.aging_title(), Place::Aging),
        (words.statements_title(), Place::Statements),
        (words.charges_title(), Place::Charges),
        (words.transactions_title(), Place::Transactions),
    ];
    let pages = pages.map(|(name, place)| (name, place.address(), place == here));
    sections(words.common_nav_bills(), pages)
}

/// `?from=…&until=…`: from that day to that one, with both; without one there is no end to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    first: Option<Date>,
    last: Option<Date>,
}

impl Days {
    pub fn read(query: &Form) -> Days {
        Days { first: query.find_parsed("from"), last: query.find_parsed("until") }
    }

    pub fn bounds(self) -> (Date, Date) {
        (self.first.unwrap_or(Date::MIN), self.last.unwrap_or(Date::MAX))
    }

    pub fn is_some(self) -> bool {
        self.first.or(self.last).is_some()
    }

    pub fn onto(self, address: Address) -> Address {
        address.with_some("from", self.first).with_some("until", self.last)
    }

    pub fn fields(self, words: Words) -> Markup {
        let written = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let (first, last) = (written(self.first), written(self.last));
        html! {
            (Field::date("from", words.common_from()).value(&first).conditional())
            (Field::date("until", words.common_until()).value(&last).conditional())
        }
    }
}

/// `?before=` or `?after=` a row: its day, its id, and what else tells it apart, with `_` between.
pub fn start<Place>(
    query: &Form,
    read: impl Fn(&mut Parts<'_>) -> Option<Place>,
) -> Option<Start<Place>> {
    let place = |field| read(&mut Parts(query.find(field)?.split('_')));
    let older = place("before").map(Start::older_than);
    older.or_else(|| place("after").map(Start::newer_than))
}

/// The parts of a place in an address.
pub struct Parts<'a>(std::str::Split<'a, char>);

impl Parts<'_> {
    pub fn next<T: FromStr>(&mut self) -> Option<T> {
        self.0.next()?.parse().ok()
    }
}

/// To the pages beside this one; `place` writes where a row stands, as [`start`] reads it.
pub fn pager<T>(
    words: Words,
    label: &str,
    listing: &Listing<T>,
    address: &Address,
    place: impl Fn(&T) -> String,
) -> Markup {
    pager_named(newer_and_older(words), label, listing, address, place)
}

/// What the two ways are called in a list that is newest first.
pub fn newer_and_older(words: Words) -> (&'static str, &'static str) {
    (words.common_newer(), words.common_older())
}

/// The same for a list in another order.
pub fn pager_named<T>(
    (back, on): (&str, &str),
    label: &str,
    listing: &Listing<T>,
    address: &Address,
    place: impl Fn(&T) -> String,
) -> Markup {
    let beside = |field, row: &T| address.clone().with(field, place(row));
    let newer = listing.rows.first().filter(|_| listing.has_newer).map(|row| beside("after", row));
    let older = listing.rows.last().filter(|_| listing.has_older).map(|row| beside("before", row));
    let pager = Pager {
        label,
        newer: (newer.as_ref().map(Address::as_str), back),
        older: (older.as_ref().map(Address::as_str), on),
    };
    pager.render()
}
