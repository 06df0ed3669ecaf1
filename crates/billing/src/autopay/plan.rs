//! The plan of a day: each new bill gets its cycle, debits that come near are announced, AutoPay that
//! cannot go on pauses or stops, and the cycles whose day has come are run.

use base::{Actor, Cents, Date, Id, Result, boxed, kinds};
use outside::facts::Funding;
use serde_json::json;

use super::due::{due_of, method_to_debit};
use super::end::{end, pause};
use super::model::{Autopay, AutopayState, Cycle, CycleState, EndReason};
use super::store::{self, NewBill};
use super::timing::{days_after, earliest_after_notice, notice_on};
use super::{JOB_PLAN, JOB_RUN, views};
use crate::Ctx;
use crate::accounts::{self, CustomerKind};
use crate::command::Command;
use crate::journal::Event;
use crate::methods::{Method, MethodKind};
use crate::people;

/// So many accounts are one job's work.
const PAGE: i64 = 200;

/// Begins the plan of today with its first page.
pub async fn plan_today(ctx: &Ctx) -> Result<()> {
    enqueue_page(ctx, Id::from_bits(0)).await
}

/// Plans a page of accounts, those after `after`, and asks for the next one. After the last page the
/// cycles of the day are run, each by a job of its own.
#[boxed]
pub async fn plan(ctx: &Ctx, after: Id<kinds::Autopay>) -> Result<()> {
    let (today, rules) = (ctx.today(), ctx.biller.autopay);
    let announce_until = days_after(today, rules.notice_days.max(rules.varying_notice_days));
    let mut conn = ctx.db.read().await?;
    let page = store::autopays_to_plan(&mut conn, after, today, announce_until, PAGE).await?;
    drop(conn);
    for autopay in &page {
        // One that cannot be planned must not keep the others waiting.
        if let Err(error) = plan_one(ctx, *autopay).await {
            tracing::error!(%autopay, %error, "AutoPay could not be planned");
        }
    }
    match page.last() {
        Some(last) if page.len() as i64 == PAGE => enqueue_page(ctx, *last).await,
        _ => run_cycles_due(ctx, today).await,
    }
}

/// A page that is asked for twice waits once.
async fn enqueue_page(ctx: &Ctx, after: Id<kinds::Autopay>) -> Result<()> {
    let id = Id::from_bits(after.bits());
    let mut tx = ctx.db.begin().await?; // a plan is no fact
    db::jobs::enqueue_once(&mut tx, id, JOB_PLAN, &after.to_string(), ctx.now()).await?;
    Ok(tx.commit().await?)
}

/// Everything about one account, under its lock.
async fn plan_one(ctx: &Ctx, autopay: Id<kinds::Autopay>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some(found) = store::find_autopay(&mut command, autopay).await? else { return Ok(()) };
    accounts::lock_account(&mut command, found.account_id).await?;
    let Some(found) = store::find_autopay(&mut command, autopay).await? else { return Ok(()) };
    if found.state != AutopayState::Active {
        return Ok(());
    }
    let changed = match ailment(&mut command, &found).await? {
        Some(reason) => {
            yield_to(&mut command, &found, reason).await?;
            true
        }
        None => plan_and_announce(&mut command, &found).await?,
    };
    if changed { command.commit().await } else { Ok(()) }
}

async fn plan_and_announce(command: &mut Command<'_>, autopay: &Autopay) -> Result<bool> {
    let notice = Notice::of(command, autopay).await?;
    let today = command.ctx.today();
    let earliest = |cents| earliest_after_notice(today, notice.days_for(cents));
    let planned = plan_bills(command, autopay, earliest).await?;
    let mut changed = planned > 0;
    for cycle in store::planned_of(command, autopay.id).await? {
        if cycle.announced_at.is_none() {
            changed |= announce(command, autopay, cycle, &notice).await?;
        }
    }
    Ok(changed)
}

/// Why it cannot go on, if anything keeps it from that.
pub(super) async fn ailment(
    command: &mut Command<'_>,
    autopay: &Autopay,
) -> Result<Option<EndReason>> {
    let access = people::find_access(command, autopay.user_id, autopay.account_id).await?;
    if !access.is_some_and(|access| access.role.may_pay()) {
        return Ok(Some(EndReason::AccessLost));
    }
    let today = command.ctx.today();
    let method = method_to_debit(command, autopay, false, today).await?;
    Ok(method.is_none().then_some(EndReason::MethodUnusable))
}

/// Without access it is over; without a method it waits for another.
pub(super) async fn yield_to(
    command: &mut Command<'_>,
    autopay: &Autopay,
    reason: EndReason,
) -> Result<()> {
    match reason {
        EndReason::MethodUnusable => pause(command, autopay, reason).await,
        EndReason::ByPayer | EndReason::AccessLost | EndReason::Unauthorized => {
            end(command, autopay, reason).await
        }
    }
}

/// Gives each bill that has none its cycle, on a day no earlier than `earliest` for its amount; says
/// how many bills there were.
pub(super) async fn plan_bills(
    command: &mut Command<'_>,
    autopay: &Autopay,
    earliest: impl Fn(Cents) -> Date,
) -> Result<usize> {
    let bills = store::new_bills_of(command, autopay.account_id).await?;
    for bill in &bills {
        let wanted = autopay.timing.debit_on(bill.due_on, earliest(bill.payable_cents));
        plan_bill(command, autopay, bill, wanted).await?;
    }
    Ok(bills.len())
}

/// Joins what is planned for that day, or has a cycle of its own on the next day that is free.
async fn plan_bill(
    command: &mut Command<'_>,
    autopay: &Autopay,
    bill: &NewBill,
    wanted: Date,
) -> Result<()> {
    let there = store::find_cycle_on(command, autopay.account_id, wanted).await?;
    let joinable = |cycle: &Cycle| cycle.is_untouched() && cycle.announced_at.is_none();
    if let Some(cycle) = there.filter(joinable) {
        return store::insert_bill(command, cycle.id, bill.id).await;
    }
    let day = free_day(command, autopay, wanted).await?;
    let cycle = Cycle {
        id: command.ctx.id(),
        autopay_id: autopay.id,
        account_id: autopay.account_id,
        debit_on: day,
        next_on: day,
        with_backup: false,
        tries: 0,
        state: CycleState::Planned,
        reason: None,
        announced_cents: None,
        announced_at: None,
    };
    store::insert_cycle(command, &cycle).await?;
    store::insert_bill(command, cycle.id, bill.id).await?;
    let facts = json!({ "autopay": autopay.id, "on": day });
    let event = Event::new("autopay.planned", cycle.id).account(autopay.account_id);
    command.record(event.facts(facts)).await?;
    Ok(())
}

/// The first day from `wanted` on that has no cycle on this account.
async fn free_day(command: &mut Command<'_>, autopay: &Autopay, wanted: Date) -> Result<Date> {
    let mut day = wanted;
    while store::find_cycle_on(command, autopay.account_id, day).await?.is_some() {
        day = days_after(day, 1);
    }
    Ok(day)
}

/// How long before a debit it is announced.
struct Notice {
    days: i32,
    varying_days: i32,
    /// A person's bank account or debit card, for which varying amounts have a rule of their own.
    is_protected: bool,
    last_cents: Option<Cents>,
}

impl Notice {
    async fn of(command: &mut Command<'_>, autopay: &Autopay) -> Result<Notice> {
        let (rules, today) = (command.ctx.biller.autopay, command.ctx.today());
        let method = method_to_debit(command, autopay, false, today).await?;
        let customer = accounts::customer_of(command, autopay.account_id).await?;
        let is_person =
            customer.is_none_or(|customer| customer.details.kind == CustomerKind::Person);
        Ok(Notice {
            days: rules.notice_days,
            varying_days: rules.varying_notice_days,
            is_protected: is_person && method.is_none_or(|method| is_electronic_transfer(&method)),
            last_cents: store::last_debited_cents(command, autopay.id).await?,
        })
    }

    fn days_for(&self, cents: Cents) -> i32 {
        match self.is_protected && self.last_cents != Some(cents) {
            true => self.days.max(self.varying_days),
            false => self.days,
        }
    }
}

/// Regulation E covers what takes money from an account at once: not a credit card.
fn is_electronic_transfer(method: &Method) -> bool {
    method.kind == MethodKind::Bank || method.funding != Funding::Credit
}

/// Announces the cycle once its day is near. One that nothing is due for waits, and one whose notice
/// would come too late is moved to a day that leaves time for it.
async fn announce(
    command: &mut Command<'_>,
    autopay: &Autopay,
    cycle: Cycle,
    notice: &Notice,
) -> Result<bool> {
    let (today, due) = (command.ctx.today(), due_of(command, &cycle).await?);
    if due.cents.is_zero() {
        return conclude_empty(command, &cycle, today).await;
    }
    let days = notice.days_for(due.cents);
    if notice_on(cycle.debit_on, days) > today {
        return Ok(false);
    }
    let mut on = cycle.debit_on;
    if on < earliest_after_notice(today, days) {
        on = free_day(command, autopay, earliest_after_notice(today, days)).await?;
        store::set_debit_day(command, cycle.id, on).await?;
    }
    let now = command.now;
    store::set_announced(command, cycle.id, due.cents, now).await?;
    let facts = json!({ "user": autopay.user_id, "on": on, "amount_cents": due.cents });
    let event = Event::new("autopay.announced", cycle.id).account(autopay.account_id);
    command.record(event.facts(facts).announced()).await?;
    Ok(true)
}

/// Its day has passed, and nothing was ever due.
async fn conclude_empty(command: &mut Command<'_>, cycle: &Cycle, today: Date) -> Result<bool> {
    if cycle.debit_on >= today {
        return Ok(false);
    }
    store::set_cycle_state(command, cycle.id, CycleState::NothingDue, None).await?;
    command.record(Event::new("autopay.nothing_due", cycle.id).account(cycle.account_id)).await?;
    Ok(true)
}

/// Choosing AutoPay shows what is debited first: that is the notice of what comes before one of its
/// own could.
pub(super) async fn announce_soon(command: &mut Command<'_>, autopay: &Autopay) -> Result<()> {
    let notice = Notice::of(command, autopay).await?;
    let (today, now) = (command.ctx.today(), command.now);
    for cycle in store::planned_of(command, autopay.id).await? {
        let due = due_of(command, &cycle).await?;
        let is_soon = notice_on(cycle.debit_on, notice.days_for(due.cents)) < today;
        if is_soon && cycle.announced_at.is_none() && due.cents.is_positive() {
            store::set_announced(command, cycle.id, due.cents, now).await?;
        }
    }
    Ok(())
}

async fn run_cycles_due(ctx: &Ctx, today: Date) -> Result<()> {
    let run_at = views::debit_time(ctx, today)?.max(ctx.now());
    let mut after = Id::from_bits(0);
    loop {
        let mut tx = ctx.db.begin().await?; // that something is to be done is no fact
        let due = store::cycles_due(&mut tx, today, after, PAGE).await?;
        for cycle in &due {
            // One job for each cycle, however often the day is planned.
            let id = Id::from_bits(cycle.bits());
            db::jobs::enqueue_once(&mut tx, id, JOB_RUN, &cycle.to_string(), run_at).await?;
        }
        tx.commit().await?;
        match due.last() {
            Some(last) if due.len() as i64 == PAGE => after = *last,
            _ => return Ok(()),
        }
    }
}
