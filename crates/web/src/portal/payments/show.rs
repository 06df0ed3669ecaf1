//! `/payments/{id}`: how the payment stands; once it is approved, its receipt.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Id, Result, SignedDuration, kinds};
use billing::notices::{failure_sentence, method_name};
use billing::payments::{self, PaymentView};
use words::Words;

use super::standing::Standing;
use crate::kit::components::{Look, Receipt, actions, button_link, link, print_button, stack};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Markup, Place, Proven, Signed, Web, html};
use crate::portal::figure::MoneyFigure;

/// So long after a payment its undecided page asks again by itself.
const IMPATIENCE: SignedDuration = SignedDuration::from_mins(1);

/// `?returned=yes`: the payer is back from confirming it, so the processor is asked how it went.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(payment): PathId<kinds::Payment>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let view = find(&web, &signed, payment).await?.ok_or_else(Failure::not_found)?;
    if query.is_ticked("returned") {
        payments::refresh(&web.ctx, payment).await?;
        return Ok(Redirect::to(&format!("/payments/{payment}")).into_response());
    }
    let mut response = page(&web, &signed, &view);
    let age = web.ctx.now().duration_since(view.payment.created_at);
    if Standing::of(&view) == Standing::Undecided && age < IMPATIENCE {
        // The same as the element of HTML, and works without a script.
        response.headers_mut().insert(REFRESH, HeaderValue::from_static("5"));
    }
    Ok(response)
}

/// The payment, if the user may see its account.
pub(super) async fn find(
    web: &Web,
    signed: &Signed,
    payment: Id<kinds::Payment>,
) -> Result<Option<PaymentView>> {
    let mut conn = web.ctx.db.read().await?;
    payments::view_for(&mut conn, signed.payer(), payment).await
}

fn page(web: &Web, signed: &Signed, view: &PaymentView) -> Response {
    let (words, standing) = (signed.visit.words, Standing::of(view));
    let situation = situation(words, view, standing);
    let page = Page {
        title: standing.title(words),
        heading: standing.title(words),
        situation: &situation,
        tools: (standing == Standing::Approved).then(|| print_button(words.receipts_print())),
        ..Page::default()
    };
    let content = stack(html! {
        @if standing != Standing::Approved { (next_steps(words, view, standing)) }
        (receipt(web, words, view, standing))
        @if standing == Standing::Approved { (next_steps(words, view, standing)) }
    });
    signed.page(Place::Pay, page, content)
}

/// What happened, what that means for one's money, and what to do.
fn situation(words: Words, view: &PaymentView, standing: Standing<'_>) -> String {
    let amount = words.money(view.seen_charge());
    match standing {
        Standing::Approved => words.payments_approved(amount),
        Standing::Confirming(_) => words.payments_needs_confirmation().to_owned(),
        Standing::Undecided => words.payments_in_progress_card(amount),
        Standing::OnItsWay => words.payments_in_progress_bank(amount),
        Standing::Failed => failure_sentence(words, view.reason()).to_owned(),
        Standing::Canceled => words.payments_canceled_explained().to_owned(),
        Standing::Returned => words.payments_returned(amount),
    }
}

fn next_steps(words: Words, view: &PaymentView, standing: Standing<'_>) -> Markup {
    let id = view.payment.id;
    let (address, label, look) = match standing {
        Standing::Confirming(url) => {
            (url.to_owned(), words.payments_needs_confirmation_continue(), Look::Primary)
        }
        Standing::Undecided => {
            (format!("/payments/{id}"), words.payments_refresh(), Look::Secondary)
        }
        Standing::Failed | Standing::Canceled => {
            (format!("/payments/new?again={id}"), words.payments_try_another(), Look::Primary)
        }
        Standing::Returned => {
            ("/payments/new".to_owned(), words.payments_pay_again(), Look::Primary)
        }
        Standing::Approved | Standing::OnItsWay => {
            ("/dashboard".to_owned(), words.payments_back_home(), Look::Secondary)
        }
    };
    actions(html! {
        (button_link(&address, label, look))
        @if address != "/dashboard" {
            (button_link("/dashboard", words.payments_back_home(), Look::Quiet))
        }
    })
}

fn receipt(web: &Web, words: Words, view: &PaymentView, standing: Standing<'_>) -> Markup {
    let payment = &view.payment;
    let amount = words.money(view.seen_charge());
    let figure = MoneyFigure::of(words, view.seen_charge());
    let time = |at| words.date_and_time(at, &web.ctx.biller.zone);
    let sentence = match payment.concluded_at.filter(|_| standing == Standing::Approved) {
        Some(at) => words.payments_approved_on(time(at)),
        None => words.payments_begun_on(time(payment.created_at)),
    };
    let method = method_name(words, &view.method);
    let lines = lines(words, view, standing);
    let accounts: Vec<_> = view.parts.iter().map(|part| part.account_number.as_str()).collect();
    let accounts = accounts.join(", ");
    let receipt = Receipt {
        title: words.receipts_title(),
        biller: &web.ctx.biller.legal_name,
        status: standing.chip(words),
        figure: figure.draw(),
        sentence: &sentence,
        facts: facts(words, view, &method, &accounts),
        totals: if lines.is_empty() { Vec::new() } else { vec![(words.common_total(), &*amount)] },
        lines: lines.iter().map(|(name, amount)| (name.clone(), &**amount)).collect(),
        note: if standing == Standing::Approved { words.receipts_thanks() } else { "" },
    };
    html! { (receipt) }
}

fn facts<'a>(
    words: Words,
    view: &'a PaymentView,
    method: &'a str,
    accounts: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let number = view.payment.receipt_number.as_deref();
    let number = number.map(|number| (words.receipts_confirmation_number(), number));
    let nickname = view.method.nickname.as_deref();
    let nickname = nickname.map(|nickname| (words.methods_nickname(), nickname));
    let known = [
        number,
        Some((words.receipts_method(), method)),
        nickname,
        Some((words.receipts_account(), accounts)),
    ];
    known.into_iter().flatten().collect()
}

/// What it pays, unless nothing came of it.
fn lines(words: Words, view: &PaymentView, standing: Standing<'_>) -> Vec<(Markup, String)> {
    if matches!(standing, Standing::Failed | Standing::Canceled | Standing::Returned) {
        return Vec::new();
    }
    let written = |cents: base::Cents| words.money(cents.of(view.payment.currency));
    let invoices = view.shares.iter().map(|share| {
        let number = share.invoice_number.as_str();
        let address = format!("/invoices/{}", crate::kit::forms::encode(number));
        let line = html! {
            (link(&address, &words.receipts_invoice(number)))
            @if let Some(note) = &share.note { small { (note) } }
        };
        (line, written(share.cents))
    });
    let credit = view.credit_cents();
    let credit =
        credit.is_positive().then(|| (html! { (words.receipts_credit()) }, written(credit)));
    invoices.chain(credit).collect()
}
