//! Letters about payment arrangements: made, an instalment due or not charged, broken, completed.

use base::{Cents, Error, Id, Result, boxed, kinds};
use serde::Deserialize;
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::{failure_sentence, name_of_method};
use crate::Ctx;
use crate::arrangements::{self, ArrangementState, ArrangementView, Planned};
use crate::journal::EventRow;
use crate::payments::{self, Failed};
use crate::people::{self, User};

/// What the events tell.
#[derive(Deserialize)]
struct Facts {
    number: Option<i64>,
    payment: Option<String>,
}

/// Of a debit that failed the event has the payment; of an instalment its number.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow, kind: LetterKind) -> Result<Option<NewLetter>> {
    let id = parse(&event.subject)?;
    let mut conn = ctx.db.read().await?;
    let view = arrangements::get_view(&mut conn, id).await?;
    let user = view.arrangement.user_id;
    let payer = people::find_user(&mut conn, user).await?.ok_or(Error::NotFound)?;
    let facts: Facts = serde_json::from_str(&event.facts)
        .map_err(|error| Error::internal("an arrangement's letter", error))?;
    let (number, payment) = (facts.number.unwrap_or(0), facts.payment.unwrap_or_default());
    Ok(Some(NewLetter {
        cause: format!("{}:{id}:{number}:{payment}", kind.as_str()),
        kind,
        subject: format!("{id}:{number}:{payment}"),
        recipient: payer.email,
        language: payer.language,
    }))
}

/// None when it is no longer so.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let mut parts = message.subject.split(':');
    let id = parse(parts.next().unwrap_or_default())?;
    let number = parts.next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let payment: Option<Id<kinds::Payment>> = parts.next().and_then(|id| id.parse().ok());
    let mut conn = ctx.db.read().await?;
    let view = arrangements::get_view(&mut conn, id).await?;
    let user = view.arrangement.user_id;
    let payer = people::find_user(&mut conn, user).await?.ok_or(Error::NotFound)?;
    let method = match view.arrangement.method_id {
        Some(method) => Some(name_of_method(&mut conn, words, method).await?),
        None => None,
    };
    let failed = match payment {
        Some(payment) => payments::failure_of(&mut conn, payment).await?,
        None => None,
    };
    drop(conn);
    let letter = ArrangementLetter { ctx, words, payer, view, method };
    let state = letter.view.arrangement.state;
    Ok(match (message.kind, state) {
        (LetterKind::ArrangementMade, _) => Some(letter.made()),
        (LetterKind::InstalmentComesUp, ArrangementState::Kept) => letter.comes_up(number),
        (LetterKind::InstalmentFailed, ArrangementState::Kept) => {
            letter.failed(number, payment.is_some(), failed)
        }
        (LetterKind::ArrangementBroken, ArrangementState::Broken) => Some(letter.broken()),
        (LetterKind::ArrangementCompleted, ArrangementState::Completed) => Some(letter.completed()),
        _ => None,
    })
}

fn parse(id: &str) -> Result<Id<kinds::Arrangement>> {
    id.parse().map_err(|error| Error::internal("an arrangement's letter", error))
}

struct ArrangementLetter<'l> {
    ctx: &'l Ctx,
    words: Words,
    payer: User,
    view: ArrangementView,
    method: Option<String>,
}

impl ArrangementLetter<'_> {
    fn made(&self) -> Content {
        let (words, arrangement) = (self.words, &self.view.arrangement);
        let mut content = self.content(words.mail_arrangement_made_subject().to_owned());
        let debt = self.written(arrangement.debt_cents);
        content.say(words.mail_arrangement_made_text(debt, arrangement.account_number.as_str()));
        let lines = arrangement.instalments.iter().map(|planned| {
            let one = planned.instalment;
            let amount = self.written(one.amount_cents);
            words.mail_arrangement_instalment(words.date_long(one.due_on), amount)
        });
        content.say(lines.collect::<Vec<_>>().join("\n"));
        content.say(words.mail_arrangement_made_then());
        content.say(words.arrangements_terms_broken(arrangement.grace_days));
        content
    }

    /// None when it has been paid meanwhile.
    fn comes_up(&self, number: i64) -> Option<Content> {
        let (words, one) = (self.words, self.find(number)?.instalment);
        let missing = self.view.arrangement.missing_of(number, self.view.progress);
        if !missing.is_positive() {
            return None;
        }
        let (amount, date) = (self.written(missing), words.date_long(one.due_on));
        let mut content = self.content(words.mail_instalment_subject(&*amount, &*date));
        match &self.method {
            Some(method) => {
                content.say(words.mail_instalment_automatic(&*amount, &*date, &**method));
            }
            None => {
                content.say(words.mail_instalment_by_hand(&*amount, &*date));
                content.say(words.arrangements_terms_broken(self.view.arrangement.grace_days));
            }
        }
        content.highlight = Some(amount);
        Some(content)
    }

    fn failed(&self, number: i64, was_tried: bool, failed: Option<Failed>) -> Option<Content> {
        let (words, planned) = (self.words, self.find(number)?);
        let mut content = self.content(words.mail_instalment_failed_subject().to_owned());
        let reason = match was_tried {
            true => failure_sentence(words, failed),
            false => words.mail_instalment_late(),
        };
        content.say(words.mail_instalment_failed_text(reason));
        content.say(match planned.retry_on {
            Some(day) => words.mail_instalment_again(words.date_long(day)),
            None => words.mail_instalment_pay().to_owned(),
        });
        content.say(words.arrangements_terms_broken(self.view.arrangement.grace_days));
        Some(content)
    }

    fn broken(&self) -> Content {
        let words = self.words;
        let mut content = self.content(words.mail_arrangement_broken_subject().to_owned());
        content.say(words.mail_arrangement_broken_text(self.written(self.view.left_cents())));
        content
    }

    fn completed(&self) -> Content {
        let words = self.words;
        let mut content = self.content(words.mail_arrangement_completed_subject().to_owned());
        let debt = self.written(self.view.arrangement.debt_cents);
        content.say(words.mail_arrangement_completed_text(debt));
        content
    }

    fn content(&self, subject: String) -> Content {
        let words = self.words;
        let content = Content::new(words, &self.ctx.biller, &self.payer.first_name, subject);
        let page = format!("{}/arrangements/{}", self.ctx.portal_url, self.view.arrangement.id);
        let label = words.mail_arrangement_details().to_owned();
        Content { link: Some(Link { label, url: page }), ..content }
    }

    fn find(&self, number: i64) -> Option<&Planned> {
        self.view.arrangement.instalments.iter().find(|one| one.instalment.number == number)
    }

    fn written(&self, cents: Cents) -> String {
        self.words.money(cents.of(self.view.arrangement.currency))
    }
}
