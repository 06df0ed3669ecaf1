//! Stopping what is planned, or leaving one of its days out.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Refusal, Result, kinds};
use billing::schedules;

use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Proven, Web};

pub async fn cancel(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Schedule>,
) -> Result<Response, Failure> {
    let user = signed.session.user.id;
    let stopped = schedules::cancel(&web.ctx, user, id).await;
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let view = schedules::view_for(&mut conn, user, id).await?.ok_or_else(Failure::not_found)?;
    let notice = if view.schedule.next_on.is_some() { "last" } else { "canceled" };
    answer(id, stopped, notice)
}

pub async fn skip(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Schedule>,
    sent: Form,
) -> Result<Response, Failure> {
    let number = sent.find_parsed("number").unwrap_or(-1);
    let skipped = schedules::skip(&web.ctx, signed.session.user.id, id, number).await;
    answer(id, skipped, "skipped")
}

/// Its page says what has come of it.
fn answer(id: Id<kinds::Schedule>, done: Result<()>, notice: &str) -> Result<Response, Failure> {
    let notice = match done {
        Ok(()) => notice,
        Err(Error::Refused(Refusal::CutOffPassed)) => "too-late",
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/scheduled-payments/{id}?notice={notice}")).into_response())
}
