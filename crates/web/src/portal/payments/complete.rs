//! `POST /payments` and giving up before it. However often it is sent, it ends on one page.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Refusal, kinds};
use billing::payments;

use super::paying::Paying;
use super::standing::Standing;
use super::{changed, date};
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Web};

/// Pays the draft that was reviewed.
pub async fn pay(State(web): State<Web>, paying: Paying, sent: Form) -> Result<Response, Failure> {
    let draft = sent.find_parsed("draft").ok_or_else(Failure::not_found)?;
    if let Some(planned) = date::complete(&web, &paying, draft, &sent).await? {
        return Ok(planned);
    }
    payments::note_short_payments(&web.ctx, paying.payer(), draft, &notes(&sent)).await?;
    match paying.pay(&web, draft, sent.text("quote")).await {
        Ok(payment) => after(&web, &paying, payment).await,
        Err(error) => not_paid(&web, &paying, draft, error).await,
    }
}

/// Why less is paid, for each invoice that was asked about.
fn notes(sent: &Form) -> Vec<(Id<kinds::Invoice>, String)> {
    let named = sent.fields().filter_map(|(name, note)| {
        let invoice = name.strip_prefix("note-")?.parse().ok()?;
        Some((invoice, note.to_owned()))
    });
    named.collect()
}

/// Gives the draft up, unless it was paid meanwhile.
pub async fn cancel(
    State(web): State<Web>,
    paying: Paying,
    PathId(draft): PathId<kinds::Draft>,
) -> Result<Response, Failure> {
    payments::cancel_draft(&web.ctx, paying.payer(), draft).await?;
    match paying.find_payment(&web, payment_of(draft)).await? {
        Some(view) => Ok(redirect(&paying.at(&format!("/payments/{}", view.payment.id)))),
        None if paying.is_guest() => Ok(redirect("/guest/payments/new?notice=canceled")),
        None => Ok(redirect("/dashboard?canceled=yes")),
    }
}

/// To the payment's page, or straight to the bank where the payer has to confirm.
async fn after(
    web: &Web,
    paying: &Paying,
    payment: Id<kinds::Payment>,
) -> Result<Response, Failure> {
    let page = paying.at(&format!("/payments/{payment}"));
    let view = paying.find_payment(web, payment).await?;
    let confirming = view.as_ref().and_then(|view| match Standing::of(view) {
        Standing::Confirming(url) => Some(url).filter(|url| may_lead_to(web, url)),
        _ => None,
    });
    Ok(redirect(confirming.unwrap_or(&page)))
}

/// Chromium follows a form's redirect only to where our policy lets forms lead. A bank's own page
/// is none of these; the payment's page then has a link to it.
fn may_lead_to(web: &Web, url: &str) -> bool {
    let rest = url.strip_prefix(&web.processor_origin.to_string());
    rest.is_some_and(|rest| rest.starts_with('/'))
}

/// Where a payment has come of it after all, its page says how it stands.
async fn not_paid(
    web: &Web,
    paying: &Paying,
    draft: Id<kinds::Draft>,
    error: Error,
) -> Result<Response, Failure> {
    if paying.find_payment(web, payment_of(draft)).await?.is_some() {
        tracing::error!(%draft, %error, "a payment was begun and its answer got lost");
        return Ok(redirect(&paying.at(&format!("/payments/{draft}"))));
    }
    match error {
        // It is not what was seen: chosen anew in another window, or no longer what is owed.
        Error::Refused(Refusal::ReviewAgain) => {
            Ok(redirect(&paying.at(&format!("/payments/{draft}/review?changed=yes"))))
        }
        // The review says what is wrong.
        Error::Refused(Refusal::AbovePaymentLimit { .. } | Refusal::AboveMonthLimit { .. }) => {
            Ok(redirect(&paying.at(&format!("/payments/{draft}/review"))))
        }
        Error::Refused(Refusal::ChooseMethod | Refusal::MethodUnusable) => {
            let choose = format!("/payments/new?draft={draft}&notice=choose-method");
            Ok(redirect(&paying.at(&choose)))
        }
        Error::Refused(Refusal::DraftGone) => Ok(changed::gone(paying)),
        error => Err(error.into()),
    }
}

/// A draft and its payment have the same id.
fn payment_of(draft: Id<kinds::Draft>) -> Id<kinds::Payment> {
    Id::from_bits(draft.bits())
}

fn redirect(address: &str) -> Response {
    Redirect::to(address).into_response()
}
