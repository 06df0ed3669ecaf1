//! Letters about what somebody changed in how they sign in: what, when, on which device, and what to
//! do if it was not them.

use std::str::FromStr;

use base::{Error, Id, Result, boxed, kinds};
use serde::Deserialize;
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::device_name;
use crate::Ctx;
use crate::journal::{self, EventRow};
use crate::people::{self, User};

/// The event's subject is the user.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let user = get_user(ctx, event).await?;
    Ok(Some(NewLetter {
        cause: format!("security_change:{}", event.id),
        kind: LetterKind::SecurityChange,
        subject: event.id.to_string(),
        recipient: user.email,
        language: user.language,
    }))
}

/// Whatever has happened since: it did happen.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let id: Id<kinds::Event> = Id::from_str(&message.subject).map_err(fault)?;
    let mut conn = ctx.db.read().await?;
    let event = journal::find_event(&mut conn, id).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let Some((subject, what)) = told(words, &event.kind) else { return Ok(None) };
    let user = get_user(ctx, &event).await?;
    let facts: Facts = serde_json::from_str(&event.facts).map_err(fault)?;
    let mut content = Content::new(words, &ctx.biller, &user.first_name, subject.to_owned());
    content.say(what);
    let time = words.date_and_time(event.at, &ctx.biller.zone);
    content.say(words.mail_security_details(time, device_name(words, &facts.device)));
    content.say(words.mail_security_not_you());
    let url = format!("{}/password-resets/new", ctx.portal_url);
    content.link = Some(Link { label: words.mail_security_link().to_owned(), url });
    Ok(Some(content))
}

#[derive(Deserialize)]
struct Facts {
    /// What the browser calls itself.
    device: String,
}

/// Subject and first paragraph; None for what nobody is told of.
fn told(words: Words, kind: &str) -> Option<(&'static str, &'static str)> {
    match kind {
        "password.changed" | "password.reset" => {
            Some((words.mail_security_password_subject(), words.mail_security_password()))
        }
        "authenticator.added" => {
            Some((words.mail_security_app_added_subject(), words.mail_security_app_added()))
        }
        "authenticator.removed" => {
            Some((words.mail_security_app_removed_subject(), words.mail_security_app_removed()))
        }
        "passkey.added" => {
            Some((words.mail_security_passkey_added_subject(), words.mail_security_passkey_added()))
        }
        "passkey.removed" => Some((
            words.mail_security_passkey_removed_subject(),
            words.mail_security_passkey_removed(),
        )),
        "recovery_codes.renewed" => {
            Some((words.mail_security_codes_renewed_subject(), words.mail_security_codes_renewed()))
        }
        "recovery_code.used" => {
            Some((words.mail_security_code_used_subject(), words.mail_security_code_used()))
        }
        _ => None,
    }
}

async fn get_user(ctx: &Ctx, event: &EventRow) -> Result<User> {
    let id: Id<kinds::User> = Id::from_str(&event.subject).map_err(fault)?;
    let mut conn = ctx.db.read().await?;
    people::find_user(&mut conn, id).await?.ok_or(Error::NotFound)
}

fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::internal("a letter about security", error)
}
