//! Signing in, by password or by a code from an e-mail, and out. Where somebody wanted to go is kept
//! all along in `return_to`.

mod code;
mod passkey;
mod password;
mod second_step;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base::{Id, kinds};
use billing::people::{self, Admitted, KnownBrowser, SignedIn};

use crate::kit::cookies::SetCookie;
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Visit, Web, cookies, kept_forms};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/sign-in", get(password::show).post(password::create))
        .route("/sign-in/code", get(code::show).post(code::create))
        .route("/sign-in/code/enter", get(code::enter).post(code::redeem))
        .route(passkey::ADDRESS, post(passkey::create))
        .route(second_step::ADDRESS, get(second_step::show).post(second_step::create))
        .route("/sign-out", post(sign_out))
}

/// `POST /sign-out`
async fn sign_out(State(web): State<Web>, visit: Visit) -> Result<Response, Failure> {
    if let Some(token) = &visit.token {
        people::sign_out(&web.ctx, token).await?;
    }
    let cookie = cookies::SESSION.clear(web.is_tls);
    Ok((cookie, Redirect::to("/sign-in?signed_out=yes")).into_response())
}

/// In, or on to the second step.
fn admitted(visit: &Visit, admitted: &Admitted, return_to: &ReturnTo) -> Response {
    match admitted {
        Admitted::In(signed_in) => welcome(visit, signed_in, return_to),
        Admitted::Halfway(pending) => {
            let cookie = cookies::SECOND_STEP.set(&pending.token.expose(), visit.web.is_tls);
            (cookie, Redirect::to(&return_to.onto(second_step::ADDRESS))).into_response()
        }
    }
}

/// The browser gets the new session, the language of its user, and is known from now on.
pub(super) fn welcome(visit: &Visit, signed_in: &SignedIn, return_to: &ReturnTo) -> Response {
    let web = &visit.web;
    let session = cookies::SESSION.set(&signed_in.token.expose(), web.is_tls);
    let language = cookies::LANGUAGE.set(signed_in.user.language.tag(), web.is_tls);
    (
        session,
        language,
        known_from_now(visit, signed_in.user.id),
        Redirect::to(&kept_forms::after_offer(visit, return_to)),
    )
        .into_response()
}

/// Whoever signs in here once is counted apart from strangers.
fn known_from_now(visit: &Visit, user: Id<kinds::User>) -> SetCookie {
    let browser = KnownBrowser::remember(&visit.web.ctx, visit.browser.clone(), user);
    cookies::KNOWN_BROWSER.set(&browser.expose(), visit.web.is_tls)
}
