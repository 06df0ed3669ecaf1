//! `/payment-methods/setups/{id}`: back from the processor's page, with a new method or without.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Refusal, Result, kinds};
use billing::methods::{self, Finished};
use billing::payments;

use super::show::back;
use crate::kit::forms::Query;
use crate::kit::path::PathId;
use crate::kit::{Failure, Web};
use crate::portal::payments::Paying;

/// `?left=yes`: the payer left the page without finishing.
pub async fn finish(
    State(web): State<Web>,
    paying: Paying,
    PathId(setup): PathId<kinds::MethodSetup>,
    Query(query): Query,
) -> Result<Response, Failure> {
    if query.is_ticked("left") {
        return not_added(&web, &paying, setup).await;
    }
    match methods::finish_setup(&web.ctx, paying.payer(), setup).await {
        Ok(finished) => added(&web, &paying, finished).await,
        Err(Error::Refused(Refusal::SetupNotFinished)) => not_added(&web, &paying, setup).await,
        Err(error) => Err(error.into()),
    }
}

async fn added(web: &Web, paying: &Paying, finished: Finished) -> Result<Response, Failure> {
    let Some(draft) = finished.draft else {
        return Ok(match finished.for_autopay {
            true => {
                Redirect::to(&format!("/autopay/new?method={}", finished.method)).into_response()
            }
            false => back("added", finished.method),
        });
    };
    payments::choose_method(&web.ctx, paying.payer(), draft, finished.method).await?;
    Ok(Redirect::to(&paying.at(&format!("/payments/{draft}/review"))).into_response())
}

/// Back to where it was begun: to the choice, which is kept, or to the list.
async fn not_added(
    web: &Web,
    paying: &Paying,
    setup: Id<kinds::MethodSetup>,
) -> Result<Response, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let started = methods::setup_for(&mut conn, paying.payer(), setup).await?;
    let started = started.ok_or_else(Failure::not_found)?;
    let address = match started.draft_id {
        Some(draft) => format!("/payments/new?notice=not-added&draft={draft}"),
        None => "/payment-methods?notice=not-added".to_owned(),
    };
    Ok(Redirect::to(&paying.at(&address)).into_response())
}
