//! What people set about themselves: one page a tab.

mod accounts;
mod authenticator;
mod consents;
mod devices;
mod passkeys;
mod password;
mod people;
mod profile;
mod recovery_codes;
mod security;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use words::Words;

use crate::kit::components::{self, Notice, stack};
use crate::kit::layout::Page;
use crate::kit::{Markup, Place, Signed, Web, html};

pub fn routes() -> Router<Web> {
    Router::new()
        .merge(accounts::routes())
        .merge(people::routes())
        .merge(profile::routes())
        .route("/settings/consents", get(consents::show))
        .route("/settings/consents/{id}/text", get(consents::download))
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
    Profile,
    Security,
    Accounts,
    People,
    Consents,
}

impl Tab {
    const ALL: [Tab; 5] = [Tab::Profile, Tab::Security, Tab::Accounts, Tab::People, Tab::Consents];

    fn address(self) -> &'static str {
        match self {
            Tab::Profile => "/settings/profile",
            Tab::Security => "/settings/security",
            Tab::Accounts => "/settings/accounts",
            Tab::People => "/settings/people",
            Tab::Consents => "/settings/consents",
        }
    }

    fn label(self, words: Words) -> &'static str {
        match self {
            Tab::Profile => words.settings_tab_profile(),
            Tab::Security => words.settings_tab_security(),
            Tab::Accounts => words.settings_tab_accounts(),
            Tab::People => words.settings_tab_people(),
            Tab::Consents => words.settings_tab_consents(),
        }
    }

    fn title(self, words: Words) -> &'static str {
        match self {
            Tab::Profile => words.profile_title(),
            Tab::Security => words.security_title(),
            Tab::Accounts => words.accounts_settings_title(),
            Tab::People => words.delegates_title(),
            Tab::Consents => words.registration_consents_title(),
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
        label: shown.label(words),
        href: shown.address(),
        current: shown == tab,
        count: None,
    });
    let (title, heading) = (tab.title(words), words.settings_title());
    let page = Page { title, heading, situation, notice, ..Page::default() };
    let content = stack(html! {
        (components::tabs(words.settings_tabs(), tabs))
        (content)
    });
    below(signed, page, content)
}

/// A page below one of them, which says itself what it is and where it came from.
pub(super) fn below(signed: &Signed, page: Page<'_>, content: Markup) -> Response {
    signed.page(Place::Settings, page, content)
}
