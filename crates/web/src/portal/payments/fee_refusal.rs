//! `/payments/{id}/fee-refusal`: the payer does not want to pay what it costs extra. Nothing was
//! paid, and here is what costs nothing extra; the draft stays as it is.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Refusal, kinds};
use billing::methods::MethodKind;
use billing::payments::{self, FreeWays, Review, Reviewed};
use billing::settings::Fee;
use words::Words;

use super::changed;
use crate::kit::components::{Button, Card, Entry, Look, actions, button_link, form, list, stack};
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Icon, Markup, Place, Proven, Signed, Web, html};
use crate::portal::payment_methods::{name_of, title_of};

pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(draft): PathId<kinds::Draft>,
) -> Result<Response, Failure> {
    let review = match payments::review(&web.ctx, signed.payer(), draft).await {
        Ok(Reviewed::Draft(review)) => review,
        Ok(Reviewed::AlreadyPaid(payment)) => return Ok(to(&format!("/payments/{payment}"))),
        Err(Error::Refused(Refusal::ReviewAgain)) => {
            return changed::page(&web, &signed, draft).await;
        }
        Err(error) => return Err(error.into()),
    };
    let Some(fee) = review.fee else { return Ok(to(&format!("/payments/{draft}/review"))) };
    let free = payments::free_ways(&web.ctx, signed.payer(), review.draft.amount_cents).await?;
    Ok(page(&web, &signed, &review, fee, &free))
}

fn to(address: &str) -> Response {
    Redirect::to(address).into_response()
}

fn page(web: &Web, signed: &Signed, review: &Review, fee: Fee, free: &FreeWays) -> Response {
    let (words, draft) = (signed.visit.words, review.draft.id);
    let amount = words.money(fee.cents.of(web.ctx.biller.currency));
    let page = Page {
        title: words.fees_declined_title(),
        heading: words.fees_declined_title(),
        situation: &words.fees_declined(amount),
        ..Page::default()
    };
    let content = stack(html! {
        @if free.is_none() { (Card::new("", html! { p { (words.fees_none_free(&web.ctx.biller.phone)) } })) }
        @else { (Card::new(words.fees_without(), ways(words, draft, free))) }
        (going_on(words, draft))
    });
    signed.page(Place::Pay, page, content)
}

/// Each leads on with the same draft.
fn ways(words: Words, draft: Id<kinds::Draft>, free: &FreeWays) -> Markup {
    let stored: Vec<_> = free
        .methods
        .iter()
        .map(|method| {
            let name = method.nickname.as_ref().map(|_| name_of(words, method));
            let address = format!("/payments/new?draft={draft}&method={}", method.id);
            (icon(method.kind), title_of(words, method), name.unwrap_or_default(), address)
        })
        .collect();
    let new = [
        (free.is_debit_card_free, MethodKind::Card, words.fees_debit_card()),
        (free.is_bank_free, MethodKind::Bank, words.fees_bank_account()),
    ];
    let new = new.into_iter().filter(|(is_free, ..)| *is_free).map(|(_, kind, title)| {
        let address = format!("/payment-methods/new?kind={}&draft={draft}", kind.as_str());
        (icon(kind), title.to_owned(), hint(words, kind).to_owned(), address)
    });
    let ways: Vec<_> = stored.into_iter().chain(new).collect();
    list(ways.iter().map(|(icon, title, detail, address)| Entry {
        icon: Some(*icon),
        title,
        detail,
        href: Some(address),
        aside: None,
    }))
}

fn icon(kind: MethodKind) -> Icon {
    match kind {
        MethodKind::Card => Icon::Card,
        MethodKind::Bank => Icon::Bank,
    }
}

fn hint(words: Words, kind: MethodKind) -> &'static str {
    match kind {
        MethodKind::Card => words.methods_new_card(),
        MethodKind::Bank => words.payments_method_bank_time(),
    }
}

fn going_on(words: Words, draft: Id<kinds::Draft>) -> Markup {
    let give_up = format!("/payments/{draft}/cancellation");
    let other = format!("/payments/new?draft={draft}");
    form(
        &give_up,
        actions(html! {
            (button_link(&other, words.fees_other_way(), Look::Primary))
            (button_link(&format!("/payments/{draft}/review"), words.fees_look_again(), Look::Secondary))
            (Button::new(words.fees_give_up(), Look::Quiet))
        }),
    )
}
