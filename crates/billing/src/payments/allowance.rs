//! What a delegate may still pay: up to a limit for each payment, and one for each calendar month
//! at the biller's place.
//!
//! Asked for a page it is a hint. Asked under the account's lock, where a payment begins, it is the
//! rule: whatever else this payer has begun on the account is counted by then.

use base::{Cents, Currency, Error, Refusal, Result, boxed, month_start};
use db::Conn;

use super::store;
use crate::Ctx;
use crate::accounts::Account;
use crate::payers::{self, Payer};
use crate::people::{self, Limits};

/// What a payer may pay on an account now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    pub limits: Limits,
    /// What this payer's payments of this month come to: those under way and those that arrived,
    /// less what went back. Zero where there is no limit for it.
    pub month_cents: Cents,
    pub currency: Currency,
}

impl Allowance {
    /// What is left of the month's limit.
    pub fn month_left_cents(&self) -> Option<Cents> {
        let limit = self.limits.month_limit_cents?;
        Some((limit - self.month_cents).at_least_zero())
    }

    pub fn check(&self, amount: Cents) -> Result<(), Refusal> {
        let currency = self.currency;
        if let Some(limit) = self.limits.payment_limit_cents
            && amount > limit
        {
            return Err(Refusal::AbovePaymentLimit { limit, currency });
        }
        match (self.limits.month_limit_cents, self.month_left_cents()) {
            (Some(limit), Some(left)) if amount > left => {
                Err(Refusal::AboveMonthLimit { limit, left, currency })
            }
            _ => Ok(()),
        }
    }
}

/// `NotFound` for whoever may only look, or does not reach the account.
#[boxed]
pub async fn allowance_of(
    ctx: &Ctx,
    conn: &mut Conn,
    payer: Payer,
    account: &Account,
) -> Result<Allowance> {
    let limits = match payer {
        Payer::User(user) => {
            let access = people::find_access(conn, user, account.id).await?;
            access.filter(|access| access.role.may_pay()).ok_or(Error::NotFound)?.limits
        }
        Payer::Guest(guest) => {
            let guest = payers::find_guest(conn, guest).await?;
            guest.filter(|guest| guest.account_id == account.id).ok_or(Error::NotFound)?;
            Limits::default()
        }
    };
    let month_cents = match limits.month_limit_cents {
        Some(_) => {
            let since = month_start(ctx.now(), &ctx.biller.zone);
            store::paid_since(conn, payer, account.id, since).await?
        }
        None => Cents::ZERO,
    };
    Ok(Allowance { limits, month_cents, currency: account.currency })
}
