//! `/arrangements/review`: each instalment with its date and amount, and the words to agree to.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Cents, Error};
use billing::arrangements::{self, Instalment, NewArrangement, Offer, arrangement_text};
use billing::schedules::AgreementText;
use words::Words;

use super::entered::Entered;
use super::new::offer_for;
use crate::kit::components::{
    Card, Column, Kind, Look, Row, Table, actions, button, button_link, form, hidden,
    problem_summary, stack, sums,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Place, Problems, Proven, Render as _, Signed, Web, html};
use crate::portal::payment_methods::title_of;
use crate::portal::scheduled_payments::{agreed, agreement_fields, saved_methods};

struct Review {
    entered: Entered,
    offer: Offer,
    new: NewArrangement,
    plan: Vec<Instalment>,
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

/// Writes it down, then leads to the down payment. However often it is sent, there is one.
pub async fn make(
    State(web): State<Web>,
    Proven(signed): Proven,
    sent: Form,
) -> Result<Response, Failure> {
    let user = signed.session.user.id;
    let review = match read(&web, &signed, &sent).await? {
        Ok(review) => review,
        Err(entered) => return Ok(back_to_form(&entered)),
    };
    let agreed = agreed(&signed, &sent, review.text.clone());
    match arrangements::make(&web.ctx, user, &review.new, &agreed).await {
        Ok(id) => Ok(Redirect::to(&format!("/arrangements/{id}?notice=made")).into_response()),
        Err(Error::Refused(base::Refusal::TermsNotAccepted)) => {
            let mut problems = Problems::default();
            problems.add("agree", signed.visit.words.errors_terms_not_accepted());
            Ok(page(&signed, &review, &problems))
        }
        Err(Error::Refused(_)) => Ok(back_to_form(&review.entered)),
        Err(error) => Err(error.into()),
    }
}

async fn read(web: &Web, signed: &Signed, form: &Form) -> Result<Result<Review, Entered>, Failure> {
    let words = signed.visit.words;
    let entered = Entered::read(form, &web.ctx, signed.account()?.account_id);
    let Ok(offer) = offer_for(web, signed, &entered).await? else { return Ok(Err(entered)) };
    let Ok(new) = entered.check(&web.ctx, words, &offer) else { return Ok(Err(entered)) };
    let plan = offer.split(new.down_cents, new.count, web.ctx.today());
    let Some(plan) = plan else { return Ok(Err(entered)) };
    let methods = saved_methods(&web.ctx, signed.session.user.id, new.method).await?;
    let method = new.method.and_then(|id| methods.find(id)).map(|found| title_of(words, found));
    if method.is_none() && new.method.is_some() {
        return Ok(Err(entered)); // another's
    }
    let text = arrangement_text(&web.ctx, words, &offer, &plan, method.as_deref());
    Ok(Ok(Review { entered, offer, new, plan, text }))
}

/// Where it has been made already, that leads on to its page.
fn back_to_form(entered: &Entered) -> Response {
    Redirect::to(&format!("/arrangements/new?{}", entered.query())).into_response()
}

fn page(signed: &Signed, review: &Review, problems: &Problems) -> Response {
    let words = signed.visit.words;
    let (title, situation) =
        (words.arrangements_review_title(), words.arrangements_review_explained());
    let page = Page { title, heading: title, situation, ..Page::default() };
    let content = stack(html! {
        (Card::new(words.arrangements_instalments(), instalments(words, review)))
        (Card::new(words.schedules_terms_title(), agreeing(words, review, problems)))
    });
    let response = signed.page(Place::Pay, page, content);
    match problems.is_empty() {
        true => response,
        false => (StatusCode::UNPROCESSABLE_ENTITY, response).into_response(),
    }
}

fn instalments(words: Words, review: &Review) -> Markup {
    let written = |cents: Cents| words.money(cents.of(review.offer.account.currency));
    let count = review.new.count;
    let columns = [
        Column::new(Kind::Title, words.arrangements_instalment()),
        Column::new(Kind::Date, words.schedules_date()),
        Column::new(Kind::Amount, words.schedules_amount()),
    ];
    let rows = review.plan.iter().map(|one| {
        Row::new([
            html! { (instalment_name(words, one.number, count)) },
            html! { (words.date_long(one.due_on)) },
            html! { (written(one.amount_cents)) },
        ])
    });
    let table = Table {
        caption: words.arrangements_instalments(),
        columns: &columns,
        rows: rows.collect(),
    };
    html! {
        (table.render())
        (sums([], [(words.common_total(), written(review.offer.debt_cents))]))
    }
}

/// "Down payment", "Instalment 2 of 3".
pub fn instalment_name(words: Words, number: i64, count: i64) -> String {
    match number {
        0 => words.schedules_kind_down().to_owned(),
        number => words.schedules_kind_instalment(number, count),
    }
}

fn agreeing(words: Words, review: &Review, problems: &Problems) -> Markup {
    let count = words.common_form_error_count(problems.iter().count());
    let entered = &review.entered;
    let back = format!("/arrangements/new?{}", entered.query());
    form(
        "/arrangements",
        html! {
            (hidden("id", &entered.id.to_string()))
            (hidden("account", &entered.account.to_string()))
            (hidden("count", &entered.count.to_string()))
            (hidden("down", &entered.down))
            (hidden("method", &entered.method))
            (problem_summary(&count, problems))
            (agreement_fields(words, &review.text, problems))
            (actions(html! {
                (button(words.arrangements_agree(), Look::Primary))
                (button_link(&back, words.arrangements_choose_again(), Look::Secondary))
                (button_link("/dashboard", words.common_cancel(), Look::Quiet))
            }))
        },
    )
}
