//! `/payment-methods/{id}/removal`: what removing one means, what stands in its way, and doing it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Error, Id, Refusal, Result, kinds};
use billing::autopay::{self, MethodUse};
use billing::methods::KeptMethod;
use billing::payments;

use super::names::title_of;
use super::show::{back, find};
use crate::kit::components::{Button, Card, Look, actions, button_link, form, link, stack};
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Markup, Place, Proven, Signed, Web, html};

/// Whoever still needs the method.
enum Obstacle {
    /// It has to be over first.
    Payment(Id<kinds::Payment>),
    /// It needs another one first.
    Autopay(Vec<MethodUse>),
}

pub async fn ask(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(method): PathId<kinds::Method>,
) -> Result<Response, Failure> {
    let kept = find(&web, &signed, method).await?;
    let obstacle = find_obstacle(&web, method).await?;
    Ok(page(&signed, &kept, obstacle))
}

pub async fn remove(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(method): PathId<kinds::Method>,
) -> Result<Response, Failure> {
    let kept = find(&web, &signed, method).await?;
    if let Some(obstacle) = find_obstacle(&web, method).await? {
        let page = page(&signed, &kept, Some(obstacle));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    match payments::remove_method(&web.ctx, signed.payer(), method).await {
        Ok(()) => Ok(back("removed", method)),
        Err(Error::Refused(Refusal::MethodInUse)) => {
            let obstacle = find_obstacle(&web, method).await?;
            let page = page(&signed, &kept, obstacle);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Every use of a method that its removal would break is asked about here.
async fn find_obstacle(web: &Web, method: Id<kinds::Method>) -> Result<Option<Obstacle>> {
    if let Some(payment) = payments::open_payment_with(&web.ctx, method).await? {
        return Ok(Some(Obstacle::Payment(payment)));
    }
    let mut conn = web.ctx.db.read().await?;
    let uses = autopay::uses_of(&mut conn, method).await?;
    Ok((!uses.is_empty()).then_some(Obstacle::Autopay(uses)))
}

fn page(signed: &Signed, kept: &KeptMethod, obstacle: Option<Obstacle>) -> Response {
    let words = signed.visit.words;
    let own = format!("/payment-methods/{}", kept.method.id);
    let name = title_of(words, &kept.method);
    let title = words.methods_remove_title(&name);
    let back = Some((own.as_str(), name.as_str()));
    let page = Page { title: &title, heading: &title, back, ..Page::default() };
    let content = match obstacle {
        None => confirming(signed, &own),
        Some(Obstacle::Payment(payment)) => waiting(signed, &own, payment),
        Some(Obstacle::Autopay(uses)) => used(signed, &own, &uses),
    };
    signed.page(Place::Methods, page, html! { (Card::new("", content)) })
}

fn confirming(signed: &Signed, own: &str) -> Markup {
    let words = signed.visit.words;
    form(
        &format!("{own}/removal"),
        html! {
            p { (words.methods_remove_explained()) }
            (actions(html! {
                (Button::new(words.methods_remove_confirm(), Look::Danger))
                (button_link(own, words.methods_remove_keep(), Look::Quiet))
            }))
        },
    )
}

fn waiting(signed: &Signed, own: &str, payment: Id<kinds::Payment>) -> Markup {
    let words = signed.visit.words;
    let payment = format!("/payments/{payment}");
    stack(html! {
        p { (words.refusal(&Refusal::MethodInUse)) }
        p { (link(&payment, words.methods_remove_in_progress())) }
        (actions(button_link(own, words.common_back(), Look::Secondary)))
    })
}

fn used(signed: &Signed, own: &str, uses: &[MethodUse]) -> Markup {
    let words = signed.visit.words;
    stack(html! {
        p { (words.autopay_uses_method()) }
        @for one in uses {
            @let address = format!("/autopay/new?account={}", one.account_id);
            p { (link(&address, &words.autopay_title_of(one.account_number.as_str()))) }
        }
        (actions(button_link(own, words.common_back(), Look::Secondary)))
    })
}
