//! Skipping, stopping, and what keeps AutoPay from going on.

use base::{Actor, Error, Refusal};

use super::world::*;
use crate::autopay::{self, AskReason, AutopayState, Choices, CycleState, EndReason};
use crate::payments::tests::world::{Maria, Method, marias};
use crate::people::{self, Access, Role};
use crate::{delegates, methods};

#[tokio::test]
async fn a_debit_that_is_skipped_is_not_made_and_the_next_one_is() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = put(&maria, with(card)).await;
        let (ctx, first) = (&maria.world.ctx, cycle_on(&maria, "2026-11-24").await.id);
        autopay::skip(ctx, maria.user, id, first).await.unwrap();
        autopay::skip(ctx, maria.user, id, first).await.unwrap();
        live_until(&maria, "2026-12-01").await;
        assert_eq!(how(&maria, "2026-11-24").await.0, CycleState::Skipped);
        assert_eq!(maria.open_cents().await, (10_000, 0));
        let late =
            autopay::skip(ctx, maria.user, id, cycle_on(&maria, "2026-12-01").await.id).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::DebitBegun))), "{late:?}");
    }
}

#[tokio::test]
async fn whoever_stops_is_debited_no_more_and_may_begin_again() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = put(&maria, with(card)).await;
        let ctx = &maria.world.ctx;
        autopay::stop(ctx, maria.user, id).await.unwrap();
        autopay::stop(ctx, maria.user, id).await.unwrap();
        live_until(&maria, "2026-11-25").await;
        assert_eq!((maria.charged_count().await, upcoming(&maria).await.len()), (0, 0));
        assert_eq!(state(&maria, id).await, (AutopayState::Stopped, Some(EndReason::ByPayer)));
        let again = put(&maria, with(card)).await;
        assert_ne!(again, id);
        live_until(&maria, "2026-12-01").await;
        assert_eq!(maria.open_cents().await, (0, 0));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn only_its_owner_and_whoever_manages_the_account_may_stop_it() {
    for (role, may) in [(Role::View, false), (Role::Pay, false), (Role::Manage, true)] {
        for maria in marias().await {
            let card = maria.store_card(CARD).await;
            let id = put(&maria, with(card)).await;
            let paul = delegate(&maria, Access::new(maria.account, role)).await;
            let stopped = autopay::stop(&maria.world.ctx, paul, id).await;
            assert_eq!(stopped.is_ok(), may, "{role}");
            let stranger = maria.world.ctx.id();
            let foreign = autopay::stop(&maria.world.ctx, stranger, id).await;
            assert!(matches!(foreign, Err(Error::NotFound)));
        }
    }
}

/// Paul has AutoPay on Maria's account.
async fn of_paul(maria: &Maria) -> (base::Id<base::kinds::User>, base::Id<base::kinds::Autopay>) {
    let paul = delegate(maria, Access::new(maria.account, Role::Pay)).await;
    let card = maria.store_card(CARD).await;
    let mut tx = maria.world.ctx.db.begin().await.unwrap();
    let sql = "UPDATE payment_method SET payer = $1 WHERE id = $2";
    tx.execute(sql, &[&format!("user:{paul}"), &card]).await.unwrap();
    tx.commit().await.unwrap();
    let ctx = &maria.world.ctx;
    let id = autopay::put(ctx, paul, maria.account, &with(card), agreement()).await.unwrap();
    (paul, id)
}

#[tokio::test]
async fn whoever_loses_the_access_has_no_autopay_there() {
    for maria in marias().await {
        let (paul, id) = of_paul(&maria).await;
        let ctx = &maria.world.ctx;
        let own = maria.store_card(CARD).await;
        let taken = try_put(&maria, with(own)).await;
        assert!(matches!(taken, Err(Error::Refused(Refusal::AutopayElsewhere))), "{taken:?}");
        delegates::withdraw_access(ctx, maria.user, maria.account, paul).await.unwrap();
        work(&maria).await;
        let stopped = (AutopayState::Stopped, Some(EndReason::AccessLost));
        assert_eq!(state(&maria, id).await, stopped);
        put(&maria, with(own)).await;
    }
}

#[tokio::test]
async fn an_access_that_was_lost_behind_our_back_is_noticed_on_the_day() {
    for maria in marias().await {
        let (paul, id) = of_paul(&maria).await;
        let access = Access::new(maria.account, Role::View);
        let ctx = &maria.world.ctx;
        people::grant_access(ctx, Actor::Operator, paul, &access).await.unwrap();
        live_until(&maria, "2026-11-24").await;
        let stopped = (AutopayState::Stopped, Some(EndReason::AccessLost));
        assert_eq!(state(&maria, id).await, stopped);
        assert_eq!(maria.charged_count().await, 0);
    }
}

/// The bank says never again.
async fn disable(maria: &Maria, method: Method) {
    let ctx = &maria.world.ctx;
    let mut command = crate::command::Command::begin(ctx, Actor::System).await.unwrap();
    methods::disable(&mut command, method, "account_closed").await.unwrap();
    command.commit().await.unwrap();
    work(maria).await;
}

#[tokio::test]
async fn a_method_that_ends_pauses_it_until_there_is_another() {
    for maria in marias().await {
        let (card, other) = (maria.store_card(CARD).await, maria.store_card(CARD).await);
        let id = put(&maria, with(card)).await;
        disable(&maria, card).await;
        let paused = (AutopayState::Paused, Some(EndReason::MethodUnusable));
        assert_eq!(state(&maria, id).await, paused);
        live_until(&maria, "2026-11-24").await;
        let asked = (CycleState::Asked, Some(AskReason::Paused));
        assert_eq!(how(&maria, "2026-11-24").await, asked);
        put(&maria, with(other)).await;
        assert_eq!(state(&maria, id).await, (AutopayState::Active, None));
        live_until(&maria, "2026-12-01").await;
        assert_eq!(maria.open_cents().await, (0, 0), "with all that is due by then");
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn the_backup_stands_in_for_a_method_that_ended() {
    for maria in marias().await {
        let (card, other) = (maria.store_card(CARD).await, maria.store_card(CARD).await);
        let id = put(&maria, Choices { backup: Some(other), ..with(card) }).await;
        disable(&maria, card).await;
        assert_eq!(state(&maria, id).await, (AutopayState::Active, None));
        live_until(&maria, "2026-12-01").await;
        assert_eq!(maria.open_cents().await, (0, 0));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_debit_that_was_not_made_for_days_is_asked_about() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        put(&maria, with(card)).await;
        maria.world.clock.advance_seconds(5 * 24 * 3_600); // nobody worked meanwhile
        live_until(&maria, "2026-11-29").await;
        let asked = (CycleState::Asked, Some(AskReason::TooLate));
        assert_eq!(how(&maria, "2026-11-24").await, asked);
        assert_eq!(maria.charged_count().await, 0);
    }
}

#[tokio::test]
async fn nobody_is_asked_to_pay_what_has_been_paid() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        put(&maria, with(card)).await;
        live_until(&maria, "2026-11-23").await; // announced by now
        maria.pay_all(card).await;
        maria.world.clock.advance_seconds(6 * 24 * 3_600); // nobody worked meanwhile
        live_until(&maria, "2026-11-30").await;
        assert_eq!(how(&maria, "2026-11-24").await, (CycleState::NothingDue, None));
    }
}

#[tokio::test]
async fn a_pause_asks_for_nothing_where_nothing_is_due() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        put(&maria, with(card)).await;
        live_until(&maria, "2026-11-23").await;
        maria.pay_all(card).await;
        disable(&maria, card).await;
        live_until(&maria, "2026-11-24").await;
        assert_eq!(how(&maria, "2026-11-24").await, (CycleState::NothingDue, None));
    }
}
