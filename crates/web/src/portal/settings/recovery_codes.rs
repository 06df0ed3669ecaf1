//! Recovery codes: shown for a while after they were made, to be printed or saved, and made anew.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use base::{Id, kinds};
use billing::credentials::{self, RecoveryCodes};

use super::{Tab, page};
use crate::kit::components::{
    Card, Look, Notice, NoticeKind, actions, button_link, print_button, stack,
};
use crate::kit::path::PathId;
use crate::kit::{Failure, FreshlyProven, Render as _, Signed, Web, html};

const ADDRESS: &str = "/settings/security/recovery-codes";

/// `POST /settings/security/recovery-codes`
pub async fn renew(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
) -> Result<Response, Failure> {
    let set = credentials::renew_recovery_codes(&web.ctx, signed.session.holder()).await?;
    Ok(Redirect::to(&format!("{ADDRESS}/{set}")).into_response())
}

/// `GET /settings/security/recovery-codes/{id}`
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    PathId(set): PathId<kinds::RecoveryCodes>,
) -> Result<Response, Failure> {
    let codes = get_codes(&web, &signed, set).await?;
    let words = signed.visit.words;
    let download = format!("{ADDRESS}/{set}/download");
    let content = html! {
        ol class="codes" { @for code in &codes.0 { li { code { (code.expose()) } } } }
        (actions(html! {
            (button_link("/settings/security", words.security_codes_done(), Look::Primary))
            (button_link(&download, words.security_codes_download(), Look::Secondary))
            (print_button(words.common_print()))
        }))
    };
    let card = Card::new(words.security_codes_title(), stack(content)).render();
    let notice = Notice::new(NoticeKind::Warning, words.security_codes_shown_once());
    Ok(page(&signed, Tab::Security, words.security_codes_explained(), Some(notice), card))
}

/// `GET /settings/security/recovery-codes/{id}/download`: as plain text.
pub async fn download(
    State(web): State<Web>,
    signed: Signed,
    PathId(set): PathId<kinds::RecoveryCodes>,
) -> Result<Response, Failure> {
    let codes = get_codes(&web, &signed, set).await?;
    let biller = web.ctx.biller.name.as_str();
    let mut text = signed.visit.words.security_codes_file(biller);
    text.push_str("\n\n");
    for code in &codes.0 {
        text.push_str(&code.expose());
        text.push('\n');
    }
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"recovery-codes.txt\""),
    ];
    Ok((headers, text).into_response())
}

async fn get_codes(
    web: &Web,
    signed: &Signed,
    set: Id<kinds::RecoveryCodes>,
) -> Result<RecoveryCodes, Failure> {
    let found = credentials::find_new_codes(&web.ctx, signed.session.holder(), set).await?;
    found.ok_or_else(Failure::not_found)
}
