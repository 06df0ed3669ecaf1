//! A cycle that is run twice, at once, or cut off at any point debits once.

use super::world::*;
use crate::autopay::{CycleState, plan_today, run};
use crate::jobs;
use crate::payments::tests::world::{Maria, marias};

/// Its first cycle's day has come, and nothing has been done about it.
async fn on_the_day(maria: &Maria) -> base::Id<base::kinds::AutopayCycle> {
    let card = maria.store_card(CARD).await;
    put(maria, with(card)).await;
    maria.world.clock.advance_seconds(24 * 3_600);
    cycle_on(maria, "2026-11-24").await.id
}

async fn is_debited_once(maria: &Maria) {
    work(maria).await;
    assert_eq!(how(maria, "2026-11-24").await.0, CycleState::Paid);
    assert_eq!(maria.charged_count().await, 1);
    assert_eq!(maria.open_cents().await, (0, 5_000));
    maria.is_sound().await;
}

#[tokio::test]
async fn run_twice_it_debits_once() {
    for maria in marias().await {
        let cycle = on_the_day(&maria).await;
        for _ in 0..3 {
            run(&maria.world.ctx, cycle).await.unwrap();
        }
        is_debited_once(&maria).await;
        run(&maria.world.ctx, cycle).await.unwrap();
        is_debited_once(&maria).await;
    }
}

#[tokio::test]
async fn run_at_once_by_many_it_debits_once() {
    for maria in marias().await {
        let cycle = on_the_day(&maria).await;
        let running = (0..8).map(|_| {
            let ctx = maria.world.ctx.clone();
            tokio::spawn(async move { run(&ctx, cycle).await })
        });
        for one in running.collect::<Vec<_>>() {
            one.await.unwrap().unwrap();
        }
        is_debited_once(&maria).await;
    }
}

#[tokio::test]
async fn killed_between_the_commit_and_the_call_it_is_sent_by_the_janitor() {
    for maria in marias().await {
        let cycle = on_the_day(&maria).await;
        let attempt = run::begin(&maria.world.ctx, cycle).await.unwrap();
        assert!(attempt.is_some(), "and here the process dies");
        run(&maria.world.ctx, cycle).await.unwrap();
        assert_eq!(maria.charged_count().await, 0, "whoever runs it again sends nothing");
        wait(&maria, 60).await;
        is_debited_once(&maria).await;
    }
}

#[tokio::test]
async fn killed_before_the_commit_it_simply_runs_again() {
    for maria in marias().await {
        let cycle = on_the_day(&maria).await;
        let ctx = maria.world.ctx.clone();
        let cut_off = tokio::spawn(async move { run(&ctx, cycle).await });
        cut_off.abort();
        let _ = cut_off.await;
        run(&maria.world.ctx, cycle).await.unwrap();
        wait(&maria, 60).await;
        is_debited_once(&maria).await;
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_is_found() {
    for fault in ["timeout_after", "error_500_after", "timeout_before"] {
        for maria in marias().await {
            let cycle = on_the_day(&maria).await;
            maria.next_charge(fault, 1).await;
            run(&maria.world.ctx, cycle).await.unwrap();
            for _ in 0..3 {
                wait(&maria, 700).await;
            }
            is_debited_once(&maria).await;
        }
    }
}

#[tokio::test]
async fn a_day_that_is_planned_twice_is_planned_once() {
    for maria in marias().await {
        on_the_day(&maria).await;
        let ctx = &maria.world.ctx;
        let (one, other) = tokio::join!(plan_today(ctx), plan_today(ctx));
        one.and(other).unwrap();
        jobs::plan_days(ctx).await.unwrap();
        jobs::plan_days(ctx).await.unwrap();
        is_debited_once(&maria).await;
    }
}

#[tokio::test]
async fn a_payer_who_pays_at_the_same_moment_pays_once() {
    for maria in marias().await {
        let cycle = on_the_day(&maria).await;
        let card = maria.store_card(CARD).await;
        let draft = maria.choose_other(10_000, card).await;
        let ctx = maria.world.ctx.clone();
        let running = tokio::spawn(async move { run(&ctx, cycle).await });
        let paid = maria.complete(&draft).await;
        running.await.unwrap().unwrap();
        work(&maria).await;
        assert_eq!(maria.invoice("A-1").await.open_cents, base::Cents::ZERO);
        let kept = maria.balance().await.unapplied_cents;
        assert_eq!(kept, base::Cents::ZERO, "no more than is owed: {paid:?}");
        maria.is_sound().await;
    }
}
