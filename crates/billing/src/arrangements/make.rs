//! What is offered to whom, and agreeing to it.

use base::{Actor, Cents, Date, Error, Id, Refusal, Result, Timestamp, boxed, kinds};
use db::Conn;
use serde_json::json;
use words::Words;

use super::model::{Arrangement, ArrangementState, Planned};
use super::plan::{Instalment, least_down, split};
use super::store;
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::command::Command;
use crate::invoices;
use crate::journal::Event;
use crate::ledger::Share;
use crate::methods;
use crate::payers::Payer;
use crate::payments;
use crate::schedules::{self, Agreed, AgreementText};
use crate::settings::{ArrangementRules, Interval};

/// What can be arranged for an account now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub account: Account,
    pub rules: ArrangementRules,
    pub debt_cents: Cents,
    pub least_down_cents: Cents,
    /// The past-due bills that it is about, the oldest first.
    shares: Vec<Share>,
}

/// Why there is nothing to arrange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoOffer {
    /// The biller offers none.
    None,
    /// Too little is past due.
    TooLittle { least_cents: Cents },
    /// One is being kept.
    Kept(Id<kinds::Arrangement>),
    /// One was broken; another one can be made from that day on.
    Broken { until: Date },
}

#[derive(Debug, Clone)]
pub struct NewArrangement {
    /// From the moment the form is drawn.
    pub id: Id<kinds::Arrangement>,
    pub account: Id<kinds::Account>,
    /// Instalments after the down payment.
    pub count: i64,
    pub down_cents: Cents,
    pub method: Option<Id<kinds::Method>>,
}

impl Offer {
    pub fn split(&self, down: Cents, count: i64, today: Date) -> Option<Vec<Instalment>> {
        let fits = (1..=self.rules.most_instalments).contains(&count);
        let fits = fits && down >= self.least_down_cents;
        split(self.debt_cents, down, count, self.rules.interval, today).filter(|_| fits)
    }
}

/// `NotFound` for whoever may not pay on the account.
#[boxed]
pub async fn offer_for(
    ctx: &Ctx,
    conn: &mut Conn,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<Result<Offer, NoOffer>> {
    let account = accounts::find_account(conn, account).await?.ok_or(Error::NotFound)?;
    payments::allowance_of(ctx, conn, Payer::User(user), &account).await?;
    let today = ctx.today();
    let Some(rules) = ctx.biller.schedules.arrangements_on(today) else {
        return Ok(Err(NoOffer::None));
    };
    if let Some(kept) = store::find_kept(conn, account.id).await? {
        return Ok(Err(NoOffer::Kept(kept.id)));
    }
    let broken_at = store::last_broken_at(conn, account.id).await?;
    if let Some(until) = broken_at.and_then(|at| until(ctx, rules, at)).filter(|day| *day > today) {
        return Ok(Err(NoOffer::Broken { until }));
    }
    let payable = invoices::payable_by_due_date(conn, account.id).await?;
    let past_due = payable.iter().filter(|invoice| invoice.due_on < today);
    let shares: Vec<Share> = past_due
        .map(|invoice| Share { invoice: invoice.id, cents: invoice.payable_cents() })
        .collect();
    let debt_cents: Cents = shares.iter().map(|share| share.cents).sum();
    if debt_cents < rules.least_past_due_cents {
        return Ok(Err(NoOffer::TooLittle { least_cents: rules.least_past_due_cents }));
    }
    let least_down_cents = least_down(rules, debt_cents);
    Ok(Ok(Offer { account, rules: rules.clone(), debt_cents, least_down_cents, shares }))
}

/// The first day on which whoever broke one is offered another.
fn until(ctx: &Ctx, rules: &ArrangementRules, broken_at: Timestamp) -> Option<Date> {
    let day = ctx.biller.date_of(broken_at);
    schedules::on_day_of_month(day, i64::from(rules.months_after_broken), day.day())
}

/// Writes it down with what was agreed to. Doing it again changes nothing.
#[boxed]
pub async fn make(
    ctx: &Ctx,
    user: Id<kinds::User>,
    new: &NewArrangement,
    agreed: &Agreed,
) -> Result<Id<kinds::Arrangement>> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    accounts::lock_account(&mut command, new.account).await?;
    if let Some(found) = store::find_arrangement(&mut command, new.id).await? {
        return (found.user_id == user).then_some(new.id).ok_or(Error::NotFound);
    }
    let offer = offer_for(ctx, &mut command, user, new.account).await?;
    let offer = offer.map_err(|_| Refusal::NoArrangement)?;
    let plan = offer.split(new.down_cents, new.count, ctx.today());
    let plan = plan.ok_or(Refusal::NotThisArrangement)?;
    check_method(&mut command, user, &offer.rules, new.method).await?;
    let arrangement = arrangement(&command, user, new, &offer, plan);
    store::insert_arrangement(&mut command, &arrangement, &offer.shares).await?;
    schedules::agree(&mut command, &new.id.to_string(), user, new.method, agreed).await?;
    let facts = json!({ "user": user, "debt_cents": offer.debt_cents, "count": new.count });
    let event = Event::new("arrangement.made", new.id).account(new.account).facts(facts);
    command.record(event.announced()).await?;
    command.commit().await?;
    Ok(new.id)
}

fn arrangement(
    command: &Command<'_>,
    user: Id<kinds::User>,
    new: &NewArrangement,
    offer: &Offer,
    plan: Vec<Instalment>,
) -> Arrangement {
    // The down payment is made next, and the letter that confirms the arrangement asks for it.
    let planned = |instalment: Instalment| Planned {
        instalment,
        is_handled: instalment.number == 0,
        is_noticed: instalment.number == 0,
        retry_on: None,
    };
    Arrangement {
        id: new.id,
        account_id: offer.account.id,
        account_number: offer.account.number.clone(),
        currency: offer.account.currency,
        user_id: user,
        method_id: new.method,
        debt_cents: offer.debt_cents,
        grace_days: i64::from(offer.rules.grace_days),
        state: ArrangementState::Kept,
        made_at: command.now,
        ended_at: None,
        instalments: plan.into_iter().map(planned).collect(),
    }
}

async fn check_method(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    rules: &ArrangementRules,
    method: Option<Id<kinds::Method>>,
) -> Result<()> {
    let Some(method) = method else {
        return if rules.method_required { Err(Refusal::ChooseMethod.into()) } else { Ok(()) };
    };
    let today = command.ctx.today();
    let found = methods::find_for(command, Payer::User(user), method).await?;
    let found = found.ok_or(Refusal::ChooseMethod)?;
    found.is_usable(today).then_some(()).ok_or_else(|| Refusal::MethodUnusable.into())
}

/// What is agreed to, with each date and amount. `method` is written as the page writes it.
pub fn arrangement_text(
    ctx: &Ctx,
    words: Words,
    offer: &Offer,
    plan: &[Instalment],
    method: Option<&str>,
) -> AgreementText {
    let written = |cents: Cents| words.money(cents.of(offer.account.currency));
    let biller = ctx.biller.legal_name.as_str();
    let mut paragraphs = vec![words.arrangements_terms_debt(
        biller,
        written(offer.debt_cents),
        offer.account.number.as_str(),
    )];
    paragraphs.extend(plan.iter().map(|one| {
        words.arrangements_terms_instalment(words.date_long(one.due_on), written(one.amount_cents))
    }));
    paragraphs.push(match method {
        Some(method) => words.arrangements_terms_automatic(biller, method, &*ctx.biller.phone),
        None => words.arrangements_terms_by_hand().to_owned(),
    });
    paragraphs.push(words.arrangements_terms_other_payments().to_owned());
    paragraphs.push(words.arrangements_terms_new_bills().to_owned());
    paragraphs.push(words.arrangements_terms_broken(offer.rules.grace_days));
    AgreementText::new(words, words::ARRANGEMENT_VERSION, &paragraphs)
}

/// How far apart the instalments are, as a sentence part.
pub fn interval_word(words: Words, interval: Interval) -> &'static str {
    match interval {
        Interval::Week => words.arrangements_every_week(),
        Interval::TwoWeeks => words.arrangements_every_two_weeks(),
        Interval::Month => words.arrangements_every_month(),
    }
}
