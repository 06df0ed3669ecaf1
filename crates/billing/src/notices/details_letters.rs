//! Letters about a change of an account's details: to the address of record, to whoever holds the
//! account, and to whoever made the change; each address once. They say what kind of thing was
//! changed, never to what.

use std::str::FromStr;

use base::{Email, Error, Id, Result, boxed, kinds};
use serde::Deserialize;
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::device_name;
use crate::accounts::{self, Part};
use crate::journal::{self, EventRow};
use crate::people::{self, User};
use crate::{Ctx, delegates};

/// The event's subject is the account.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow) -> Result<Vec<NewLetter>> {
    let account: Id<kinds::Account> = parsed(&event.subject)?;
    let mut conn = ctx.db.read().await?;
    let mut readers = people::holders_of(&mut conn, account).await?;
    let doer = event.actor.strip_prefix("user:").unwrap_or_default();
    if readers.iter().all(|holder| holder.id.to_string() != doer) {
        readers.extend(people::find_user(&mut conn, parsed(doer)?).await?);
    }
    let mut letters: Vec<NewLetter> = readers.iter().map(|user| to_user(event, user)).collect();
    let customer = accounts::customer_of(&mut conn, account).await?.ok_or(Error::NotFound)?;
    let is_told = |email: &Email| letters.iter().any(|letter| letter.recipient == *email);
    if let Some(recipient) = customer.details.email.filter(|email| !is_told(email)) {
        let (subject, kind) = (event.id.to_string(), LetterKind::DetailsChanged);
        let cause = format!("{}:{subject}", kind.as_str());
        let language = customer.details.language;
        letters.push(NewLetter { cause, kind, subject, recipient, language });
    }
    Ok(letters)
}

/// Whatever has happened since: it did happen.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let (event, user) = match message.subject.split_once(':') {
        Some((event, user)) => (event, Some(parsed(user)?)),
        None => (message.subject.as_str(), None),
    };
    let mut conn = ctx.db.read().await?;
    let event = journal::find_event(&mut conn, parsed(event)?).await?.ok_or(Error::NotFound)?;
    let account = accounts::find_account(&mut conn, parsed(&event.subject)?).await?;
    let account = account.ok_or(Error::NotFound)?;
    let reader = match user {
        Some(user) => people::find_user(&mut conn, user).await?,
        None => None,
    };
    drop(conn);
    let facts: Facts = serde_json::from_str(&event.facts).map_err(fault)?;
    let first_name = reader.as_ref().map(|user| user.first_name.as_str()).unwrap_or_default();
    let subject = words.mail_details_changed_subject().to_owned();
    let mut content = Content::new(words, &ctx.biller, first_name, subject);
    let number = delegates::masked(&account.number);
    content.say(words.mail_details_changed_text(number, facts.changed(words)));
    let time = words.date_and_time(event.at, &ctx.biller.zone);
    content.say(words.mail_security_details(time, device_name(words, &facts.device)));
    content.say(words.mail_details_not_you(ctx.biller.phone.as_str()));
    // Whoever has no login of theirs has nothing to look at.
    content.link = reader.map(|_| Link {
        label: words.mail_details_changed_link().to_owned(),
        url: format!("{}/settings/profile", ctx.portal_url),
    });
    Ok(Some(content))
}

#[derive(Deserialize)]
struct Facts {
    changed: Vec<String>,
    /// What the browser calls itself.
    device: String,
}

impl Facts {
    /// A line each.
    fn changed(&self, words: Words) -> String {
        let named = |part: Part| match part {
            Part::Name => words.mail_details_name(),
            Part::Address => words.mail_details_address(),
            Part::Phone => words.mail_details_phone(),
        };
        let parts = self.changed.iter().filter_map(|part| part.parse::<Part>().ok());
        parts.map(named).collect::<Vec<_>>().join("\n")
    }
}

fn to_user(event: &EventRow, user: &User) -> NewLetter {
    let (subject, kind) = (format!("{}:{}", event.id, user.id), LetterKind::DetailsChanged);
    NewLetter {
        cause: format!("{}:{subject}", kind.as_str()),
        kind,
        subject,
        recipient: user.email.clone(),
        language: user.language,
    }
}

fn parsed<Kind>(text: &str) -> Result<Id<Kind>> {
    Id::from_str(text).map_err(fault)
}

fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::internal("a letter about an account's details", error)
}
