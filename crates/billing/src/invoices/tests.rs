//! The overview of what was billed lately, and the long lists.

use base::{Cents, Id, kinds};

use super::{
    ChargeFilter, ChargeLine, InvoiceFilter, InvoiceKind, InvoicePlace, NewInvoice, Order, Tab,
    charges_of, insert_invoice, insert_lines, page_of, recent_bills_of, statements_of,
};
use crate::paging::Start;
use crate::samples::{self, World};

#[tokio::test]
async fn a_month_adds_its_bills_up_and_leaves_its_credit_notes_aside() {
    for world in samples::worlds().await {
        let account = world.account("CL1234").await;
        for (number, issued_on, cents) in
            [("A-1", "2025-10-30", 900), ("A-2", "2026-09-01", 100), ("A-3", "2026-09-30", 20)]
        {
            issue(&world, account, number, InvoiceKind::Invoice, issued_on, cents).await;
        }
        issue(&world, account, "C-1", InvoiceKind::CreditNote, "2026-09-30", 5).await;
        issue(&world, account, "A-4", InvoiceKind::Invoice, "2026-10-05", 7).await;
        let mut conn = world.ctx.db.read().await.unwrap();
        let since = "2025-11-01".parse().unwrap();
        let bills = recent_bills_of(&mut conn, account, since, 2).await.unwrap();
        let months = bills.months.iter();
        let months: Vec<_> = months.map(|it| (it.bill_count, it.total_cents.0)).collect();
        assert_eq!(months, [(1, 7), (2, 120)]);
        let newest: Vec<_> = bills.newest.iter().map(|bill| bill.number.as_str()).collect();
        assert_eq!(newest, ["A-4", "C-1"]);
    }
}

#[tokio::test]
async fn the_newest_bill_is_told_by_its_charge_groups_with_tax() {
    for world in samples::worlds().await {
        let account = world.account("CL1234").await;
        let older = issue(&world, account, "A-1", InvoiceKind::Invoice, "2026-10-05", 50).await;
        let newest = issue(&world, account, "A-2", InvoiceKind::Invoice, "2026-11-05", 90).await;
        charge(&world, older, 1, "Gas", 50, 0).await;
        charge(&world, newest, 1, "Water", 30, 2).await;
        charge(&world, newest, 2, "Internet", 40, 0).await;
        charge(&world, newest, 3, "Water", 18, 0).await;
        let mut conn = world.ctx.db.read().await.unwrap();
        let since = "2026-01-01".parse().unwrap();
        let bills = recent_bills_of(&mut conn, account, since, 6).await.unwrap();
        let groups = bills.groups.iter();
        let groups: Vec<_> = groups.map(|it| (it.name.as_str(), it.total_cents.0)).collect();
        assert_eq!(groups, [("Water", 50), ("Internet", 40)]);
        assert_eq!(bills.newest.len(), 2);
    }
}

#[tokio::test]
async fn charges_lead_page_by_page_to_the_oldest_and_back() {
    for world in samples::worlds().await {
        let account = world.account("CL1234").await;
        for (number, issued_on) in
            [("A-1", "2026-09-01"), ("A-2", "2026-10-01"), ("A-3", "2026-10-01")]
        {
            let id = issue(&world, account, number, InvoiceKind::Invoice, issued_on, 60).await;
            for position in 1..=3 {
                charge(&world, id, position, &format!("{number}.{position}"), 20, 0).await;
            }
        }
        let filter = ChargeFilter { service: None, days: (base::Date::MIN, base::Date::MAX) };
        let mut conn = world.ctx.db.read().await.unwrap();
        let (mut start, mut seen) = (None, Vec::new());
        for _ in 0..5 {
            let page = charges_of(&mut conn, account, filter, start, 2).await.unwrap();
            assert_eq!(page.has_older, seen.len() + 2 < 9);
            seen.extend(page.rows);
            start = seen.last().map(|last| Start::older_than(last.place()));
        }
        for document in seen.chunks(3) {
            let positions: Vec<_> = document.iter().map(|line| line.position).collect();
            assert_eq!(positions, [1, 2, 3], "a document's lines in their order");
            assert!(document.iter().all(|line| line.invoice_id == document[0].invoice_id));
        }
        assert_eq!(seen[8].invoice_number.as_str(), "A-1", "the oldest at the end");
        let oldest = Start::newer_than(seen[8].place());
        let page = charges_of(&mut conn, account, filter, Some(oldest), 4).await.unwrap();
        assert_eq!(page.rows, seen[4..8]);
    }
}

#[tokio::test]
async fn invoices_come_in_every_order_page_by_page_and_back() {
    for world in samples::worlds().await {
        let account = world.account("CL1234").await;
        for (number, day, cents) in
            [("A-1", "2026-08-01", 70), ("A-2", "2026-09-01", 50), ("A-3", "2026-10-01", 60)]
        {
            issue(&world, account, number, InvoiceKind::Invoice, day, cents).await;
        }
        for (order, numbers) in [
            (Order::Newest, ["A-3", "A-2", "A-1"]),
            (Order::Oldest, ["A-1", "A-2", "A-3"]),
            (Order::DueLast, ["A-3", "A-2", "A-1"]),
            (Order::DueFirst, ["A-1", "A-2", "A-3"]),
            (Order::Largest, ["A-1", "A-3", "A-2"]),
            (Order::Smallest, ["A-2", "A-3", "A-1"]),
        ] {
            let days = (base::Date::MIN, base::Date::MAX);
            let filter = InvoiceFilter { tab: Tab::All, service: None, days, order };
            let mut conn = world.ctx.db.read().await.unwrap();
            let (mut start, mut seen) = (None, Vec::new());
            for _ in numbers {
                let page = page_of(&mut conn, account, &filter, start, 1).await.unwrap();
                start = page.rows.first().map(|it| Start::older_than(InvoicePlace::of(it, order)));
                seen.extend(page.rows);
            }
            let found: Vec<_> = seen.iter().map(|it| it.number.as_str()).collect();
            assert_eq!(found, numbers, "{order}");
            let start = Some(Start::newer_than(InvoicePlace::of(&seen[2], order)));
            let back = page_of(&mut conn, account, &filter, start, 1).await.unwrap();
            assert_eq!(back.rows[0].number.as_str(), numbers[1], "{order}");
        }
    }
}

#[tokio::test]
async fn statements_are_bills_and_come_in_pages() {
    for world in samples::worlds().await {
        let account = world.account("CL1234").await;
        for (number, day) in [("A-1", "2026-08-01"), ("A-2", "2026-09-01"), ("A-3", "2026-10-01")] {
            issue(&world, account, number, InvoiceKind::Invoice, day, 60).await;
        }
        issue(&world, account, "C-1", InvoiceKind::CreditNote, "2026-09-15", 5).await;
        let days = ("2026-08-15".parse().unwrap(), "2026-12-31".parse().unwrap());
        let mut conn = world.ctx.db.read().await.unwrap();
        let newest = statements_of(&mut conn, account, days, None, 1).await.unwrap();
        assert_eq!(newest.rows[0].number.as_str(), "A-3");
        let start = Some(Start::older_than(newest.rows[0].place()));
        let older = statements_of(&mut conn, account, days, start, 1).await.unwrap();
        assert_eq!((older.rows[0].number.as_str(), older.has_older), ("A-2", false));
        let start = Some(Start::newer_than(older.rows[0].place()));
        assert_eq!(
            statements_of(&mut conn, account, days, start, 1).await.unwrap().rows,
            newest.rows
        );
    }
}

async fn issue(
    world: &World,
    account_id: Id<kinds::Account>,
    number: &str,
    kind: InvoiceKind,
    issued_on: &str,
    cents: i64,
) -> Id<kinds::Invoice> {
    let id = world.ctx.id();
    let invoice = NewInvoice {
        account_id,
        number: number.parse().unwrap(),
        kind,
        issued_on: issued_on.parse().unwrap(),
        due_on: issued_on.parse().unwrap(),
        period_start: None,
        period_end: None,
        currency: world.ctx.biller.currency,
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
    };
    let mut tx = world.ctx.db.begin().await.unwrap();
    insert_invoice(&mut tx, id, &invoice, None).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn charge(
    world: &World,
    invoice: Id<kinds::Invoice>,
    position: i64,
    charge_group: &str,
    cents: i64,
    tax_cents: i64,
) {
    let line = ChargeLine {
        position,
        service_id: None,
        charge_group: charge_group.to_owned(),
        description: charge_group.to_owned(),
        period_start: None,
        period_end: None,
        quantity: None,
        unit: None,
        unit_price: None,
        amount_cents: Cents(cents),
        tax_cents: Cents(tax_cents),
    };
    let mut tx = world.ctx.db.begin().await.unwrap();
    insert_lines(&mut tx, &[(invoice, &line)]).await.unwrap();
    tx.commit().await.unwrap();
}
