//! What a delegate may pay, whatever is tried.

use base::{Actor, Cents, Currency, Error, Refusal, SignedDuration};

use super::returns::{comes_back, settled};
use super::world::{Maria, marias};
use crate::accounts;
use crate::payers::Payer;
use crate::payments::{Choice, allowance_of};
use crate::people::{self, Access, Limits, Role};
use crate::samples;

const CARD: &str = "4242424242424242";

/// From now on Maria pays as somebody who may, up to these limits.
async fn limit(maria: &Maria, role: Role, payment: Option<i64>, month: Option<i64>) {
    let limits =
        Limits { payment_limit_cents: payment.map(Cents), month_limit_cents: month.map(Cents) };
    let access = Access { limits, ..Access::new(maria.account, role) };
    people::grant_access(&maria.world.ctx, Actor::Operator, maria.user, &access).await.unwrap();
}

#[tokio::test]
async fn an_amount_above_the_limit_of_one_payment_is_not_even_kept() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        limit(&maria, Role::Pay, Some(9_999), None).await;
        let kept = maria.choose(Choice::PastDue, card).await;
        let (limit, currency) = (Cents(9_999), Currency::USD);
        assert_refused(kept, &Refusal::AbovePaymentLimit { limit, currency });
        let draft = maria.choose_other(9_999, card).await;
        maria.complete(&draft).await.unwrap();
    }
}

#[tokio::test]
async fn a_limit_that_came_after_the_review_holds_all_the_same() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let draft = maria.choose(Choice::AmountDue, card).await.unwrap();
        limit(&maria, Role::Pay, Some(10_000), None).await;
        let (limit_cents, currency) = (Cents(10_000), Currency::USD);
        let expected = Refusal::AbovePaymentLimit { limit: limit_cents, currency };
        assert_refused(maria.complete(&draft).await, &expected);
        limit(&maria, Role::View, None, None).await;
        assert!(matches!(maria.complete(&draft).await, Err(Error::NotFound)));
        assert_eq!(maria.charged_count().await, 0);
    }
}

#[tokio::test]
async fn the_month_counts_what_arrived_and_what_is_under_way() {
    for maria in marias().await {
        let (card, bank) =
            (maria.store_card(CARD).await, maria.store_bank_account("000123456789").await);
        limit(&maria, Role::Pay, None, Some(10_000)).await;
        for (cents, method) in [(4_000, card), (5_000, bank)] {
            let draft = maria.choose_other(cents, method).await;
            maria.complete(&draft).await.unwrap();
        }
        let kept = maria.try_other(1_001, card).await;
        let (limit, left, currency) = (Cents(10_000), Cents(1_000), Currency::USD);
        assert_refused(kept, &Refusal::AboveMonthLimit { limit, left, currency });
        let draft = maria.choose_other(1_000, card).await;
        maria.complete(&draft).await.unwrap();
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn what_failed_or_came_back_can_be_paid_again() {
    for maria in marias().await {
        let declined = maria.store_card("4000000000000341").await;
        let bank = maria.store_bank_account("000123456789").await;
        let card = maria.store_card(CARD).await;
        limit(&maria, Role::Pay, None, Some(6_000)).await;
        let draft = maria.choose_other(6_000, declined).await;
        maria.complete(&draft).await.unwrap();
        let payment = settled(&maria, bank, 6_000).await;
        assert!(maria.try_other(1, card).await.is_err());
        comes_back(&maria, payment).await;
        let draft = maria.choose_other(6_000, card).await;
        maria.complete(&draft).await.unwrap();
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_month_begins_anew_at_the_billers_midnight() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        limit(&maria, Role::Pay, None, Some(5_000)).await;
        let draft = maria.choose_other(5_000, card).await;
        maria.complete(&draft).await.unwrap();
        maria.world.clock.advance(to_the_end_of_november());
        assert!(maria.try_other(1, card).await.is_err());
        maria.world.clock.advance_seconds(1);
        maria.try_other(5_000, card).await.unwrap();
    }
}

/// One second before midnight at the biller's place.
fn to_the_end_of_november() -> SignedDuration {
    let midnight: base::Timestamp = "2026-12-01T05:00:00Z".parse().unwrap();
    midnight.duration_since(samples::START.parse().unwrap()) - SignedDuration::from_secs(1)
}

#[tokio::test]
async fn payments_at_once_do_not_exceed_the_month() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        limit(&maria, Role::Pay, None, Some(2_500)).await;
        let mut drafts = Vec::new();
        for _ in 0..8 {
            drafts.push(maria.choose_other(1_000, card).await);
        }
        let paying = drafts.into_iter().map(|draft| {
            let (ctx, payer) = (maria.world.ctx.clone(), maria.payer());
            tokio::spawn(async move { samples::pay_reviewed(&ctx, payer, draft.id).await.is_ok() })
        });
        let mut paid = 0;
        for one in paying.collect::<Vec<_>>() {
            paid += usize::from(one.await.unwrap());
        }
        assert_eq!((paid, maria.charged_count().await), (2, 2));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn another_payers_payments_take_nothing_off_the_limit() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        maria.pay_all(card).await;
        let ana = maria.world.user("ana", maria.account).await;
        let limits = Limits { month_limit_cents: Some(Cents(100)), ..Limits::default() };
        let access = Access { limits, ..Access::new(maria.account, Role::Pay) };
        people::grant_access(&maria.world.ctx, Actor::Operator, ana, &access).await.unwrap();
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let account = accounts::find_account(&mut conn, maria.account).await.unwrap();
        let account = account.unwrap();
        let allowance =
            allowance_of(&maria.world.ctx, &mut conn, Payer::User(ana), &account).await.unwrap();
        assert_eq!(allowance.month_left_cents(), Some(Cents(100)));
    }
}

fn assert_refused<T: std::fmt::Debug>(outcome: base::Result<T>, expected: &Refusal) {
    match outcome {
        Err(Error::Refused(refusal)) => assert_eq!(&refusal, expected),
        outcome => panic!("expected {expected:?}, not {outcome:?}"),
    }
}
