//! Refunds: whole and in part, and those that change after they were made.

use serde_json::Value;

use crate::biller::{Biller, account, card, done, id, refused};

fn paid_with(biller: &mut Biller, number: &str) -> String {
    let payer = biller.payer(card(number));
    id(&done(biller.pay(&payer, "10000")))
}

fn refund(biller: &mut Biller, intent: &str) -> Value {
    done(biller.post("/v1/refunds", &[("payment_intent", intent)]))
}

#[test]
fn parts_are_refunded_until_nothing_is_left() {
    let mut biller = Biller::new();
    let intent = paid_with(&mut biller, "4242424242424242");
    let part = [("payment_intent", intent.as_str()), ("amount", "4000")];
    done(biller.post("/v1/refunds", &part));
    let too_much = [("payment_intent", intent.as_str()), ("amount", "6001")];
    assert_eq!(biller.post("/v1/refunds", &too_much).status, 400);
    assert_eq!(refund(&mut biller, &intent)["amount"], 6000);
    let again = biller.post("/v1/refunds", &[("payment_intent", &intent)]);
    assert_eq!(refused(&again), (400, "charge_already_refunded"));
    assert_eq!(biller.net_cents(), -320);
}

#[test]
fn some_refunds_are_pending_first() {
    let mut biller = Biller::new();
    let intent = paid_with(&mut biller, "4000000000007726");
    let made = refund(&mut biller, &intent);
    assert_eq!(made["status"], "pending");
    biller.hours_pass(24);
    let later = biller.get(&format!("/v1/refunds/{}", id(&made)), &[]);
    assert_eq!(later["status"], "succeeded");
}

#[test]
fn a_refund_can_fail_after_success_and_the_money_is_the_biller_s_again() {
    let mut biller = Biller::new();
    let intent = paid_with(&mut biller, "4000000000005126");
    let before = biller.net_cents();
    let made = refund(&mut biller, &intent);
    assert_eq!((&made["status"], biller.net_cents()), (&"succeeded".into(), before - 10_000));
    biller.hours_pass(24);
    let later = biller.get(&format!("/v1/refunds/{}", id(&made)), &[]);
    assert_eq!(later["status"], "failed");
    assert_eq!(later["failure_reason"], "expired_or_canceled_card");
    assert_eq!(biller.net_cents(), before);
    assert_eq!(biller.intent(&intent)["latest_charge"]["amount_refunded"], 0);
    assert!(biller.told().contains(&"refund.failed".to_owned()));
}

#[test]
fn a_refund_to_a_bank_account_takes_days() {
    let mut biller = Biller::new();
    let maria = biller.payer(account("000123456789"));
    let intent = id(&done(biller.pay(&maria, "10000")));
    let early = biller.post("/v1/refunds", &[("payment_intent", &intent)]);
    assert_eq!(refused(&early), (400, "charge_not_refundable"));
    biller.hours_pass(72);
    let made = refund(&mut biller, &intent);
    assert_eq!(made["status"], "pending");
    biller.hours_pass(72);
    assert_eq!(biller.get(&format!("/v1/refunds/{}", id(&made)), &[])["status"], "succeeded");
}
