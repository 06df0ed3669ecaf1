//! By account: a number, and something that a stranger does not know.
//!
//! The same statements run, and the same rows are written, whatever is right.

use base::{Email, Result};

use super::code::{LIFETIME, PATIENCE, TRIES};
use super::model::{AccountClaim, Claimant, ClaimedFact};
use super::store::{self, Candidate, Claim, ClaimState, Registration};
use super::ticket::Ticket;
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{Verdict, verify_password};
use crate::people::{Password, Tries, login_hash};

/// Begins a registration. If all is right a code goes to the address of record, and from outside
/// it looks no different if not: refuses with `TooManyTries` alone.
pub async fn claim_account(
    ctx: &Ctx,
    claim: AccountClaim,
    claimant: &Claimant<'_>,
) -> Result<Ticket> {
    if !ctx.biller.registration_facts.contains(&claim.fact.fact()) {
        return Err(base::Error::NotFound);
    }
    let typed_hash = login_hash(ctx, claim.number.as_str());
    Tries::of_code_request(ctx, &typed_hash, claimant.from()).admit(ctx).await?;
    let candidate = find_candidate(ctx, &claim).await?;
    let candidate = match ctx.biller.cpni {
        true => with_pin(ctx, claim.pin, candidate).await?,
        false => candidate,
    };
    let claims = vec![Claim::of(candidate.as_ref())];
    let email = candidate.and_then(|candidate| candidate.email);
    begin(ctx, Beginning { typed_hash, email, claims, is_proven: false }, claimant).await
}

/// What a registration begins with.
pub(super) struct Beginning {
    /// What stands for what was typed.
    pub typed_hash: String,
    /// The address of record of whoever is right.
    pub email: Option<Email>,
    pub claims: Vec<Claim>,
    /// It came back by a link that was sent to the address of record.
    pub is_proven: bool,
}

/// Writes it down, and asks for the letter with the code unless nothing is left to prove.
pub(super) async fn begin(
    ctx: &Ctx,
    beginning: Beginning,
    claimant: &Claimant<'_>,
) -> Result<Ticket> {
    let Beginning { typed_hash, email, claims, is_proven } = beginning;
    let is_own = claimant.user.is_some_and(|user| Some(&user.email) == email.as_ref());
    let mut command = Command::begin(ctx, claimant.actor()).await?;
    let (id, now) = (ctx.id(), command.now);
    let registration = Registration {
        id,
        user_id: claimant.user.map(|user| user.id),
        typed_hash,
        email,
        language: claimant.language,
        code_id: Some(ctx.id()),
        code_expires_at: now + LIFETIME,
        code_tries_left: TRIES,
        proved_at: (is_own || is_proven).then_some(now),
        ends_at: now + PATIENCE,
        completed_at: None,
        made_login: false,
    };
    store::insert_registration(&mut command, &registration).await?;
    store::insert_claims(&mut command, id, &claims).await?;
    command.record(registration.event()).await?;
    command.commit().await?;
    Ok(Ticket::new(&ctx.secret, id))
}

/// Whoever has that number, if the fact holds. With PINs in use, an account's own number is needed:
/// the PIN is the account's.
async fn find_candidate(ctx: &Ctx, claim: &AccountClaim) -> Result<Option<Candidate>> {
    let mut conn = ctx.db.read().await?;
    let account = store::find_account_candidate(&mut conn, &claim.number).await?;
    let customer = store::find_customer_candidate(&mut conn, &claim.number).await?;
    let candidate = account.or(customer.filter(|_| !ctx.biller.cpni));
    // Three statements and one row in any case: a watch tells a row from none.
    let _decoy = store::find_decoy(&mut conn, candidate.is_none()).await?;
    let is_right = match &claim.fact {
        ClaimedFact::EmailOnFile(email) => {
            candidate.as_ref().is_some_and(|it| it.email.as_ref() == Some(email))
        }
        ClaimedFact::PostalCode(code) => {
            candidate.as_ref().is_some_and(|it| it.has_postal_code(code))
        }
        ClaimedFact::Invoice { number, amount_cents } => {
            let billed = store::find_billed(&mut conn, number, *amount_cents).await?;
            candidate.as_ref().zip(billed).is_some_and(|(it, billed)| it.is_billed(billed))
        }
    };
    Ok(candidate.filter(|_| is_right))
}

/// One hash, whether or not there is an account to compare it with.
async fn with_pin(
    ctx: &Ctx,
    pin: Option<Password>,
    candidate: Option<Candidate>,
) -> Result<Option<Candidate>> {
    let Some(pin) = pin else { return Ok(None) };
    let stored = candidate.as_ref().and_then(|account| account.pin_hash.clone());
    let is_right = verify_password(ctx, pin, stored).await? != Verdict::Wrong;
    Ok(candidate.filter(|_| is_right))
}

impl Claim {
    /// Of whoever is right; nobody's stands in where nobody is.
    fn of(candidate: Option<&Candidate>) -> Claim {
        let account_id = candidate.and_then(|candidate| candidate.account_id);
        let customer_id = candidate.map(|candidate| candidate.customer_id);
        Claim {
            position: 0,
            customer_id: customer_id.filter(|_| account_id.is_none()),
            account_id,
            invoice_id: None,
            state: ClaimState::Chosen,
        }
    }
}
