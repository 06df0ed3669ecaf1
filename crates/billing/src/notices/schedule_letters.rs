//! Letters about scheduled payments: planned, coming up, made for less, not made, failed, stopped.

use base::{Cents, Date, Error, Id, Result, boxed, kinds};
use serde::Deserialize;
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::{failure_sentence, name_of_method};
use crate::Ctx;
use crate::journal::EventRow;
use crate::payments;
use crate::people::{self, User};
use crate::schedules::{
    self, NotCharged, Occurrence, OccurrenceState, Schedule, day_name, parse_day_name,
    rule_sentence,
};

/// What the events tell.
#[derive(Deserialize)]
struct Facts {
    number: Option<i64>,
}

/// The letter is about one day: that of the event, or the one that comes next.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow, kind: LetterKind) -> Result<Option<NewLetter>> {
    let id: Id<kinds::Schedule> =
        event.subject.parse().map_err(|error| Error::internal("a schedule's letter", error))?;
    let mut conn = ctx.db.read().await?;
    let schedule = schedules::get_view(&mut conn, id).await?.schedule;
    let payer = people::find_user(&mut conn, schedule.user_id).await?.ok_or(Error::NotFound)?;
    let facts: Facts = serde_json::from_str(&event.facts)
        .map_err(|error| Error::internal("a schedule's letter", error))?;
    let number = facts.number.unwrap_or(schedule.next_number);
    Ok(Some(NewLetter {
        cause: format!("{}:{}", kind.as_str(), event.id),
        kind,
        subject: day_name(id, number),
        recipient: payer.email,
        language: payer.language,
    }))
}

/// None when it is no longer so.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let (id, number) = parse_day_name(&message.subject)?;
    let mut conn = ctx.db.read().await?;
    let view = schedules::get_view(&mut conn, id).await?;
    let schedule = view.schedule;
    let payer = people::find_user(&mut conn, schedule.user_id).await?.ok_or(Error::NotFound)?;
    let method = name_of_method(&mut conn, words, schedule.method_id).await?;
    let occurrence = view.occurrences.into_iter().find(|one| one.number == number);
    let charged = match occurrence.as_ref().and_then(|occurrence| occurrence.payment_id) {
        Some(payment) => payments::find_payment(&mut conn, payment).await?,
        None => None,
    };
    let failed = match &charged {
        Some(payment) => payments::failure_of(&mut conn, payment.id).await?,
        None => None,
    };
    drop(conn);
    let letter = ScheduleLetter { ctx, words, payer, schedule, method, number };
    Ok(match (message.kind, occurrence) {
        (LetterKind::ScheduleMade, _) => letter.made(),
        (LetterKind::ScheduleComesUp, None) => letter.comes_up(),
        (LetterKind::ScheduleLess, Some(_)) => {
            charged.map(|payment| letter.less(payment.amount_cents))
        }
        (LetterKind::ScheduleNotCharged, Some(occurrence)) => letter.not_charged(&occurrence),
        (LetterKind::ScheduleFailed, Some(occurrence)) => {
            let charged = charged.map(|payment| payment.charge().cents);
            let is_so = occurrence.state == OccurrenceState::Failed;
            charged.filter(|_| is_so).map(|amount| {
                let reason = failure_sentence(words, failed);
                letter.failed(reason, amount, occurrence.retry_on)
            })
        }
        (LetterKind::ScheduleCanceled, _) => Some(letter.canceled()),
        _ => None,
    })
}

struct ScheduleLetter<'l> {
    ctx: &'l Ctx,
    words: Words,
    payer: User,
    schedule: Schedule,
    method: String,
    number: i64,
}

impl ScheduleLetter<'_> {
    fn made(&self) -> Option<Content> {
        let words = self.words;
        let next = self.schedule.next_on?;
        let when = match self.schedule.repeats() {
            true => rule_sentence(words, &self.schedule.rule),
            false => words.date_long(next),
        };
        let accounts: Vec<&str> =
            self.schedule.parts.iter().map(|part| part.account_number.as_str()).collect();
        let subject = words.mail_schedule_made_subject(self.amount(), words.date_long(next));
        let mut content = self.content(subject);
        content.say(words.mail_schedule_made_text(
            self.amount(),
            when,
            self.method.as_str(),
            accounts.join(", "),
        ));
        content.say(schedules::cut_off_sentence(self.ctx, words));
        content.link = Some(self.to_schedule());
        Some(content)
    }

    fn comes_up(&self) -> Option<Content> {
        let words = self.words;
        let comes = self.schedule.next_on.filter(|_| self.schedule.next_number == self.number)?;
        let date = words.date_long(comes);
        let mut content = self.content(words.mail_schedule_comes_up_subject(self.amount(), &*date));
        content.say(words.mail_schedule_comes_up_text(self.amount(), &*date, &*self.method));
        content.link = Some(self.to_schedule());
        Some(content)
    }

    fn less(&self, charged: Cents) -> Content {
        let words = self.words;
        let charged = words.money(charged.of(self.schedule.currency));
        let mut content = self.content(words.mail_schedule_less_subject(&*charged));
        content.say(words.mail_schedule_less_text(self.amount(), &*charged));
        content.link = Some(self.to_schedule());
        content
    }

    fn not_charged(&self, occurrence: &Occurrence) -> Option<Content> {
        let (words, amount) = (self.words, self.amount());
        let date = words.date_long(occurrence.due_on);
        let mut content = self.content(words.mail_schedule_not_charged_subject(date));
        match (occurrence.state, occurrence.reason) {
            (OccurrenceState::NothingLeft, _) => {
                content.say(words.mail_schedule_nothing_left(amount));
                content.link = Some(self.to_schedule());
            }
            (OccurrenceState::Late, _) => {
                content.say(words.mail_schedule_late(amount));
                content.link = Some(self.to_pay());
            }
            (OccurrenceState::Refused, reason) => {
                content.say(words.mail_schedule_refused(amount, reason_sentence(words, reason)));
                content.link = Some(self.to_pay());
            }
            _ => return None,
        }
        Some(content)
    }

    fn failed(&self, reason: &str, amount: Cents, retry_on: Option<Date>) -> Content {
        let words = self.words;
        let amount = words.money(amount.of(self.schedule.currency));
        let mut content = self.content(words.mail_schedule_failed_subject(&*amount));
        content.say(words.mail_schedule_failed_text(reason, &*amount, &*self.method));
        match retry_on {
            Some(day) => content.say(words.mail_schedule_again(words.date_long(day))),
            None => content.say(words.mail_schedule_not_again()),
        }
        content.link = Some(self.to_pay());
        content
    }

    fn canceled(&self) -> Content {
        let words = self.words;
        let mut content = self.content(words.mail_schedule_canceled_subject().to_owned());
        content.say(match self.schedule.next_on {
            Some(last) => words.mail_schedule_canceled_last(self.amount(), words.date_long(last)),
            None => words.mail_schedule_canceled_text(self.amount()),
        });
        content.link = Some(self.to_schedule());
        content
    }

    fn content(&self, subject: String) -> Content {
        Content::new(self.words, &self.ctx.biller, &self.payer.first_name, subject)
    }

    fn amount(&self) -> String {
        self.words.money(self.schedule.charge_cents().of(self.schedule.currency))
    }

    fn to_schedule(&self) -> Link {
        let page = format!("/scheduled-payments/{}", self.schedule.id);
        self.link(self.words.mail_schedule_details(), &page)
    }

    fn to_pay(&self) -> Link {
        self.link(self.words.mail_schedule_pay(), "/payments/new")
    }

    fn link(&self, label: &str, path: &str) -> Link {
        Link { label: label.to_owned(), url: format!("{}{path}", self.ctx.portal_url) }
    }
}

/// Why the rules said no on the day, and what to do.
pub fn reason_sentence(words: Words, reason: Option<NotCharged>) -> &'static str {
    match reason {
        Some(NotCharged::AboveLimit) => words.schedules_reason_limit(),
        Some(NotCharged::NoAccess) => words.schedules_reason_access(),
        Some(NotCharged::FeeChanged) => words.schedules_reason_fee(),
        Some(NotCharged::MethodUnusable) | None => words.schedules_reason_method(),
    }
}
