//! After a payment as a guest: an offer to register, with the account and the e-mail address filled
//! in. It travels in a link, under a seal of the server's, and is stored nowhere.

use std::fmt;

use base::{
    Email, Error, Id, Language, Locator, Refusal, Result, SignedDuration, Timestamp, boxed, kinds,
};
use db::Conn;
use subtle::ConstantTimeEq;

use super::claim::{Beginning, begin};
use super::complete::complete;
use super::model::{Claimant, NewLogin};
use super::prove::find_proven;
use super::store::{Claim, ClaimState};
use super::ticket::Ticket;
use crate::credentials::{hex, keyed_hash};
use crate::ctx::Secret;
use crate::people::{self, NewPassword, SignedIn, Tries, Username, Visitor, login_hash};
use crate::{Ctx, accounts};

/// How long a receipt's link can be used.
const LIFETIME: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many usernames are tried before somebody has to choose one.
const USERNAMES_TRIED: u32 = 50;

/// An account somebody has paid for, and the address the receipt went to.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    pub account_id: Id<kinds::Account>,
    pub email: Email,
    pub expires_at: Timestamp,
    /// It was sent by e-mail to the address of record, so whoever has it needs no code.
    pub is_proof: bool,
}

/// An offer that begins now. `is_proof` only for a link that goes into a letter to `email`.
pub fn offer_for(ctx: &Ctx, account_id: Id<kinds::Account>, email: Email, is_proof: bool) -> Offer {
    Offer { account_id, email, expires_at: ctx.now() + LIFETIME, is_proof }
}

impl Offer {
    /// For the link, and nothing else.
    pub fn expose(&self, secret: &Secret) -> String {
        let [account, expires_at, proof, email] = self.parts();
        let seal = self.seal(secret);
        format!("{account}.{expires_at}.{proof}.{}.{seal}", hex(email.as_bytes()))
    }

    /// None for what we have not sealed, and once it has expired.
    pub fn parse(text: &str, secret: &Secret, now: Timestamp) -> Option<Offer> {
        let mut parts = text.split('.');
        let offer = Offer {
            account_id: parts.next()?.parse().ok()?,
            expires_at: Timestamp::from_second(parts.next()?.parse().ok()?).ok()?,
            is_proof: parts.next()? == "proof",
            email: from_hex(parts.next()?)?.parse().ok()?,
        };
        let is_ours: bool = offer.expose(secret).as_bytes().ct_eq(text.as_bytes()).into();
        (is_ours && offer.expires_at > now).then_some(offer)
    }

    fn parts(&self) -> [String; 4] {
        let proof = if self.is_proof { "proof" } else { "no" };
        let expires_at = self.expires_at.as_second().to_string();
        [self.account_id.to_string(), expires_at, proof.to_owned(), self.email.to_string()]
    }

    fn seal(&self, secret: &Secret) -> String {
        let parts = self.parts();
        hex(&keyed_hash(secret, "registration-offer", &parts.each_ref().map(String::as_str)))
    }
}

impl fmt::Debug for Offer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Offer(…)")
    }
}

/// What the page of an offer shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferShown {
    pub account_number: Locator,
    /// The offer alone shows that the address of record is theirs.
    pub is_proof: bool,
    /// The address belongs to a login already. Known only where the offer is a proof.
    pub has_login: bool,
}

/// `NotFound` when there is no such account any more.
#[boxed]
pub async fn get_offer_shown(ctx: &Ctx, offer: &Offer) -> Result<OfferShown> {
    let mut conn = ctx.db.read().await?;
    let account = accounts::find_account(&mut conn, offer.account_id).await?;
    let account_number = account.ok_or(Error::NotFound)?.number;
    let is_proof = offer.is_proof && is_of_record(&mut conn, offer).await?;
    let has_login =
        is_proof && people::find_user_by_email(&mut conn, &offer.email).await?.is_some();
    Ok(OfferShown { account_number, is_proof, has_login })
}

/// Begins a registration of the offer's account. Where the offer is no proof, a code goes to the
/// address of record, as for everybody else.
pub async fn claim_offer(ctx: &Ctx, offer: &Offer, claimant: &Claimant<'_>) -> Result<Ticket> {
    let typed = offer.account_id.to_string();
    let typed_hash = login_hash(ctx, &typed);
    Tries::of_code_request(ctx, &typed_hash, claimant.from()).admit(ctx).await?;
    let mut conn = ctx.db.read().await?;
    let customer = accounts::customer_of(&mut conn, offer.account_id).await?;
    let email = customer.ok_or(Error::NotFound)?.details.email;
    let is_proven = offer.is_proof && email.as_ref() == Some(&offer.email);
    drop(conn);
    let claims = vec![Claim {
        position: 0,
        account_id: Some(offer.account_id),
        customer_id: None,
        invoice_id: None,
        state: ClaimState::Chosen,
    }];
    begin(ctx, Beginning { typed_hash, email, claims, is_proven }, claimant).await
}

/// The thirty seconds of whoever pays first and registers then: all but the password is known. The
/// username comes from the e-mail address and can be changed later. Refuses as [`complete`] does,
/// and with `RegistrationGone` where the offer is no proof.
#[boxed]
pub async fn complete_offer(
    ctx: &Ctx,
    offer: &Offer,
    password: NewPassword,
    agreed_hash: Option<String>,
    language: Language,
    visitor: &Visitor,
) -> Result<SignedIn> {
    let claimant = Claimant { network: visitor.network, language, user: None };
    let ticket = claim_offer(ctx, offer, &claimant).await?;
    let proven = find_proven(ctx, &ticket).await?.ok_or(Refusal::RegistrationGone)?;
    let login = NewLogin {
        username: free_username(ctx, &offer.email).await?,
        first_name: proven.first_name,
        last_name: proven.last_name,
        password,
        language,
        agreed_hash,
    };
    complete(ctx, &ticket, login, visitor).await
}

async fn is_of_record(conn: &mut Conn, offer: &Offer) -> Result<bool> {
    let customer = accounts::customer_of(conn, offer.account_id).await?;
    Ok(customer.and_then(|customer| customer.details.email).as_ref() == Some(&offer.email))
}

/// `maria.lopez` of `maria.lopez@example.com`, or `maria.lopez2` where that is taken.
async fn free_username(ctx: &Ctx, email: &Email) -> Result<Username> {
    let local = email.as_str().split('@').next().unwrap_or_default();
    let plain: String = local.chars().filter(|c| Username::may_have(*c)).take(60).collect();
    let mut conn = ctx.db.read().await?;
    for number in 1..=USERNAMES_TRIED {
        let name = if number == 1 { plain.clone() } else { format!("{plain}{number}") };
        let Ok(username) = name.parse::<Username>() else { continue };
        if !people::is_username_taken(&mut conn, &username).await? {
            return Ok(username);
        }
    }
    Err(Refusal::UsernameTaken.into())
}

fn from_hex(digits: &str) -> Option<String> {
    let pair = |at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..digits.len()).step_by(2).map(pair).collect();
    String::from_utf8(bytes?).ok()
}
