//! What letters to guests lead to: a receipt, the bill that is to be paid again, a login. Nobody of
//! them can sign in to see the rest.

use base::{Id, Result, boxed, kinds};

use crate::Ctx;
use crate::delegates::masked;
use crate::guests::{self, GuestPayment, ReceiptToken};
use crate::payers::Payer;
use crate::payments::PaymentView;
use crate::registration::{self, offer_for};

/// Addresses in full.
pub struct GuestLinks {
    /// The account's number as a guest may see it.
    pub account: String,
    pub receipt: String,
    /// To the bill that was paid, or to the search.
    pub pay: String,
    /// None where a password alone would not do.
    pub register: Option<String>,
}

/// None for a payment of a user's, who has the portal.
#[boxed]
pub async fn find_for(ctx: &Ctx, view: &PaymentView) -> Result<Option<GuestLinks>> {
    let Payer::Guest(guest) = view.payment.payer else { return Ok(None) };
    let mut conn = ctx.db.read().await?;
    let paid = guests::find_payment(&mut conn, guest, view.payment.id).await?;
    drop(conn);
    let Some(paid) = paid else { return Ok(None) };
    let numbers: Vec<_> = view.parts.iter().map(|part| masked(&part.account_number)).collect();
    Ok(Some(GuestLinks {
        account: numbers.join(", "),
        receipt: receipt(ctx, view.payment.id),
        pay: pay(ctx, &paid).await?,
        register: register(ctx, &paid).await?,
    }))
}

fn receipt(ctx: &Ctx, payment: Id<kinds::Payment>) -> String {
    let token = ReceiptToken::derive(&ctx.secret, payment);
    // Behind the question mark, because paths are written to the log.
    format!("{}/guest/receipts/{payment}?token={}", ctx.portal_url, token.expose())
}

/// The oldest bill that it was to pay.
async fn pay(ctx: &Ctx, paid: &GuestPayment) -> Result<String> {
    let numbers: Vec<_> = paid.view.shares.iter().map(|share| &share.invoice_number).collect();
    let invoice = paid.found.invoices.iter().find(|it| numbers.contains(&&it.number));
    match invoice {
        Some(invoice) => guests::pay_link(ctx, invoice.id).await,
        None => Ok(format!("{}/guest", ctx.portal_url)),
    }
}

/// Only to the address of record, and only where nobody has a login with it: then whoever reads the
/// letter needs no code.
async fn register(ctx: &Ctx, paid: &GuestPayment) -> Result<Option<String>> {
    let Some(email) = paid.guest.email.clone() else { return Ok(None) };
    let offer = offer_for(ctx, paid.guest.account_id, email, true);
    let shown = registration::get_offer_shown(ctx, &offer).await?;
    let address =
        format!("{}/register/receipt?offer={}", ctx.portal_url, offer.expose(&ctx.secret));
    Ok((shown.is_proof && !shown.has_login).then_some(address))
}
