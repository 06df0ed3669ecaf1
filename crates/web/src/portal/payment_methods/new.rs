//! `/payment-methods/new`: what a payer chooses with us before typing a number at the processor's.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Result, kinds};
use billing::accounts::{self, NewCustomer};
use billing::methods::{MethodKind, NewSetup};
use billing::people::{AccountChoice, Role};
use billing::{methods, payments};
use words::Words;

use super::entered::{Authorization, Entered};
use super::show::NICKNAME_LENGTH;
use crate::kit::components::{
    Button, Card, Checkbox, Field, Look, Notice, NoticeKind, actions, button_link, fields, form,
    hidden, problem_summary, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Icon, Markup, Place, Problems, Signed, Web, html};
use crate::portal::billing_address::{self, Whose};
use crate::portal::payments::{PayStep, Paying, stepper_for};

/// `?kind=card` or `bank`, and the payment that waits for the method, if there is one: `&draft=`.
pub async fn show(
    State(web): State<Web>,
    paying: Paying,
    Query(query): Query,
) -> Result<Response, Failure> {
    let entered = prefilled(&web, &paying, &query).await?;
    Ok(page(&web, &paying, &entered, &Problems::default(), None))
}

/// Keeps the choices and leads to the processor's page.
pub async fn begin(
    State(web): State<Web>,
    paying: Paying,
    sent: Form,
) -> Result<Response, Failure> {
    let words = paying.words();
    let entered = read(&paying, &sent);
    let account = account_to_pay(&web, &paying, entered.draft).await?;
    let network = paying.visit().network.to_string();
    let setup = match entered.check(words, authorization(&web, words, entered.kind), network) {
        Ok(setup) => NewSetup { account: Some(account), ..setup },
        Err(problems) => {
            let page = page(&web, &paying, &entered, &problems, None);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    match methods::begin_setup(&web.ctx, paying.payer(), &setup).await {
        Ok(url) => Ok(Redirect::to(&url).into_response()),
        Err(Error::Unavailable(what, why)) => {
            tracing::warn!(what, why, "no page to add a method on");
            let notice = Notice::new(NoticeKind::Failure, words.errors_processor_down());
            let page = page(&web, &paying, &entered, &Problems::default(), Some(notice));
            Ok((StatusCode::SERVICE_UNAVAILABLE, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// An empty form, filled in as far as the payer is known.
async fn prefilled(web: &Web, paying: &Paying, query: &Form) -> Result<Entered, Failure> {
    let signed = match paying {
        Paying::User(signed) => signed,
        Paying::Guest(_) => return Ok(Entered::of_stranger(query, web.region)),
    };
    let account = account_of(web, signed, query.find_parsed("draft")).await?;
    let customer = known_customer(web, account).await?;
    Ok(Entered::prefilled(query, &signed.session.user, customer, web.region))
}

/// What was sent; a guest stores nothing.
fn read(paying: &Paying, sent: &Form) -> Entered {
    let entered = Entered::read(sent);
    match paying.is_guest() {
        true => Entered { nickname: None, is_saved: false, for_autopay: false, ..entered },
        false => entered,
    }
}

async fn account_to_pay(
    web: &Web,
    paying: &Paying,
    draft: Option<Id<kinds::Draft>>,
) -> Result<Id<kinds::Account>, Failure> {
    match paying {
        Paying::User(signed) => Ok(account_of(web, signed, draft).await?.account_id),
        Paying::Guest(guest) => Ok(guest.guest.account_id),
    }
}

/// The account that the method is to pay for; another's draft is none.
async fn account_of<'s>(
    web: &Web,
    signed: &'s Signed,
    draft: Option<Id<kinds::Draft>>,
) -> Result<&'s AccountChoice, Failure> {
    let Some(draft) = draft else { return signed.account() };
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let draft = payments::find_draft_for(&mut conn, signed.payer(), draft).await?;
    let found = draft.and_then(|draft| {
        signed.accounts.iter().find(|account| account.account_id == draft.account_id)
    });
    found.ok_or_else(Failure::not_found)
}

/// The customer's address is shown to whom the account belongs, not to those they let in.
async fn known_customer(web: &Web, account: &AccountChoice) -> Result<Option<NewCustomer>> {
    if account.role != Role::Holder {
        return Ok(None);
    }
    let mut conn = web.ctx.db.read().await?;
    let customer = accounts::customer_of(&mut conn, account.account_id).await?;
    Ok(customer.map(|customer| customer.details))
}

fn authorization(web: &Web, words: Words, kind: MethodKind) -> Authorization {
    Authorization::of(words, kind, &web.ctx.biller.legal_name, &web.ctx.biller.phone)
}

fn page(
    web: &Web,
    paying: &Paying,
    entered: &Entered,
    problems: &Problems,
    notice: Option<Notice<'_>>,
) -> Response {
    let words = paying.words();
    let title = match entered.kind {
        MethodKind::Card => words.methods_new_card_title(),
        MethodKind::Bank => words.methods_new_bank_title(),
    };
    let back = Some(("/payment-methods", words.methods_title()));
    let page = Page {
        title,
        heading: title,
        situation: words.methods_secure_page_explained(),
        back: back.filter(|_| entered.draft.is_none()),
        notice,
        ..Page::default()
    };
    let content = stack(html! {
        @if entered.draft.is_some() { (stepper_for(paying, PayStep::Method, entered.draft)) }
        (method_form(web, paying, entered, problems))
    });
    match (paying, entered.draft) {
        (Paying::User(signed), None) => signed.page(Place::Methods, page, content),
        _ => paying.page(page, content),
    }
}

fn method_form(web: &Web, paying: &Paying, entered: &Entered, problems: &Problems) -> Markup {
    let words = paying.words();
    let count = words.common_form_error_count(problems.iter().count());
    let draft = entered.draft.map(|draft| draft.to_string());
    let back = match &draft {
        Some(draft) => paying.at(&format!("/payments/new?draft={draft}")),
        None => paying.at("/payment-methods"),
    };
    let authorization = authorization(web, words, entered.kind);
    form(
        &paying.at("/payment-methods/new"),
        html! {
            (hidden("kind", entered.kind.as_str()))
            @if let Some(draft) = &draft { (hidden("draft", draft)) }
            (problem_summary(&count, problems))
            @if paying.is_guest() { p { (words.guest_once()) } }
            @else { (Card::new("", naming(words, entered))) }
            (Card::new(words.methods_billing_address(), billing_address::draw(words, Whose::Payer, &entered.billing, problems)))
            (Card::new(words.methods_terms_title(), terms(words, entered, &authorization, problems)))
            (actions(html! {
                (Button::new(words.methods_to_secure_page(), Look::Primary).icon(Icon::Lock))
                (button_link(&back, words.common_back(), Look::Quiet))
            }))
        },
    )
}

fn naming(words: Words, entered: &Entered) -> Markup {
    let nickname = entered.nickname.as_deref().unwrap_or_default();
    fields(html! {
        (Field::text("nickname", words.methods_nickname())
            .value(nickname)
            .hint(words.methods_nickname_hint())
            .optional(words.common_optional())
            .limit(NICKNAME_LENGTH))
        @if entered.draft.is_some() {
            (Checkbox::new("save", words.methods_save())
                .ticked(entered.is_saved)
                .hint(words.methods_save_hint()))
        } @else {
            p class="hint" { (words.methods_saved_hint()) }
        }
        (Checkbox::new("autopay", words.autopay_use_method())
            .ticked(entered.for_autopay)
            .hint(words.autopay_use_method_hint()))
    })
}

/// The text in full; agreeing sends the hash of what was shown.
fn terms(
    words: Words,
    entered: &Entered,
    authorization: &Authorization,
    problems: &Problems,
) -> Markup {
    let Authorization { paragraphs, terms } = authorization;
    let agreement = match entered.kind {
        MethodKind::Card => words.methods_terms_accept_card(),
        MethodKind::Bank => words.methods_terms_accept_bank(),
    };
    stack(html! {
        @for paragraph in paragraphs { p { (paragraph) } }
        p { (words.methods_terms_version(&terms.version)) ". " (words.methods_terms_keep()) }
        (Checkbox::new("agree", agreement)
            .value(&terms.hash)
            .ticked(entered.agreed.as_ref() == Some(&terms.hash))
            .required()
            .error(problems.of("agree")))
    })
}
