//! What happens on the day.

use base::Refusal;

use super::town::*;
use crate::jobs;
use crate::payments::tests::world::marias;
use crate::schedules::{Ending, Ends, NotCharged, OccurrenceState, charge};

#[tokio::test]
async fn on_its_day_it_is_paid_once_however_often_it_is_worked_on() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan(&maria, "2026-12-03", None, card).await.unwrap();
        on(&maria, "2026-12-02").await;
        assert_eq!(maria.charged_count().await, 0);
        on(&maria, "2026-12-03").await;
        for _ in 0..3 {
            charge(&maria.world.ctx, id, 0).await.unwrap();
        }
        assert_eq!((charged(&maria, id).await, maria.charged_count().await), (vec![15_000], 1));
        assert_eq!(view(&maria, id).await.schedule.ending, Some(Ending::Done));
        assert_eq!(told(&maria).await, ["schedule_made"]);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn two_workers_with_one_day_charge_once() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan(&maria, "2026-11-24", Some(1_000), card).await.unwrap();
        maria.world.clock.advance_seconds(24 * 3_600);
        let ctx = &maria.world.ctx;
        let (one, two) = tokio::join!(charge(ctx, id, 0), charge(ctx, id, 0));
        one.and(two).unwrap();
        assert_eq!(maria.charged_count().await, 1);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_ticked_invoice_that_was_paid_meanwhile_is_not_paid_again() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan_invoices(&maria, "2026-12-03", &["A-1", "A-2"], card).await.unwrap();
        let draft = maria.choose_other(12_000, card).await;
        maria.complete(&draft).await.unwrap();
        on(&maria, "2026-12-03").await;
        assert_eq!(charged(&maria, id).await, [3_000]);
        assert_eq!(maria.balance().await.credit_cents().0, 0);
        assert_eq!(told(&maria).await, ["schedule_made", "schedule_less"]);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn with_nothing_left_it_ends_by_itself_and_says_so() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan_invoices(&maria, "2026-12-03", &["A-1"], card).await.unwrap();
        maria.pay_all(card).await;
        on(&maria, "2026-12-03").await;
        assert_eq!(maria.charged_count().await, 1);
        let view = view(&maria, id).await;
        assert_eq!(view.schedule.ending, Some(Ending::NothingLeft));
        assert_eq!(view.occurrences[0].state, OccurrenceState::NothingLeft);
        assert_eq!(told(&maria).await, ["schedule_made", "schedule_not_charged"]);
    }
}

#[tokio::test]
async fn a_fixed_amount_stays_as_agreed_and_is_kept_as_credit() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = plan(&maria, "2026-12-03", Some(2_000), card).await.unwrap();
        maria.pay_all(card).await;
        on(&maria, "2026-12-03").await;
        assert_eq!(charged(&maria, id).await, [2_000]);
        assert_eq!(maria.balance().await.credit_cents().0, 2_000);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn more_than_three_days_late_it_asks_instead_of_charging() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let late = plan(&maria, "2026-11-25", Some(1_000), card).await.unwrap();
        let in_time = plan(&maria, "2026-11-26", Some(2_000), card).await.unwrap();
        on(&maria, "2026-11-29").await;
        assert_eq!(days(&maria, late).await[0].state, OccurrenceState::Late);
        assert_eq!(charged(&maria, in_time).await, [2_000]);
        assert_eq!(maria.charged_count().await, 1);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_rule_is_charged_on_each_of_its_days_and_announced_before() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = repeat(&maria, "2026-12-01", Ends::After(2), card).await.unwrap();
        for day in ["2026-11-28", "2026-12-01", "2026-12-04", "2026-12-05", "2026-12-08"] {
            on(&maria, day).await;
        }
        on(&maria, "2026-12-15").await;
        assert_eq!(charged(&maria, id).await, [1_000, 1_000]);
        let announced = ["schedule_made", "schedule_comes_up", "schedule_comes_up"];
        assert_eq!(told(&maria).await, announced);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn who_works_again_after_weeks_asks_for_each_day_that_is_too_late() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = repeat(&maria, "2026-11-25", Ends::Never, card).await.unwrap();
        on(&maria, "2026-12-17").await;
        let states: Vec<_> = days(&maria, id).await.into_iter().map(|day| day.state).collect();
        let (late, charged) = (OccurrenceState::Late, OccurrenceState::Charged);
        assert_eq!(states, [late, late, late, charged]);
        assert_eq!(maria.charged_count().await, 1);
    }
}

#[tokio::test]
async fn a_method_that_is_gone_ends_a_rule_and_says_what_to_do() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = repeat(&maria, "2026-12-01", Ends::Never, card).await.unwrap();
        let ctx = &maria.world.ctx;
        let mut command = crate::command::Command::begin(ctx, base::Actor::System).await.unwrap();
        crate::methods::disable(&mut command, card, "account_closed").await.unwrap();
        command.commit().await.unwrap();
        on(&maria, "2026-12-01").await;
        assert_eq!(days(&maria, id).await[0].reason, Some(NotCharged::MethodUnusable));
        assert_eq!(view(&maria, id).await.schedule.ending, Some(Ending::Stopped));
        assert!(told(&maria).await.contains(&"schedule_not_charged".to_owned()));
        assert_eq!(maria.charged_count().await, 0);
    }
}

#[tokio::test]
async fn a_declined_day_is_told_once_with_what_happens_next() {
    for maria in marias().await {
        let card = maria.store_card(CARD_WITHOUT_MONEY).await;
        let id = plan(&maria, "2026-12-01", Some(1_000), card).await.unwrap();
        on(&maria, "2026-12-01").await;
        let day = days(&maria, id).await.remove(0);
        assert_eq!(day.state, OccurrenceState::Failed);
        assert_eq!(told(&maria).await, ["schedule_made", "schedule_failed"]);
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let plain = "SELECT kind FROM outbox WHERE kind = 'payment_failed'";
        let rows: Vec<(String,)> = conn.query(plain, &[]).await.unwrap();
        assert!(rows.is_empty(), "one letter tells it, with what happens next");
    }
}

#[tokio::test]
async fn a_day_that_comes_up_is_planned_once_and_plans_the_next_one() {
    for maria in marias().await {
        let ctx = &maria.world.ctx;
        for _ in 0..2 {
            jobs::plan_days(ctx).await.unwrap();
            work(&maria).await;
        }
        let mut conn = ctx.db.read().await.unwrap();
        let waiting = "SELECT subject, run_at FROM job WHERE kind = 'plan_day'";
        let rows: Vec<(String, base::Timestamp)> = conn.query(waiting, &[]).await.unwrap();
        let midnight = "2026-11-24T05:00:00Z".parse().unwrap();
        assert_eq!(rows, [("2026-11-24".to_owned(), midnight)]);
    }
}

#[tokio::test]
async fn what_cannot_be_planned_is_refused() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let latest = date("2027-02-21");
        for (day, expected) in [
            ("2026-11-23", Refusal::DateTooSoon),
            ("2026-11-01", Refusal::DateTooSoon),
            ("2027-02-22", Refusal::DateTooLate { latest }),
        ] {
            match plan(&maria, day, Some(1_000), card).await {
                Err(base::Error::Refused(refusal)) => assert_eq!(refusal, expected, "{day}"),
                outcome => panic!("{day}: {outcome:?}"),
            }
        }
        let ends = Ends::On(date("2026-12-01"));
        assert!(repeat(&maria, "2026-12-02", ends, card).await.is_err());
    }
}
