//! Letters about AutoPay: that it is on, what it will debit, what failed, what the payer has to do.

use std::str::FromStr;

use base::{Cents, Date, Error, Id, Result, boxed, kinds};
use serde::Deserialize;
use words::Words;

use super::autopay_wording::{debit_hour, timing_sentence};
use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::{failure_sentence, stored_method_name};
use crate::Ctx;
use crate::autopay::{self, AskReason, Cycle, CycleState, EndReason, Shown};
use crate::journal::{self, EventRow};
use crate::payments;
use crate::people::{self, User};

/// To its owner, whoever caused it.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let owner = get_owner(ctx, &facts_of(event)?).await?;
    Ok(Some(NewLetter {
        cause: format!("autopay:{}", event.id),
        kind: LetterKind::Autopay,
        subject: event.id.to_string(),
        recipient: owner.email,
        language: owner.language,
    }))
}

/// Whether the payment of the event is a debit of AutoPay's.
pub async fn is_debit(ctx: &Ctx, event: &EventRow) -> Result<bool> {
    let mut conn = ctx.db.read().await?;
    autopay::is_of_autopay(&mut conn, parsed(&event.subject)?).await
}

/// None when it is no longer so: a debit that was announced and then skipped needs no letter.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let id: Id<kinds::Event> = parsed(&message.subject)?;
    let mut conn = ctx.db.read().await?;
    let event = journal::find_event(&mut conn, id).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let facts = facts_of(&event)?;
    let owner = get_owner(ctx, &facts).await?;
    let cycle = find_cycle(ctx, &event).await?;
    let id = match &cycle {
        Some(cycle) => cycle.autopay_id,
        None => parsed(&event.subject)?,
    };
    let Some(shown) = autopay::find_for(ctx, owner.id, id).await? else { return Ok(None) };
    let letter = AutopayLetter { ctx, words, owner, facts, shown };
    match (event.kind.as_str(), cycle) {
        ("autopay.enrolled", _) => letter.enrolled(false).map(Some),
        ("autopay.changed", _) => letter.enrolled(true).map(Some),
        ("autopay.paused", _) => Ok(Some(letter.paused())),
        ("autopay.stopped", _) => letter.stopped().map(Some),
        ("autopay.announced", Some(cycle)) => letter.announced(&cycle),
        ("autopay.failed", Some(cycle)) => letter.failed(&cycle).await,
        ("autopay.asked", Some(cycle)) => letter.asked(&cycle).await,
        _ => Ok(None),
    }
}

/// Whatever of these the kind of event has.
#[derive(Deserialize)]
struct Facts {
    user: Id<kinds::User>,
    on: Option<Date>,
    amount_cents: Option<Cents>,
    reason: Option<String>,
}

struct AutopayLetter<'l> {
    ctx: &'l Ctx,
    words: Words,
    owner: User,
    facts: Facts,
    shown: Shown,
}

impl AutopayLetter<'_> {
    fn enrolled(&self, is_change: bool) -> Result<Content> {
        let (words, number) = (self.words, self.number());
        let mut content = self.content(match is_change {
            true => words.mail_autopay_changed_subject(number),
            false => words.mail_autopay_enrolled_subject(number),
        });
        content.say(words.mail_autopay_enrolled_text(
            number,
            stored_method_name(words, &self.shown.method),
            timing_sentence(words, self.shown.autopay.timing),
        ));
        if let Some(first) = self.shown.debits.first() {
            content.say(words.mail_autopay_first(self.money(first.estimate), self.date(first.on)));
        }
        content.say(words.mail_autopay_not_you());
        content.link = Some(self.link(words.mail_autopay_link()));
        Ok(content)
    }

    fn announced(&self, cycle: &Cycle) -> Result<Option<Content>> {
        let words = self.words;
        let debit = self.shown.debits.iter().find(|debit| debit.cycle == cycle.id);
        let (Some(debit), Some(on), Some(cents)) = (debit, self.facts.on, self.facts.amount_cents)
        else {
            return Ok(None);
        };
        let amount = self.money(cents);
        let subject =
            words.mail_autopay_announced_subject(amount.as_str(), words.date_long_without_year(on));
        let mut content = self.content(subject);
        content.say(words.mail_autopay_announced_text(
            amount.as_str(),
            self.date(on),
            stored_method_name(words, &debit.method),
            self.number(),
        ));
        if let Some(cap) = self.shown.autopay.cap_cents.filter(|cap| cents > *cap) {
            content.say(words.mail_autopay_announced_above_cap(self.money(cap)));
        }
        let until = debit_hour(self.ctx, words, on)?;
        content.say(words.mail_autopay_announced_until(until));
        content.highlight = Some(amount);
        content.link = Some(self.link(words.mail_autopay_announced_link()));
        Ok(Some(content))
    }

    /// Only while it is to be tried again; how it ended is told by another letter.
    async fn failed(&self, cycle: &Cycle) -> Result<Option<Content>> {
        let words = self.words;
        let next = self.shown.debits.iter().find(|debit| debit.cycle == cycle.id);
        let Some(next) = next.filter(|_| cycle.state == CycleState::Planned) else {
            return Ok(None);
        };
        let amount = self.amount();
        let mut content = self.content(words.mail_autopay_failed_subject(amount.as_str()));
        content.say(words.mail_autopay_failed_text(
            self.why(cycle).await?,
            amount.as_str(),
            self.number(),
        ));
        let method = stored_method_name(words, &next.method);
        content.say(words.mail_autopay_failed_next(self.date(next.on), method));
        content.highlight = Some(amount);
        content.link = Some(self.link(words.mail_autopay_link()));
        Ok(Some(content))
    }

    async fn asked(&self, cycle: &Cycle) -> Result<Option<Content>> {
        if cycle.state != CycleState::Asked {
            return Ok(None);
        }
        let (words, amount) = (self.words, self.amount());
        let subject = words.mail_autopay_asked_subject(amount.as_str(), self.number());
        let mut content = self.content(subject);
        content.say(words.mail_autopay_asked_text(amount.as_str(), self.number()));
        content.say(match self.ask_reason()? {
            AskReason::AboveCap => words.mail_autopay_asked_above_cap().to_owned(),
            AskReason::AboveLimit => words.mail_autopay_asked_above_limit().to_owned(),
            AskReason::TooLate => words.mail_autopay_asked_too_late().to_owned(),
            AskReason::Paused => words.mail_autopay_asked_paused().to_owned(),
            AskReason::Refused => words.mail_autopay_asked_refused().to_owned(),
            AskReason::NeedsPayer => words.mail_autopay_asked_needs_payer().to_owned(),
            AskReason::Declined => words.mail_autopay_asked_declined(self.why(cycle).await?),
        });
        content.highlight = Some(amount);
        let url = format!("{}/payments/new", self.ctx.portal_url);
        content.link = Some(Link { label: words.mail_autopay_asked_link().to_owned(), url });
        Ok(Some(content))
    }

    fn paused(&self) -> Content {
        let words = self.words;
        let mut content = self.content(words.mail_autopay_paused_subject(self.number()));
        content.say(words.mail_autopay_paused_text());
        let account = self.shown.account.id;
        let url = format!("{}/autopay/new?account={account}", self.ctx.portal_url);
        content.link = Some(Link { label: words.mail_autopay_paused_link().to_owned(), url });
        content
    }

    fn stopped(&self) -> Result<Content> {
        let words = self.words;
        let mut content = self.content(words.mail_autopay_stopped_subject(self.number()));
        let reason: EndReason = self.reason()?;
        content.say(match reason {
            EndReason::ByPayer => words.mail_autopay_stopped_by_payer(),
            EndReason::AccessLost => words.mail_autopay_stopped_access_lost(),
            EndReason::Unauthorized => words.mail_autopay_stopped_unauthorized(),
            EndReason::MethodUnusable => words.mail_autopay_paused_text(),
        });
        content.say(words.mail_autopay_stopped_text());
        Ok(content)
    }

    /// The sentences of the decline.
    async fn why(&self, cycle: &Cycle) -> Result<&'static str> {
        let mut conn = self.ctx.db.read().await?;
        let attempt = match autopay::last_payment_of(&mut conn, cycle.id).await? {
            Some(payment) => payments::last_attempt(&mut conn, payment).await?,
            None => None,
        };
        Ok(failure_sentence(self.words, attempt.and_then(|attempt| attempt.failure())))
    }

    fn ask_reason(&self) -> Result<AskReason> {
        self.reason()
    }

    fn reason<T: FromStr<Err = String>>(&self) -> Result<T> {
        let word = self.facts.reason.as_deref().unwrap_or_default();
        word.parse().map_err(|why: String| Error::internal("a letter about AutoPay", why))
    }

    fn content(&self, subject: String) -> Content {
        Content::new(self.words, &self.ctx.biller, &self.owner.first_name, subject)
    }

    fn link(&self, label: &str) -> Link {
        let url = format!("{}/autopay/{}", self.ctx.portal_url, self.shown.autopay.id);
        Link { label: label.to_owned(), url }
    }

    fn number(&self) -> &str {
        self.shown.account.number.as_str()
    }

    fn amount(&self) -> String {
        self.money(self.facts.amount_cents.unwrap_or_default())
    }

    fn money(&self, cents: Cents) -> String {
        self.words.money(cents.of(self.shown.account.currency))
    }

    fn date(&self, date: Date) -> String {
        self.words.date_long(date)
    }
}

/// The cycle that an event is about, unless it is about AutoPay as a whole.
async fn find_cycle(ctx: &Ctx, event: &EventRow) -> Result<Option<Cycle>> {
    let mut conn = ctx.db.read().await?;
    autopay::find_cycle(&mut conn, parsed(&event.subject)?).await
}

fn facts_of(event: &EventRow) -> Result<Facts> {
    serde_json::from_str(&event.facts).map_err(fault)
}

async fn get_owner(ctx: &Ctx, facts: &Facts) -> Result<User> {
    let mut conn = ctx.db.read().await?;
    people::find_user(&mut conn, facts.user).await?.ok_or(Error::NotFound)
}

fn parsed<Kind>(text: &str) -> Result<Id<Kind>> {
    Id::from_str(text).map_err(fault)
}

fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::internal("a letter about AutoPay", error)
}
