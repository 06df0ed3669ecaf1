//! `/payments/{id}`: how the payment stands; once it is approved, its receipt.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Id, Result, SignedDuration, kinds};
use billing::autopay;
use billing::notices::{failure_sentence, fee_name, method_name};
use billing::payments::{self, PaymentView};
use words::Words;

use super::paying::{Paying, Sight};
use super::standing::Standing;
use crate::kit::components::{Look, Receipt, actions, button_link, link, print_button, stack};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Markup, Signed, Web, html};
use crate::portal::figure::MoneyFigure;
use crate::portal::guest::offer_to_register;

/// So long after a payment its undecided page asks again by itself.
const IMPATIENCE: SignedDuration = SignedDuration::from_mins(1);

/// `?returned=yes`: the payer is back from confirming it, so the processor is asked how it went.
pub async fn show(
    State(web): State<Web>,
    paying: Paying,
    PathId(payment): PathId<kinds::Payment>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let view = paying.find_payment(&web, payment).await?.ok_or_else(Failure::not_found)?;
    if query.is_ticked("returned") {
        payments::refresh(&web.ctx, payment).await?;
        return Ok(Redirect::to(&paying.at(&format!("/payments/{payment}"))).into_response());
    }
    let sight = paying.sight().await?;
    let autopay = way_to_autopay(&web, &paying, &view).await?;
    let mut response = page(&web, &paying, &sight, &view, autopay.as_deref());
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

/// For whoever asked for it while adding the method.
async fn way_to_autopay(web: &Web, paying: &Paying, view: &PaymentView) -> Result<Option<String>> {
    let (Paying::User(_), [part]) = (paying, view.parts.as_slice()) else { return Ok(None) };
    let (account, method) = (part.account_id, view.payment.method_id);
    let mut conn = web.ctx.db.read().await?;
    let is_wished = autopay::is_wished_for(&mut conn, account, method).await?;
    Ok(is_wished.then(|| format!("/autopay/new?account={account}&method={method}")))
}

fn page(
    web: &Web,
    paying: &Paying,
    sight: &Sight,
    view: &PaymentView,
    autopay: Option<&str>,
) -> Response {
    let (words, standing) = (paying.words(), Standing::of(view));
    let situation = situation(words, view, standing);
    let page = Page {
        title: standing.title(words),
        heading: standing.title(words),
        situation: &situation,
        tools: (standing == Standing::Approved).then(|| print_button(words.receipts_print())),
        ..Page::default()
    };
    let content = stack(html! {
        @if standing != Standing::Approved { (next_steps(web, paying, view, standing, autopay)) }
        (receipt(web, words, view, standing, sight))
        @if standing == Standing::Approved { (next_steps(web, paying, view, standing, autopay)) }
    });
    paying.page(page, content)
}

/// What happened, what that means for one's money, and what to do.
pub fn situation(words: Words, view: &PaymentView, standing: Standing<'_>) -> String {
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

fn next_steps(
    web: &Web,
    paying: &Paying,
    view: &PaymentView,
    standing: Standing<'_>,
    autopay: Option<&str>,
) -> Markup {
    if let (Paying::Guest(guest), Standing::Approved | Standing::OnItsWay) = (paying, standing) {
        return offer_to_register(web, guest, standing == Standing::Approved);
    }
    let (words, id) = (paying.words(), view.payment.id);
    let (home, home_label) = paying.home();
    let (address, label, look) = match standing {
        Standing::Confirming(url) => {
            (url.to_owned(), words.payments_needs_confirmation_continue(), Look::Primary)
        }
        Standing::Undecided => {
            (paying.at(&format!("/payments/{id}")), words.payments_refresh(), Look::Secondary)
        }
        Standing::Failed | Standing::Canceled => {
            let again = paying.at(&format!("/payments/new?again={id}"));
            (again, words.payments_try_another(), Look::Primary)
        }
        Standing::Returned => {
            (paying.at("/payments/new"), words.payments_pay_again(), Look::Primary)
        }
        Standing::Approved | Standing::OnItsWay => (home.to_owned(), home_label, Look::Secondary),
    };
    let autopay = autopay.filter(|_| matches!(standing, Standing::Approved | Standing::OnItsWay));
    actions(html! {
        @if let Some(autopay) = autopay {
            (button_link(autopay, words.autopay_turn_on(), Look::Primary))
        }
        (button_link(&address, label, look))
        @if address != home { (button_link(home, home_label, Look::Quiet)) }
    })
}

pub fn receipt(
    web: &Web,
    words: Words,
    view: &PaymentView,
    standing: Standing<'_>,
    sight: &Sight,
) -> Markup {
    let payment = &view.payment;
    let amount = words.money(view.seen_charge());
    let figure = MoneyFigure::of(words, view.seen_charge());
    let time = |at| words.date_and_time(at, &web.ctx.biller.zone);
    let sentence = match payment.concluded_at.filter(|_| standing == Standing::Approved) {
        Some(at) => words.payments_approved_on(time(at)),
        None => words.payments_begun_on(time(payment.created_at)),
    };
    let method = method_name(words, &view.method);
    let lines = lines(words, view, standing, sight);
    let accounts = sight.accounts(view.parts.iter().map(|part| &part.account_number));
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

/// What it pays and what that cost, unless nothing came of it.
fn lines(
    words: Words,
    view: &PaymentView,
    standing: Standing<'_>,
    sight: &Sight,
) -> Vec<(Markup, String)> {
    if matches!(standing, Standing::Failed | Standing::Canceled | Standing::Returned) {
        return Vec::new();
    }
    let written = |cents: base::Cents| words.money(cents.of(view.payment.currency));
    let invoices = view.shares.iter().map(|share| {
        let number = share.invoice_number.as_str();
        let address = format!("/invoices/{}", crate::kit::forms::encode(number));
        let title = words.receipts_invoice(number);
        let line = html! {
            @if sight.is_whole() { (link(&address, &title)) } @else { (title) }
            @if let Some(note) = &share.note { small { (note) } }
        };
        (line, written(share.cents))
    });
    let credit = view.credit_cents();
    let label = if sight.is_whole() { words.receipts_credit() } else { words.guest_to_account() };
    let credit = credit.is_positive().then(|| (html! { (label) }, written(credit)));
    let fee = view.seen_fee().map(|fee| {
        let name = fee_name(words, fee.kind, fee.rate);
        (html! { (name) }, written(fee.cents))
    });
    invoices.chain(credit).chain(fee).collect()
}
