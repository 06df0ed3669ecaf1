//! What a payer chooses, and what is debited by it.

use base::{Actor, Cents, Error, Refusal};

use super::world::*;
use crate::autopay::{self, AskReason, AutopayState, Choices, CycleState, Timing};
use crate::payments::tests::world::marias;
use crate::people::{self, Access, Limits, Role};

#[tokio::test]
async fn each_bill_is_paid_on_its_due_date_and_what_is_overdue_at_once() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        put(&maria, with(card)).await;
        let planned = [("2026-11-24".to_owned(), 10_000), ("2026-12-01".to_owned(), 5_000)];
        assert_eq!(upcoming(&maria).await, planned);
        live_until(&maria, "2026-11-30").await;
        assert_eq!(maria.open_cents().await, (0, 5_000));
        live_until(&maria, "2026-12-01").await;
        assert_eq!(maria.open_cents().await, (0, 0));
        assert_eq!(how(&maria, "2026-12-01").await, (CycleState::Paid, None));
        assert_eq!((maria.charged_count().await, upcoming(&maria).await.len()), (2, 0));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_day_before_or_of_the_month_is_kept() {
    for (timing, day) in [
        (Timing::DaysBefore(3), "2026-12-12"),
        (Timing::DaysBefore(20), "2026-11-25"),
        (Timing::DayOfMonth(1), "2026-12-01"),
        (Timing::DayOfMonth(31), "2026-11-30"),
    ] {
        for maria in marias().await {
            let card = maria.store_card(CARD).await;
            maria.pay_all(card).await;
            maria.bill("A-3", "2026-12-15", 700).await;
            put(&maria, Choices { timing, ..with(card) }).await;
            assert_eq!(upcoming(&maria).await, [(day.to_owned(), 700)], "{timing}");
            live_until(&maria, day).await;
            assert_eq!(open_cents(&maria, "A-3").await, Cents::ZERO, "{timing}");
        }
    }
}

#[tokio::test]
async fn a_bill_that_comes_later_is_announced_before_it_is_debited() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        maria.pay_all(card).await;
        put(&maria, with(card)).await;
        maria.bill("A-3", "2026-11-25", 700).await;
        live_until(&maria, "2026-11-26").await;
        let cycle = cycle_on(&maria, "2026-11-27").await;
        assert_eq!(cycle.announced_cents, Some(Cents(700)), "three days for the notice");
        assert_eq!(open_cents(&maria, "A-3").await, Cents(700));
        live_until(&maria, "2026-11-27").await;
        assert_eq!(open_cents(&maria, "A-3").await, Cents::ZERO);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_bank_account_is_told_ten_days_before_unless_the_amount_is_as_ever() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let card = maria.store_card(CARD).await;
        maria.pay_all(card).await;
        put(&maria, with(bank)).await;
        for (number, due_on, announced_by) in
            [("B-1", "2026-12-20", "2026-12-10"), ("B-2", "2027-01-20", "2027-01-17")]
        {
            maria.bill(number, due_on, 700).await;
            live_until(&maria, announced_by).await;
            assert_eq!(cycle_on(&maria, due_on).await.announced_cents, Some(Cents(700)));
            let told = cycle_on(&maria, due_on).await.announced_at.unwrap();
            assert_eq!(maria.world.ctx.biller.date_of(told), announced_by.parse().unwrap());
            live_until(&maria, due_on).await;
            maria.steer("settle", serde_json::json!({})).await;
            maria.reconcile().await;
            work(&maria).await;
            assert_eq!(open_cents(&maria, number).await, Cents::ZERO);
        }
    }
}

#[tokio::test]
async fn what_the_payer_pays_before_is_not_debited() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        put(&maria, with(card)).await;
        maria.complete(&maria.choose_other(4_000, card).await).await.unwrap();
        live_until(&maria, "2026-11-24").await;
        assert_eq!(maria.open_cents().await, (0, 5_000));
        maria.pay_all(card).await;
        live_until(&maria, "2026-12-01").await;
        assert_eq!(how(&maria, "2026-12-01").await.0, CycleState::NothingDue);
        assert_eq!(maria.charged_count().await, 3);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn what_is_on_its_way_is_not_debited_again() {
    for maria in marias().await {
        let (card, bank) =
            (maria.store_card(CARD).await, maria.store_bank_account("000000000009").await);
        put(&maria, with(card)).await;
        maria.pay_all(bank).await;
        live_until(&maria, "2026-12-02").await;
        assert_eq!(how(&maria, "2026-11-24").await.0, CycleState::NothingDue);
        assert_eq!(maria.charged_count().await, 0);
    }
}

#[tokio::test]
async fn no_more_is_debited_than_was_announced() {
    for maria in marias().await {
        let (card, bank) =
            (maria.store_card(CARD).await, maria.store_bank_account("000123456789").await);
        let paid = maria.complete(&maria.choose_other(10_000, bank).await).await.unwrap();
        maria.steer("settle", serde_json::json!({})).await;
        maria.reconcile().await;
        put(&maria, with(card)).await;
        live_until(&maria, "2026-11-30").await;
        crate::payments::tests::returns::comes_back(&maria, paid).await;
        live_until(&maria, "2026-12-01").await;
        let owed = maria.balance().await.receivable_cents;
        assert_eq!(owed, Cents(10_000), "of 150.00, the 50.00 that the notice said are paid");
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn above_the_cap_it_asks() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        put(&maria, Choices { cap_cents: Some(Cents(9_999)), ..with(card) }).await;
        live_until(&maria, "2026-12-01").await;
        let asked = (CycleState::Asked, Some(AskReason::AboveCap));
        assert_eq!(how(&maria, "2026-11-24").await, asked);
        assert_eq!(how(&maria, "2026-12-01").await.0, CycleState::Paid);
        assert_eq!(maria.balance().await.receivable_cents, Cents(10_000));
    }
}

#[tokio::test]
async fn a_delegates_limit_holds() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        put(&maria, with(card)).await;
        let limits = Limits { payment_limit_cents: Some(Cents(9_000)), ..Limits::default() };
        let access = Access { limits, ..Access::new(maria.account, Role::Pay) };
        let ctx = &maria.world.ctx;
        people::grant_access(ctx, Actor::Operator, maria.user, &access).await.unwrap();
        live_until(&maria, "2026-12-01").await;
        let asked = (CycleState::Asked, Some(AskReason::AboveLimit));
        assert_eq!(how(&maria, "2026-11-24").await, asked);
        assert_eq!(maria.open_cents().await, (10_000, 0));
    }
}

#[tokio::test]
async fn an_account_has_one_autopay_whoever_asks() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let first = put(&maria, with(card)).await;
        let paul = delegate(&maria, Access::new(maria.account, Role::Pay)).await;
        let ctx = &maria.world.ctx;
        let foreign = autopay::put(ctx, paul, maria.account, &with(card), agreement()).await;
        assert!(matches!(foreign, Err(Error::Refused(Refusal::ChooseMethod))), "{foreign:?}");
        let again = put(&maria, Choices { timing: Timing::DayOfMonth(5), ..with(card) }).await;
        assert_eq!(first, again);
        assert_eq!(find(&maria, first).await.timing, Timing::DayOfMonth(5));
        let days: Vec<_> = upcoming(&maria).await.into_iter().map(|(day, _)| day).collect();
        assert_eq!(days, ["2026-12-05"], "what was planned is planned anew");
    }
}

#[tokio::test]
async fn each_choice_has_an_authorization_of_its_own() {
    for maria in marias().await {
        let (card, other) = (maria.store_card(CARD).await, maria.store_card(CARD).await);
        let id = put(&maria, with(card)).await;
        maria.world.clock.advance_seconds(60);
        put(&maria, with(other)).await;
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let consents = autopay::consents_of(&mut conn, id).await.unwrap();
        let ended: Vec<_> = consents.iter().map(|consent| consent.ended_at.is_some()).collect();
        assert_eq!(ended, [false, true]);
        assert_eq!(consents[0].hash, agreement().hash());
        let own = autopay::find_consent_for(&mut conn, maria.user, consents[0].id).await.unwrap();
        assert_eq!(own.unwrap().text, agreement().text);
        let stranger = maria.world.ctx.id();
        let foreign = autopay::find_consent_for(&mut conn, stranger, consents[0].id).await;
        assert!(foreign.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_method_that_was_added_for_it_is_its_method() {
    for maria in marias().await {
        let (card, other) = (maria.store_card(CARD).await, maria.store_card(CARD).await);
        let (ctx, user, account) = (&maria.world.ctx, maria.user, maria.account);
        let id = autopay::put_from_setup(ctx, user, account, card, agreement()).await.unwrap();
        let id = id.unwrap();
        put(&maria, Choices { cap_cents: Some(Cents(5)), ..with(card) }).await;
        autopay::put_from_setup(ctx, user, account, other, agreement()).await.unwrap();
        let found = find(&maria, id).await;
        assert_eq!((found.method_id, found.cap_cents), (other, Some(Cents(5))));
        assert_eq!(found.state, AutopayState::Active);
        let mut conn = ctx.db.read().await.unwrap();
        assert!(autopay::uses_of(&mut conn, card).await.unwrap().is_empty());
        assert_eq!(autopay::uses_of(&mut conn, other).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_method_that_is_to_be_removed_gives_way_to_another() {
    for maria in marias().await {
        let (card, other) = (maria.store_card(CARD).await, maria.store_card(CARD).await);
        let (ctx, user) = (&maria.world.ctx, maria.user);
        let id = put(&maria, Choices { backup: Some(other), ..with(card) }).await;
        let mut conn = ctx.db.read().await.unwrap();
        let uses = autopay::uses_of(&mut conn, other).await.unwrap();
        assert!(uses.len() == 1 && uses[0].is_backup && uses[0].autopay_id == id);
        drop(conn);
        autopay::switch_method(ctx, user, id, other, card, agreement()).await.unwrap();
        let found = find(&maria, id).await;
        assert_eq!((found.method_id, found.backup_method_id), (card, None));
        autopay::switch_method(ctx, user, id, card, other, agreement()).await.unwrap();
        assert_eq!(find(&maria, id).await.method_id, other);
        live_until(&maria, "2026-12-01").await;
        assert_eq!(maria.open_cents().await, (0, 0));
        maria.is_sound().await;
    }
}
