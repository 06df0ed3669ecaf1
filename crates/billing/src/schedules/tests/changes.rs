//! Changing a plan, leaving a day out, stopping; and bank debits that come back.

use base::{Cents, Error, Refusal};

use super::town::*;
use crate::payments::PaymentState;
use crate::payments::tests::world::marias;
use crate::schedules::{self, Change, Ending, Ends, OccurrenceState, Rule};

#[tokio::test]
async fn it_can_be_moved_and_changed_until_its_day_begins() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan(&maria, "2026-12-03", Some(1_000), card).await.unwrap();
        let ctx = &maria.world.ctx;
        let moved = date("2026-12-05");
        let change = Change { on: Some(moved), amount_cents: Some(Cents(2_500)), method: card };
        let agreed = yes(text_of(&maria, &Rule::Once(moved)));
        schedules::change(ctx, maria.user, id, &change, &agreed).await.unwrap();
        on(&maria, "2026-12-03").await;
        assert_eq!(maria.charged_count().await, 0);
        on(&maria, "2026-12-05").await;
        assert_eq!(charged(&maria, id).await, [2_500]);
        let late = schedules::change(ctx, maria.user, id, &change, &agreed).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::CutOffPassed))));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn nothing_is_planned_that_was_not_agreed_to() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan(&maria, "2026-12-03", Some(1_000), card).await.unwrap();
        let change = Change { on: None, amount_cents: Some(Cents(9_900)), method: card };
        let shown = text_of(&maria, &Rule::Once(date("2026-12-03")));
        let mut agreed = yes(shown);
        agreed.hash = Some("of another text".to_owned());
        let ctx = &maria.world.ctx;
        let changed = schedules::change(ctx, maria.user, id, &change, &agreed).await;
        assert!(matches!(changed, Err(Error::Refused(Refusal::TermsNotAccepted))));
        assert_eq!(view(&maria, id).await.schedule.amount_cents(), Cents(1_000));
    }
}

#[tokio::test]
async fn a_canceled_payment_is_not_made_and_said_so() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan(&maria, "2026-12-03", None, card).await.unwrap();
        schedules::cancel(&maria.world.ctx, maria.user, id).await.unwrap();
        on(&maria, "2026-12-03").await;
        assert_eq!(view(&maria, id).await.schedule.ending, Some(Ending::Canceled));
        assert_eq!(told(&maria).await, ["schedule_made", "schedule_canceled"]);
        assert_eq!(maria.charged_count().await, 0);
    }
}

#[tokio::test]
async fn one_day_of_a_rule_is_left_out_and_the_others_stay() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = repeat(&maria, "2026-12-01", Ends::After(3), card).await.unwrap();
        for number in [1, 1] {
            schedules::skip(&maria.world.ctx, maria.user, id, number).await.unwrap();
        }
        for day in ["2026-12-01", "2026-12-08", "2026-12-15"] {
            on(&maria, day).await;
        }
        let states: Vec<_> = days(&maria, id).await.into_iter().map(|day| day.state).collect();
        let (charged, skipped) = (OccurrenceState::Charged, OccurrenceState::Skipped);
        assert_eq!(states, [charged, skipped, charged]);
        assert_eq!(view(&maria, id).await.schedule.ending, Some(Ending::Done));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn after_the_cut_off_a_rule_ends_with_the_day_that_is_too_close() {
    for mut maria in marias().await {
        let card = maria.store_card(CARD).await;
        let mut biller = (*maria.world.ctx.biller).clone();
        biller.schedules.cut_off_days = 2;
        maria.world.ctx.biller = biller.into();
        let id = repeat(&maria, "2026-12-01", Ends::Never, card).await.unwrap();
        on(&maria, "2026-11-29").await;
        schedules::cancel(&maria.world.ctx, maria.user, id).await.unwrap();
        for day in ["2026-12-01", "2026-12-08"] {
            on(&maria, day).await;
        }
        assert_eq!(charged(&maria, id).await, [1_000]);
        assert_eq!(view(&maria, id).await.schedule.ending, Some(Ending::Done));
    }
}

#[tokio::test]
async fn another_users_plan_is_not_there() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan(&maria, "2026-12-03", None, card).await.unwrap();
        let ana = maria.world.user("ana", maria.account).await;
        let canceled = schedules::cancel(&maria.world.ctx, ana, id).await;
        assert!(matches!(canceled, Err(Error::NotFound)));
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        assert_eq!(schedules::view_for(&mut conn, ana, id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_debit_that_comes_back_for_want_of_money_is_tried_twice_more() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000222222227").await;
        let id = plan(&maria, "2026-12-01", Some(1_000), bank).await.unwrap();
        let mut tries = Vec::new();
        for day in 1..=28 {
            on(&maria, &format!("2026-12-{day:02}")).await;
            maria.after_seconds(3_600).await;
            work(&maria).await;
            let payment = days(&maria, id).await.remove(0).payment_id;
            tries.extend(payment.filter(|payment| !tries.contains(payment)));
        }
        assert_eq!(tries.len(), 3, "the first try and two more");
        let last = days(&maria, id).await.remove(0);
        assert_eq!((last.state, last.retry_on), (OccurrenceState::Failed, None));
        assert_ne!(last.payment_state, Some(PaymentState::Paid));
        let failed = told(&maria).await.into_iter().filter(|kind| kind == "schedule_failed");
        assert_eq!(failed.count(), 3);
        maria.is_sound().await;
    }
}
