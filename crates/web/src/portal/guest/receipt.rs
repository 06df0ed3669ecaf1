//! `/guest/receipts/{id}?token=…`: what the link in a guest's letter leads to. It shows how the
//! payment stands, and nothing else.

use axum::extract::State;
use axum::response::Response;
use base::kinds;
use billing::guests::{self, ReceiptToken};

use crate::kit::components::{Look, actions, button_link, print_button, stack};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::path::PathId;
use crate::kit::{Failure, Visit, Web, html};
use crate::portal::payments::{Sight, Standing, receipt, situation};

pub async fn show(
    State(web): State<Web>,
    visit: Visit,
    PathId(payment): PathId<kinds::Payment>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let token = ReceiptToken::of(query.text("token"));
    let paid = guests::find_receipt(&web.ctx, payment, &token).await?;
    let paid = paid.ok_or_else(Failure::not_found)?;
    let (words, view, standing) = (visit.words, &paid.view, Standing::of(&paid.view));
    let situation = situation(words, view, standing);
    let page = Page {
        title: standing.title(words),
        heading: standing.title(words),
        situation: &situation,
        tools: (standing == Standing::Approved).then(|| print_button(words.receipts_print())),
        ..Page::default()
    };
    let sight = Sight::OfGuest(paid.found);
    let content = stack(html! {
        (receipt(&web, words, view, standing, &sight))
        (actions(button_link("/guest", words.guest_pay_another(), Look::Secondary)))
    });
    Ok(visit.page(&page, Width::Wide, content))
}
