//! The overview of what was billed lately.

use base::{Cents, Id, kinds};

use super::{ChargeLine, InvoiceKind, NewInvoice, insert_invoice, insert_lines, recent_bills_of};
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
