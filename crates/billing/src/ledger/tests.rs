//! What was owed on a day stays what was owed on that day.

use base::{Actor, Cents, Date, Id, kinds};

use super::{
    Aging, OutsideReceipt, aging_of, balance_of, open_on, post_invoice, record_outside_receipts,
};
use crate::accounts;
use crate::command::Command;
use crate::invoices::{self, InvoiceKind, NewInvoice};
use crate::journal::Event;
use crate::paging::Start;
use crate::samples::{self, World};

/// A biller, one account, and the days that pass.
struct Town {
    world: World,
    account: Id<kinds::Account>,
}

impl Town {
    async fn all() -> Vec<Town> {
        let mut towns = Vec::new();
        for world in samples::worlds().await {
            let account = world.account("CL1234").await;
            towns.push(Town { world, account });
        }
        towns
    }

    fn today(&self) -> Date {
        self.world.ctx.today()
    }

    async fn bill(&self, number: &str, due_on: Date, cents: i64) {
        let ctx = &self.world.ctx;
        let id = ctx.id();
        let mut command = Command::begin(ctx, Actor::Operator).await.unwrap();
        let account = accounts::lock_account(&mut command, self.account).await.unwrap();
        let bill = invoice(self.account, number, (self.today(), due_on), cents);
        invoices::insert_invoice(&mut command, id, &bill, None).await.unwrap();
        let event = command.record(Event::new("invoice.imported", id)).await.unwrap();
        post_invoice(&mut command, event, &account, id, &bill, Cents::ZERO).await.unwrap();
        command.commit().await.unwrap();
    }

    /// At the counter; what the bill does not ask for pays others, and the rest is kept.
    async fn pay(&self, invoice: &str, cents: i64) {
        let paid_on = self.today();
        let mut command = Command::begin(&self.world.ctx, Actor::Operator).await.unwrap();
        let account = accounts::lock_account(&mut command, self.account).await.unwrap();
        let event = command.record(Event::new("receipts.recorded", "counter")).await.unwrap();
        let (reference, amount_cents) = (format!("{paid_on}-{invoice}"), Cents(cents));
        let invoice = &invoice.parse().unwrap();
        let receipt = OutsideReceipt {
            account: &account,
            reference: &reference,
            amount_cents,
            paid_on,
            invoice,
        };
        record_outside_receipts(&mut command, event, &[receipt]).await.unwrap();
        command.commit().await.unwrap();
    }

    async fn aging(&self, day: Date) -> Aging {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        aging_of(&mut conn, self.account, day).await.unwrap()
    }

    /// (number, what is open of it) on that day, last due first, two at a time.
    async fn open(&self, day: Date) -> Vec<(String, i64)> {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let (mut start, mut seen) = (None, Vec::new());
        loop {
            let page = open_on(&mut conn, self.account, day, start, 2).await.unwrap();
            let row = |it: &super::AgedInvoice| (it.number.as_str().to_owned(), it.open_cents.0);
            seen.extend(page.rows.iter().map(row));
            match page.rows.last().filter(|_| page.has_older) {
                Some(last) => start = Some(Start::older_than(last.place())),
                None => return seen,
            }
        }
    }
}

fn invoice(
    account_id: Id<kinds::Account>,
    number: &str,
    (issued_on, due_on): (Date, Date),
    cents: i64,
) -> NewInvoice {
    NewInvoice {
        account_id,
        number: number.parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on,
        due_on,
        period_start: None,
        period_end: None,
        currency: base::Currency::USD,
        net_cents: Cents(cents),
        tax_cents: Cents::ZERO,
        total_cents: Cents(cents),
        previous_balance_cents: None,
        payments_cents: None,
        adjustments_cents: None,
        carried_forward_cents: None,
        note: None,
        corrects: None,
        payment_reference: None,
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_past_day_is_as_it_was_whatever_was_paid_later() {
    for town in Town::all().await {
        town.bill("A-1", day("2026-12-20"), 10_000).await; // on November 23rd
        town.world.clock.advance_seconds(40 * 86_400);
        town.bill("A-2", day("2027-01-20"), 5_000).await; // on January 2nd
        town.world.clock.advance_seconds(30 * 86_400);
        town.pay("A-1", 12_000).await; // on February 1st
        for (on, buckets, credit) in [
            ("2026-11-22", [0, 0, 0, 0, 0], 0),
            ("2026-12-20", [10_000, 0, 0, 0, 0], 0),
            ("2026-12-21", [0, 10_000, 0, 0, 0], 0),
            ("2027-01-20", [5_000, 0, 10_000, 0, 0], 0),
            ("2027-01-31", [0, 5_000, 10_000, 0, 0], 0),
            ("2027-02-01", [0, 3_000, 0, 0, 0], 0),
            ("2027-06-01", [0, 0, 0, 0, 3_000], 0),
        ] {
            let aging = town.aging(day(on)).await;
            assert_eq!(aging.buckets.map(|sum| sum.open_cents.0), buckets, "{on}");
            assert_eq!(aging.credit_cents, Cents(credit), "{on}");
        }
    }
}

/// Some months of bills and payments by chance; each evening's open invoices are written down, and
/// found again at the end.
#[tokio::test]
async fn every_evening_can_be_seen_again() {
    for town in Town::all().await {
        let mut evenings = Vec::new();
        for (step, draw) in draws(60).enumerate() {
            let number = format!("A-{step}");
            match draw % 3 {
                0 => town.bill(&number, due_after(town.today(), draw % 50), 1_000 + draw).await,
                1 if step > 3 => town.pay("A-0", 300 + draw % 4_000).await,
                _ => {}
            }
            if step == 0 {
                town.bill("A-0", due_after(town.today(), 10), 2_000).await;
            }
            let balance = {
                let mut conn = town.world.ctx.db.read().await.unwrap();
                balance_of(&mut conn, town.account).await.unwrap()
            };
            evenings.push((town.today(), town.open(town.today()).await, balance));
            town.world.clock.advance_seconds(86_400);
        }
        for (evening, open, balance) in evenings {
            assert_eq!(town.open(evening).await, open, "{evening}");
            let aging = town.aging(evening).await;
            assert_eq!(aging.open_cents(), balance.receivable_cents, "{evening}");
            assert_eq!(aging.credit_cents, balance.unapplied_cents, "{evening}");
        }
    }
}

/// The same every time (Knuth's MMIX generator).
fn draws(count: usize) -> impl Iterator<Item = i64> {
    let next =
        |seed: &u64| Some(seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407));
    std::iter::successors(Some(7u64), next).skip(1).map(|seed| (seed >> 50) as i64).take(count)
}

fn due_after(day: Date, days: i64) -> Date {
    day.saturating_add(base::SignedDuration::from_hours(24 * days))
}
