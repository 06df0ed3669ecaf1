//! `/scheduled-payments/review`: what a regular payment will be, and the words to agree to.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Date, Error, Result};
use billing::schedules::{self, AgreementText, NewRepeat, rule_sentence, schedule_text};
use words::Words;

use super::agreement::{agreed, agreement_fields};
use super::entered::Entered;
use super::{new, saved_methods};
use crate::kit::components::{
    Card, Look, actions, button, button_link, definitions, form, hidden, problem_summary, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Place, Problems, Proven, Signed, Web, html};
use crate::portal::payment_methods::title_of;

const DAYS_SHOWN: usize = 3;

/// Everything that the review shows.
struct Review {
    entered: Entered,
    new: NewRepeat,
    amount: String,
    method: String,
    text: AgreementText,
}

pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    match read(&web, &signed, &query).await? {
        Ok(review) => Ok(page(&signed, &review, &Problems::default())),
        Err(entered) => Ok(back_to_form(&entered)),
    }
}

/// Writes it down. However often it is sent, there is one.
pub async fn make(
    State(web): State<Web>,
    Proven(signed): Proven,
    sent: Form,
) -> Result<Response, Failure> {
    let review = match read(&web, &signed, &sent).await? {
        Ok(review) => review,
        Err(entered) => return Ok(back_to_form(&entered)),
    };
    let agreed = agreed(&signed, &sent, review.text.clone());
    let user = signed.session.user.id;
    match schedules::make_repeat(&web.ctx, user, &review.new, &agreed).await {
        Ok(id) => {
            Ok(Redirect::to(&format!("/scheduled-payments/{id}?notice=made")).into_response())
        }
        Err(Error::Refused(refusal)) if Entered::field_of(&refusal) == "agree" => {
            let mut problems = Problems::default();
            problems.add("agree", signed.visit.words.refusal(&refusal));
            Ok(page(&signed, &review, &problems))
        }
        Err(Error::Refused(refusal)) => {
            new::refused(&web, &signed, &review.entered, &refusal).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Only what can be read and is the user's own can be reviewed; else the form says what is wrong.
async fn read(web: &Web, signed: &Signed, form: &Form) -> Result<Result<Review, Entered>, Failure> {
    let words = signed.visit.words;
    let entered = Entered::read(form, &web.ctx, signed.account()?.account_id);
    let Ok(new) = entered.check(words, web.ctx.biller.currency) else { return Ok(Err(entered)) };
    let methods = saved_methods(&web.ctx, signed.session.user.id, Some(new.method)).await?;
    let Some(method) = methods.find(new.method) else { return Ok(Err(entered)) };
    let fee = schedules::planned_fee(&web.ctx, method, new.amount_cents);
    let method = title_of(words, method);
    let amount = words.money((new.amount_cents + fee).of(web.ctx.biller.currency));
    let text = schedule_text(&web.ctx, words, &new.rule, &amount, &method);
    Ok(Ok(Review { entered, new, amount, method, text }))
}

fn back_to_form(entered: &Entered) -> Response {
    Redirect::to(&format!("/scheduled-payments/new?{}", entered.query())).into_response()
}

fn page(signed: &Signed, review: &Review, problems: &Problems) -> Response {
    let words = signed.visit.words;
    let title = words.schedules_review_title();
    let page = Page {
        title,
        heading: title,
        situation: words.schedules_review_explained(),
        ..Page::default()
    };
    let number = signed.accounts.iter().find(|one| one.account_id == review.new.account);
    let number = number.map_or("", |account| account.number.as_str());
    let facts = [
        (words.schedules_each(), html! { (review.amount) }),
        (words.schedules_when(), html! { (rule_sentence(words, &review.new.rule)) }),
        (words.schedules_first_days(), days(words, &review.new)),
        (words.schedules_method(), html! { (review.method) }),
        (words.schedules_account(), html! { (number) }),
    ];
    let content = stack(html! {
        (Card::new("", definitions(facts)))
        (Card::new(words.schedules_terms_title(), agreeing(words, review, problems)))
    });
    let response = signed.page(Place::Scheduled, page, content);
    match problems.is_empty() {
        true => response,
        false => (StatusCode::UNPROCESSABLE_ENTITY, response).into_response(),
    }
}

fn days(words: Words, new: &NewRepeat) -> Markup {
    let days: Vec<String> =
        new.rule.days(0, Date::MAX).take(DAYS_SHOWN).map(|(_, day)| words.date_long(day)).collect();
    html! { @for day in &days { span class="line-of-list" { (day) } } }
}

fn agreeing(words: Words, review: &Review, problems: &Problems) -> Markup {
    let count = words.common_form_error_count(problems.iter().count());
    let entered = &review.entered;
    let method = review.new.method.to_string();
    let edit = format!("/scheduled-payments/new?{}", entered.query());
    form(
        "/scheduled-payments",
        html! {
            (hidden("id", &entered.id.to_string()))
            (hidden("account", &entered.account.to_string()))
            (hidden("amount", &entered.amount))
            (hidden("every", entered.every.as_str()))
            (hidden("first_on", &entered.first_on))
            (hidden("ends", entered.ends.as_str()))
            (hidden("last_on", &entered.last_on))
            (hidden("times", &entered.times))
            (hidden("method", &method))
            (problem_summary(&count, problems))
            (agreement_fields(words, &review.text, problems))
            (actions(html! {
                (button(&words.schedules_complete(&*review.amount), Look::Primary))
                (button_link(&edit, words.common_edit(), Look::Secondary))
                (button_link("/scheduled-payments", words.common_cancel(), Look::Quiet))
            }))
        },
    )
}
