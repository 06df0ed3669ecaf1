//! `POST /invitations/{token}/acceptance`: a user who is signed in takes the invitation.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Refusal};
use billing::{delegates, people};

use super::show::{Door, failure};
use super::{PathToken, gone};
use crate::kit::session::find_session;
use crate::kit::{Failure, Visit, Web};

pub async fn accept(
    State(web): State<Web>,
    visit: Visit,
    PathToken(token): PathToken,
) -> Result<Response, Failure> {
    let Some(token) = token else { return Ok(gone(&visit)) };
    let address = format!("/invitations/{}", token.expose());
    let Some(session) = find_session(&visit).await? else {
        return Ok(Redirect::to(&address).into_response()); // it expired meanwhile
    };
    let invited = delegates::find_invited(&web.ctx, &token).await?;
    match delegates::accept(&web.ctx, session.user.id, &token).await {
        Ok(account) => {
            people::choose_account(&web.ctx, &session, account).await?;
            Ok(Redirect::to("/dashboard?welcome=yes").into_response())
        }
        Err(Error::Refused(refusal @ Refusal::AlreadyReached)) => {
            let Some(invited) = &invited else { return Ok(gone(&visit)) };
            let sentence = visit.words.refusal(&refusal);
            let door = Door { visit: &visit, invited, address: &address, terms: None };
            let page = door.accepting(&session, Some(failure(&sentence)));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Error::Refused(Refusal::InvitationGone)) => Ok(gone(&visit)),
        Err(error) => Err(error.into()),
    }
}
