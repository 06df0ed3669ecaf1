//! Skipping a debit, and stopping AutoPay.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Refusal, kinds};
use billing::autopay;

use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Proven, Web};

/// `POST /autopay/{id}/skips`, field `cycle`.
pub async fn skip(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Autopay>,
    sent: Form,
) -> Result<Response, Failure> {
    let cycle: Id<_> = sent.find_parsed("cycle").ok_or_else(Failure::not_found)?;
    let notice = match autopay::skip(&web.ctx, signed.session.user.id, id, cycle).await {
        Ok(()) => "skipped",
        Err(Error::Refused(Refusal::DebitBegun)) => "begun",
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/autopay/{id}?notice={notice}")).into_response())
}

/// `POST /autopay/{id}/withdrawal`: the authorization is taken back.
pub async fn stop(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Autopay>,
) -> Result<Response, Failure> {
    autopay::stop(&web.ctx, signed.session.user.id, id).await?;
    Ok(Redirect::to("/autopay?notice=stopped").into_response())
}
