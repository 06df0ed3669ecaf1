//! The letter with the link to choose a new password. The only place where such a link is written
//! out.

use std::str::FromStr;

use base::{Error, Id, Result, boxed, kinds};
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use crate::journal::EventRow;
use crate::{Ctx, people};

/// None when nobody has the login for which a link was asked.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let reset = people::find_reset_to_send(ctx, reset_id(&event.subject)?).await?;
    Ok(reset.map(|reset| NewLetter {
        cause: format!("password_reset:{}", event.subject),
        kind: LetterKind::PasswordReset,
        subject: event.subject.clone(),
        recipient: reset.user.email,
        language: reset.user.language,
    }))
}

/// None once the link has been used, replaced or has expired: a link that fails helps nobody.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let id = reset_id(&message.subject)?;
    let Some(reset) = people::find_reset_to_send(ctx, id).await? else { return Ok(None) };
    let subject = words.mail_reset_subject(&ctx.biller.name);
    let mut content = Content::new(words, &ctx.biller, &reset.user.first_name, subject);
    let left_seconds = reset.expires_at.duration_since(ctx.now()).as_secs();
    let left_minutes = u32::try_from(left_seconds).unwrap_or(0).div_ceil(60);
    content.say(words.mail_reset_text(reset.user.username.as_str(), left_minutes));
    // Behind the question mark, because paths are written to the log.
    let token = reset.token.expose();
    let url = format!("{}/password-resets/{id}?token={token}", ctx.portal_url);
    content.link = Some(Link { label: words.mail_reset_link().to_owned(), url });
    Ok(Some(content))
}

fn reset_id(text: &str) -> Result<Id<kinds::PasswordReset>> {
    Id::from_str(text).map_err(|error| Error::internal("the letter with a link", error))
}
