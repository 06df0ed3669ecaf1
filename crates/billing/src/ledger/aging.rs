//! What is owed by how long it has been past due, on any day: as the postings that counted by then
//! say, whatever was paid later.

use base::{Cents, Date, Id, Locator, Result, SignedDuration, boxed, kinds};
use db::Conn;

use super::store;
use crate::paging::{Listing, Start};

/// How long past due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// Not yet; on its due date neither.
    Current,
    UpTo30,
    UpTo60,
    UpTo90,
    Over90,
}

impl Bucket {
    pub const ALL: [Bucket; 5] =
        [Bucket::Current, Bucket::UpTo30, Bucket::UpTo60, Bucket::UpTo90, Bucket::Over90];

    pub fn of(due_on: Date, day: Date) -> Bucket {
        match days_past_due(due_on, day) {
            ..=0 => Bucket::Current,
            1..=30 => Bucket::UpTo30,
            31..=60 => Bucket::UpTo60,
            61..=90 => Bucket::UpTo90,
            _ => Bucket::Over90,
        }
    }
}

/// Negative before the due date.
pub fn days_past_due(due_on: Date, day: Date) -> i64 {
    day.duration_since(due_on).as_hours() / 24
}

/// What an account owed on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aging {
    /// In the order of the buckets.
    pub buckets: [BucketSum; 5],
    /// Money received that no invoice had used.
    pub credit_cents: Cents,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BucketSum {
    pub invoice_count: i64,
    pub open_cents: Cents,
}

impl Aging {
    pub fn open_cents(&self) -> Cents {
        self.buckets.iter().map(|sum| sum.open_cents).sum()
    }

    pub fn past_due_cents(&self) -> Cents {
        self.buckets[1..].iter().map(|sum| sum.open_cents).sum()
    }
}

/// An invoice of which something was open on that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedInvoice {
    pub id: Id<kinds::Invoice>,
    pub number: Locator,
    pub issued_on: Date,
    pub due_on: Date,
    pub total_cents: Cents,
    /// On that day.
    pub open_cents: Cents,
    /// What can still be asked for now.
    pub payable_cents: Cents,
}

impl AgedInvoice {
    pub fn place(&self) -> DuePlace {
        (self.due_on, self.id)
    }
}

/// Where an invoice stands in the list, last due first.
pub type DuePlace = (Date, Id<kinds::Invoice>);

#[boxed]
pub async fn aging_of(conn: &mut Conn, account: Id<kinds::Account>, day: Date) -> Result<Aging> {
    let edges = [30, 60, 90].map(|days| days_before(day, days));
    let sums = store::bucket_sums(conn, account, day, edges).await?;
    let mut aging = Aging::default();
    for (bucket, sum) in sums {
        if let Some(place) = usize::try_from(bucket).ok().and_then(|at| aging.buckets.get_mut(at)) {
            *place = sum;
        }
    }
    aging.credit_cents = store::credit_on(conn, account, day).await?;
    Ok(aging)
}

/// One page of the invoices that were open on that day.
#[boxed]
pub async fn open_on(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    day: Date,
    start: Option<Start<DuePlace>>,
    limit: usize,
) -> Result<Listing<AgedInvoice>> {
    let found = store::open_on(conn, account, day, start, limit as i64 + 1).await?;
    Ok(Listing::of(found, limit, start.map(|start| start.direction)))
}

fn days_before(day: Date, days: i64) -> Date {
    day.saturating_sub(SignedDuration::from_hours(24 * days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_begins_on_the_day_after() {
        for (due_on, bucket) in [
            ("2026-12-24", Bucket::Current),
            ("2026-11-23", Bucket::Current),
            ("2026-11-22", Bucket::UpTo30),
            ("2026-10-24", Bucket::UpTo30),
            ("2026-10-23", Bucket::UpTo60),
            ("2026-09-24", Bucket::UpTo60),
            ("2026-09-23", Bucket::UpTo90),
            ("2026-08-25", Bucket::UpTo90),
            ("2026-08-24", Bucket::Over90),
        ] {
            let day = "2026-11-23".parse().unwrap();
            assert_eq!(Bucket::of(due_on.parse().unwrap(), day), bucket, "{due_on}");
        }
    }
}
