//! `/register/receipt?offer=…`: the thirty seconds after a payment as a guest. Account and e-mail
//! address are filled in; a password twice is all that is asked.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Field as Missing, Refusal};
use billing::consents::Terms;
use billing::delegates::masked;
use billing::people::{PasswordRule, SignedIn};
use billing::registration::{self, Claimant, Offer, OfferShown};

use super::details::arrive;
use super::walker::keep;
use crate::kit::components::{
    Button, Look, Notice, NoticeKind, actions, button_link, definitions, fields, form, hidden,
    problem_summary,
};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::{Failure, Form, Markup, Problems, Visit, Web, html};
use crate::portal::new_password;
use crate::portal::refused::refused;
use crate::portal::terms::agreement;

/// `?offer=`; one that has expired, or is not ours, is not found.
pub async fn show(
    State(web): State<Web>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let offered = Offered::read(&web, &visit, &query).await?;
    Ok(page(&visit, &offered, &query, &Problems::default(), None))
}

/// Fields `offer`, `new_password`, `new_password_again`, `agree`. Where the offer is no proof, a
/// code goes to the address on file first.
pub async fn create(State(web): State<Web>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let offered = Offered::read(&web, &visit, &form).await?;
    if !offered.shown.is_proof {
        let claimant = Claimant { network: visit.network, language: visit.language, user: None };
        let ticket = registration::claim_offer(&web.ctx, &offered.offer, &claimant).await?;
        return Ok((keep(&web, &ticket), Redirect::to("/register/code")).into_response());
    }
    let mut problems = Problems::default();
    match complete(&web, &visit, &offered, &form, &mut problems).await {
        Ok(signed_in) => Ok(arrive(&visit, &signed_in)),
        Err(failure) => {
            let refusal = failure.refusal().ok_or_else(|| failure.clone())?;
            let sentence = visit.words.refusal(refusal);
            let notice = Notice::new(NoticeKind::Failure, &sentence);
            let notice = problems.is_empty().then_some(notice);
            Ok(refused(&failure, page(&visit, &offered, &form, &problems, notice)))
        }
    }
}

async fn complete(
    web: &Web,
    visit: &Visit,
    offered: &Offered,
    form: &Form,
    problems: &mut Problems,
) -> Result<SignedIn, Failure> {
    let about = [web.ctx.biller.name.as_str(), offered.offer.email.as_str()];
    let terms = offered.terms.as_ref();
    let rule = PasswordRule::of(&web.ctx.biller);
    let password = new_password::read(form, visit.words, rule, &about, problems);
    agreement::check(visit.words, terms, form, problems);
    let password = password.filter(|_| problems.is_empty());
    let password = password.ok_or(Refusal::Missing(Missing::Password))?;
    let agreed = agreement::agreed(form).map(str::to_owned);
    let (ctx, visitor) = (&web.ctx, visit.visitor());
    let completed = registration::complete_offer(
        ctx,
        &offered.offer,
        password,
        agreed,
        visit.language,
        &visitor,
    );
    Ok(completed.await?)
}

/// The offer of the link, with what its page shows.
struct Offered {
    token: String,
    offer: Offer,
    shown: OfferShown,
    terms: Option<Terms>,
}

impl Offered {
    async fn read(web: &Web, visit: &Visit, form: &Form) -> Result<Offered, Failure> {
        let token = form.text("offer").to_owned();
        let offer = Offer::parse(&token, &web.ctx.secret, web.ctx.now());
        let offer = offer.ok_or_else(Failure::not_found)?;
        let shown = registration::get_offer_shown(&web.ctx, &offer).await?;
        let terms = agreement::terms_for(web, visit).await?;
        Ok(Offered { token, offer, shown, terms })
    }
}

fn page(
    visit: &Visit,
    offered: &Offered,
    typed: &Form,
    problems: &Problems,
    notice: Option<Notice<'_>>,
) -> Response {
    let words = visit.words;
    let title = words.registration_receipt_title();
    let situation = match offered.shown.is_proof {
        true => words.registration_receipt_situation(),
        false => words.registration_code_explained(),
    };
    let content = if offered.shown.has_login {
        html! {
            p { (words.registration_has_login()) }
            (actions(button_link("/sign-in", words.sign_in_title(), Look::Primary)))
        }
    } else {
        receipt_form(visit, offered, typed, problems)
    };
    let page = Page { title, heading: title, situation, notice, ..Page::default() };
    visit.page(&page, Width::Wide, content)
}

fn receipt_form(visit: &Visit, offered: &Offered, typed: &Form, problems: &Problems) -> Markup {
    let words = visit.words;
    let rule = PasswordRule::of(&visit.web.ctx.biller);
    let count = words.common_form_error_count(problems.iter().count());
    let OfferShown { account_number, is_proof, .. } = &offered.shown;
    // Whoever paid may not know it: the bill was found by other criteria, or by a link.
    let account = if *is_proof { account_number.to_string() } else { masked(account_number) };
    form(
        "/register/receipt",
        html! {
            (problem_summary(&count, problems))
            (hidden("offer", &offered.token))
            (definitions([
                (words.common_account(), account.as_str()),
                (words.registration_email(), offered.offer.email.as_str()),
            ]))
            @if *is_proof {
                // Names the login for whatever keeps passwords.
                input type="text" name="username" autocomplete="username" hidden value=(offered.offer.email);
                (fields(html! { (new_password::draw(words, rule, problems)) }))
                (agreement::draw(words, offered.terms.as_ref(), agreement::agreed(typed), problems))
                (actions(html! { (Button::new(words.registration_complete(), Look::Primary)) }))
            } @else {
                (actions(html! { (Button::new(words.registration_send_code(), Look::Primary)) }))
            }
        },
    )
}
