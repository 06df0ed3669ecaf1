//! What a payer is about to pay: chosen, changed, reviewed, given up. None of it is a fact yet.

use base::{Cents, Currency, Error, Id, Locator, Refusal, Result, boxed, kinds};
use db::Conn;

use super::allowance::{Allowance, allowance_of};
use super::fees::fee_of;
use super::model::{Choice, Draft, NewDraft, NewPart, TickedAccount, TickedInvoice, payment_id};
use super::plan::{Owing, Ticked, plan, quote_of};
use super::store;
use crate::Ctx;
use crate::accounts::Account;
use crate::invoices::ListedInvoice;
use crate::methods::{self, Method};
use crate::payers::Payer;
use crate::settings::{Channel, Fee};

/// Characters of a reason for paying less.
pub const NOTE_LENGTH: usize = 200;

/// A draft with everything that its review shows.
#[derive(Debug, Clone)]
pub struct Review {
    pub draft: Draft,
    pub method: Option<Method>,
    pub parts: Vec<ReviewedPart>,
    /// What it costs besides its amount.
    pub fee: Option<Fee>,
    /// Stands for all of the above; completing sends it back.
    pub quote: String,
}

/// What one account gets of it.
#[derive(Debug, Clone)]
pub struct ReviewedPart {
    pub account: Account,
    pub cents: Cents,
    pub shares: Vec<ReviewedShare>,
    /// What no invoice takes and is kept.
    pub credit_cents: Cents,
    /// What will be due afterwards.
    pub remaining_cents: Cents,
    /// What this payer may pay; the draft may have gone beyond it since it was kept.
    pub allowance: Allowance,
}

#[derive(Debug, Clone)]
pub struct ReviewedShare {
    pub invoice: ListedInvoice,
    pub cents: Cents,
    pub note: Option<String>,
}

impl ReviewedShare {
    /// Whether the invoice asks for more.
    pub fn is_short(&self) -> bool {
        self.cents < self.invoice.payable_cents()
    }
}

impl Review {
    pub fn credit_cents(&self) -> Cents {
        self.parts.iter().map(|part| part.credit_cents).sum()
    }

    /// What will be due afterwards on the accounts that are paid.
    pub fn remaining_cents(&self) -> Cents {
        self.parts.iter().map(|part| part.remaining_cents).sum()
    }

    /// What will be charged.
    pub fn charge_cents(&self) -> Cents {
        self.draft.amount_cents + self.fee.map_or(Cents::ZERO, |fee| fee.cents)
    }

    /// Why this payer may no longer pay it.
    pub fn refusal(&self) -> Option<Refusal> {
        self.parts.iter().find_map(|part| part.allowance.check(part.cents).err())
    }
}

/// A draft may have been completed in another window.
#[derive(Debug, Clone)]
pub enum Reviewed {
    Draft(Box<Review>),
    AlreadyPaid(Id<kinds::Payment>),
}

/// Keeps the choice; with an id it changes that draft, which must not be paid yet.
#[boxed]
pub async fn put_draft(
    ctx: &Ctx,
    payer: Payer,
    id: Option<Id<kinds::Draft>>,
    new: &NewDraft,
) -> Result<Draft> {
    let ticked = frozen(ctx, payer, new).await?;
    let id = id.unwrap_or_else(|| ctx.id());
    let draft = Draft {
        id,
        payer,
        account_id: new.account,
        choice: new.choice,
        amount_cents: ticked.total,
        method_id: new.method,
    };
    let mut tx = ctx.db.begin().await?; // a choice is no fact: nobody has paid or promised
    if store::find_payment(&mut tx, payment_id(id)).await?.is_some() {
        return Err(Refusal::DraftGone.into());
    }
    let taken = !store::put_draft(&mut tx, &draft, ctx.now()).await?;
    if taken {
        return Err(Error::NotFound); // another payer's
    }
    store::put_draft_invoices(&mut tx, id, &ticked.invoices).await?;
    store::put_draft_accounts(&mut tx, id, &ticked.accounts).await?;
    tx.commit().await?;
    Ok(draft)
}

/// A choice with its amounts as they are now.
struct Frozen {
    total: Cents,
    invoices: Vec<TickedInvoice>,
    accounts: Vec<TickedAccount>,
}

async fn frozen(ctx: &Ctx, payer: Payer, new: &NewDraft) -> Result<Frozen> {
    let ticked = Ticked::of_new(new);
    let mut frozen = Frozen { total: Cents::ZERO, invoices: Vec::new(), accounts: Vec::new() };
    let mut currency = None;
    let mut conn = ctx.db.read().await?;
    for id in ticked.account_ids(new.choice, new.account) {
        let owing = Owing::read(ctx, &mut conn, id).await?;
        let allowance = allowance_of(ctx, &mut conn, payer, &owing.account).await?;
        if *currency.get_or_insert(owing.account.currency) != owing.account.currency {
            return Err(Error::NotFound); // no page offers accounts of several currencies together
        }
        check_ticks(&owing, new.choice, &ticked)?;
        let cents = owing.cents(new.choice, new.other_cents, &ticked);
        allowance.check(cents)?;
        frozen.total += cents;
        if new.choice == Choice::Accounts && cents.is_positive() {
            frozen.accounts.push(TickedAccount { account: id, cents: Some(cents) });
        }
        frozen.invoices.extend(owing.amounts.chosen(&ticked.invoices).map(|(invoice, cents)| {
            let tick = ticked.invoices.iter().find(|tick| tick.invoice == invoice.id);
            let note = tick.and_then(|tick| tick.note.clone());
            let note = note.filter(|_| cents < invoice.payable_cents());
            TickedInvoice { invoice: invoice.id, cents: Some(cents), note }
        }));
    }
    check_total(ctx, new.choice, &frozen)?;
    Ok(frozen)
}

/// Nobody ticks more than what is open, and nothing but an amount.
fn check_ticks(owing: &Owing, choice: Choice, ticked: &Ticked) -> Result<()> {
    let currency = owing.account.currency;
    for invoice in &owing.amounts.payable {
        let tick = ticked.invoices.iter().find(|tick| tick.invoice == invoice.id);
        if let Some(cents) = tick.and_then(|tick| tick.cents) {
            check_within(cents, invoice.payable_cents(), &invoice.number, currency)?;
        }
    }
    if choice == Choice::Accounts {
        let tick = ticked.accounts.iter().find(|tick| tick.account == owing.account.id);
        if let Some(cents) = tick.and_then(|tick| tick.cents) {
            check_within(cents, owing.amounts.amount_due, &owing.account.number, currency)?;
        }
    }
    Ok(())
}

fn check_within(cents: Cents, open: Cents, number: &Locator, currency: Currency) -> Result<()> {
    if !cents.is_positive() {
        return Err(Refusal::AmountZero.into());
    }
    if cents > open {
        let number = number.clone();
        return Err(Refusal::AboveOpen { number, open, currency }.into());
    }
    Ok(())
}

fn check_total(ctx: &Ctx, choice: Choice, frozen: &Frozen) -> Result<()> {
    if choice == Choice::Invoices && frozen.invoices.is_empty() {
        return Err(Refusal::ChooseInvoices.into());
    }
    if choice == Choice::Accounts && frozen.accounts.is_empty() {
        return Err(Refusal::ChooseAccounts.into());
    }
    if !frozen.total.is_positive() {
        let refusal = match choice {
            Choice::Other => Refusal::AmountZero,
            _ => Refusal::NothingToPay,
        };
        return Err(refusal.into());
    }
    if frozen.total > Cents::LIMIT {
        let currency = ctx.biller.currency;
        return Err(Refusal::AmountAbove { limit: Cents::LIMIT, currency }.into());
    }
    Ok(())
}

#[boxed]
pub async fn choose_method(
    ctx: &Ctx,
    payer: Payer,
    draft: Id<kinds::Draft>,
    method: Id<kinds::Method>,
) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // a choice is no fact
    methods::find_for(&mut tx, payer, method).await?.ok_or(Error::NotFound)?;
    store::set_draft_method(&mut tx, payer, draft, method).await?;
    Ok(tx.commit().await?)
}

/// Keeps why less is paid than an invoice asks for; an empty reason is none. One that is paid
/// already keeps what it has.
#[boxed]
pub async fn note_short_payments(
    ctx: &Ctx,
    payer: Payer,
    draft: Id<kinds::Draft>,
    notes: &[(Id<kinds::Invoice>, String)],
) -> Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.db.begin().await?; // a reason is no fact before the payment is
    if find_draft_for(&mut tx, payer, draft).await?.is_some() {
        for (invoice, note) in notes {
            let note: String = note.trim().chars().take(NOTE_LENGTH).collect();
            let note = Some(note).filter(|note| !note.is_empty());
            store::set_draft_note(&mut tx, draft, *invoice, note).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Gives the draft up. One that is paid already stays as it is.
#[boxed]
pub async fn cancel_draft(ctx: &Ctx, payer: Payer, draft: Id<kinds::Draft>) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // giving up a choice is no fact
    find_draft_for(&mut tx, payer, draft).await?.ok_or(Error::NotFound)?;
    if store::find_payment(&mut tx, payment_id(draft)).await?.is_none() {
        store::delete_draft(&mut tx, draft).await?;
    }
    Ok(tx.commit().await?)
}

#[boxed]
pub async fn find_draft_for(
    conn: &mut Conn,
    payer: Payer,
    draft: Id<kinds::Draft>,
) -> Result<Option<Draft>> {
    store::find_draft_for(conn, payer, draft).await
}

/// What is ticked in it; whose draft it is has been asked before.
#[boxed]
pub async fn ticked_in(conn: &mut Conn, draft: &Draft) -> Result<Ticked> {
    Ticked::of_draft(conn, draft).await
}

/// Everything that is to be seen before completing; refuses when the amount has changed since.
#[boxed]
pub async fn review(ctx: &Ctx, payer: Payer, draft: Id<kinds::Draft>) -> Result<Reviewed> {
    // All of one moment: a payment that is begun meanwhile is either seen whole, or not at all.
    let mut conn = ctx.db.read_snapshot().await?;
    if store::view_for(&mut conn, payer, payment_id(draft)).await?.is_some() {
        return Ok(Reviewed::AlreadyPaid(payment_id(draft)));
    }
    let draft = find_draft_for(&mut conn, payer, draft).await?.ok_or(Error::NotFound)?;
    let ticked = Ticked::of_draft(&mut conn, &draft).await?;
    let (mut owing, mut allowances) = (Vec::new(), Vec::new());
    for id in ticked.account_ids(draft.choice, draft.account_id) {
        let read = Owing::read(ctx, &mut conn, id).await?;
        allowances.push(allowance_of(ctx, &mut conn, payer, &read.account).await?);
        owing.push(read);
    }
    let planned = plan(&draft, &ticked, &owing)?;
    let method = match draft.method_id {
        Some(method) => methods::find_for(&mut conn, payer, method).await?,
        None => None,
    };
    let method = method.filter(|method| method.is_usable(ctx.today()));
    let fee = match (&method, planned.first()) {
        (Some(method), Some(part)) => {
            let (channel, currency) = (Channel::of_draft(payer), part.account.currency);
            fee_of(&ctx.biller, ctx.today(), channel, currency, draft.amount_cents, method)?
        }
        _ => None,
    };
    let quote = quote_of(&draft, &planned, fee);
    let parts = planned.into_iter().filter_map(|part| {
        let at = owing.iter().position(|it| it.account.id == part.account.id)?;
        Some(reviewed(part, &owing[at], allowances[at], &ticked))
    });
    Ok(Reviewed::Draft(Box::new(Review { method, parts: parts.collect(), fee, quote, draft })))
}

fn reviewed(part: NewPart, owing: &Owing, allowance: Allowance, ticked: &Ticked) -> ReviewedPart {
    let shares = part.shares.iter().filter_map(|share| {
        let invoice = owing.amounts.payable.iter().find(|it| it.id == share.invoice)?;
        let tick = ticked.invoices.iter().find(|tick| tick.invoice == share.invoice);
        let note = tick.and_then(|tick| tick.note.clone());
        Some(ReviewedShare { invoice: invoice.clone(), cents: share.cents, note })
    });
    let taken: Cents = part.shares.iter().map(|share| share.cents).sum();
    ReviewedPart {
        shares: shares.collect(),
        credit_cents: part.cents - taken,
        remaining_cents: (owing.amounts.amount_due - part.cents).at_least_zero(),
        cents: part.cents,
        account: part.account,
        allowance,
    }
}
