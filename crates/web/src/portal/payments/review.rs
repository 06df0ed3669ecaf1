//! `/payments/{id}/review`: everything that will happen, before it does.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Cents, Currency, Error, Refusal};
use billing::methods::Method;
use billing::payments::{self, Review, Reviewed};
use words::Words;

use super::amount_cards::remaining;
use super::{PayStep, changed, stepper};
use crate::kit::components::{
    Button, Card, Look, Notice, NoticeKind, actions, button_link, definitions, form, hidden, link,
    stack, sums,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Icon, Markup, Place, Proven, Signed, Web, html};
use crate::portal::payment_methods::{name_of, title_of};

pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(draft): PathId<base::kinds::Draft>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let review = match payments::review(&web.ctx, signed.payer(), draft).await {
        Ok(Reviewed::Draft(review)) => review,
        Ok(Reviewed::AlreadyPaid(payment)) => {
            return Ok(Redirect::to(&format!("/payments/{payment}")).into_response());
        }
        Err(Error::Refused(Refusal::ReviewAgain)) => {
            return changed::page(&web, &signed, draft).await;
        }
        Err(error) => return Err(error.into()),
    };
    let Some(method) = &review.method else {
        let address = format!("/payments/new?draft={draft}&notice=choose-method");
        return Ok(Redirect::to(&address).into_response());
    };
    let notice = query
        .is_ticked("changed")
        .then(|| Notice::new(NoticeKind::Warning, signed.visit.words.payments_changed()));
    let beyond = review.refusal();
    let beyond = beyond.map(|refusal| signed.visit.words.refusal(&refusal));
    let refused = beyond.as_deref().map(|sentence| Notice::new(NoticeKind::Failure, sentence));
    Ok(page(&web, &signed, &review, method, refused.or(notice)))
}

fn page(
    web: &Web,
    signed: &Signed,
    review: &Review,
    method: &Method,
    notice: Option<Notice<'_>>,
) -> Response {
    let words = signed.visit.words;
    let page = Page {
        title: words.payments_review_title(),
        heading: words.payments_review_title(),
        situation: words.payments_review_explained(),
        notice,
        ..Page::default()
    };
    let content = stack(html! {
        (stepper(words, PayStep::Review, Some(review.draft.id)))
        (Card::new("", stack(html! {
            (facts(web, words, review, method))
            (shares(words, review, web.ctx.biller.currency))
            p { (afterwards(words, review, web.ctx.biller.currency)) }
            (completing(words, review, web.ctx.biller.currency))
        })))
    });
    signed.page(Place::Pay, page, content)
}

fn facts(web: &Web, words: Words, review: &Review, method: &Method) -> Markup {
    let today = words.date_long(web.ctx.today());
    let title = title_of(words, method);
    let edit = format!("/payments/new?draft={}", review.draft.id);
    let name = method.nickname.as_ref().map(|_| name_of(words, method));
    definitions([
        (words.payments_date(), html! { (words.payments_today()) ", " (today) }),
        (
            words.payments_method(),
            html! {
                (title) " "
                @if let Some(name) = name { "(" (name) ") " }
                (link(&edit, words.common_change()))
            },
        ),
        (words.payments_account(), html! { (accounts(review)) }),
    ])
}

fn accounts(review: &Review) -> String {
    let numbers: Vec<_> = review.parts.iter().map(|part| part.account.number.as_str()).collect();
    numbers.join(", ")
}

fn shares(words: Words, review: &Review, currency: Currency) -> Markup {
    let written = |cents: Cents| words.money(cents.of(currency));
    let shares = review.parts.iter().flat_map(|part| &part.shares);
    let invoices = shares.map(|share| {
        (words.payments_invoice_line(share.invoice.number.as_str()), written(share.cents))
    });
    let credit = review.credit_cents();
    let credit =
        credit.is_positive().then(|| (words.payments_unapplied_line().to_owned(), written(credit)));
    let total = (words.payments_review_amount().to_owned(), written(review.draft.amount_cents));
    sums(invoices.chain(credit), [total])
}

fn afterwards(words: Words, review: &Review, currency: Currency) -> String {
    let owed = match review.remaining_cents() {
        remaining if remaining.is_positive() => remaining,
        _ => -review.credit_cents(),
    };
    remaining(words, owed, currency)
}

/// The form says what was seen, so that nothing else is paid.
fn completing(words: Words, review: &Review, currency: Currency) -> Markup {
    let draft = &review.draft;
    let amount = words.money(draft.amount_cents.of(currency));
    let edit = format!("/payments/new?draft={}", draft.id);
    let cancel = format!("/payments/{}/cancellation", draft.id);
    form(
        "/payments",
        html! {
            (hidden("draft", &draft.id.to_string()))
            (hidden("quote", &review.quote))
            (actions(html! {
                @if review.refusal().is_none() {
                    (Button::new(&words.payments_complete_amount(amount), Look::Primary).icon(Icon::Lock))
                }
                (button_link(&edit, words.common_edit(), Look::Secondary))
                (Button::new(words.common_cancel(), Look::Quiet).action(&cancel).unchecked())
            }))
        },
    )
}
