//! `/guest/payments/new`: what was found, how much of it to pay, with what, and where the receipt
//! goes.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Language, Refusal, Result};
use billing::guests::{self, Found};
use billing::payments::{self, Draft};
use words::Words;

use super::visit::GuestVisit;
use super::{Entered, payee};
use crate::kit::components::{
    Field, Look, Notice, NoticeKind, Select, actions, button, button_link, definitions, fields,
    form, hidden, problem_summary, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::{Failure, Form, Markup, Problems, Visit, Web, html};
use crate::portal::payments::{Offer, PayStep, amount_cards, method_cards, stepper};

/// `?draft=` changes a draft; `?again=` chooses as for a payment that failed; `?notice=` says what
/// has just happened.
pub async fn show(
    State(web): State<Web>,
    guest: GuestVisit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let found = guest.found().await?;
    if found.payable().next().is_none() {
        return Ok(nothing_open(&guest.visit, &found));
    }
    let draft = find_draft(&web, &guest, &query, "draft").await?;
    if let Some(draft) = &draft
        && is_paid(&web, &guest, draft).await?
    {
        let address = format!("/guest/payments/{}", draft.payment_id());
        return Ok(Redirect::to(&address).into_response());
    }
    let again = find_draft(&web, &guest, &query, "again").await?;
    let entered = Entered::begin(&web, &guest, &found, draft, again).await?;
    let notice = notice(guest.visit.words, query.text("notice"));
    page(&web, &guest, &found, &entered, &Problems::default(), notice).await
}

/// Keeps the choice, then goes on: to add the method, or to the review.
pub async fn save(
    State(web): State<Web>,
    guest: GuestVisit,
    sent: Form,
) -> Result<Response, Failure> {
    let words = guest.visit.words;
    let found = guest.found().await?;
    let entered = Entered::read(&sent, &web, &guest);
    let (new, contact) = match entered.check(words, web.ctx.biller.currency) {
        Ok(checked) => checked,
        Err(problems) => return page(&web, &guest, &found, &entered, &problems, None).await,
    };
    let id = entered.payment.draft;
    match guests::put_draft(&web.ctx, &guest.guest, contact, id, new).await {
        Ok(draft) => Ok(Redirect::to(&entered.next(draft.id)).into_response()),
        Err(Error::Refused(Refusal::DraftGone)) => {
            Ok(Redirect::to(&format!("/guest/payments/{id}")).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let mut problems = Problems::default();
            problems.add(entered.payment.field_of(&refusal), words.refusal(&refusal));
            page(&web, &guest, &found, &entered, &problems, None).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn find_draft(
    web: &Web,
    guest: &GuestVisit,
    query: &Form,
    name: &str,
) -> Result<Option<Draft>> {
    let Some(id) = query.find_parsed(name) else { return Ok(None) };
    let mut conn = web.ctx.db.read().await?;
    payments::find_draft_for(&mut conn, guest.payer(), id).await
}

async fn is_paid(web: &Web, guest: &GuestVisit, draft: &Draft) -> Result<bool> {
    let mut conn = web.ctx.db.read().await?;
    let paid = payments::view_for(&mut conn, guest.payer(), draft.payment_id()).await?;
    Ok(paid.is_some())
}

fn notice(words: Words, word: &str) -> Option<Notice<'static>> {
    let (kind, sentence) = match word {
        "not-added" => (NoticeKind::Information, words.methods_canceled()),
        "choose-method" => (NoticeKind::Warning, words.errors_choose_method()),
        "canceled" => (NoticeKind::Information, words.payments_canceled()),
        _ => return None,
    };
    Some(Notice::new(kind, sentence))
}

/// All that was found is paid, or about to be.
fn nothing_open(visit: &Visit, found: &Found) -> Response {
    let words = visit.words;
    let (title, situation) = (words.guest_nothing_open_title(), words.guest_nothing_open());
    let page = Page { title, heading: title, situation, ..Page::default() };
    let content = stack(html! {
        (definitions([(words.guest_bill_for(), payee(words, &found.payee))]))
        (actions(html! {
            (button_link("/guest", words.guest_search_again(), Look::Secondary))
            (button_link("/", words.common_go_home(), Look::Quiet))
        }))
    });
    visit.page(&page, Width::Narrow, content)
}

async fn page(
    web: &Web,
    guest: &GuestVisit,
    found: &Found,
    entered: &Entered,
    problems: &Problems,
    notice: Option<Notice<'_>>,
) -> Result<Response, Failure> {
    let words = guest.visit.words;
    let offer = Offer::load_for_guest(&web.ctx, guest.payer(), &entered.payment, found).await?;
    let title = words.guest_pay_title();
    let page = Page { title, heading: title, notice, ..Page::default() };
    let content = stack(html! {
        (stepper(words, PayStep::Amount, None))
        (definitions([(words.guest_bill_for(), payee(words, &found.payee))]))
        (choosing(words, &offer, entered, problems))
    });
    let mut response = guest.visit.page(&page, Width::Wide, content);
    if !problems.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn choosing(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let count = words.common_form_error_count(problems.iter().count());
    form(
        "/guest/payments/new",
        html! {
            (hidden("draft", &entered.payment.draft.to_string()))
            (problem_summary(&count, problems))
            (amount_cards::draw(words, offer, &entered.payment, problems))
            (method_cards::draw(words, offer, &entered.payment, problems))
            (receipt_to(words, entered, problems))
            (actions(html! {
                (button(words.common_continue(), Look::Primary))
                (button_link("/guest", words.guest_search_again(), Look::Quiet))
            }))
        },
    )
}

fn receipt_to(words: Words, entered: &Entered, problems: &Problems) -> Markup {
    let languages = Language::ALL.map(|it| (it.tag(), words.language_name(it)));
    html! {
        h2 { (words.guest_receipt_to()) }
        (fields(html! {
            (Field::email("email", words.guest_email())
                .value(&entered.email)
                .hint(words.guest_email_hint())
                .error(problems.of("email"))
                .limit(254))
            (Select::new("language", words.guest_language(), languages)
                .selected(entered.language.tag())
                .half())
        }))
    }
}
