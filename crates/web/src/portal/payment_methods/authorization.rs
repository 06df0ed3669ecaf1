//! `/payment-methods/{id}/authorization`: what was agreed to when a method was added, as a file.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use base::{Error, Result, kinds};
use billing::methods::{self, Agreement, Method};
use words::Words;

use super::names::name_of;
use crate::kit::path::PathId;
use crate::kit::{Failure, Proven, Web};

/// Also of a method that was removed, or was for one payment only: the agreement stays.
pub async fn download(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(method): PathId<kinds::Method>,
) -> Result<Response, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let found = methods::find_for(&mut conn, signed.payer(), method).await?;
    let method = found.ok_or_else(Failure::not_found)?;
    let agreement = methods::find_agreement_for(&mut conn, signed.payer(), method.id).await?;
    let agreement = agreement.ok_or_else(Failure::not_found)?;
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file_name(&agreement))),
    ];
    Ok((headers, file(&web, &method, &agreement)).into_response())
}

/// `authorization-2026-11-es.txt`
fn file_name(agreement: &Agreement) -> String {
    format!("authorization-{}-{}.txt", agreement.version, agreement.language.tag())
}

/// The facts, a line, and the text as it was agreed to: to the last letter, so that its hash can be
/// checked.
fn file(web: &Web, method: &Method, agreement: &Agreement) -> String {
    let words = Words::of(agreement.language, web.region);
    let biller = &web.ctx.biller;
    let zone = biller.zone.iana_name().unwrap_or("UTC");
    let time = format!("{} ({zone})", words.date_and_time(agreement.agreed_at, &biller.zone));
    let facts = [
        words.methods_file_title(&biller.legal_name),
        words.methods_file_method(name_of(words, method)),
        words.methods_file_agreed(time),
        words.methods_file_network(&agreement.network_address),
        words.methods_file_version(&agreement.version),
        words.methods_file_hash(&agreement.hash),
    ];
    format!("{}\n{}\n{}", facts.join("\n"), "-".repeat(72), agreement.text)
}
