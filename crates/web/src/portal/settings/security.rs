//! `/settings/security`: how one signs in, and where one is signed in.

use axum::extract::State;
use axum::response::Response;
use billing::credentials;
use words::Words;

use super::{Tab, devices, page, passkeys};
use crate::kit::components::{
    Button, Card, Entry, Look, Notice, NoticeKind, button_link, list, post_button,
};
use crate::kit::forms::Query;
use crate::kit::{Failure, Icon, Markup, Render as _, Signed, Web, html};

/// `?notice=` says what has just happened.
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let notice = happened(words, query.text("notice"));
    let notice = match signed.session.lacks_second_factor(&web.ctx.biller) {
        true => Some(Notice::new(NoticeKind::Warning, words.security_second_factor_required())),
        false => notice.map(|sentence| Notice::new(NoticeKind::Success, sentence)),
    };
    let content = html! {
        (signing_in(&web, &signed).await?)
        (passkeys::card(&web, &signed).await?)
        (devices::card(&web, &signed).await?)
    };
    Ok(page(&signed, Tab::Security, words.security_situation(), notice, content))
}

fn happened(words: Words, notice: &str) -> Option<&'static str> {
    match notice {
        "password-changed" => Some(words.passwords_changed()),
        "passkey-added" => Some(words.security_passkey_added()),
        "passkey-removed" => Some(words.security_passkey_removed()),
        "app-removed" => Some(words.security_app_removed()),
        "device-signed-out" => Some(words.security_device_signed_out()),
        "devices-signed-out" => Some(words.security_devices_signed_out()),
        _ => None,
    }
}

async fn signing_in(web: &Web, signed: &Signed) -> Result<Markup, Failure> {
    let words = signed.visit.words;
    let password = Entry {
        icon: Some(Icon::Lock),
        title: words.passwords_title(),
        detail: words.passwords_explained(),
        aside: Some(button_link(
            "/settings/security/password",
            words.common_change(),
            Look::Secondary,
        )),
        ..Entry::default()
    };
    let content = match signed.session.has_second_factor {
        true => {
            let left = credentials::recovery_codes_left(&web.ctx, signed.session.user.id).await?;
            let left = words.security_codes_left(left);
            list([password, app_in_use(words), codes(words, &left)])
        }
        false => list([password, no_app(words)]),
    };
    Ok(Card::new(words.security_signing_in(), content).render())
}

fn no_app(words: Words) -> Entry<'static> {
    let add = Button::new(words.security_app_add(), Look::Secondary);
    Entry {
        icon: Some(Icon::Phone),
        title: words.security_app_title(),
        detail: words.security_app_off(),
        aside: Some(post_button("/settings/security/authenticator", add)),
        ..Entry::default()
    }
}

fn app_in_use(words: Words) -> Entry<'static> {
    let remove = "/settings/security/authenticator/removal";
    Entry {
        icon: Some(Icon::Phone),
        title: words.security_app_title(),
        detail: words.security_app_on(),
        aside: Some(button_link(remove, words.common_remove(), Look::Secondary)),
        ..Entry::default()
    }
}

fn codes<'a>(words: Words, left: &'a str) -> Entry<'a> {
    let renew = Button::new(words.security_codes_renew(), Look::Secondary);
    Entry {
        icon: Some(Icon::Printer),
        title: words.security_codes_title(),
        detail: left,
        aside: Some(post_button("/settings/security/recovery-codes", renew)),
        ..Entry::default()
    }
}
