//! Letters about registering: the code, the welcome, and what whoever held the account hears of it.

use std::str::FromStr;

use base::{Error, Id, Result, boxed, kinds};
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use crate::journal::EventRow;
use crate::people::User;
use crate::registration::{self, Completed};
use crate::{Ctx, people};

/// To the address of record. None when what was claimed is nobody's.
pub async fn about_code(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let found = registration::find_code_to_send(ctx, registration_id(&event.subject)?).await?;
    Ok(found.map(|(code_id, code)| NewLetter {
        cause: format!("registration_code:{code_id}"),
        kind: LetterKind::RegistrationCode,
        subject: event.subject.clone(),
        recipient: code.email,
        language: code.language,
    }))
}

/// To the new user, or the one who has another account now, and to whoever held it before.
pub async fn about_completion(ctx: &Ctx, event: &EventRow) -> Result<Vec<NewLetter>> {
    let Some(completed) = find_completed(ctx, &event.subject).await? else { return Ok(Vec::new()) };
    let kind = match completed.is_new_login {
        true => LetterKind::Welcome,
        false => LetterKind::AccountsAdded,
    };
    let mut letters = vec![letter(kind, event.subject.clone(), &completed.user)];
    for holder in &completed.other_holders {
        let subject = format!("{}:{}", event.subject, holder.id);
        letters.push(letter(LetterKind::LoginRegistered, subject, holder));
    }
    Ok(letters)
}

/// None once the code has been used, replaced or has expired: a code that fails helps nobody.
pub async fn write_code(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let id = registration_id(&message.subject)?;
    let Some((_, code)) = registration::find_code_to_send(ctx, id).await? else { return Ok(None) };
    let subject = words.mail_registration_code_subject(&ctx.biller.name);
    let mut content = Content::new(words, &ctx.biller, "", subject);
    let left_seconds = code.expires_at.duration_since(ctx.now()).as_secs();
    let left_minutes = u32::try_from(left_seconds).unwrap_or(0).div_ceil(60);
    let biller = ctx.biller.name.as_str();
    content.say(words.mail_registration_code_text(code.code.expose(), biller, left_minutes));
    content.highlight = Some(code.code.expose().to_owned());
    Ok(Some(content))
}

/// None when there is nothing left to tell.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let (registration, holder) = parts(&message.subject);
    let Some(completed) = find_completed(ctx, registration).await? else { return Ok(None) };
    match message.kind {
        LetterKind::Welcome => Ok(Some(welcome(ctx, words, &completed))),
        LetterKind::AccountsAdded => Ok(Some(accounts_added(ctx, words, &completed))),
        _ => login_registered(ctx, words, &completed, holder).await,
    }
}

fn welcome(ctx: &Ctx, words: Words, completed: &Completed) -> Content {
    let (user, biller) = (&completed.user, ctx.biller.name.as_str());
    let mut content =
        Content::new(words, &ctx.biller, &user.first_name, words.mail_welcome_subject(biller));
    content.say(words.mail_welcome_text(user.username.as_str(), numbers_of(completed)));
    content.link = Some(link(ctx, words.mail_welcome_link(), "/dashboard"));
    content
}

fn accounts_added(ctx: &Ctx, words: Words, completed: &Completed) -> Content {
    let (biller, name) = (ctx.biller.name.as_str(), &completed.user.first_name);
    let subject = words.mail_accounts_added_subject(biller);
    let mut content = Content::new(words, &ctx.biller, name, subject);
    content.say(words.mail_accounts_added_text(numbers_of(completed), &ctx.biller.phone));
    content.link = Some(link(ctx, words.mail_welcome_link(), "/dashboard"));
    content
}

/// Says who, so that a household knows its own, and whom to call if it doesn't.
async fn login_registered(
    ctx: &Ctx,
    words: Words,
    completed: &Completed,
    holder: Option<&str>,
) -> Result<Option<Content>> {
    let id: Id<kinds::User> = parsed(holder.unwrap_or_default())?;
    let Some(holder) = people::find_user(&mut ctx.db.read().await?, id).await? else {
        return Ok(None);
    };
    let user = &completed.user;
    let name = format!("{} {}", user.first_name, user.last_name);
    let subject = words.mail_login_registered_subject(&ctx.biller.name);
    let mut content = Content::new(words, &ctx.biller, &holder.first_name, subject);
    let (numbers, phone) = (numbers_of(completed), ctx.biller.phone.as_str());
    content.say(words.mail_login_registered_text(numbers, name.trim(), phone));
    Ok(Some(content))
}

/// A line each.
fn numbers_of(completed: &Completed) -> String {
    let numbers: Vec<&str> =
        completed.accounts.iter().map(|account| account.number.as_str()).collect();
    numbers.join("\n")
}

fn letter(kind: LetterKind, subject: String, to: &User) -> NewLetter {
    NewLetter {
        cause: format!("{}:{subject}", kind.as_str()),
        kind,
        subject,
        recipient: to.email.clone(),
        language: to.language,
    }
}

async fn find_completed(ctx: &Ctx, registration: &str) -> Result<Option<Completed>> {
    let id = registration_id(registration)?;
    registration::find_completed(&mut ctx.db.read().await?, id).await
}

/// The registration, and whom the letter goes to where that is not its own user.
fn parts(subject: &str) -> (&str, Option<&str>) {
    match subject.split_once(':') {
        Some((registration, holder)) => (registration, Some(holder)),
        None => (subject, None),
    }
}

fn registration_id(text: &str) -> Result<Id<kinds::Registration>> {
    parsed(text)
}

fn parsed<Kind>(text: &str) -> Result<Id<Kind>> {
    Id::from_str(text).map_err(|error| Error::internal("a registration's letter", error))
}

fn link(ctx: &Ctx, label: &str, path: &str) -> Link {
    Link { label: label.to_owned(), url: format!("{}{path}", ctx.portal_url) }
}
