//! What two ways back come to when both are taken: refunds, returns and disputes of one payment.

use base::{Error, Refusal};
use serde_json::json;

use crate::jobs;
use crate::payments::PaymentState;
use crate::payments::tests::returns::settled;
use crate::payments::tests::world::{Maria, Payment, marias};

/// What happens to a payment of 150.00, and what has been returned and refunded then, and is open.
type Run = (&'static [Step], (i64, i64), (i64, i64));

#[derive(Debug, Clone, Copy)]
enum Step {
    Refund(i64),
    /// The bank fetches back what is left, and we hear of it.
    Return,
    /// The same, and we don't hear of it yet.
    ReturnUnheard,
    Walk,
    /// A lost dispute, from its opening to its end.
    LoseDispute,
    OpenDispute,
    WinDispute,
    /// Whatever is still to come at the processor comes.
    Settle,
}
use Step::{LoseDispute, OpenDispute, Refund, Return, ReturnUnheard, Settle, Walk, WinDispute};

const BANK_RUNS: &[Run] = &[
    (&[Refund(4_000), Return], (11_000, 4_000), (10_000, 5_000)),
    (&[Refund(4_000), Settle, Walk, Return], (11_000, 4_000), (10_000, 5_000)),
    (&[Refund(15_000), Settle, Walk], (0, 15_000), (10_000, 5_000)),
    // The processor turns the refund down, for the money has gone already.
    (&[ReturnUnheard, Refund(4_000), Walk], (15_000, 0), (10_000, 5_000)),
];

const CARD_RUNS: &[Run] = &[
    (&[Refund(4_000), LoseDispute], (11_000, 4_000), (10_000, 5_000)),
    (&[OpenDispute, Walk, WinDispute, Walk, Refund(4_000)], (0, 4_000), (0, 4_000)),
    (&[OpenDispute, Walk, WinDispute, Walk, Refund(15_000)], (0, 15_000), (10_000, 5_000)),
];

/// The refund succeeds, and fails once everything settles.
const FAILING_RUNS: &[Run] = &[
    (&[Refund(4_000), LoseDispute, Settle, Walk], (11_000, 0), (10_000, 1_000)),
    (&[Refund(4_000), Settle, Walk, LoseDispute], (15_000, 0), (10_000, 5_000)),
    (&[Refund(4_000), Refund(5_000), Settle, Walk], (0, 0), (0, 0)),
];

async fn play(maria: &Maria, payment: Payment, steps: &[Step]) {
    let intent = maria.attempt(payment).await.reference.unwrap();
    let comes_back = |reason: &str| json!({"payment_intent": intent, "reason": reason});
    for step in steps {
        match step {
            Refund(cents) => drop(maria.give_back(payment, *cents).await),
            Return => maria.steer("returns", comes_back("insufficient_funds")).await,
            ReturnUnheard => maria.steer("returns", comes_back("insufficient_funds")).await,
            OpenDispute => maria.steer("returns", comes_back("fraudulent")).await,
            LoseDispute => {
                maria.steer("returns", comes_back("fraudulent")).await;
                decide(maria, "losing_evidence").await;
            }
            WinDispute => decide(maria, "winning_evidence").await,
            Settle => maria.steer("settle", json!({})).await,
            Walk => maria.reconcile().await,
        }
        if matches!(step, Return | LoseDispute) {
            maria.reconcile().await;
        }
    }
}

async fn decide(maria: &Maria, evidence: &str) {
    let dispute = maria.listed("disputes").await[0]["id"].as_str().unwrap().to_owned();
    let form = [("evidence[uncategorized_text]", evidence)];
    maria.post_there(&format!("disputes/{dispute}"), &form).await;
}

async fn ends_as(maria: &Maria, payment: Payment, (steps, gone, open): &Run) {
    play(maria, payment, steps).await;
    assert_eq!(maria.gone(payment).await, *gone, "{steps:?}");
    assert_eq!(maria.open_cents().await, *open, "{steps:?}");
    maria.is_sound().await;
    maria.reconcile().await;
    assert_eq!(maria.gone(payment).await, *gone, "{steps:?}, told again");
    maria.is_sound().await;
}

#[tokio::test]
async fn of_a_debit_only_what_is_left_can_come_back() {
    for run in BANK_RUNS {
        for maria in marias().await {
            let bank = maria.store_bank_account("000123456789").await;
            let payment = settled(&maria, bank, 15_000).await;
            ends_as(&maria, payment, run).await;
        }
    }
}

#[tokio::test]
async fn of_a_card_payment_only_what_is_left_can_be_lost() {
    for (number, runs) in [("4242424242424242", CARD_RUNS), ("4000000000005126", FAILING_RUNS)] {
        for run in runs {
            for maria in marias().await {
                let payment = maria.pay_all(maria.store_card(number).await).await;
                ends_as(&maria, payment, run).await;
            }
        }
    }
}

#[tokio::test]
async fn what_is_contested_is_not_refunded_too() {
    for maria in marias().await {
        let payment = maria.pay_all(maria.store_card("4242424242424242").await).await;
        play(&maria, payment, &[OpenDispute, Walk]).await;
        let refused = maria.try_refund(payment, None, "x").await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::PaymentContested))));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_refund_that_was_too_late_leaves_the_whole_to_the_return() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let payment = settled(&maria, bank, 15_000).await;
        let lost =
            json!({"method": "POST", "path": "/v1/refunds", "kind": "timeout_before", "times": 1});
        maria.steer("faults", lost).await;
        play(&maria, payment, &[Refund(4_000), Return]).await;
        assert_eq!(maria.gone(payment).await, (11_000, 4_000), "the refund may still have got it");
        for _ in 0..7 {
            maria.after_seconds(5 * 3_600).await;
        }
        while jobs::run_due(&maria.world.ctx, 50).await.unwrap() > 0 {}
        assert_eq!(maria.gone(payment).await, (15_000, 0));
        assert_eq!(maria.view(payment).await.payment.state, PaymentState::Returned);
        assert_eq!(maria.open_cents().await, (10_000, 5_000));
        maria.is_sound().await;
    }
}
