//! `/payments/new`: how much, and with what.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Cents, Error, Id, Refusal, Result, kinds};
use billing::payments::{self, Draft};
use billing::people::AccountChoice;
use billing::schedules;
use words::Words;

use super::entered::{ChosenMethod, Entered};
use super::offer::Offer;
use super::{PayStep, amount_cards, date, method_cards, show, stepper};
use crate::kit::components::{
    Card, Look, Notice, NoticeKind, actions, button, button_link, form, hidden, problem_summary,
    split, stack, sums,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Place, Problems, Proven, Render as _, Signed, Web, html};

/// `?draft=` changes a draft, with `&method=` beginning at another one; `?again=` chooses as for a
/// payment that failed; `?invoice=` ticks invoices; `?notice=` says what has just happened.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?.account_id;
    let draft = find_draft(&web, &signed, query.find_parsed("draft")).await?;
    if let Some(draft) = &draft
        && show::find(&web, &signed, draft.payment_id()).await?.is_some()
    {
        return Ok(Redirect::to(&format!("/payments/{}", draft.payment_id())).into_response());
    }
    if let Some(planned) = date::planned(&web, &signed, query.find_parsed("draft")).await? {
        return Ok(planned);
    }
    let again = find_draft(&web, &signed, query.find_parsed("again")).await?;
    let entered = match (draft, again) {
        (Some(draft), _) => {
            let kept = of_draft(&web, &signed, &draft).await?;
            Entered { method: query.find_parsed("method").or(kept.method), ..kept }
        }
        (None, Some(again)) => {
            let before = of_draft(&web, &signed, &again).await?;
            Entered { draft: web.ctx.id(), method: None, ..before }
        }
        (None, None) => Entered { draft: web.ctx.id(), ..Entered::read(&query, &web.ctx, account) },
    };
    let notice = notice(signed.visit.words, query.text("notice"));
    page(&web, &signed, &entered, &Problems::default(), notice).await
}

/// Keeps the choice, then goes on: to the review, or to add the method.
pub async fn save(
    State(web): State<Web>,
    Proven(signed): Proven,
    sent: Form,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let entered = Entered::read(&sent, &web.ctx, signed.account()?.account_id);
    let new = match entered.check(words, web.ctx.biller.currency) {
        Ok(new) => new,
        Err(problems) => return page(&web, &signed, &entered, &problems, None).await,
    };
    if let Some(planned) = date::planned(&web, &signed, Some(entered.draft)).await? {
        return Ok(planned);
    }
    match date::put_draft(&web, &signed, &entered, &new).await {
        Ok(draft) => Ok(Redirect::to(&next(&entered, draft.id)).into_response()),
        Err(Error::Refused(Refusal::DraftGone)) => {
            Ok(Redirect::to(&format!("/payments/{}", entered.draft)).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let mut problems = Problems::default();
            problems.add(entered.field_of(&refusal), words.refusal(&refusal));
            page(&web, &signed, &entered, &problems, None).await
        }
        Err(error) => Err(error.into()),
    }
}

fn next(entered: &Entered, draft: Id<kinds::Draft>) -> String {
    match entered.method {
        Some(ChosenMethod::New(kind)) => {
            format!("/payment-methods/new?kind={}&draft={draft}", kind.as_str())
        }
        _ => format!("/payments/{draft}/review"),
    }
}

async fn find_draft(
    web: &Web,
    signed: &Signed,
    id: Option<Id<kinds::Draft>>,
) -> Result<Option<Draft>> {
    let Some(id) = id else { return Ok(None) };
    let mut conn = web.ctx.db.read().await?;
    payments::find_draft_for(&mut conn, signed.payer(), id).await
}

async fn of_draft(web: &Web, signed: &Signed, draft: &Draft) -> Result<Entered> {
    let mut conn = web.ctx.db.read().await?;
    let ticked = payments::ticked_in(&mut conn, draft).await?;
    let day = schedules::draft_day(&mut conn, draft.id).await?;
    let entered = Entered::of_draft(signed.visit.words, draft, ticked, web.ctx.biller.currency);
    Ok(Entered { pay_on: day.map(|day| day.to_string()).unwrap_or_default(), ..entered })
}

fn notice(words: Words, word: &str) -> Option<Notice<'static>> {
    let (kind, sentence) = match word {
        "not-added" => (NoticeKind::Information, words.methods_canceled()),
        "choose-method" => (NoticeKind::Warning, words.errors_choose_method()),
        "too-soon" => (NoticeKind::Warning, words.errors_date_too_soon()),
        _ => return None,
    };
    Some(Notice::new(kind, sentence))
}

/// An account that the user may only look at has no such page.
async fn page(
    web: &Web,
    signed: &Signed,
    entered: &Entered,
    problems: &Problems,
    notice: Option<Notice<'_>>,
) -> Result<Response, Failure> {
    let account = signed.accounts.iter().find(|choice| choice.account_id == entered.account);
    let account =
        account.filter(|account| account.role.may_pay()).ok_or_else(Failure::not_found)?;
    let words = signed.visit.words;
    let offer = Offer::load(&web.ctx, signed.payer(), entered).await?;
    let page = Page {
        title: words.payments_new_title(),
        heading: words.payments_new_title(),
        notice,
        ..Page::default()
    };
    let content = stack(html! {
        (stepper(words, PayStep::Amount, None))
        (split(
            Card::new("", choosing(web, words, &offer, entered, problems)).render(),
            standing(words, &offer, account),
        ))
    });
    let mut response = signed.page(Place::Pay, page, content);
    if !problems.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn choosing(
    web: &Web,
    words: Words,
    offer: &Offer,
    entered: &Entered,
    problems: &Problems,
) -> Markup {
    let count = words.common_form_error_count(problems.iter().count());
    form(
        "/payments/new",
        html! {
            (hidden("draft", &entered.draft.to_string()))
            (hidden("account", &entered.account.to_string()))
            (problem_summary(&count, problems))
            (amount_cards::draw(words, offer, entered, problems))
            (method_cards::draw(words, offer, entered, problems))
            (date::draw(web, words, &entered.pay_on, problems))
            (actions(html! {
                (button(words.common_continue(), Look::Primary))
                (button_link("/dashboard", words.common_cancel(), Look::Quiet))
            }))
        },
    )
}

/// Where the account stands, beside the form.
fn standing(words: Words, offer: &Offer, account: &AccountChoice) -> Markup {
    let balance = &offer.amounts.balance;
    let written = |cents: Cents| words.money(cents.of(offer.currency));
    let owed = balance.owed_cents();
    let label =
        if owed.is_negative() { words.dashboard_credit() } else { words.dashboard_you_owe() };
    let mut lines = vec![(label, written(owed.abs()))];
    if balance.in_progress_cents.is_positive() {
        lines.push((words.payments_status_in_progress(), written(-balance.in_progress_cents)));
    }
    let due = (words.payments_choice_due(), written(offer.amounts.amount_due));
    let number = words.common_account_number(account.number.as_str());
    let name = account.name.as_deref().unwrap_or(&number);
    let content = html! {
        (sums(lines, [due]))
        @for sentence in limits(words, offer) { p { (sentence) } }
        @if offer.amounts.amount_due.is_zero() { p { (words.payments_nothing_due()) } }
    };
    Card::new(name, content).hint(&account.customer_name).render()
}

/// What a delegate may pay, in sentences.
fn limits(words: Words, offer: &Offer) -> Vec<String> {
    let (allowance, limits) = (&offer.allowance, offer.allowance.limits);
    let written = |cents: Cents| words.money(cents.of(offer.currency));
    let at_once =
        limits.payment_limit_cents.map(|limit| words.payments_limit_at_once(written(limit)));
    let month = limits.month_limit_cents.zip(allowance.month_left_cents());
    let month =
        month.map(|(limit, left)| words.payments_limit_month(written(left), written(limit)));
    at_once.into_iter().chain(month).collect()
}
