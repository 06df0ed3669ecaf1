//! `/p/{token}`: what a pay link leads to. Looking changes nothing, because mail is looked at by
//! machines first.

use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::Error;
use billing::guests::{self, LinkedBill, PayLinkToken};
use billing::invoices::InvoiceStatus;

use super::payee;
use super::visit::keep;
use crate::kit::components::{Button, Look, actions, button_link, definitions, form};
use crate::kit::layout::{Page, Width};
use crate::kit::{Failure, Icon, Markup, Visit, Web, html};

pub async fn show(
    State(web): State<Web>,
    visit: Visit,
    PathLink(link): PathLink,
) -> Result<Response, Failure> {
    let linked = guests::find_linked(&web.ctx, &link, visit.network).await?;
    Ok(match linked {
        None => gone(&visit),
        Some(linked) => match linked.invoice.status(web.ctx.today()) {
            InvoiceStatus::Open | InvoiceStatus::Overdue => open(&visit, &link, &linked),
            InvoiceStatus::InProgress => in_progress(&visit, &linked),
            InvoiceStatus::Paid | InvoiceStatus::CreditNote => paid(&visit, &linked),
        },
    })
}

/// Whoever presses the button goes on as a guest who has found this bill.
pub async fn create(
    State(web): State<Web>,
    visit: Visit,
    PathLink(link): PathLink,
) -> Result<Response, Failure> {
    match guests::begin_by_link(&web.ctx, &link, visit.network, visit.language).await {
        Ok(token) => Ok((keep(&web, &token), Redirect::to("/guest/payments/new")).into_response()),
        Err(Error::NotFound) => Ok(gone(&visit)),
        Err(error) => Err(error.into()),
    }
}

/// Whatever stands there: what is no link of ours leads nowhere.
pub struct PathLink(PayLinkToken);

impl FromRequestParts<Web> for PathLink {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<PathLink, Failure> {
        let path = Path::<String>::from_request_parts(parts, web).await;
        let text = path.map(|Path(text)| text).unwrap_or_default();
        Ok(PathLink(PayLinkToken::of(&text)))
    }
}

fn open(visit: &Visit, link: &PayLinkToken, linked: &LinkedBill) -> Response {
    let (words, invoice) = (visit.words, &linked.invoice);
    let title = words.guest_link_title(invoice.number.as_str());
    let situation = words.guest_link_situation(visit.web.ctx.biller.name.as_str());
    let amount = words.money(invoice.payable_cents().of(linked.payee.currency));
    let pay = words.guest_link_pay(amount.as_str());
    let content = html! {
        (definitions([
            (words.guest_bill_for(), payee(words, &linked.payee)),
            (words.invoices_number(), invoice.number.to_string()),
            (words.invoices_due(), words.date_long(invoice.due_on)),
            (words.guest_link_open_amount(), amount),
        ]))
        (form(&format!("/p/{}", link.expose()), actions(html! {
            (Button::new(&pay, Look::Primary).icon(Icon::Lock))
            (button_link("/sign-in", words.sign_in_title(), Look::Quiet))
        })))
    };
    let page = Page { title: &title, heading: &title, situation: &situation, ..Page::default() };
    visit.page(&page, Width::Narrow, content)
}

fn paid(visit: &Visit, linked: &LinkedBill) -> Response {
    let words = visit.words;
    let situation = words.guest_link_paid(linked.invoice.number.as_str());
    nothing_to_pay(visit, words.guest_link_paid_title(), &situation)
}

fn in_progress(visit: &Visit, linked: &LinkedBill) -> Response {
    let words = visit.words;
    let situation = words.guest_link_in_progress(linked.invoice.number.as_str());
    nothing_to_pay(visit, words.guest_link_in_progress_title(), &situation)
}

fn nothing_to_pay(visit: &Visit, title: &str, situation: &str) -> Response {
    let words = visit.words;
    let page = Page { title, heading: title, situation, ..Page::default() };
    visit.page(&page, Width::Narrow, ways_on(visit, ("/sign-in", words.sign_in_title())))
}

/// One answer for a link that was never made, was taken back, or came too late.
fn gone(visit: &Visit) -> Response {
    let words = visit.words;
    let (title, situation) = (words.guest_link_gone_title(), words.guest_link_gone());
    let page = Page { title, heading: title, situation, ..Page::default() };
    let content = ways_on(visit, ("/guest", words.guest_search_again()));
    (StatusCode::NOT_FOUND, visit.page(&page, Width::Narrow, content)).into_response()
}

fn ways_on(visit: &Visit, (address, label): (&str, &str)) -> Markup {
    actions(html! {
        (button_link(address, label, Look::Secondary))
        (button_link("/", visit.words.common_go_home(), Look::Quiet))
    })
}
