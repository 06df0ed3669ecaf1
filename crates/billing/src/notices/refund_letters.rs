//! Letters about refunds: given back, and come back undelivered.

use std::str::FromStr;

use base::{Error, Id, Result, boxed, kinds};
use words::Words;

use super::guest_links;
use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::payment_letters::find_paid;
use super::wording::method_name;
use crate::Ctx;
use crate::journal::EventRow;
use crate::payers::Contact;
use crate::payments::PaymentView;
use crate::refunds::{self, Refund, RefundState};

/// None where there is nobody to write to.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow, kind: LetterKind) -> Result<Option<NewLetter>> {
    let Some((_, payer, _)) = find_refunded(ctx, &event.subject).await? else { return Ok(None) };
    Ok(Some(NewLetter {
        cause: format!("{}:{}", kind.as_str(), event.subject),
        kind,
        subject: event.subject.clone(),
        recipient: payer.email,
        language: payer.language,
    }))
}

/// None when the refund has moved on: one that failed must not be announced any more.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let found = find_refunded(ctx, &message.subject).await?;
    let Some((refund, payer, view)) = found else { return Ok(None) };
    let amount = words.money(refund.amount());
    let (content, label) = match (message.kind, refund.state) {
        (LetterKind::PaymentRefunded, RefundState::Done) => {
            (refunded(ctx, words, &payer, &view, &amount).await?, words.mail_refunded_details())
        }
        (LetterKind::RefundFailed, RefundState::Failed) => {
            (failed(ctx, words, &payer, &view, &amount), words.mail_refund_failed_details())
        }
        _ => return Ok(None),
    };
    let url = match guest_links::find_for(ctx, &view).await? {
        Some(links) => links.receipt,
        None => format!("{}/payments/{}", ctx.portal_url, view.payment.id),
    };
    let link = Some(Link { label: label.to_owned(), url });
    Ok(Some(Content { link, highlight: Some(amount), ..content }))
}

/// The refund, and the payment with its payer, while the payer may see it.
async fn find_refunded(ctx: &Ctx, refund: &str) -> Result<Option<(Refund, Contact, PaymentView)>> {
    let id: Id<kinds::Refund> =
        Id::from_str(refund).map_err(|error| Error::internal("a refund's letter", error))?;
    let mut conn = ctx.db.read().await?;
    let found = refunds::find_refund(&mut conn, id).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let paid = find_paid(ctx, &found.refund.payment_id.to_string()).await?;
    Ok(paid.map(|(payer, view)| (found.refund, payer, view)))
}

async fn refunded(
    ctx: &Ctx,
    words: Words,
    payer: &Contact,
    view: &PaymentView,
    amount: &str,
) -> Result<Content> {
    let subject = words.mail_refunded_subject(amount);
    let mut content = Content::new(words, &ctx.biller, &payer.first_name, subject);
    let date = words.date_long(ctx.biller.date_of(view.payment.created_at));
    let account = match guest_links::find_for(ctx, view).await? {
        Some(links) => links.account,
        None => {
            let numbers: Vec<_> =
                view.parts.iter().map(|part| part.account_number.as_str()).collect();
            numbers.join(", ")
        }
    };
    let method = method_name(words, &view.method);
    content.say(words.mail_refunded_text(date, amount, method, account));
    content.say(words.mail_refunded_owed());
    Ok(content)
}

fn failed(ctx: &Ctx, words: Words, payer: &Contact, view: &PaymentView, amount: &str) -> Content {
    let subject = words.mail_refund_failed_subject(amount);
    let mut content = Content::new(words, &ctx.biller, &payer.first_name, subject);
    let method = method_name(words, &view.method);
    content.say(words.mail_refund_failed_text(amount, method, &ctx.biller.phone));
    content
}
