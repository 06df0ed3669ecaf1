//! Maria with AutoPay, and a calendar whose days pass with all that they bring.

use base::{Actor, Cents, Date, Id, Language, Result, SignedDuration, kinds};

use crate::autopay::{
    self, Agreement, AskReason, Autopay, AutopayState, Choices, Cycle, CycleState, EndReason,
    Timing,
};
use crate::jobs;
use crate::payments::check_attempts;
use crate::payments::tests::world::{Maria, Method};

pub const CARD: &str = "4242424242424242";
/// Can be added, and is declined when it is charged.
pub const DECLINED_CARD: &str = "4000000000000341";

/// On the due date, without backup or cap.
pub fn with(method: Method) -> Choices {
    Choices { method, backup: None, timing: Timing::DueDate, cap_cents: None }
}

pub fn agreement() -> Agreement {
    Agreement {
        version: "2026-11".to_owned(),
        language: Language::En,
        text: "I agree to be debited.".to_owned(),
        network_address: "192.0.2.7".to_owned(),
    }
}

pub async fn try_put(maria: &Maria, choices: Choices) -> Result<Id<kinds::Autopay>> {
    autopay::put(&maria.world.ctx, maria.user, maria.account, &choices, agreement()).await
}

pub async fn put(maria: &Maria, choices: Choices) -> Id<kinds::Autopay> {
    try_put(maria, choices).await.unwrap()
}

/// Each day comes at ten in the morning, with its plan, its jobs and the janitor.
pub async fn live_until(maria: &Maria, day: &str) {
    let (ctx, day) = (&maria.world.ctx, day.parse::<Date>().unwrap());
    while ctx.today() < day {
        let next = ctx.today().tomorrow().unwrap().at(10, 0, 0, 0);
        let at = ctx.biller.zone.to_timestamp(next).unwrap();
        maria.world.clock.advance(at.duration_since(ctx.now()));
        jobs::plan_days(ctx).await.unwrap();
        work(maria).await;
    }
}

/// Whatever is due now. There is no mail server, so letters wait.
pub async fn work(maria: &Maria) {
    let ctx = &maria.world.ctx;
    for _ in 0..3 {
        while jobs::run_due(ctx, 100).await.unwrap() > 0 {}
        check_attempts(ctx, 100).await.unwrap();
    }
}

pub async fn wait(maria: &Maria, seconds: i64) {
    maria.world.clock.advance(SignedDuration::from_secs(seconds));
    work(maria).await;
}

pub async fn find(maria: &Maria, id: Id<kinds::Autopay>) -> Autopay {
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    autopay::find_autopay(&mut conn, id).await.unwrap().unwrap()
}

pub async fn state(maria: &Maria, id: Id<kinds::Autopay>) -> (AutopayState, Option<EndReason>) {
    let found = find(maria, id).await;
    (found.state, found.reason)
}

/// The cycle of that day.
pub async fn cycle_on(maria: &Maria, day: &str) -> Cycle {
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    let day = day.parse().unwrap();
    let found = autopay::store::find_cycle_on(&mut conn, maria.account, day).await.unwrap();
    found.unwrap_or_else(|| panic!("no cycle on {day}"))
}

pub async fn how(maria: &Maria, day: &str) -> (CycleState, Option<AskReason>) {
    let cycle = cycle_on(maria, day).await;
    (cycle.state, cycle.reason)
}

/// What is to come: the day, and how much.
pub async fn upcoming(maria: &Maria) -> Vec<(String, i64)> {
    let ctx = &maria.world.ctx;
    let mut conn = ctx.db.read().await.unwrap();
    let debits = autopay::upcoming(&mut conn, ctx, maria.user, Date::MAX).await.unwrap();
    debits.into_iter().map(|debit| (debit.on.to_string(), debit.estimate.0)).collect()
}

pub async fn open_cents(maria: &Maria, number: &str) -> Cents {
    maria.invoice(number).await.open_cents
}

/// Somebody else who may pay on Maria's account.
pub async fn delegate(maria: &Maria, access: crate::people::Access) -> Id<kinds::User> {
    let ctx = &maria.world.ctx;
    let paul = crate::samples::user("paul", None);
    let paul = crate::people::add_user(ctx, Actor::Operator, paul).await.unwrap();
    crate::people::grant_access(ctx, Actor::Operator, paul, &access).await.unwrap();
    paul
}
