//! Withdrawing the authorization of the instalments: they are paid by hand from then on.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::kinds;
use billing::arrangements;

use crate::kit::path::PathId;
use crate::kit::{Failure, Proven, Web};

pub async fn cancel_debits(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Arrangement>,
) -> Result<Response, Failure> {
    arrangements::stop_debits(&web.ctx, signed.session.user.id, id).await?;
    Ok(Redirect::to(&format!("/arrangements/{id}?notice=stopped")).into_response())
}
