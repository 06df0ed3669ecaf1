//! `/payments/{id}/fee-refusal`: the payer does not want to pay what it costs extra. Nothing was
//! paid, and here is what costs nothing extra; the draft stays as it is.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Refusal, kinds};
use billing::methods::MethodKind;
use billing::payments::{self, FreeWays, Reviewed};
use billing::settings::Fee;
use words::Words;

use super::changed;
use super::paying::Paying;
use crate::kit::components::{Button, Card, Entry, Look, actions, button_link, form, list, stack};
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Icon, Markup, Web, html};
use crate::portal::payment_methods::{name_of, title_of};

pub async fn show(
    State(web): State<Web>,
    paying: Paying,
    PathId(draft): PathId<kinds::Draft>,
) -> Result<Response, Failure> {
    let to = |path: &str| Ok(Redirect::to(&paying.at(path)).into_response());
    let review = match payments::review(&web.ctx, paying.payer(), draft).await {
        Ok(Reviewed::Draft(review)) => review,
        Ok(Reviewed::AlreadyPaid(payment)) => return to(&format!("/payments/{payment}")),
        Err(Error::Refused(Refusal::ReviewAgain)) => {
            return changed::page(&web, &paying, draft).await;
        }
        Err(error) => return Err(error.into()),
    };
    let Some(fee) = review.fee else { return to(&format!("/payments/{draft}/review")) };
    let amount = review.draft.amount_cents;
    let free = payments::free_ways(&web.ctx, paying.payer(), amount).await?;
    Ok(page(&web, &paying, draft, fee, &free))
}

fn page(
    web: &Web,
    paying: &Paying,
    draft: Id<kinds::Draft>,
    fee: Fee,
    free: &FreeWays,
) -> Response {
    let (words, biller) = (paying.words(), &web.ctx.biller);
    let amount = words.money(fee.cents.of(biller.currency));
    let page = Page {
        title: words.fees_declined_title(),
        heading: words.fees_declined_title(),
        situation: &words.fees_declined(amount),
        ..Page::default()
    };
    let content = stack(html! {
        @if free.is_none() {
            (Card::new("", html! { p { (words.fees_none_free(&biller.phone)) } }))
        } @else {
            (Card::new(words.fees_without(), ways(paying, draft, free)))
        }
        (going_on(paying, draft))
    });
    paying.page(page, content)
}

/// Each leads on with the same draft.
fn ways(paying: &Paying, draft: Id<kinds::Draft>, free: &FreeWays) -> Markup {
    let words = paying.words();
    let stored = free.methods.iter().map(|method| {
        let name = method.nickname.as_ref().map(|_| name_of(words, method));
        let address = paying.at(&format!("/payments/new?draft={draft}&method={}", method.id));
        (icon(method.kind), title_of(words, method), name.unwrap_or_default(), address)
    });
    let new = [
        (free.is_debit_card_free, MethodKind::Card, words.fees_debit_card()),
        (free.is_bank_free, MethodKind::Bank, words.fees_bank_account()),
    ];
    let new = new.into_iter().filter(|(is_free, ..)| *is_free).map(|(_, kind, title)| {
        let path = format!("/payment-methods/new?kind={}&draft={draft}", kind.as_str());
        (icon(kind), title.to_owned(), hint(words, kind).to_owned(), paying.at(&path))
    });
    let ways: Vec<_> = stored.chain(new).collect();
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

fn going_on(paying: &Paying, draft: Id<kinds::Draft>) -> Markup {
    let words = paying.words();
    let at = |path: &str| paying.at(&format!("/payments/{draft}/{path}"));
    let other = paying.at(&format!("/payments/new?draft={draft}"));
    form(
        &at("cancellation"),
        actions(html! {
            (button_link(&other, words.fees_other_way(), Look::Primary))
            (button_link(&at("review"), words.fees_look_again(), Look::Secondary))
            (Button::new(words.fees_give_up(), Look::Quiet))
        }),
    )
}
