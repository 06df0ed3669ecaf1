//! `/sign-in/passkey`: a device's own key, which is proof enough.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use base::Refusal;
use billing::credentials::Challenge;
use billing::people::{self, SignedIn};

use super::welcome;
use crate::kit::components::Look;
use crate::kit::cookies;
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Markup, Visit, Web, html};
use crate::portal::passkeys::{self, PasskeyForm};

pub const ADDRESS: &str = "/sign-in/passkey";

/// `POST /sign-in/passkey`: the fields that the script fills in.
pub async fn create(
    State(web): State<Web>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&form);
    let used_up = cookies::PASSKEY_CHALLENGE.clear(web.is_tls);
    match sign_in(&web, &visit, &headers, &form).await {
        Ok(signed_in) => Ok((used_up, welcome(&visit, &signed_in, &return_to)).into_response()),
        Err(failure) if failure.refusal() == Some(&Refusal::WrongPasskey) => {
            let again = Redirect::to(&return_to.onto("/sign-in?passkey_refused=yes"));
            Ok((used_up, again).into_response())
        }
        Err(failure) => Err(failure),
    }
}

async fn sign_in(
    web: &Web,
    visit: &Visit,
    headers: &HeaderMap,
    form: &Form,
) -> Result<SignedIn, Failure> {
    let challenge = passkeys::find_challenge(web, headers).ok_or(Refusal::WrongPasskey)?;
    let assertion = passkeys::find_assertion(form).ok_or(Refusal::WrongPasskey)?;
    let visitor = visit.visitor();
    Ok(people::sign_in_by_passkey(&web.ctx, challenge, &assertion, &visitor).await?)
}

/// The way in for whoever has one, as a part of the sign-in page.
pub fn draw(visit: &Visit, challenge: Challenge, return_to: &ReturnTo) -> Result<Markup, Failure> {
    let form = PasskeyForm {
        address: ADDRESS,
        challenge,
        return_to: Some(return_to),
        label: visit.words.security_passkey_sign_in(),
        look: Look::Secondary,
        offers: true,
        new: None,
    };
    form.draw(visit, html! {})
}
