//! When what was reviewed is no longer so: says what has changed, and leads back to choosing.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Cents, Error, Id, Result, kinds};
use billing::payments::{self, Amounts, Draft};

use super::paying::Paying;
use crate::kit::components::{Card, Look, actions, button_link, sums};
use crate::kit::layout::Page;
use crate::kit::{Failure, Web, html};

/// The draft's amount is not what its choice comes to now.
pub async fn page(
    web: &Web,
    paying: &Paying,
    draft: Id<kinds::Draft>,
) -> Result<Response, Failure> {
    let (draft, amounts) = find(web, paying, draft).await?;
    let (words, currency) = (paying.words(), web.ctx.biller.currency);
    let written = |cents: Cents| words.money(cents.of(currency));
    let lines = [(words.payments_changed_reviewed(), written(draft.amount_cents))];
    let totals = [(words.payments_changed_now(), written(amounts.amount_due))];
    let again = paying.at(&format!("/payments/new?draft={}", draft.id));
    let (home, home_label) = paying.home();
    let content = Card::new(
        "",
        html! {
            @if !paying.is_guest() { (sums(lines, totals)) }
            (actions(html! {
                (button_link(&again, words.payments_choose_again(), Look::Primary))
                (button_link(home, home_label, Look::Quiet))
            }))
        },
    );
    let (title, situation) = (words.payments_changed_title(), words.payments_changed());
    let page = Page { title, heading: title, situation, ..Page::default() };
    Ok((StatusCode::CONFLICT, paying.page(page, html! { (content) })).into_response())
}

async fn find(web: &Web, paying: &Paying, draft: Id<kinds::Draft>) -> Result<(Draft, Amounts)> {
    let mut conn = web.ctx.db.read().await?;
    let draft = payments::find_draft_for(&mut conn, paying.payer(), draft).await?;
    let draft = draft.ok_or(Error::NotFound)?;
    let amounts = payments::amounts_of(&mut conn, draft.account_id, web.ctx.today()).await?;
    Ok((draft, amounts))
}

/// The draft was canceled in another window.
pub fn gone(paying: &Paying) -> Response {
    let words = paying.words();
    let situation = match paying.is_guest() {
        true => words.guest_gone(),
        false => words.errors_draft_gone(),
    };
    let title = words.payments_gone_title();
    let (home, home_label) = paying.home();
    let again = paying.at("/payments/new");
    let page = Page { title, heading: title, situation, ..Page::default() };
    let content = actions(html! {
        (button_link(&again, words.payments_choose_again(), Look::Primary))
        (button_link(home, home_label, Look::Quiet))
    });
    (StatusCode::CONFLICT, paying.page(page, content)).into_response()
}
