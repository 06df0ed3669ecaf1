//! Planning a payment: agreed to, and written down once however often the button is pressed.

use base::{Actor, Cents, Date, Error, Id, Refusal, Result, boxed, kinds};
use db::Conn;
use serde_json::json;

use super::agreement::{Agreed, agree};
use super::model::{Part, PlannedShare};
use super::rule::{Rule, days_after, may_change};
use super::store::{self, NewRow};
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::command::Command;
use crate::invoices;
use crate::journal::Event;
use crate::methods::{self, Method};
use crate::payers::Payer;
use crate::payments::{self, Channel, Choice, NewPart};

/// A fixed amount by a rule, for one account.
#[derive(Debug, Clone)]
pub struct NewRepeat {
    /// From the moment the form is drawn.
    pub id: Id<kinds::Schedule>,
    pub account: Id<kinds::Account>,
    pub amount_cents: Cents,
    pub rule: Rule,
    pub method: Id<kinds::Method>,
}

/// What is written down once the rules have been asked.
struct Plan {
    id: Id<kinds::Schedule>,
    rule: Rule,
    method: Id<kinds::Method>,
    parts: Vec<Part>,
    fee_cents: Cents,
}

#[boxed]
pub async fn make_repeat(
    ctx: &Ctx,
    user: Id<kinds::User>,
    new: &NewRepeat,
    agreed: &Agreed,
) -> Result<Id<kinds::Schedule>> {
    check_amount(ctx, new.amount_cents)?;
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let account = accounts::lock_account(&mut command, new.account).await?;
    let part = fixed_part(&account, new.amount_cents);
    let method = find_method(&mut command, user, new.method).await?;
    let fee_cents = planned_fee(ctx, &method, new.amount_cents);
    let parts = vec![part];
    let plan = Plan { id: new.id, rule: new.rule, method: new.method, parts, fee_cents };
    put(&mut command, user, &[account], plan, agreed).await?;
    command.commit().await?;
    Ok(new.id)
}

/// The draft for a later day becomes a scheduled payment of the same id. Doing it again answers the
/// same; the draft is never paid besides.
#[boxed]
pub async fn make_of_draft(
    ctx: &Ctx,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
    quote: &str,
    agreed: &Agreed,
) -> Result<Id<kinds::Schedule>> {
    let id = schedule_id(draft);
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    if is_made(&mut command, user, id).await? {
        return Ok(id);
    }
    let on = store::find_draft_day(&mut command, draft).await?.ok_or(Refusal::DraftGone)?;
    let payer = Payer::User(user);
    let (draft, taken, fee_cents) = payments::take_draft(&mut command, payer, draft, quote).await?;
    let method = draft.method_id.ok_or(Refusal::ChooseMethod)?;
    let mut parts = Vec::new();
    for part in &taken {
        parts.push(planned_part(&mut command, draft.choice, part).await?);
    }
    let accounts: Vec<Account> = taken.into_iter().map(|part| part.account).collect();
    let plan = Plan { id, rule: Rule::Once(on), method, parts, fee_cents };
    put(&mut command, user, &accounts, plan, agreed).await?;
    command.commit().await?;
    Ok(id)
}

/// A draft's schedule has the same id, as its payment would.
pub fn schedule_id(draft: Id<kinds::Draft>) -> Id<kinds::Schedule> {
    Id::from_bits(draft.bits())
}

/// When the draft is to be paid; None is today. It is checked when it is reviewed, and again when it
/// is scheduled.
#[boxed]
pub async fn set_draft_day(
    ctx: &Ctx,
    payer: Payer,
    draft: Id<kinds::Draft>,
    day: Option<Date>,
) -> Result<()> {
    if let Some(day) = day {
        check_day(ctx, day)?;
    }
    let mut tx = ctx.db.begin().await?; // a choice is no fact
    payments::find_draft_for(&mut tx, payer, draft).await?.ok_or(Error::NotFound)?;
    store::put_draft_day(&mut tx, draft, day).await?;
    Ok(tx.commit().await?)
}

/// Whether a draft is to be paid on a later day; whose it is has been asked before.
#[boxed]
pub async fn draft_day(conn: &mut Conn, draft: Id<kinds::Draft>) -> Result<Option<Date>> {
    store::find_draft_day(conn, draft).await
}

/// What goes to the bills that were reviewed, unless an amount was typed, or more than they take.
async fn planned_part(command: &mut Command<'_>, choice: Choice, part: &NewPart) -> Result<Part> {
    let fixed = fixed_part(&part.account, part.cents);
    let taken: Cents = part.shares.iter().map(|share| share.cents).sum();
    if choice == Choice::Other || taken < part.cents {
        return Ok(fixed);
    }
    let mut shares = Vec::with_capacity(part.shares.len());
    for share in &part.shares {
        let invoice = invoices::find_invoice(command, share.invoice).await?;
        let invoice_number = invoice.ok_or(Error::NotFound)?.details.number;
        shares.push(PlannedShare { invoice: share.invoice, invoice_number, cents: share.cents });
    }
    Ok(Part { shares, ..fixed })
}

/// Asks the rules and writes it down, under the accounts' locks. One of that id that is there already
/// stays as it is.
async fn put(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    accounts: &[Account],
    plan: Plan,
    agreed: &Agreed,
) -> Result<()> {
    let ctx = command.ctx;
    if is_made(command, user, plan.id).await? {
        return Ok(());
    }
    let first_on = plan.rule.first_on();
    check_day(ctx, first_on)?;
    plan.rule.day(0).ok_or(Refusal::EndsBeforeItBegins)?;
    check_payer(command, user, accounts, &plan.parts).await?;
    check_method(command, user, plan.method).await?;
    let announced = days_after(ctx.today(), i64::from(ctx.biller.schedules.notice_days));
    let new = NewRow {
        id: plan.id,
        user_id: user,
        method_id: plan.method,
        currency: ctx.biller.currency,
        fee_cents: plan.fee_cents,
        rule: plan.rule,
        // What comes so soon is announced by the confirmation.
        noticed_number: announced.filter(|day| first_on <= *day).map(|_| 0),
        parts: &plan.parts,
    };
    let now = command.now;
    if !store::insert_schedule(command, &new, now).await? {
        return Err(Error::NotFound); // another user's
    }
    let subject = plan.id.to_string();
    agree(command, &subject, user, Some(plan.method), agreed).await?;
    let amount: Cents = plan.parts.iter().map(|part| part.amount_cents).sum();
    let facts = json!({ "user": user, "amount_cents": amount, "first_on": first_on });
    let event = Event::new("schedule.made", plan.id).facts(facts).announced();
    command.record(event.account(plan.parts[0].account_id)).await?;
    Ok(())
}

async fn is_made(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    id: Id<kinds::Schedule>,
) -> Result<bool> {
    let found = store::find_schedule(command, id).await?;
    match found {
        Some(schedule) if schedule.user_id != user => Err(Error::NotFound),
        found => Ok(found.is_some()),
    }
}

/// Nothing is planned for a day that cannot be changed any more, nor for one too far away.
pub(super) fn check_day(ctx: &Ctx, day: Date) -> Result<()> {
    let rules = &ctx.biller.schedules;
    let today = ctx.today();
    match days_after(today, i64::from(rules.latest_days)) {
        Some(latest) if day > latest => Err(Refusal::DateTooLate { latest }.into()),
        _ if !may_change(day, today, rules.cut_off_days) => Err(Refusal::DateTooSoon.into()),
        _ => Ok(()),
    }
}

pub(super) fn check_amount(ctx: &Ctx, amount: Cents) -> Result<()> {
    if !amount.is_positive() {
        return Err(Refusal::AmountZero.into());
    }
    if amount > Cents::LIMIT {
        let currency = ctx.biller.currency;
        return Err(Refusal::AmountAbove { limit: Cents::LIMIT, currency }.into());
    }
    Ok(())
}

/// Whether this payer may pay so much now; it is asked again on the day.
pub(super) async fn check_payer(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    accounts: &[Account],
    parts: &[Part],
) -> Result<()> {
    let ctx = command.ctx;
    for (account, part) in accounts.iter().zip(parts) {
        let allowance = payments::allowance_of(ctx, command, Payer::User(user), account).await?;
        allowance.check(part.amount_cents)?;
    }
    Ok(())
}

pub(super) async fn check_method(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    method: Id<kinds::Method>,
) -> Result<()> {
    find_method(command, user, method).await.map(drop)
}

/// One's own that can be charged.
pub(super) async fn find_method(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    method: Id<kinds::Method>,
) -> Result<Method> {
    let today = command.ctx.today();
    let found = methods::find_for(command, Payer::User(user), method).await?;
    let found = found.ok_or(Refusal::ChooseMethod)?;
    let usable = Some(found).filter(|method| method.is_usable(today));
    usable.ok_or_else(|| Refusal::MethodUnusable.into())
}

/// What is charged besides such an amount, by the rules of today: agreed to with it, and never
/// exceeded on the day.
pub fn planned_fee(ctx: &Ctx, method: &Method, amount: Cents) -> Cents {
    let (biller, with) = (&ctx.biller, method.paid_with());
    let currency = biller.currency;
    let tariff = payments::tariff_of(biller, ctx.today(), Channel::Schedule, currency, &with);
    tariff.and_then(|tariff| tariff.fee(amount)).map_or(Cents::ZERO, |fee| fee.cents)
}

pub(super) fn fixed_part(account: &Account, amount_cents: Cents) -> Part {
    Part {
        account_id: account.id,
        account_number: account.number.clone(),
        amount_cents,
        shares: Vec::new(),
    }
}
