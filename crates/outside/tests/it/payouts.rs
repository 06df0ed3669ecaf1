//! Payouts: how they stand, and what each took along.

use base::{Cents, Currency};
use outside::facts::{MovementKind, PayoutState};
use outside::processor::{Balance, ChargeRef, PayoutRef, Processor};
use serde_json::{Value, json};

use crate::http_server::Answer;
use crate::samples::{NOW_SECONDS, list, now, stripe_answering};

fn moved(id: &str, category: &str, amount: i64, fee: i64, source: Value) -> Value {
    json!({"id": id, "amount": amount, "fee": fee, "currency": "usd", "created": NOW_SECONDS,
        "reporting_category": category, "source": source})
}

#[tokio::test]
async fn every_word_for_a_payout_is_one_of_three() {
    for (status, state) in [
        ("pending", PayoutState::OnItsWay),
        ("in_transit", PayoutState::OnItsWay),
        ("paid", PayoutState::Arrived),
        ("failed", PayoutState::Failed),
        ("canceled", PayoutState::Failed),
    ] {
        let payout = json!({"id": "po_1", "amount": 900, "currency": "usd", "status": status,
            "created": NOW_SECONDS, "arrival_date": NOW_SECONDS});
        let (stripe, server) =
            stripe_answering([Answer::Json(200, list(vec![payout], false))]).await;
        let listed = stripe.list_payouts_since(now(), None).await.unwrap();
        assert_eq!((listed.payouts[0].state, listed.next), (state, None), "{status}");
        assert_eq!(server.requests()[0].line, "GET /v1/payouts");
    }
}

#[tokio::test]
async fn a_payout_takes_movements_along_each_with_its_charge() {
    let charge = json!({"id": "ch_1", "object": "charge", "payment_intent": "pi_1"});
    let taken = vec![
        moved("txn_4", "payout", -8_500, 0, json!({"id": "po_1", "object": "payout"})),
        moved("txn_3", "fee", -200, 0, Value::Null),
        moved("txn_2", "refund", -1_000, 0, json!({"id": "re_1", "payment_intent": "pi_1"})),
        moved("txn_1", "charge", 10_000, 300, charge),
    ];
    let (stripe, server) = stripe_answering([Answer::Json(200, list(taken, false))]).await;
    let movements = stripe.movements_of(&PayoutRef::new("po_1")).await.unwrap();
    let kinds: Vec<_> = movements.iter().map(|moved| moved.kind).collect();
    assert_eq!(kinds, [MovementKind::Fee, MovementKind::Refund, MovementKind::Charge]);
    assert_eq!(movements[2].charge, Some(ChargeRef::new("pi_1")));
    assert_eq!((movements[2].amount.cents, movements[2].fee_cents), (Cents(10_000), Cents(300)));
    assert_eq!(server.requests()[0].parameter("payout"), Some("po_1"));
}

#[tokio::test]
async fn what_the_processor_keeps_for_itself_is_a_fee_whatever_its_shape() {
    let all = vec![
        moved("txn_2", "fee", -200, 0, Value::Null),
        moved("txn_1", "charge", 10_000, 300, Value::Null),
    ];
    let (stripe, _server) = stripe_answering([Answer::Json(200, list(all, false))]).await;
    let (currency, gross_cents, fees_cents) = (Currency::USD, Cents(10_000), Cents(500));
    assert_eq!(stripe.balance().await, Ok(vec![Balance { currency, gross_cents, fees_cents }]));
}
