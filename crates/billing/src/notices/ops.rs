//! Asking for letters, and sending them.

use base::{Actor, Email, Error, Id, Result, SignedDuration, boxed, kinds};
use outside::mail::{Letter, MailFailure, Sender};
use serde_json::json;
use words::{Region, Words};

use super::letter::Content;
use super::model::{LetterKind, Message, NewLetter};
use super::{
    arrangement_letters, autopay_letters, details_letters, email_letters, expiring_letter,
    invitation_letters, payment_letters, refund_letters, registration_letters, reset_letter,
    schedule_letters, security_letters, sign_in_letter, store,
};
use crate::command::Command;
use crate::journal::{self, Event, EventRow};
use crate::{Ctx, jobs};

/// How long a mail server may be unreachable before a letter is given up.
const PATIENCE: SignedDuration = SignedDuration::from_hours(2 * 24);

/// Reacts to what other slices announce. An event that nobody need be told of is no error.
pub async fn on_event(ctx: &Ctx, id: Id<kinds::Event>) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let event = journal::find_event(&mut conn, id).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let mut command = Command::begin(ctx, Actor::System).await?;
    let mut is_new = false;
    for letter in letters_about(ctx, &event).await? {
        is_new |= ask(&mut command, &letter).await?;
    }
    if is_new { command.commit().await } else { Ok(()) }
}

/// Puts a letter into the outbox, in the transaction of what causes it. False when this cause has
/// been told before; then nothing is written.
pub async fn ask(command: &mut Command<'_>, letter: &NewLetter) -> Result<bool> {
    let (id, now) = (command.ctx.id(), command.now);
    if !store::insert_message(command, id, letter, now).await? {
        return Ok(false);
    }
    command.enqueue(jobs::MAIL, &id.to_string(), now).await?;
    let facts = json!({ "kind": letter.kind.as_str(), "about": letter.subject });
    command.record(Event::new("letter.asked", id).facts(facts)).await?;
    Ok(true)
}

/// Writes and sends a letter of the outbox. One that is over already is left alone.
///
/// `Unavailable` while the mail server has us wait: then the job is to be run again. Should the
/// program die between sending and noting it down, the letter goes out twice with one Message-ID.
#[boxed]
pub async fn deliver(ctx: &Ctx, id: Id<kinds::Message>) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let message = store::find_message(&mut conn, id).await?.ok_or(Error::NotFound)?;
    drop(conn);
    if message.is_over() {
        return Ok(());
    }
    let Some(content) = write(ctx, &message).await? else {
        return give_up(ctx, &message, "letter.dropped", "it is no longer true").await;
    };
    match ctx.mailer.send(&sealed(ctx, &message, content)?).await {
        Ok(()) => note_sent(ctx, &message).await,
        Err(MailFailure::Rejected(why)) => give_up(ctx, &message, "letter.bounced", &why).await,
        Err(MailFailure::Later(why)) if ctx.now() >= message.created_at + PATIENCE => {
            give_up(ctx, &message, "letter.given_up", &why).await
        }
        Err(MailFailure::Later(why)) => Err(Error::Unavailable("the mail server", why)),
    }
}

/// Who is told what about an event.
async fn letters_about(ctx: &Ctx, event: &EventRow) -> Result<Vec<NewLetter>> {
    let letter = match event.kind.as_str() {
        "sign_in.code_requested" => sign_in_letter::about(ctx, event).await?,
        "registration.code_requested" => registration_letters::about_code(ctx, event).await?,
        "registration.completed" => {
            return registration_letters::about_completion(ctx, event).await;
        }
        "delegate.invited" | "delegate.invited_again" => {
            invitation_letters::about_invitation(ctx, event).await?
        }
        "delegate.accepted" => invitation_letters::about_acceptance(ctx, event).await?,
        "password.reset_requested" => reset_letter::about(ctx, event).await?,
        "password.changed"
        | "password.reset"
        | "authenticator.added"
        | "authenticator.removed"
        | "passkey.added"
        | "passkey.removed"
        | "recovery_codes.renewed"
        | "recovery_code.used" => security_letters::about(ctx, event).await?,
        "email.change_requested" => email_letters::about_request(ctx, event).await?,
        "email.changed" => return email_letters::about_change(ctx, event).await,
        "account.details_changed" => return details_letters::about(ctx, event).await,
        "payment.submitted" => {
            payment_letters::about(ctx, event, LetterKind::PaymentInProgress).await?
        }
        "payment.paid" => payment_letters::about(ctx, event, LetterKind::PaymentReceived).await?,
        // A debit of AutoPay's that failed has a letter of AutoPay's.
        "payment.failed" if autopay_letters::is_debit(ctx, event).await? => None,
        "payment.failed" => payment_letters::about(ctx, event, LetterKind::PaymentFailed).await?,
        "payment.returned" => payment_letters::about_return(ctx, event).await?,
        "payment.disputed" => {
            payment_letters::about(ctx, event, LetterKind::PaymentDisputed).await?
        }
        "autopay.enrolled" | "autopay.changed" | "autopay.announced" | "autopay.failed"
        | "autopay.asked" | "autopay.paused" | "autopay.stopped" => {
            autopay_letters::about(ctx, event).await?
        }
        "refund.done" => refund_letters::about(ctx, event, LetterKind::PaymentRefunded).await?,
        "refund.failed" => refund_letters::about(ctx, event, LetterKind::RefundFailed).await?,
        "method.expiring" => expiring_letter::about(ctx, event).await?,
        kind => match planned_kind(kind) {
            Some(kind) if event.kind.starts_with("schedule.") => {
                schedule_letters::about(ctx, event, kind).await?
            }
            Some(kind) => arrangement_letters::about(ctx, event, kind).await?,
            None => None,
        },
    };
    Ok(letter.into_iter().collect())
}

/// The letter about something planned.
fn planned_kind(event: &str) -> Option<LetterKind> {
    Some(match event {
        "schedule.made" | "schedule.changed" => LetterKind::ScheduleMade,
        "schedule.comes_up" => LetterKind::ScheduleComesUp,
        "schedule.charged" => LetterKind::ScheduleLess,
        "schedule.not_charged" => LetterKind::ScheduleNotCharged,
        "schedule.failed" => LetterKind::ScheduleFailed,
        "schedule.canceled" => LetterKind::ScheduleCanceled,
        "arrangement.made" => LetterKind::ArrangementMade,
        "arrangement.instalment_comes_up" => LetterKind::InstalmentComesUp,
        "arrangement.debit_failed" => LetterKind::InstalmentFailed,
        "arrangement.broken" => LetterKind::ArrangementBroken,
        "arrangement.completed" => LetterKind::ArrangementCompleted,
        _ => return None,
    })
}

/// None when what it would say is no longer so.
async fn write(ctx: &Ctx, message: &Message) -> Result<Option<Content>> {
    let region: Region =
        ctx.biller.region.parse().map_err(|why: String| Error::internal("notices", why))?;
    let words = Words::of(message.language, region);
    match message.kind {
        LetterKind::SignInCode => sign_in_letter::write(ctx, words, message).await,
        LetterKind::RegistrationCode => registration_letters::write_code(ctx, words, message).await,
        LetterKind::Welcome | LetterKind::AccountsAdded | LetterKind::LoginRegistered => {
            registration_letters::write(ctx, words, message).await
        }
        LetterKind::Invitation => invitation_letters::write_invitation(ctx, words, message).await,
        LetterKind::InvitationAccepted => {
            invitation_letters::write_acceptance(ctx, words, message).await
        }
        LetterKind::PasswordReset => reset_letter::write(ctx, words, message).await,
        LetterKind::SecurityChange => security_letters::write(ctx, words, message).await,
        LetterKind::EmailChangeCode | LetterKind::EmailWanted => {
            email_letters::write_request(ctx, words, message).await
        }
        LetterKind::EmailChanged | LetterKind::EmailConfirmed => {
            email_letters::write_change(ctx, words, message).await
        }
        LetterKind::DetailsChanged => details_letters::write(ctx, words, message).await,
        LetterKind::CardExpiring => expiring_letter::write(ctx, words, message).await,
        LetterKind::PaymentReceived
        | LetterKind::PaymentInProgress
        | LetterKind::PaymentFailed
        | LetterKind::PaymentReturned
        | LetterKind::PaymentDisputed => payment_letters::write(ctx, words, message).await,
        LetterKind::PaymentRefunded | LetterKind::RefundFailed => {
            refund_letters::write(ctx, words, message).await
        }
        LetterKind::Autopay => autopay_letters::write(ctx, words, message).await,
        LetterKind::ScheduleMade
        | LetterKind::ScheduleComesUp
        | LetterKind::ScheduleLess
        | LetterKind::ScheduleNotCharged
        | LetterKind::ScheduleFailed
        | LetterKind::ScheduleCanceled => schedule_letters::write(ctx, words, message).await,
        LetterKind::ArrangementMade
        | LetterKind::InstalmentComesUp
        | LetterKind::InstalmentFailed
        | LetterKind::ArrangementBroken
        | LetterKind::ArrangementCompleted => arrangement_letters::write(ctx, words, message).await,
    }
}

fn sealed(ctx: &Ctx, message: &Message, content: Content) -> Result<Letter> {
    let address: Email =
        ctx.biller.email.parse().map_err(|why: String| Error::internal("notices", why))?;
    Ok(Letter {
        id: message.id.to_string(),
        from: Sender { name: ctx.biller.name.clone(), address },
        to: message.recipient.clone(),
        reply_to: None,
        text: content.text(),
        html: content.html(&ctx.biller).into_string(),
        subject: content.subject,
        language: message.language,
    })
}

async fn note_sent(ctx: &Ctx, message: &Message) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let now = command.now;
    if !store::mark_sent(&mut command, message.id, now).await? {
        return Ok(());
    }
    record(&mut command, "letter.sent", message).await?;
    command.commit().await
}

async fn give_up(ctx: &Ctx, message: &Message, kind: &'static str, why: &str) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let now = command.now;
    if !store::mark_failed(&mut command, message.id, now, why).await? {
        return Ok(());
    }
    record(&mut command, kind, message).await?;
    command.commit().await
}

async fn record(command: &mut Command<'_>, kind: &'static str, message: &Message) -> Result<()> {
    let facts = json!({ "kind": message.kind.as_str(), "about": message.subject });
    command.record(Event::new(kind, message.id).facts(facts)).await?;
    Ok(())
}
