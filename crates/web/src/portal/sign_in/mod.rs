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
use billing::people::{self, Admitted, SignedIn};

use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Visit, Web, cookies};

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
fn admitted(web: &Web, admitted: &Admitted, return_to: &ReturnTo) -> Response {
    match admitted {
        Admitted::In(signed_in) => welcome(web, signed_in, return_to),
        Admitted::Halfway(pending) => {
            let cookie = cookies::SECOND_STEP.set(&pending.token.expose(), web.is_tls);
            (cookie, Redirect::to(&return_to.onto(second_step::ADDRESS))).into_response()
        }
    }
}

/// The browser gets the new session, and the language of its user.
fn welcome(web: &Web, signed_in: &SignedIn, return_to: &ReturnTo) -> Response {
    let session = cookies::SESSION.set(&signed_in.token.expose(), web.is_tls);
    let language = cookies::LANGUAGE.set(signed_in.user.language.tag(), web.is_tls);
    (session, language, return_to.redirect()).into_response()
}
