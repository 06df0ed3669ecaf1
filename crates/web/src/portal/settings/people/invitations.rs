//! An invitation that waits: sent again, or taken back.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Email, kinds};
use billing::delegates;

use crate::kit::forms::encode;
use crate::kit::path::PathId;
use crate::kit::{Failure, Signed, Web};

pub async fn send_again(
    State(web): State<Web>,
    signed: Signed,
    PathId(invitation): PathId<kinds::Invitation>,
) -> Result<Response, Failure> {
    let email = delegates::send_again(&web.ctx, signed.session.user.id, invitation).await?;
    Ok(back("sent", &email))
}

pub async fn withdraw(
    State(web): State<Web>,
    signed: Signed,
    PathId(invitation): PathId<kinds::Invitation>,
) -> Result<Response, Failure> {
    let user = signed.session.user.id;
    let email = delegates::withdraw_invitation(&web.ctx, user, invitation).await?;
    Ok(back("taken-back", &email))
}

fn back(notice: &str, email: &Email) -> Response {
    let email = encode(email.as_str());
    Redirect::to(&format!("/settings/people?notice={notice}&email={email}")).into_response()
}
