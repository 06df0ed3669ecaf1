//! `/register` and `/settings/accounts/new`: the ways to begin.

use axum::response::{IntoResponse as _, Redirect, Response};

use super::{Step, Walker};
use crate::kit::components::{Entry, Look, actions, button_link, list};
use crate::kit::layout::Page;
use crate::kit::session::is_signed_in;
use crate::kit::{Failure, Icon, html};

pub async fn show(walker: Walker) -> Result<Response, Failure> {
    let is_stranger = matches!(walker, Walker::Stranger(_));
    if is_stranger && is_signed_in(walker.visit()).await? {
        return Ok(Redirect::to("/settings/accounts/new").into_response());
    }
    let words = walker.visit().words;
    let ways = [
        Entry {
            icon: Some(Icon::Person),
            title: words.registration_by_account(),
            detail: words.registration_by_account_explained(),
            href: Some(walker.address(Step::Account)),
            ..Entry::default()
        },
        Entry {
            icon: Some(Icon::Bill),
            title: words.registration_by_invoice(),
            detail: words.registration_by_invoice_explained(),
            href: Some(walker.address(Step::Invoice)),
            ..Entry::default()
        },
    ];
    let (title, situation) = match is_stranger {
        true => (words.registration_title(), words.registration_situation()),
        false => (words.registration_add_title(), words.registration_add_situation()),
    };
    let page = Page { title, heading: title, situation, ..Page::default() };
    let content = html! {
        h2 { (words.registration_ways()) }
        (list(ways))
        @if is_stranger {
            h2 { (words.registration_have_login()) }
            (actions(button_link("/sign-in", words.sign_in_title(), Look::Secondary)))
        }
    };
    Ok(walker.page(page, content))
}
