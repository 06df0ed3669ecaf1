//! How a draft spreads over its accounts and what they owe now: what is reviewed, and what is paid.

use base::{Cents, Error, Id, Refusal, Result, boxed, kinds};
use db::Conn;
use sha2::{Digest, Sha256};

use super::amounts::{Amounts, amounts_of};
use super::model::{Choice, Draft, NewDraft, NewPart, TickedAccount, TickedInvoice};
use super::store;
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::command::Command;
use crate::credentials::hex;
use crate::ledger::spread;
use crate::settings::Fee;

/// What is ticked in a draft, each with its amount.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ticked {
    pub invoices: Vec<TickedInvoice>,
    pub accounts: Vec<TickedAccount>,
}

impl Ticked {
    pub(super) async fn of_draft(conn: &mut Conn, draft: &Draft) -> Result<Ticked> {
        Ok(match draft.choice {
            Choice::Invoices => {
                let invoices = store::draft_invoices(conn, draft.id).await?;
                Ticked { invoices, ..Ticked::default() }
            }
            Choice::Accounts => {
                let accounts = store::draft_accounts(conn, draft.id).await?;
                Ticked { accounts, ..Ticked::default() }
            }
            _ => Ticked::default(),
        })
    }

    pub(super) fn of_new(new: &NewDraft) -> Ticked {
        let ticked = Ticked { invoices: new.invoices.clone(), accounts: new.accounts.clone() };
        match new.choice {
            Choice::Invoices => Ticked { accounts: Vec::new(), ..ticked },
            Choice::Accounts => Ticked { invoices: Vec::new(), ..ticked },
            _ => Ticked::default(),
        }
    }

    /// Each account once, in the order in which everybody locks them.
    pub(super) fn account_ids(
        &self,
        choice: Choice,
        looked_at: Id<kinds::Account>,
    ) -> Vec<Id<kinds::Account>> {
        match choice {
            Choice::Accounts => {
                let mut ids: Vec<_> = self.accounts.iter().map(|tick| tick.account).collect();
                ids.sort();
                ids.dedup();
                ids
            }
            _ => vec![looked_at],
        }
    }

    fn typed_for(&self, account: Id<kinds::Account>) -> Option<Cents> {
        self.accounts.iter().find(|tick| tick.account == account)?.cents
    }
}

/// An account that is to be paid, and what is owed on it now.
pub(super) struct Owing {
    pub account: Account,
    pub amounts: Amounts,
}

impl Owing {
    /// As it is now, for looking.
    #[boxed]
    pub async fn read(ctx: &Ctx, conn: &mut Conn, id: Id<kinds::Account>) -> Result<Owing> {
        let account = accounts::find_account(conn, id).await?.ok_or(Error::NotFound)?;
        let amounts = amounts_of(conn, id, ctx.today()).await?;
        Ok(Owing { account, amounts })
    }

    /// As it will be until the transaction ends: whoever holds the account's lock decides.
    pub async fn of_locked(command: &mut Command<'_>, account: Account) -> Result<Owing> {
        let today = command.ctx.today();
        let amounts = amounts_of(command, account.id, today).await?;
        Ok(Owing { account, amounts })
    }

    /// What a choice comes to on it now.
    pub fn cents(&self, choice: Choice, other: Option<Cents>, ticked: &Ticked) -> Cents {
        let typed = match choice {
            Choice::Accounts => ticked.typed_for(self.account.id),
            _ => other,
        };
        self.amounts.of(choice, typed, &ticked.invoices)
    }
}

/// The invoices chosen, else the oldest due first; the rest is kept as credit.
///
/// Refuses when the choice comes to another amount than was kept: the same bill may have been
/// paid in another window since.
pub(super) fn plan(draft: &Draft, ticked: &Ticked, owing: &[Owing]) -> Result<Vec<NewPart>> {
    let cents = |it: &Owing| it.cents(draft.choice, Some(draft.amount_cents), ticked);
    let now: Cents = owing.iter().map(cents).sum();
    if now != draft.amount_cents {
        return Err(Refusal::ReviewAgain.into());
    }
    let part = |it: &Owing| {
        let (amounts, cents) = (&it.amounts, cents(it));
        let (shares, _) = match draft.choice {
            Choice::Invoices => spread(
                cents,
                amounts.chosen(&ticked.invoices).map(|(invoice, cents)| (invoice.id, cents)),
            ),
            _ => spread(cents, amounts.payable.iter().map(|it| (it.id, it.payable_cents()))),
        };
        NewPart { account: it.account.clone(), cents, shares }
    };
    Ok(owing.iter().map(part).filter(|part| part.cents.is_positive()).collect())
}

/// What is reviewed, in one hash that the review's form carries: another amount, method, account or
/// invoice than was seen is not paid, and no other fee.
pub(super) fn quote_of(draft: &Draft, parts: &[NewPart], fee: Option<Fee>) -> String {
    let method = draft.method_id.map(|id| id.to_string()).unwrap_or_default();
    let mut digest = Sha256::new();
    digest.update(format!("{} {} {method}", draft.id, draft.amount_cents.0));
    if let Some(fee) = fee {
        digest.update(format!(" {} {}", fee.kind, fee.cents.0));
    }
    digest.update(parts_text(parts));
    hex(&digest.finalize())
}

/// Every account and invoice with its amount.
pub(super) fn parts_text(parts: &[NewPart]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(&format!(" {}={}", part.account.id, part.cents.0));
        for share in &part.shares {
            text.push_str(&format!(" {}:{}", share.invoice, share.cents.0));
        }
    }
    text
}
