//! `/invitations/{token}`: what the letter of an invitation leads to. Looking uses nothing up.

mod accept;
mod login;
mod show;

use axum::Router;
use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use base::Refusal;
use billing::delegates::InvitationToken;

use crate::kit::components::{Look, actions, button_link};
use crate::kit::layout::{Page, Width};
use crate::kit::{Failure, Visit, Web, html};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/invitations/{token}", get(show::show))
        .route("/invitations/{token}/acceptance", post(accept::accept))
        .route("/invitations/{token}/login", post(login::create))
}

/// The token in the address; None for one that we did not make.
pub struct PathToken(Option<InvitationToken>);

impl FromRequestParts<Web> for PathToken {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<PathToken, Failure> {
        let path = Path::<String>::from_request_parts(parts, web).await;
        let text = path.map(|Path(text)| text).unwrap_or_default();
        Ok(PathToken(InvitationToken::parse(&web.ctx.secret, &text)))
    }
}

/// One answer for a link that was never made, has been used, taken back, or came too late.
fn gone(visit: &Visit) -> Response {
    let words = visit.words;
    let (title, situation) =
        (words.delegates_gone_title(), words.refusal(&Refusal::InvitationGone));
    let page = Page { title, heading: title, situation: &situation, ..Page::default() };
    let content = actions(html! {
        (button_link("/", words.common_go_home(), Look::Secondary))
    });
    (StatusCode::NOT_FOUND, visit.page(&page, Width::Narrow, content)).into_response()
}
