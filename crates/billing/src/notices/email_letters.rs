//! Letters about another e-mail address for a login: the code that goes there, what its owner hears
//! where somebody else has it, and what both addresses hear of the change.

use std::str::FromStr;

use base::{Email, Error, Id, Result};
use serde::Deserialize;
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::device_name;
use crate::Ctx;
use crate::journal::{self, EventRow};
use crate::people::{self, EmailChangeLetter, User};

/// To the address that was typed, whoever has it. None when it would come too late.
pub async fn about_request(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let found = people::find_email_change_letter(ctx, parsed(&event.subject)?).await?;
    let subject = event.subject.as_str();
    Ok(found.map(|letter| match letter {
        EmailChangeLetter::Code { to, user, .. } => {
            asked(LetterKind::EmailChangeCode, subject, to, &user)
        }
        EmailChangeLetter::Wanted { owner } => {
            asked(LetterKind::EmailWanted, subject, owner.email.clone(), &owner)
        }
    }))
}

/// To the old address, which is where somebody is who did not want it, and to the new one.
pub async fn about_change(ctx: &Ctx, event: &EventRow) -> Result<Vec<NewLetter>> {
    let Some(changed) = people::find_email_changed(ctx, parsed(&event.subject)?).await? else {
        return Ok(Vec::new());
    };
    let subject = event.id.to_string();
    Ok(vec![
        asked(LetterKind::EmailChanged, &subject, changed.old, &changed.user),
        asked(LetterKind::EmailConfirmed, &subject, changed.new, &changed.user),
    ])
}

/// None once the code has been used, replaced or has expired: a code that fails helps nobody.
pub async fn write_request(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let found = people::find_email_change_letter(ctx, parsed(&message.subject)?).await?;
    let biller = ctx.biller.name.as_str();
    Ok(found.map(|letter| match letter {
        EmailChangeLetter::Code { user, code, expires_at, .. } => {
            let subject = words.mail_email_code_subject(biller);
            let mut content = Content::new(words, &ctx.biller, &user.first_name, subject);
            let left_seconds = expires_at.duration_since(ctx.now()).as_secs();
            let left_minutes = u32::try_from(left_seconds).unwrap_or(0).div_ceil(60);
            content.say(words.mail_email_code_text(biller, code.expose(), left_minutes));
            content.highlight = Some(code.expose().to_owned());
            content
        }
        EmailChangeLetter::Wanted { owner } => {
            let subject = words.mail_email_wanted_subject(biller);
            let mut content = Content::new(words, &ctx.biller, &owner.first_name, subject);
            content.say(words.mail_email_wanted_text(biller, ctx.biller.phone.as_str()));
            content
        }
    }))
}

/// To the old address no link to choose a password: that would go to the new one by now.
pub async fn write_change(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let mut conn = ctx.db.read().await?;
    let event = journal::find_event(&mut conn, parsed(&message.subject)?).await?;
    let event = event.ok_or(Error::NotFound)?;
    drop(conn);
    let Some(changed) = people::find_email_changed(ctx, parsed(&event.subject)?).await? else {
        return Ok(None);
    };
    let (biller, first_name) = (ctx.biller.name.as_str(), &changed.user.first_name);
    if message.kind == LetterKind::EmailConfirmed {
        let subject = words.mail_email_confirmed_subject(biller);
        let mut content = Content::new(words, &ctx.biller, first_name, subject);
        content.say(words.mail_email_confirmed_text(changed.user.username.as_str(), biller));
        let url = format!("{}/settings/profile", ctx.portal_url);
        content.link = Some(Link { label: words.mail_email_confirmed_link().to_owned(), url });
        return Ok(Some(content));
    }
    let facts: Facts = serde_json::from_str(&event.facts).map_err(fault)?;
    let subject = words.mail_email_changed_subject().to_owned();
    let mut content = Content::new(words, &ctx.biller, first_name, subject);
    content.say(words.mail_email_changed_text(biller, changed.new.masked()));
    let time = words.date_and_time(event.at, &ctx.biller.zone);
    content.say(words.mail_security_details(time, device_name(words, &facts.device)));
    content.say(words.mail_email_not_you(ctx.biller.phone.as_str()));
    Ok(Some(content))
}

#[derive(Deserialize)]
struct Facts {
    /// What the browser calls itself.
    device: String,
}

fn asked(kind: LetterKind, subject: &str, recipient: Email, reader: &User) -> NewLetter {
    NewLetter {
        cause: format!("{}:{subject}", kind.as_str()),
        kind,
        subject: subject.to_owned(),
        recipient,
        language: reader.language,
    }
}

fn parsed<Kind>(text: &str) -> Result<Id<Kind>> {
    Id::from_str(text).map_err(fault)
}

fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::internal("a letter about an address", error)
}
