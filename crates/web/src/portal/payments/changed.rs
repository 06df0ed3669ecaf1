//! When what was reviewed is no longer so: says what has changed, and leads back to choosing.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Cents, Error, Id, Result, kinds};
use billing::payments::{self, Amounts, Draft};

use crate::kit::components::{Card, Look, actions, button_link, sums};
use crate::kit::layout::Page;
use crate::kit::{Failure, Place, Signed, Web, html};

/// The draft's amount is not what its choice comes to now.
pub async fn page(
    web: &Web,
    signed: &Signed,
    draft: Id<kinds::Draft>,
) -> Result<Response, Failure> {
    let (draft, amounts) = find(web, signed, draft).await?;
    let (words, currency) = (signed.visit.words, web.ctx.biller.currency);
    let written = |cents: Cents| words.money(cents.of(currency));
    let lines = [(words.payments_changed_reviewed(), written(draft.amount_cents))];
    let totals = [(words.payments_changed_now(), written(amounts.amount_due))];
    let again = format!("/payments/new?draft={}", draft.id);
    let content = Card::new(
        "",
        html! {
            (sums(lines, totals))
            (actions(html! {
                (button_link(&again, words.payments_choose_again(), Look::Primary))
                (button_link("/dashboard", words.common_go_home(), Look::Quiet))
            }))
        },
    );
    let (title, situation) = (words.payments_changed_title(), words.payments_changed());
    let page = Page { title, heading: title, situation, ..Page::default() };
    Ok((StatusCode::CONFLICT, signed.page(Place::Pay, page, html! { (content) })).into_response())
}

async fn find(web: &Web, signed: &Signed, draft: Id<kinds::Draft>) -> Result<(Draft, Amounts)> {
    let mut conn = web.ctx.db.read().await?;
    let draft = payments::find_draft_for(&mut conn, signed.payer(), draft).await?;
    let draft = draft.ok_or(Error::NotFound)?;
    let amounts = payments::amounts_of(&mut conn, draft.account_id, web.ctx.today()).await?;
    Ok((draft, amounts))
}

/// The draft was canceled in another window.
pub fn gone(signed: &Signed) -> Response {
    let words = signed.visit.words;
    let (title, situation) = (words.payments_gone_title(), words.errors_draft_gone());
    let page = Page { title, heading: title, situation, ..Page::default() };
    let content = actions(html! {
        (button_link("/payments/new", words.payments_choose_again(), Look::Primary))
        (button_link("/dashboard", words.common_go_home(), Look::Quiet))
    });
    (StatusCode::CONFLICT, signed.page(Place::Pay, page, content)).into_response()
}
