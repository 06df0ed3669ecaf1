//! What a payer is about to pay: chosen, changed, reviewed, given up. None of it is a fact yet.

use base::{Cents, Date, Error, Id, Refusal, Result, kinds};
use db::Conn;

use super::allowance::{Allowance, allowance_of};
use super::model::{Choice, Draft, NewDraft, payment_id};
use super::store;
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::invoices::{self, ListedInvoice};
use crate::ledger::{self, Balance, Share, spread};
use crate::methods::{self, Method};

/// What each choice of the pay page comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amounts {
    pub balance: Balance,
    pub amount_due: Cents,
    pub current_billed: Cents,
    pub past_due: Cents,
    /// What can be ticked, oldest due first.
    pub payable: Vec<ListedInvoice>,
}

impl Amounts {
    fn of(&self, choice: Choice, other: Option<Cents>, ticked: &[Id<kinds::Invoice>]) -> Cents {
        match choice {
            Choice::AmountDue => self.amount_due,
            Choice::CurrentBilled => self.current_billed,
            Choice::PastDue => self.past_due,
            Choice::Other => other.unwrap_or_default(),
            Choice::Invoices => self.chosen(ticked).map(|it| it.payable_cents()).sum(),
        }
    }

    fn chosen(&self, ticked: &[Id<kinds::Invoice>]) -> impl Iterator<Item = &ListedInvoice> {
        self.payable.iter().filter(move |invoice| ticked.contains(&invoice.id))
    }
}

/// A draft with everything that its review shows.
#[derive(Debug, Clone)]
pub struct Review {
    pub draft: Draft,
    pub account: Account,
    pub method: Option<Method>,
    pub shares: Vec<(ListedInvoice, Cents)>,
    /// What no invoice takes and is kept.
    pub credit_cents: Cents,
    /// What will be due afterwards.
    pub remaining_cents: Cents,
    pub invoices: Vec<Id<kinds::Invoice>>,
    /// What this payer may pay; the draft may have gone beyond it since it was kept.
    pub allowance: Allowance,
}

/// A draft may have been completed in another window.
#[derive(Debug, Clone)]
pub enum Reviewed {
    Draft(Box<Review>),
    AlreadyPaid(Id<kinds::Payment>),
}

pub async fn amounts_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    today: Date,
) -> Result<Amounts> {
    let balance = ledger::balance_of(conn, account).await?;
    let payable = invoices::payable_by_due_date(conn, account).await?;
    let last = invoices::last_issued(conn, account).await?;
    let overdue = payable.iter().filter(|invoice| invoice.due_on < today);
    let past_due: Cents = overdue.map(ListedInvoice::payable_cents).sum();
    Ok(Amounts {
        balance,
        amount_due: balance.amount_due_cents(),
        current_billed: last.map_or(Cents::ZERO, |invoice| invoice.total_cents),
        past_due: past_due.min(balance.amount_due_cents()),
        payable,
    })
}

/// Keeps the choice; with an id it changes that draft, which must not be paid yet.
pub async fn put_draft(
    ctx: &Ctx,
    user: Id<kinds::User>,
    id: Option<Id<kinds::Draft>>,
    new: &NewDraft,
) -> Result<Draft> {
    let mut conn = ctx.db.read().await?;
    let account = accounts::find_account(&mut conn, new.account).await?.ok_or(Error::NotFound)?;
    let allowance = allowance_of(ctx, &mut conn, user, &account).await?;
    let amounts = amounts_of(&mut conn, new.account, ctx.today()).await?;
    drop(conn);
    let amount = checked_amount(ctx, new, &amounts)?;
    allowance.check(amount)?;
    let id = id.unwrap_or_else(|| ctx.id());
    let draft = Draft {
        id,
        user_id: user,
        account_id: new.account,
        choice: new.choice,
        amount_cents: amount,
        method_id: new.method,
    };
    let mut tx = ctx.db.begin().await?; // a choice is no fact: nobody has paid or promised
    if store::find_payment(&mut tx, payment_id(id)).await?.is_some() {
        return Err(Refusal::DraftGone.into());
    }
    let taken = !store::put_draft(&mut tx, &draft, ctx.now()).await?;
    if taken {
        return Err(Error::NotFound); // another user's
    }
    store::put_draft_invoices(&mut tx, id, &new.invoices).await?;
    tx.commit().await?;
    Ok(draft)
}

fn checked_amount(ctx: &Ctx, new: &NewDraft, amounts: &Amounts) -> Result<Cents> {
    if new.choice == Choice::Invoices && amounts.chosen(&new.invoices).next().is_none() {
        return Err(Refusal::ChooseInvoices.into());
    }
    let amount = amounts.of(new.choice, new.other_cents, &new.invoices);
    if !amount.is_positive() {
        let refusal = match new.choice {
            Choice::Other => Refusal::AmountZero,
            _ => Refusal::NothingToPay,
        };
        return Err(refusal.into());
    }
    if amount > Cents::LIMIT {
        let currency = ctx.biller.currency;
        return Err(Refusal::AmountAbove { limit: Cents::LIMIT, currency }.into());
    }
    Ok(amount)
}

pub async fn choose_method(
    ctx: &Ctx,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
    method: Id<kinds::Method>,
) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // a choice is no fact
    methods::find_for(&mut tx, user, method).await?.ok_or(Error::NotFound)?;
    store::set_draft_method(&mut tx, user, draft, method).await?;
    Ok(tx.commit().await?)
}

/// Gives the draft up. One that is paid already stays as it is.
pub async fn cancel_draft(ctx: &Ctx, user: Id<kinds::User>, draft: Id<kinds::Draft>) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // giving up a choice is no fact
    find_draft_for(&mut tx, user, draft).await?.ok_or(Error::NotFound)?;
    if store::find_payment(&mut tx, payment_id(draft)).await?.is_none() {
        store::delete_draft(&mut tx, draft).await?;
    }
    Ok(tx.commit().await?)
}

pub async fn find_draft_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
) -> Result<Option<Draft>> {
    store::find_draft_for(conn, user, draft).await
}

/// Everything that is to be seen before completing; refuses when the amount has changed since.
pub async fn review(ctx: &Ctx, user: Id<kinds::User>, draft: Id<kinds::Draft>) -> Result<Reviewed> {
    let mut conn = ctx.db.read().await?;
    if store::view_for(&mut conn, user, payment_id(draft)).await?.is_some() {
        return Ok(Reviewed::AlreadyPaid(payment_id(draft)));
    }
    let draft = find_draft_for(&mut conn, user, draft).await?.ok_or(Error::NotFound)?;
    let account = accounts::find_account(&mut conn, draft.account_id).await?;
    let account = account.ok_or(Error::NotFound)?;
    let allowance = allowance_of(ctx, &mut conn, user, &account).await?;
    let invoices = store::draft_invoices(&mut conn, draft.id).await?;
    let amounts = amounts_of(&mut conn, draft.account_id, ctx.today()).await?;
    let plan = plan(&draft, &invoices, &amounts)?;
    let method = match draft.method_id {
        Some(method) => methods::find_for(&mut conn, user, method).await?,
        None => None,
    };
    let listed = |share: &Share| {
        let invoice = amounts.payable.iter().find(|invoice| invoice.id == share.invoice)?;
        Some((invoice.clone(), share.cents))
    };
    Ok(Reviewed::Draft(Box::new(Review {
        account,
        allowance,
        method: method.filter(|method| method.is_usable(ctx.today())),
        shares: plan.shares.iter().filter_map(listed).collect(),
        credit_cents: plan.left,
        remaining_cents: (amounts.amount_due - draft.amount_cents).at_least_zero(),
        invoices,
        draft,
    })))
}

/// How the draft's amount spreads over what is owed now.
pub(super) struct Plan {
    pub shares: Vec<Share>,
    pub left: Cents,
}

/// The invoices chosen, else the oldest due first; the rest is kept as credit.
///
/// Refuses when the choice comes to another amount than was reviewed: the same bill may have been
/// paid in another window since.
pub(super) fn plan(
    draft: &Draft,
    invoices: &[Id<kinds::Invoice>],
    amounts: &Amounts,
) -> Result<Plan> {
    let now = amounts.of(draft.choice, Some(draft.amount_cents), invoices);
    if now != draft.amount_cents {
        return Err(Refusal::ReviewAgain.into());
    }
    let room = |invoice: &ListedInvoice| (invoice.id, invoice.payable_cents());
    let (shares, left) = match draft.choice {
        Choice::Invoices => spread(now, amounts.chosen(invoices).map(room)),
        _ => spread(now, amounts.payable.iter().map(room)),
    };
    Ok(Plan { shares, left })
}
