//! By invoice: the locator finds what the biller's criteria fit, one ticks what is one's own, and the
//! code goes to the address of record of that.

use std::net::IpAddr;

use base::{Email, Error, Refusal, Result, boxed};
use db::Conn;

use super::code::{LIFETIME, PATIENCE, TRIES};
use super::model::{Claimant, FoundInvoice, Search};
use super::store::{self, Claim, ClaimState, LocatedInvoice, Registration};
use super::ticket::Ticket;
use crate::Ctx;
use crate::command::Command;
use crate::journal::Event;
use crate::people::{From, Tries, login_hash};

/// How much of an account's number a stranger sees.
const ENDING_CHARACTERS: usize = 3;

/// What the locator found, and the try that it was.
pub struct Located {
    /// Never empty, and all of one account.
    pub invoices: Vec<LocatedInvoice>,
    tries: Tries,
}

impl Located {
    /// Whoever found something was no guesser; belongs into the transaction that keeps what it was.
    pub async fn forgive(&self, tx: &mut Conn) -> Result<()> {
        self.tries.forgive(tx).await
    }
}

/// Whichever criterion is wrong, the answer is one: `NoInvoiceFound`; or `TooManyTries`.
pub async fn locate(ctx: &Ctx, search: &Search, network: IpAddr) -> Result<Located> {
    let tries = Tries::of_locator(ctx, search.number(), From::Stranger(network));
    tries.admit(ctx).await?;
    let invoices = fitting(ctx, search).await?;
    match invoices.is_empty() {
        true => Err(Refusal::NoInvoiceFound.into()),
        false => Ok(Located { invoices, tries }),
    }
}

/// Keeps what was found for [`found_invoices`]. Refuses as [`locate`] does.
pub async fn search_invoices(
    ctx: &Ctx,
    search: &Search,
    claimant: &Claimant<'_>,
) -> Result<Ticket> {
    let located = locate(ctx, search, claimant.network).await?;
    let mut command = Command::begin(ctx, claimant.actor()).await?;
    let (id, now) = (ctx.id(), command.now);
    let registration = Registration {
        id,
        user_id: claimant.user.map(|user| user.id),
        typed_hash: login_hash(ctx, search.number()),
        email: None,
        language: claimant.language,
        code_id: None,
        code_expires_at: now,
        code_tries_left: 0,
        proved_at: None,
        ends_at: now + PATIENCE,
        completed_at: None,
        made_login: false,
    };
    store::insert_registration(&mut command, &registration).await?;
    store::insert_claims(&mut command, id, &claims_of(&located.invoices)).await?;
    command.record(Event::new("registration.invoices_found", id)).await?;
    located.forgive(&mut command).await?;
    command.commit().await?;
    Ok(Ticket::new(&ctx.secret, id))
}

/// What was found, masked. Empty once it is too late, or the code was typed.
#[boxed]
pub async fn found_invoices(ctx: &Ctx, ticket: &Ticket) -> Result<Vec<FoundInvoice>> {
    let mut conn = ctx.db.read().await?;
    let Some(registration) = store::find_registration(&mut conn, ticket.id()).await? else {
        return Ok(Vec::new());
    };
    if !registration.is_open(ctx.now()) {
        return Ok(Vec::new());
    }
    let found = store::located_of(&mut conn, ticket.id()).await?;
    Ok(found.iter().map(|(position, invoice)| mask(*position, invoice)).collect())
}

/// Goes on with what was ticked, told by its positions; another choice later replaces the first. The
/// accounts of one address of record go together, that of the first; the others are left out, which
/// only the code's reader is told.
pub async fn claim_invoices(
    ctx: &Ctx,
    ticket: &Ticket,
    positions: &[i64],
    claimant: &Claimant<'_>,
) -> Result<()> {
    let known = store::find_registration(&mut ctx.db.read().await?, ticket.id()).await?;
    let known = known.ok_or(Refusal::RegistrationGone)?;
    Tries::of_code_request(ctx, &known.typed_hash, claimant.from()).admit(ctx).await?;
    let mut command = Command::begin(ctx, claimant.actor()).await?;
    let now = command.now;
    let registration = store::lock_registration(&mut command, ticket.id()).await?;
    let registration = registration.filter(|registration| registration.is_open(now));
    let registration = registration.ok_or(Refusal::RegistrationGone)?;
    let found = store::located_of(&mut command, ticket.id()).await?;
    let choice = Choice::of(&found, positions).ok_or(Refusal::ChooseInvoicesToRegister)?;
    for (position, state) in choice.states {
        store::set_claim_state(&mut command, ticket.id(), position, state).await?;
    }
    let email = choice.email;
    let is_own = claimant.user.is_some_and(|user| Some(&user.email) == email.as_ref());
    let sent = Registration {
        email,
        code_id: Some(ctx.id()),
        code_expires_at: now + LIFETIME,
        code_tries_left: TRIES,
        proved_at: is_own.then_some(now),
        ends_at: now + PATIENCE,
        ..registration
    };
    store::update_registration(&mut command, &sent).await?;
    command.record(sent.event()).await?;
    command.commit().await
}

/// What was ticked, and with which address of record it goes.
struct Choice {
    email: Option<Email>,
    states: Vec<(i64, ClaimState)>,
}

impl Choice {
    /// None when nothing is ticked.
    fn of(found: &[(i64, LocatedInvoice)], positions: &[i64]) -> Option<Choice> {
        let is_ticked = |position: i64| positions.contains(&position);
        let ticked: Vec<_> = found.iter().filter(|(position, _)| is_ticked(*position)).collect();
        let email = ticked.iter().find_map(|(_, invoice)| invoice.email.clone());
        let state_of = |(position, invoice): &(i64, LocatedInvoice)| {
            let state = match (is_ticked(*position), invoice.email == email) {
                (false, _) => ClaimState::Found,
                (true, true) => ClaimState::Chosen,
                (true, false) => ClaimState::LeftOut,
            };
            (*position, state)
        };
        let states = found.iter().map(state_of).collect();
        (!ticked.is_empty()).then_some(Choice { email, states })
    }
}

/// Everything that all the criteria fit.
async fn fitting(ctx: &Ctx, search: &Search) -> Result<Vec<LocatedInvoice>> {
    if !search.has_all(&ctx.biller.locator_criteria) {
        return Err(Error::NotFound);
    }
    let mut conn = ctx.db.read().await?;
    let found = match (&search.invoice_number, &search.account_number) {
        (Some(invoice), _) => store::locate_by_invoice(&mut conn, invoice).await?,
        (None, Some(account)) => store::locate_by_account(&mut conn, account).await?,
        (None, None) => return Err(Error::NotFound),
    };
    Ok(found.into_iter().filter(|invoice| invoice.fits(search)).collect())
}

fn claims_of(found: &[LocatedInvoice]) -> Vec<Claim> {
    let claim = |(position, invoice): (usize, &LocatedInvoice)| Claim {
        position: position as i64 + 1,
        account_id: Some(invoice.account_id),
        customer_id: None,
        invoice_id: Some(invoice.id),
        state: ClaimState::Found,
    };
    found.iter().enumerate().map(claim).collect()
}

fn mask(position: i64, invoice: &LocatedInvoice) -> FoundInvoice {
    let number = invoice.account_number.as_str();
    let hidden = number.chars().count().saturating_sub(ENDING_CHARACTERS);
    FoundInvoice {
        position,
        initial: invoice.customer_name.chars().next(),
        account_ending: number.chars().skip(hidden).collect(),
        total_cents: invoice.total_cents,
        currency: invoice.currency,
        due_on: invoice.due_on,
    }
}
