//! `POST /hooks/processor`: the payment processor says that something has happened.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use billing::payments;

use crate::kit::{Failure, Web};

/// The signature's header (docs.stripe.com/webhooks/signature).
const SIGNATURE: &str = "stripe-signature";

/// 204 once it is kept, 400 where it isn't the processor's. The body never reaches the log: a
/// stranger wrote it, or it is about somebody's money.
pub async fn receive(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let signature = headers.get(SIGNATURE).and_then(|value| value.to_str().ok());
    match payments::receive(&web.ctx, &body, signature.unwrap_or_default()).await? {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(why) => {
            tracing::warn!(%why, "a webhook was not believed");
            Ok(StatusCode::BAD_REQUEST)
        }
    }
}
