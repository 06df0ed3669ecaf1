//! What people set about themselves: one page a tab.

mod accounts;
mod people;

use axum::Router;
use axum::response::Response;

use crate::kit::components::{self, Notice, stack};
use crate::kit::layout::Page;
use crate::kit::{Markup, Place, Signed, Web, html};

pub fn routes() -> Router<Web> {
    Router::new().merge(people::routes()).merge(accounts::routes())
}

/// The pages of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Accounts,
    People,
}

impl Tab {
    const ALL: [Tab; 2] = [Tab::Accounts, Tab::People];

    fn address(self) -> &'static str {
        match self {
            Tab::Accounts => "/settings/accounts",
            Tab::People => "/settings/people",
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
    let label = |shown| match shown {
        Tab::Accounts => words.accounts_settings_title(),
        Tab::People => words.delegates_title(),
    };
    let tabs = Tab::ALL.map(|shown| components::Tab {
        label: label(shown),
        href: shown.address(),
        current: shown == tab,
        count: None,
    });
    let title = label(tab);
    let page = Page { title, heading: title, situation, notice, ..Page::default() };
    let content = stack(html! {
        (components::tabs(words.accounts_settings_title(), tabs))
        (content)
    });
    below(signed, page, content)
}

/// A page below one of them, which says itself what it is and where it came from.
pub(super) fn below(signed: &Signed, page: Page<'_>, content: Markup) -> Response {
    signed.page(Place::Settings, page, content)
}
