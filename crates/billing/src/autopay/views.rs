//! What pages and the calendar show of AutoPay.

use base::{Cents, Date, Error, Id, Locator, Result, Timestamp, boxed, kinds};
use db::Conn;

use super::due::{due_of, method_to_debit};
use super::model::{Autopay, AutopayState, Cycle, Debit};
use super::store;
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::methods::{self, Method};
use crate::payments::PaymentState;
use crate::people::{self, Role};

/// How many past debits a page shows: two years of months.
const PAST_SHOWN: i64 = 24;

/// What the overview of an account says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextDebit {
    pub autopay_id: Id<kinds::Autopay>,
    pub state: AutopayState,
    pub debit_on: Option<Date>,
}

/// An account that the user reaches, and AutoPay if there is any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    pub account_id: Id<kinds::Account>,
    pub account_number: Locator,
    pub account_name: Option<String>,
    pub role: Role,
    pub autopay_id: Option<Id<kinds::Autopay>>,
}

/// A debit that was, or one that is being tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastDebit {
    pub cycle: Cycle,
    pub payment_id: Option<Id<kinds::Payment>>,
    pub amount_cents: Option<Cents>,
    pub payment_state: Option<PaymentState>,
}

/// AutoPay on one account, whole.
#[derive(Debug, Clone)]
pub struct Shown {
    pub autopay: Autopay,
    pub account: Account,
    /// First and last name of its owner.
    pub owner: String,
    pub method: Method,
    pub backup: Option<Method>,
    pub debits: Vec<Debit>,
    pub past: Vec<PastDebit>,
}

/// One account of the page of all.
#[derive(Debug, Clone)]
pub struct Overview {
    pub reached: Reached,
    pub autopay: Option<Autopay>,
    pub method: Option<Method>,
    pub next: Option<Debit>,
}

/// Until then a debit of that day can be skipped or stopped.
pub fn debit_time(ctx: &Ctx, day: Date) -> Result<Timestamp> {
    let at = day.at(ctx.biller.autopay.debit_hour, 0, 0, 0);
    ctx.biller.zone.to_timestamp(at).map_err(|error| Error::internal("autopay", error))
}

#[boxed]
pub async fn find_next_debit(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Option<NextDebit>> {
    store::find_next_debit(conn, account).await
}

/// Every account of the user's, by number, with what is debited next.
#[boxed]
pub async fn overview_for(ctx: &Ctx, user: Id<kinds::User>) -> Result<Vec<Overview>> {
    let mut conn = ctx.db.read().await?;
    let mut overview = Vec::new();
    for reached in store::reached_by(&mut conn, user).await? {
        let autopay = match reached.autopay_id {
            Some(id) => store::find_autopay(&mut conn, id).await?,
            None => None,
        };
        let (mut method, mut next) = (None, None);
        if let Some(autopay) = &autopay {
            method = methods::find_method(&mut conn, autopay.method_id).await?;
            next = debits_of(&mut conn, autopay, ctx.today()).await?.into_iter().next();
        }
        overview.push(Overview { reached, autopay, method, next });
    }
    Ok(overview)
}

/// For whoever reaches its account; a stopped one only for its owner.
#[boxed]
pub async fn find_for(
    ctx: &Ctx,
    user: Id<kinds::User>,
    autopay: Id<kinds::Autopay>,
) -> Result<Option<Shown>> {
    let mut conn = ctx.db.read().await?;
    let Some(autopay) = store::find_autopay(&mut conn, autopay).await? else { return Ok(None) };
    let access = people::find_access(&mut conn, user, autopay.account_id).await?;
    if access.is_none() && autopay.user_id != user {
        return Ok(None);
    }
    let account = accounts::find_account(&mut conn, autopay.account_id).await?;
    let method = methods::find_method(&mut conn, autopay.method_id).await?;
    let backup = match autopay.backup_method_id {
        Some(backup) => methods::find_method(&mut conn, backup).await?,
        None => None,
    };
    let owner = people::find_user(&mut conn, autopay.user_id).await?.ok_or(Error::NotFound)?;
    Ok(Some(Shown {
        account: account.ok_or(Error::NotFound)?,
        owner: format!("{} {}", owner.first_name, owner.last_name),
        method: method.ok_or(Error::NotFound)?,
        backup,
        debits: debits_of(&mut conn, &autopay, ctx.today()).await?,
        past: store::past_of(&mut conn, autopay.id, PAST_SHOWN).await?,
        autopay,
    }))
}

/// Every debit to come, until that day, on the accounts that the user reaches.
#[boxed]
pub async fn upcoming(
    conn: &mut Conn,
    ctx: &Ctx,
    user: Id<kinds::User>,
    until: Date,
) -> Result<Vec<Debit>> {
    let mut debits = Vec::new();
    for cycle in store::planned_for(conn, user, until).await? {
        let autopay = store::find_autopay(conn, cycle.autopay_id).await?;
        debits.extend(debit(conn, &autopay.ok_or(Error::NotFound)?, &cycle, ctx.today()).await?);
    }
    Ok(debits)
}

async fn debits_of(conn: &mut Conn, autopay: &Autopay, today: Date) -> Result<Vec<Debit>> {
    let mut debits = Vec::new();
    for cycle in store::planned_of(conn, autopay.id).await? {
        debits.extend(debit(conn, autopay, &cycle, today).await?);
    }
    Ok(debits)
}

/// None where nothing would be debited as things stand.
async fn debit(
    conn: &mut Conn,
    autopay: &Autopay,
    cycle: &Cycle,
    today: Date,
) -> Result<Option<Debit>> {
    let due = due_of(conn, cycle).await?;
    let method = method_to_debit(conn, autopay, cycle.with_backup, today).await?;
    let Some(method) = method.filter(|_| due.cents.is_positive()) else { return Ok(None) };
    let account = accounts::find_account(conn, autopay.account_id).await?;
    let account = account.ok_or(Error::NotFound)?;
    Ok(Some(Debit {
        on: cycle.next_on,
        account: account.id,
        account_number: account.number,
        currency: account.currency,
        estimate: due.cents,
        method,
        cycle: cycle.id,
        autopay: autopay.id,
    }))
}
