//! What the locator found, as much of it as a stranger may see, and choosing what is one's own.

use axum::extract::State;
use axum::response::Response;
use base::Refusal;
use billing::registration::{self, FoundInvoice, Ticket};
use words::Words;

use super::{Held, Step, Walker};
use crate::kit::components::{
    Button, Column, Kind, Look, Notice, NoticeKind, Row, Table, actions, button_link, form,
    tick_box,
};
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Web, html};
use crate::portal::refused::refused;

pub async fn show(
    State(web): State<Web>,
    walker: Walker,
    Held(ticket): Held,
) -> Result<Response, Failure> {
    let Some(ticket) = ticket else { return Ok(walker.lead_to(Step::Invoice)) };
    page(&web, &walker, &ticket, &[], None).await
}

/// Field `invoice`, once for each that is ticked: its place in the list.
pub async fn create(
    State(web): State<Web>,
    walker: Walker,
    Held(ticket): Held,
    form: Form,
) -> Result<Response, Failure> {
    let Some(ticket) = ticket else { return Ok(walker.lead_to(Step::Invoice)) };
    let ticked: Vec<i64> = form.all("invoice").filter_map(|text| text.parse().ok()).collect();
    let claimant = walker.claimant();
    let claimed = registration::claim_invoices(&web.ctx, &ticket, &ticked, &claimant).await;
    let Err(error) = claimed else { return next(&web, &walker, &ticket).await };
    let failure = Failure::from(error);
    match failure.refusal() {
        None => Err(failure),
        Some(Refusal::RegistrationGone) => Ok(walker.lead_to(Step::Invoice)),
        Some(refusal) => {
            let sentence = walker.visit().words.refusal(refusal);
            let notice = Some(Notice::new(NoticeKind::Failure, &sentence));
            Ok(refused(&failure, page(&web, &walker, &ticket, &ticked, notice).await?))
        }
    }
}

async fn next(web: &Web, walker: &Walker, ticket: &Ticket) -> Result<Response, Failure> {
    match registration::find_proven(&web.ctx, ticket).await? {
        Some(_) => walker.arrive(web, ticket).await,
        None => Ok(walker.lead_to(Step::Code)),
    }
}

async fn page(
    web: &Web,
    walker: &Walker,
    ticket: &Ticket,
    ticked: &[i64],
    notice: Option<Notice<'_>>,
) -> Result<Response, Failure> {
    let found = registration::found_invoices(&web.ctx, ticket).await?;
    if found.is_empty() {
        return Ok(walker.lead_to(Step::Invoice));
    }
    let words = walker.visit().words;
    let title = words.registration_found_title();
    let content = form(
        walker.address(Step::Invoices),
        html! {
            (table(words, &found, ticked))
            (actions(html! {
                (Button::new(words.registration_register_selected(), Look::Primary))
                (button_link(walker.address(Step::Invoice), words.registration_search_again(), Look::Quiet))
            }))
        },
    );
    let situation = words.registration_found_explained();
    let page = Page { title, heading: title, situation, notice, ..Page::default() };
    Ok(walker.page(page, content))
}

fn table(words: Words, found: &[FoundInvoice], ticked: &[i64]) -> Markup {
    let columns = [
        Column::new(Kind::Tick, words.registration_register_selected()),
        Column::new(Kind::Title, words.registration_found_account()),
        Column::new(Kind::Date, words.registration_found_due()),
        Column::new(Kind::Amount, words.registration_amount()),
    ];
    let rows = found.iter().map(|invoice| row(words, invoice, ticked)).collect();
    html! { (Table { caption: words.registration_found_title(), columns: &columns, rows }) }
}

fn row(words: Words, invoice: &FoundInvoice, ticked: &[i64]) -> Row {
    let initial = invoice.initial.map(String::from).unwrap_or_default();
    let account = words.registration_found_line(initial, invoice.account_ending.as_str());
    let due = words.date_short(invoice.due_on);
    let amount = words.money(invoice.total_cents.of(invoice.currency));
    let described = words.registration_found_tick(amount.as_str(), due.as_str());
    let is_ticked = ticked.contains(&invoice.position);
    Row::new([
        tick_box("invoice", &invoice.position.to_string(), is_ticked, &described),
        html! { (account) },
        html! { (words.invoices_due_on(due)) },
        html! { (amount) },
    ])
}
