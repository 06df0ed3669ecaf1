//! By account: a number, and something that a stranger does not know.
//!
//! The same statements run, and the same rows are written, whatever is right.

use base::{Email, Id, Result, kinds};

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
    Tries::of_code_request(ctx, &typed_hash, claimant.network).admit(ctx).await?;
    let candidates = candidates(ctx, &claim).await?;
    let accounts = match ctx.biller.cpni {
        true => with_pin(ctx, claim.pin, candidates).await?,
        false => candidates,
    };
    let claims = match accounts.is_empty() {
        true => vec![Claim::nobodys()],
        false => accounts.iter().enumerate().map(Claim::of_account).collect(),
    };
    let email = accounts.into_iter().next().and_then(|account| account.email);
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

/// The accounts of that number for which the fact holds. With PINs in use, an account's own number
/// is needed: the PIN is the account's.
async fn candidates(ctx: &Ctx, claim: &AccountClaim) -> Result<Vec<Candidate>> {
    let mut conn = ctx.db.read().await?;
    let mut found = store::candidates_by_account(&mut conn, &claim.number).await?;
    let of_customer = store::candidates_by_customer(&mut conn, &claim.number).await?;
    if found.is_empty() && !ctx.biller.cpni {
        found = of_customer;
    }
    let is_right = match &claim.fact {
        ClaimedFact::EmailOnFile(email) => {
            found.iter().any(|account| account.email.as_ref() == Some(email))
        }
        ClaimedFact::PostalCode(code) => found.iter().any(|account| account.has_postal_code(code)),
        ClaimedFact::Invoice { number, amount_cents } => {
            let billed = store::find_billed_account(&mut conn, number, *amount_cents).await?;
            billed.is_some_and(|id| is_among(&found, id))
        }
    };
    if !is_right {
        found.clear();
    }
    Ok(found)
}

/// One hash, whether or not there is an account to compare it with.
async fn with_pin(
    ctx: &Ctx,
    pin: Option<Password>,
    mut candidates: Vec<Candidate>,
) -> Result<Vec<Candidate>> {
    let stored = candidates.first().and_then(|account| account.pin_hash.clone());
    let Some(pin) = pin else { return Ok(Vec::new()) };
    if verify_password(ctx, pin, stored).await? == Verdict::Wrong {
        candidates.clear();
    }
    Ok(candidates)
}

fn is_among(candidates: &[Candidate], id: Id<kinds::Account>) -> bool {
    candidates.iter().any(|account| account.id == id)
}

impl Claim {
    /// What stands in for an account that there is not.
    fn nobodys() -> Claim {
        Claim { position: 0, account_id: None, invoice_id: None, state: ClaimState::Chosen }
    }

    fn of_account((position, account): (usize, &Candidate)) -> Claim {
        Claim {
            position: position as i64,
            account_id: Some(account.id),
            invoice_id: None,
            state: ClaimState::Chosen,
        }
    }
}
