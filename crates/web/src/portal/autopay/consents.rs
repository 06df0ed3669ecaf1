//! `/autopay/consents/{id}/text`: the authorization that was agreed to, as a file.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use base::{Error, kinds};
use billing::autopay;

use crate::kit::path::PathId;
use crate::kit::{Failure, Proven, Web};

pub async fn download(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Consent>,
) -> Result<Response, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let consent = autopay::find_consent_for(&mut conn, signed.session.user.id, id).await?;
    let consent = consent.ok_or_else(Failure::not_found)?;
    let name = format!("autopay-{}-{}.txt", consent.version, consent.language.tag());
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, consent.text).into_response())
}
