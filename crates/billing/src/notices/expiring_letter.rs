//! The letter about a card that is about to expire.

use std::str::FromStr;

use base::{Date, Error, Id, Result, boxed, kinds};
use serde::Deserialize;
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::method_name;
use crate::Ctx;
use crate::journal::EventRow;
use crate::methods::{self, Method};
use crate::payers::{self, Contact};
use crate::payments::MethodView;

/// The expiry that is told of.
#[derive(Deserialize)]
struct Facts {
    year: i16,
    month: i8,
}

/// Once for each card and each expiry of it.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let Facts { year, month } = serde_json::from_str(&event.facts).map_err(fault)?;
    let Some((_, payer)) = find(ctx, &event.subject).await? else { return Ok(None) };
    Ok(Some(NewLetter {
        cause: format!("card_expiring:{}:{year}-{month:02}", event.subject),
        kind: LetterKind::CardExpiring,
        subject: event.subject.clone(),
        recipient: payer.email,
        language: payer.language,
    }))
}

/// None when the card was removed or renewed meanwhile, or has expired.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let Some((method, payer)) = find(ctx, &message.subject).await? else { return Ok(None) };
    let today = ctx.today();
    let Some((year, month)) = method.expiry.filter(|_| method.is_usable(today)) else {
        return Ok(None);
    };
    if !method.expires_soon(today) {
        return Ok(None);
    }
    let date = words.month_and_year(Date::new(year, month, 1).map_err(fault)?);
    let name = name_of(words, method);
    let subject = words.mail_expiring_subject(&name);
    let mut content = Content::new(words, &ctx.biller, &payer.first_name, subject);
    content.say(words.mail_expiring_text(&name, date));
    let url = format!("{}/payment-methods", ctx.portal_url);
    content.link = Some(Link { label: words.mail_expiring_link().to_owned(), url });
    Ok(Some(content))
}

/// The card and its owner, while it is stored.
async fn find(ctx: &Ctx, method: &str) -> Result<Option<(Method, Contact)>> {
    let id: Id<kinds::Method> = Id::from_str(method).map_err(fault)?;
    let mut conn = ctx.db.read().await?;
    let method = methods::find_method(&mut conn, id).await?.ok_or(Error::NotFound)?;
    if !method.is_kept() {
        return Ok(None);
    }
    let contact = payers::find_contact(&mut conn, method.payer).await?;
    Ok(contact.map(|contact| (method, contact)))
}

fn name_of(words: Words, method: Method) -> String {
    let Method { kind, brand, funding, last4, .. } = method;
    method_name(words, &MethodView { kind, brand, funding, last4, nickname: None })
}

fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::internal("a letter about a card", error)
}
