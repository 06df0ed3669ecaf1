//! A request of a guest's: whoever has found a bill, and pays it without signing in.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use billing::guests::{self, Found, GuestToken};
use billing::payers::{Guest, Payer};

use crate::kit::cookies::{self, SetCookie};
use crate::kit::{Failure, Visit, Web};

#[derive(Clone)]
pub struct GuestVisit {
    pub visit: Visit,
    pub guest: Guest,
}

impl GuestVisit {
    pub fn payer(&self) -> Payer {
        Payer::Guest(self.guest.id)
    }

    /// What the guest found, as it stands now.
    pub async fn found(&self) -> Result<Found, Failure> {
        let mut conn = self.visit.web.ctx.db.read().await.map_err(base::Error::from)?;
        Ok(guests::found_by(&mut conn, &self.guest).await?)
    }
}

impl FromRequestParts<Web> for GuestVisit {
    type Rejection = NoGuest;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<GuestVisit, NoGuest> {
        let visit = Visit::of(web, parts);
        let cookie = cookies::GUEST.find(&parts.headers, web.is_tls);
        let Some(token) = cookie.and_then(GuestToken::parse) else { return Err(NoGuest::Unknown) };
        let found = guests::find_guest(&web.ctx, &token).await;
        match found.map_err(|error| NoGuest::Failure(error.into()))? {
            Some(guest) => Ok(GuestVisit { visit, guest }),
            None => Err(NoGuest::Over { is_tls: web.is_tls }),
        }
    }
}

/// Why nobody is a guest here.
pub enum NoGuest {
    /// Has found nothing yet.
    Unknown,
    /// The half hour is over.
    Over {
        is_tls: bool,
    },
    Failure(Failure),
}

/// The cookie is worth nothing any more, so it goes: one is told only once that time is over.
impl IntoResponse for NoGuest {
    fn into_response(self) -> Response {
        match self {
            NoGuest::Unknown => Redirect::to("/guest").into_response(),
            NoGuest::Over { is_tls } => {
                let over = Redirect::to("/guest?expired=yes");
                (cookies::GUEST.clear(is_tls), over).into_response()
            }
            NoGuest::Failure(failure) => failure.into_response(),
        }
    }
}

pub fn keep(web: &Web, token: &GuestToken) -> SetCookie {
    cookies::GUEST.set(token.expose(), web.is_tls)
}
