//! What people set about themselves: one page a tab.

mod authenticator;
mod devices;
mod passkeys;
mod password;
mod recovery_codes;
mod security;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};

use crate::kit::components::{self, Notice, stack};
use crate::kit::layout::Page;
use crate::kit::{Markup, Place, Signed, Web, html};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/settings/security", get(security::show))
        .route("/settings/security/password", get(password::show).post(password::update))
        .route("/settings/security/authenticator", post(authenticator::begin))
        .route(
            "/settings/security/authenticator/removal",
            get(authenticator::ask_removal).post(authenticator::remove),
        )
        .route(
            "/settings/security/authenticator/{id}",
            get(authenticator::show).post(authenticator::confirm),
        )
        .route("/settings/security/passkeys", post(passkeys::create))
        .route("/settings/security/passkeys/new", get(passkeys::new))
        .route("/settings/security/passkeys/{id}", get(passkeys::show).post(passkeys::update))
        .route("/settings/security/passkeys/{id}/removal", post(passkeys::remove))
        .route("/settings/security/recovery-codes", post(recovery_codes::renew))
        .route("/settings/security/recovery-codes/{id}", get(recovery_codes::show))
        .route("/settings/security/recovery-codes/{id}/download", get(recovery_codes::download))
        .route("/settings/security/devices/sign-out", post(devices::sign_out_others))
        .route("/settings/security/devices/{id}/sign-out", post(devices::sign_out))
}

/// The pages of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Security,
}

impl Tab {
    const ALL: [Tab; 1] = [Tab::Security];

    fn address(self) -> &'static str {
        match self {
            Tab::Security => "/settings/security",
        }
    }
}

/// One of them, inside the portal's frame.
pub(super) fn page(
    signed: &Signed,
    tab: Tab,
    situation: &str,
    notice: Option<Notice<'_>>,
    content: Markup,
) -> Response {
    let words = signed.visit.words;
    let tabs = Tab::ALL.map(|shown| components::Tab {
        label: match shown {
            Tab::Security => words.settings_tab_security(),
        },
        href: shown.address(),
        current: shown == tab,
        count: None,
    });
    let title = match tab {
        Tab::Security => words.security_title(),
    };
    let page =
        Page { title, heading: words.settings_title(), situation, notice, ..Page::default() };
    let content = stack(html! {
        (components::tabs(words.settings_tabs(), tabs))
        (content)
    });
    signed.page(Place::Settings, page, content)
}
