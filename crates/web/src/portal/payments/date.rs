//! When to pay: today, or on a later day. A draft for a later day becomes a scheduled payment with a
//! page of its own.

use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Date, Error, Field as Missing, Id, Refusal, Result, kinds};
use billing::methods::Method;
use billing::payments::{self, Draft, NewDraft, Review, Reviewed};
use billing::schedules::{self, AgreementText, Rule, schedule_id, schedule_text};
use words::Words;

use super::changed;
use super::entered::Entered;
use super::paying::Paying;
use crate::kit::components::{Field, Notice, NoticeKind};
use crate::kit::{Failure, Form, Markup, Problems, Render as _, Signed, Web, html};
use crate::portal::payment_methods::title_of;
use crate::portal::scheduled_payments::{agreed, agreement_fields};

/// Today stands in it from the beginning.
pub fn draw(web: &Web, words: Words, typed: &str, problems: &Problems) -> Markup {
    let (today, days) = (web.ctx.today(), web.ctx.biller.schedules.latest_days);
    let latest = schedules::days_after(today, i64::from(days)).unwrap_or(today);
    let (first, last) = (today.to_string(), latest.to_string());
    Field::date("pay_on", words.schedules_pay_on())
        .value(if typed.is_empty() { &first } else { typed })
        .hint(&words.schedules_pay_on_hint(words.date_long(latest)))
        .between(&first, &last)
        .error(problems.of("pay_on"))
        .render()
}

/// Keeps the choice and its day; `None` is today.
pub async fn put_draft(
    web: &Web,
    signed: &Signed,
    entered: &Entered,
    new: &NewDraft,
) -> Result<Draft> {
    let day = match entered.pay_on.as_str() {
        "" => None,
        typed => Some(typed.parse().map_err(|_| Refusal::Missing(Missing::Date))?),
    };
    let day = day.filter(|day: &Date| *day != web.ctx.today());
    let draft = payments::put_draft(&web.ctx, signed.payer(), Some(entered.draft), new).await?;
    schedules::set_draft_day(&web.ctx, signed.payer(), draft.id, day).await?;
    Ok(draft)
}

/// Where a draft has become a scheduled payment already, that is its page.
pub async fn planned(
    web: &Web,
    signed: &Signed,
    draft: Option<Id<kinds::Draft>>,
) -> Result<Option<Response>> {
    let Some(id) = draft.map(schedule_id) else { return Ok(None) };
    let mut conn = web.ctx.db.read().await?;
    let found = schedules::view_for(&mut conn, signed.session.user.id, id).await?;
    Ok(found.map(|_| Redirect::to(&format!("/scheduled-payments/{id}")).into_response()))
}

/// When the review's payment is to be made, and what is agreed to for a later day.
pub struct Plan {
    today: Date,
    later: Option<(Date, AgreementText)>,
}

/// A guest pays now.
pub async fn plan_of(web: &Web, paying: &Paying, review: &Review, method: &Method) -> Result<Plan> {
    let mut conn = web.ctx.db.read().await?;
    let day = schedules::draft_day(&mut conn, review.draft.id).await?;
    let words = paying.words();
    let amount = words.money(review.charge_cents().of(web.ctx.biller.currency));
    let text = |day| {
        let method = title_of(words, method);
        (day, schedule_text(&web.ctx, words, &Rule::Once(day), &amount, &method))
    };
    Ok(Plan { today: web.ctx.today(), later: day.map(text) })
}

impl Plan {
    pub fn written(&self, words: Words) -> String {
        match &self.later {
            Some((day, _)) => words.date_long(*day),
            None => format!("{}, {}", words.payments_today(), words.date_long(self.today)),
        }
    }

    /// Nothing for a payment that is made now: its method's own authorization covers it.
    pub fn agreement(&self, words: Words) -> Markup {
        html! {
            @if let Some((_, text)) = &self.later {
                h2 { (words.schedules_terms_title()) }
                (agreement_fields(words, text, &Problems::default()))
            }
        }
    }

    /// What the button says; None for a payment that is made now.
    pub fn complete(&self, words: Words, amount: &str) -> Option<String> {
        let (day, _) = self.later.as_ref()?;
        Some(words.schedules_complete_once(amount, words.date_long(*day)))
    }

    /// `?agree=no`: it was sent without agreeing.
    pub fn notice(&self, words: Words, query: &Form) -> Option<Notice<'static>> {
        let missing = self.later.is_some() && query.is_ticked("agree");
        missing.then(|| Notice::new(NoticeKind::Failure, words.errors_terms_not_accepted()))
    }
}

/// Schedules a draft that is for a later day; `None` for one that is paid now.
pub async fn complete(
    web: &Web,
    paying: &Paying,
    draft: Id<kinds::Draft>,
    sent: &Form,
) -> Result<Option<Response>, Failure> {
    let Paying::User(signed) = paying else { return Ok(None) };
    if let Some(planned) = planned(web, signed, Some(draft)).await? {
        return Ok(Some(planned));
    }
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let day = schedules::draft_day(&mut conn, draft).await?;
    drop(conn);
    if day.is_none() {
        return Ok(None);
    }
    match schedule(web, paying, signed, draft, sent).await {
        Ok(id) => Ok(Some(redirect(&format!("/scheduled-payments/{id}?notice=made")))),
        Err(Error::Refused(refusal)) => Ok(Some(refused(paying, draft, &refusal))),
        Err(error) => Err(error.into()),
    }
}

async fn schedule(
    web: &Web,
    paying: &Paying,
    signed: &Signed,
    draft: Id<kinds::Draft>,
    sent: &Form,
) -> Result<Id<kinds::Schedule>> {
    let review = match payments::review(&web.ctx, signed.payer(), draft).await? {
        Reviewed::Draft(review) => review,
        Reviewed::AlreadyPaid(_) => return Err(Refusal::DraftGone.into()),
    };
    let method = review.method.as_ref().ok_or(Refusal::ChooseMethod)?;
    let plan = plan_of(web, paying, &review, method).await?;
    let (_, text) = plan.later.ok_or(Refusal::ReviewAgain)?;
    let agreed = agreed(signed, sent, text);
    let (user, quote) = (signed.session.user.id, sent.text("quote"));
    schedules::make_of_draft(&web.ctx, user, draft, quote, &agreed).await
}

/// Where what is wrong is said.
fn refused(paying: &Paying, draft: Id<kinds::Draft>, refusal: &Refusal) -> Response {
    match refusal {
        Refusal::DraftGone => changed::gone(paying),
        Refusal::TermsNotAccepted => redirect(&format!("/payments/{draft}/review?agree=no")),
        Refusal::DateTooLate { .. } | Refusal::DateTooSoon => {
            redirect(&format!("/payments/new?draft={draft}&notice=too-soon"))
        }
        Refusal::ChooseMethod | Refusal::MethodUnusable => {
            redirect(&format!("/payments/new?draft={draft}&notice=choose-method"))
        }
        Refusal::ReviewAgain => redirect(&format!("/payments/{draft}/review?changed=yes")),
        _ => redirect(&format!("/payments/{draft}/review")),
    }
}

fn redirect(address: &str) -> Response {
    Redirect::to(address).into_response()
}
