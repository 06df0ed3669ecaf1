//! The letter with a code to sign in. The only place where a code is written out.

use std::str::FromStr;

use base::{Error, Id, Result, boxed, kinds};
use words::Words;

use super::letter::Content;
use super::model::{LetterKind, Message, NewLetter};
use crate::journal::EventRow;
use crate::{Ctx, people};

/// None when nobody has the login for which a code was asked.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let code = people::find_code_to_send(ctx, code_id(&event.subject)?).await?;
    Ok(code.map(|code| NewLetter {
        cause: format!("sign_in_code:{}", event.subject),
        kind: LetterKind::SignInCode,
        subject: event.subject.clone(),
        recipient: code.user.email,
        language: code.user.language,
    }))
}

/// None once the code has been used, replaced or has expired: a code that fails helps nobody.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let Some(code) = people::find_code_to_send(ctx, code_id(&message.subject)?).await? else {
        return Ok(None);
    };
    let subject = words.mail_code_subject(&ctx.biller.name);
    let mut content = Content::new(words, &ctx.biller, &code.user.first_name, subject);
    let left_seconds = code.expires_at.duration_since(ctx.now()).as_secs();
    let left_minutes = u32::try_from(left_seconds).unwrap_or(0).div_ceil(60);
    content.say(words.mail_code_text(code.code.expose(), left_minutes));
    content.highlight = Some(code.code.expose().to_owned());
    Ok(Some(content))
}

fn code_id(text: &str) -> Result<Id<kinds::Code>> {
    Id::from_str(text).map_err(|error| Error::internal("the sign-in letter", error))
}
