//! Who walks through the steps, where they are, and what the browser holds of it.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use billing::registration::{self, Claimant, Ticket};

use crate::kit::components::{Card, stack};
use crate::kit::cookies::{self, SetCookie};
use crate::kit::layout::{Page, Width};
use crate::kit::session::NotSigned;
use crate::kit::{Failure, Markup, Place, Render as _, Signed, Visit, Web};

/// A stranger who wants a login, or a user who wants more accounts on theirs.
pub enum Walker {
    Stranger(Box<Visit>),
    User(Box<Signed>),
}

/// The steps that both walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Ways,
    Account,
    Invoice,
    Invoices,
    Code,
    CodeAgain,
}

impl Walker {
    pub fn visit(&self) -> &Visit {
        match self {
            Walker::Stranger(visit) => visit,
            Walker::User(signed) => &signed.visit,
        }
    }

    pub fn claimant(&self) -> Claimant<'_> {
        let visit = self.visit();
        let user = match self {
            Walker::Stranger(_) => None,
            Walker::User(signed) => Some(&signed.session.user),
        };
        Claimant { network: visit.network, language: visit.language, user }
    }

    pub fn address(&self, step: Step) -> &'static str {
        match (self, step) {
            (Walker::Stranger(_), Step::Ways) => "/register",
            (Walker::Stranger(_), Step::Account) => "/register/account",
            (Walker::Stranger(_), Step::Invoice) => "/register/invoice",
            (Walker::Stranger(_), Step::Invoices) => "/register/invoices",
            (Walker::Stranger(_), Step::Code) => "/register/code",
            (Walker::Stranger(_), Step::CodeAgain) => "/register/codes",
            (Walker::User(_), Step::Ways) => "/settings/accounts/new",
            (Walker::User(_), Step::Account) => "/settings/accounts/new/account",
            (Walker::User(_), Step::Invoice) => "/settings/accounts/new/invoice",
            (Walker::User(_), Step::Invoices) => "/settings/accounts/new/invoices",
            (Walker::User(_), Step::Code) => "/settings/accounts/new/code",
            (Walker::User(_), Step::CodeAgain) => "/settings/accounts/new/codes",
        }
    }

    pub fn lead_to(&self, step: Step) -> Response {
        Redirect::to(self.address(step)).into_response()
    }

    /// Past the code: a stranger goes on to choose a login, a user has the accounts.
    pub async fn arrive(&self, web: &Web, ticket: &Ticket) -> Result<Response, Failure> {
        let Walker::User(signed) = self else {
            return Ok(Redirect::to("/register/details").into_response());
        };
        registration::add_to_login(&web.ctx, ticket, &signed.session.user).await?;
        let dashboard = Redirect::to("/dashboard?notice=accounts-added");
        Ok((cookies::REGISTRATION.clear(web.is_tls), dashboard).into_response())
    }

    pub fn page(&self, page: Page<'_>, content: Markup) -> Response {
        match self {
            Walker::Stranger(visit) => visit.page(&page, Width::Wide, content),
            Walker::User(signed) => {
                signed.page(Place::Settings, page, Card::new("", stack(content)).render())
            }
        }
    }
}

/// Inside the settings only who is signed in walks on.
impl FromRequestParts<Web> for Walker {
    type Rejection = NotSigned;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Walker, NotSigned> {
        match parts.uri.path().starts_with("/settings/") {
            true => Ok(Walker::User(Box::new(Signed::from_request_parts(parts, web).await?))),
            false => Ok(Walker::Stranger(Box::new(Visit::of(web, parts)))),
        }
    }
}

/// The registration that this browser is on the way with.
pub struct Held(pub Option<Ticket>);

impl FromRequestParts<Web> for Held {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Held, Infallible> {
        let cookie = cookies::REGISTRATION.find(&parts.headers, web.is_tls);
        Ok(Held(cookie.and_then(|text| Ticket::parse(text, &web.ctx.secret))))
    }
}

pub fn keep(web: &Web, ticket: &Ticket) -> SetCookie {
    cookies::REGISTRATION.set(&ticket.expose(), web.is_tls)
}
