//! What a guest pays, and what a guest sees of it: the invoices that were found, and never how the
//! account stands.

use std::net::IpAddr;

use base::{Email, Error, Id, Language, Result, boxed, kinds};
use db::Conn;

use super::model::Found;
use super::receipts::ReceiptToken;
use super::sessions::{found_by, set_contact};
use crate::Ctx;
use crate::payers::{self, Guest, Payer};
use crate::payments::{self, Choice, Draft, NewDraft, PaymentView};
use crate::people::{From, Tries};

/// Keeps what is to be paid, and who gets the receipt. Of invoices only those count that the guest
/// found, and an amount that would tell what the account owes is none.
#[boxed]
pub async fn put_draft(
    ctx: &Ctx,
    guest: &Guest,
    (email, language): (Email, Language),
    id: Id<kinds::Draft>,
    new: NewDraft,
) -> Result<Draft> {
    if !matches!(new.choice, Choice::Invoices | Choice::Other) {
        return Err(Error::NotFound);
    }
    let found = found_by(&mut ctx.db.read().await?, guest).await?;
    let is_found = |id| found.invoices.iter().any(|invoice| invoice.id == id);
    let mut new = NewDraft { account: guest.account_id, accounts: Vec::new(), ..new };
    new.invoices.retain(|tick| is_found(tick.invoice));
    set_contact(ctx, guest, email, language).await?;
    payments::put_draft(ctx, Payer::Guest(guest.id), Some(id), &new).await
}

/// Pays the draft as it was reviewed. Whoever tries one card after another on an account is stopped:
/// `TooManyTries`.
#[boxed]
pub async fn pay(
    ctx: &Ctx,
    guest: &Guest,
    draft: Id<kinds::Draft>,
    quote: &str,
    network: IpAddr,
) -> Result<Id<kinds::Payment>> {
    let (payer, payment) = (Payer::Guest(guest.id), Id::from_bits(draft.bits()));
    let mut conn = ctx.db.read().await?;
    let is_pressed_again = payments::view_for(&mut conn, payer, payment).await?.is_some();
    drop(conn);
    if !is_pressed_again {
        let account = guest.account_id.to_string();
        let tries = Tries::asking(ctx, "guest payment", &account, From::Stranger(network));
        tries.admit(ctx).await?;
    }
    payments::pay(ctx, payer, draft, quote).await
}

/// A guest's payment, and what that guest found.
#[derive(Debug, Clone)]
pub struct GuestPayment {
    pub guest: Guest,
    pub found: Found,
    pub view: PaymentView,
}

/// The guest's own payment as far as the guest may see it; None for another's.
#[boxed]
pub async fn find_payment(
    conn: &mut Conn,
    guest: Id<kinds::Guest>,
    payment: Id<kinds::Payment>,
) -> Result<Option<GuestPayment>> {
    let view = payments::view_for(conn, Payer::Guest(guest), payment).await?;
    let guest = payers::find_guest(conn, guest).await?;
    let Some((guest, view)) = guest.zip(view) else { return Ok(None) };
    let found = found_by(conn, &guest).await?;
    Ok(Some(GuestPayment { view: found.as_seen(view), guest, found }))
}

/// The payment whose letter carries this token; None where the two don't belong together.
#[boxed]
pub async fn find_receipt(
    ctx: &Ctx,
    payment: Id<kinds::Payment>,
    token: &ReceiptToken,
) -> Result<Option<GuestPayment>> {
    if !ReceiptToken::derive(&ctx.secret, payment).is(token) {
        return Ok(None);
    }
    let mut conn = ctx.db.read().await?;
    let paid = payments::find_payment(&mut conn, payment).await?;
    match paid.map(|paid| paid.payer) {
        Some(Payer::Guest(guest)) => find_payment(&mut conn, guest, payment).await,
        _ => Ok(None),
    }
}
