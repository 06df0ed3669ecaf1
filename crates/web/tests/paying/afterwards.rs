//! What a payer sees of a payment that has gone back, whole or in part.

use base::{Actor, Cents, Id, kinds};
use billing::refunds::{self, NewRefund};
use billing::{jobs, payments, payouts};
use serde_json::json;

use crate::portal::Portal;
use crate::visitor::Person;

async fn paid_by(maria: &Person<'_>, card: &str) -> String {
    let review = maria.review_with_card(card).await;
    maria.complete(&review).await.leads_to()
}

async fn give_back(portal: &Portal, page: &str, cents: Option<i64>) {
    let payment: Id<kinds::Payment> = page.rsplit('/').next().unwrap().parse().unwrap();
    let (cents, key) = (cents.map(Cents), format!("{payment} {cents:?}"));
    let new = NewRefund { payment, cents, key, note: None };
    refunds::refund(&portal.world.ctx, Actor::Operator, &new).await.unwrap();
}

async fn walk(portal: &Portal) {
    payments::reconcile(&portal.world.ctx).await.unwrap();
    refunds::reconcile(&portal.world.ctx).await.unwrap();
    payouts::reconcile(&portal.world.ctx).await.unwrap();
}

#[tokio::test]
async fn a_refund_is_on_the_payments_page_and_what_it_had_paid_is_owed() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let payment = paid_by(&maria, "4242424242424242").await;
    give_back(&portal, &payment, Some(3_000)).await;
    let page = maria.get(&payment).await;
    for sentence in ["Payment refunded in part", "$30.00 of your payment of $150.00", "Money back"]
    {
        assert!(page.says(sentence), "{sentence}");
    }
    assert!(maria.get("/dashboard").await.says("Payment refunded in part"));
    assert!(maria.get("/invoices/A-2").await.says("Refunded in part"));
    assert_eq!(portal.owed_and_in_progress().await, (3_000, 0));
    give_back(&portal, &payment, None).await;
    assert!(maria.get(&payment).await.says("We gave back your payment of $150.00"));
    assert_eq!(portal.owed_and_in_progress().await, (15_000, 0));
}

#[tokio::test]
async fn a_refund_on_its_way_and_one_that_did_not_arrive_say_so() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let payment = paid_by(&maria, "4000000000007726").await;
    give_back(&portal, &payment, Some(1_000)).await;
    assert!(maria.get(&payment).await.says("on its way"));
    let other = portal.person("jose", portal.account).await;
    let payment = paid_by(&other, "4000000000005126").await;
    give_back(&portal, &payment, None).await;
    portal.steer("settle", json!({})).await;
    walk(&portal).await;
    let page = other.get(&payment).await;
    assert!(page.says("Payment approved"), "it stays paid");
    assert!(page.says("t arrive, so the money is on your account again"));
}

#[tokio::test]
async fn a_return_says_why_and_what_to_do_next() {
    for (reason, sentence) in [
        ("insufficient_funds", "enough money in the account"),
        ("incorrect_account_details", "find the account"),
        ("debit_not_authorized", "debit this account again"),
    ] {
        let portal = Portal::open().await;
        let maria = portal.maria().await;
        let review = maria.review_with_bank_account("000123456789").await;
        let payment = maria.complete(&review).await.leads_to();
        portal.steer("settle", json!({})).await;
        walk(&portal).await;
        portal.let_it_come_back(reason).await;
        walk(&portal).await;
        let page = maria.get(&payment).await;
        assert!(page.says("Payment returned") && page.says(sentence), "{reason}");
    }
}

#[tokio::test]
async fn a_dispute_changes_nothing_until_it_is_decided() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let payment = paid_by(&maria, "4242424242424242").await;
    portal.let_it_come_back("fraudulent").await;
    walk(&portal).await;
    assert!(maria.get(&payment).await.says("Payment in dispute"));
    assert_eq!(portal.owed_and_in_progress().await, (0, 0));
    while jobs::run_due(&portal.world.ctx, 50).await.unwrap() > 0 {}
}
