//! `/payments/{id}/review`: everything that will happen, before it does.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Cents, Currency, Error, Refusal};
use billing::methods::Method;
use billing::notices::fee_name;
use billing::payments::{self, Choice, Review, Reviewed, ReviewedPart};
use words::Words;

use super::amount_cards::remaining;
use super::date::Plan;
use super::paying::{Paying, Sight};
use super::{PayStep, changed, date, fees, stepper_for};
use crate::kit::components::{
    Button, Card, Field, Look, Notice, NoticeKind, actions, button_link, definitions, form, hidden,
    link, stack, sums,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Icon, Markup, Web, html};
use crate::portal::payment_methods::{name_of, title_of};

const NOTE_LIMIT: u32 = payments::NOTE_LENGTH as u32;

pub async fn show(
    State(web): State<Web>,
    paying: Paying,
    PathId(draft): PathId<base::kinds::Draft>,
    Query(query): Query,
) -> Result<Response, Failure> {
    if let Paying::User(signed) = &paying
        && let Some(planned) = date::planned(&web, signed, Some(draft)).await?
    {
        return Ok(planned);
    }
    let review = match payments::review(&web.ctx, paying.payer(), draft).await {
        Ok(Reviewed::Draft(review)) => review,
        Ok(Reviewed::AlreadyPaid(payment)) => {
            let page = paying.at(&format!("/payments/{payment}"));
            return Ok(Redirect::to(&page).into_response());
        }
        Err(Error::Refused(Refusal::ReviewAgain)) => {
            return changed::page(&web, &paying, draft).await;
        }
        Err(error) => return Err(error.into()),
    };
    let Some(method) = &review.method else {
        let address = format!("/payments/new?draft={draft}&notice=choose-method");
        return Ok(Redirect::to(&paying.at(&address)).into_response());
    };
    let notice = query
        .is_ticked("changed")
        .then(|| Notice::new(NoticeKind::Warning, paying.words().payments_changed()));
    let beyond = review.refusal();
    let beyond = beyond.map(|refusal| paying.words().refusal(&refusal));
    let refused = beyond.as_deref().map(|sentence| Notice::new(NoticeKind::Failure, sentence));
    let sight = paying.sight().await?;
    let plan = date::plan_of(&web, &paying, &review, method).await?;
    let notice = refused.or(notice).or(plan.notice(paying.words(), &query));
    let reviewed = Reviewing { paying: &paying, sight: &sight, review: &review, plan: &plan };
    Ok(page(&web, &reviewed, method, notice))
}

/// What is reviewed, by whom, and for when.
struct Reviewing<'r> {
    paying: &'r Paying,
    sight: &'r Sight,
    review: &'r Review,
    plan: &'r Plan,
}

fn page(
    web: &Web,
    reviewing: &Reviewing<'_>,
    method: &Method,
    notice: Option<Notice<'_>>,
) -> Response {
    let Reviewing { paying, sight, review, .. } = *reviewing;
    let words = paying.words();
    let page = Page {
        title: words.payments_review_title(),
        heading: words.payments_review_title(),
        situation: words.payments_review_explained(),
        notice,
        ..Page::default()
    };
    let content = stack(html! {
        (stepper_for(paying, PayStep::Review, Some(review.draft.id)))
        (Card::new("", stack(html! {
            (facts(reviewing, method))
            (amounts(words, sight, review, web.ctx.biller.currency))
            @if sight.is_whole() { p { (afterwards(words, review, web.ctx.biller.currency)) } }
            @if let Some(fee) = review.fee { (fees::explanation(words, &web.ctx.biller, review, fee)) }
            (completing(reviewing, web.ctx.biller.currency))
        })))
    });
    paying.page(page, content)
}

fn facts(reviewing: &Reviewing<'_>, method: &Method) -> Markup {
    let Reviewing { paying, sight, review, plan } = *reviewing;
    let words = paying.words();
    let title = title_of(words, method);
    let edit = paying.at(&format!("/payments/new?draft={}", review.draft.id));
    let name = method.nickname.as_ref().map(|_| name_of(words, method));
    definitions([
        (words.payments_date(), html! { (plan.written(words)) }),
        (
            words.payments_method(),
            html! {
                (title) " "
                @if let Some(name) = name { "(" (name) ") " }
                (link(&edit, words.common_change()))
            },
        ),
        (
            words.payments_account(),
            html! { (sight.accounts(review.parts.iter().map(|part| &part.account.number))) },
        ),
    ])
}

/// The invoices of each account with what they get, what is kept, and what it costs to pay so; then
/// all of it.
fn amounts(words: Words, sight: &Sight, review: &Review, currency: Currency) -> Markup {
    let written = |cents: Cents| words.money(cents.of(currency));
    let amount = (words.payments_review_amount().to_owned(), written(review.draft.amount_cents));
    let fee = review.fee.map(|fee| (fee_name(words, fee.kind, fee.rate), written(fee.cents)));
    let total = (words.common_total().to_owned(), written(review.charge_cents()));
    if let [part] = &*review.parts {
        let total = if fee.is_some() { total } else { amount };
        return sums(lines(words, sight, part, currency).into_iter().chain(fee), [total]);
    }
    html! {
        @for part in &review.parts {
            div {
                h2 { (words.common_account_number(part.account.number.as_str())) }
                (sums(lines(words, sight, part, currency), []))
            }
        }
        @match fee {
            Some(fee) => (sums([amount, fee], [total])),
            None => (sums([], [amount])),
        }
    }
}

/// What none of the invoices takes that the payer sees is kept, or goes to what the payer doesn't
/// see.
fn lines(
    words: Words,
    sight: &Sight,
    part: &ReviewedPart,
    currency: Currency,
) -> Vec<(String, String)> {
    let written = |cents: Cents| words.money(cents.of(currency));
    let seen = part.shares.iter().filter(|share| sight.has_invoice(&share.invoice.number));
    let taken: Cents = seen.clone().map(|share| share.cents).sum();
    let invoices = seen.map(|share| {
        let number = words.payments_invoice_line(share.invoice.number.as_str());
        (number, written(share.cents))
    });
    let (label, rest) = (sight.rest_of_review(words), part.cents - taken);
    let rest = rest.is_positive().then(|| (label.to_owned(), written(rest)));
    invoices.chain(rest).collect()
}

/// Whoever edited an invoice's amount down may say why.
fn notes(words: Words, review: &Review, currency: Currency) -> Markup {
    let is_edited = review.draft.choice == Choice::Invoices;
    let shares = review.parts.iter().flat_map(|part| &part.shares);
    let short = shares.filter(|share| is_edited && share.is_short());
    html! {
        @for share in short {
            @let name = format!("note-{}", share.invoice.id);
            @let open = words.money(share.invoice.payable_cents().of(currency));
            @let paid = words.money(share.cents.of(currency));
            (Field::text(&name, &words.payments_note_for(share.invoice.number.as_str()))
                .value(share.note.as_deref().unwrap_or_default())
                .hint(&words.payments_note_hint(paid, open))
                .optional(words.common_optional())
                .limit(NOTE_LIMIT))
        }
    }
}

fn afterwards(words: Words, review: &Review, currency: Currency) -> String {
    let owed = match review.remaining_cents() {
        remaining if remaining.is_positive() => remaining,
        _ => -review.credit_cents(),
    };
    remaining(words, owed, currency)
}

/// The form says what was seen, so that nothing else is paid.
fn completing(reviewing: &Reviewing<'_>, currency: Currency) -> Markup {
    let Reviewing { paying, review, plan, .. } = *reviewing;
    let (words, draft) = (paying.words(), &review.draft);
    let amount = words.money(review.charge_cents().of(currency));
    let complete = match (plan.complete(words, &amount), review.fee) {
        (Some(later), _) => later,
        (None, Some(_)) => words.fees_accept(amount),
        (None, None) => words.payments_complete_amount(amount),
    };
    let decline = paying.at(&format!("/payments/{}/fee-refusal", draft.id));
    let edit = paying.at(&format!("/payments/new?draft={}", draft.id));
    let cancel = paying.at(&format!("/payments/{}/cancellation", draft.id));
    form(
        &paying.at("/payments"),
        html! {
            (hidden("draft", &draft.id.to_string()))
            (hidden("quote", &review.quote))
            (notes(words, review, currency))
            (plan.agreement(words))
            (actions(html! {
                @if review.refusal().is_none() {
                    (Button::new(&complete, Look::Primary).icon(Icon::Lock))
                }
                (button_link(&edit, words.common_edit(), Look::Secondary))
                @if review.fee.is_some() { (button_link(&decline, words.common_cancel(), Look::Quiet)) }
                @else { (Button::new(words.common_cancel(), Look::Quiet).action(&cancel).unchecked()) }
            }))
        },
    )
}
