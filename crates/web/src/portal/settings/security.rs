//! `/settings/security`: how one signs in, and where one is signed in.

use axum::extract::State;
use axum::response::Response;

use words::Words;

use super::{Tab, devices, page};
use crate::kit::components::{Card, Entry, Look, Notice, NoticeKind, button_link, list};
use crate::kit::forms::Query;
use crate::kit::{Failure, Icon, Markup, Render as _, Signed, Web, html};

/// `?notice=` says what has just happened.
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let notice = match query.text("notice") {
        "password-changed" => Some(words.passwords_changed()),
        "device-signed-out" => Some(words.security_device_signed_out()),
        "devices-signed-out" => Some(words.security_devices_signed_out()),
        _ => None,
    };
    let notice = notice.map(|sentence| Notice::new(NoticeKind::Success, sentence));
    let content = html! {
        (password_card(words))
        (devices::card(&web, &signed).await?)
    };
    Ok(page(&signed, Tab::Security, words.security_situation(), notice, content))
}

fn password_card(words: Words) -> Markup {
    let change = button_link("/settings/security/password", words.common_change(), Look::Secondary);
    let entry = Entry {
        icon: Some(Icon::Lock),
        title: words.passwords_title(),
        detail: words.passwords_explained(),
        aside: Some(change),
        ..Entry::default()
    };
    Card::new(words.security_signing_in(), list([entry])).render()
}
