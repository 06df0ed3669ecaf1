//! What one chooses for the time being: the account that is looked at, and the language.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use base::Language;
use billing::people::{self, SessionState};

use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Signed, Visit, Web, cookies};

/// `POST /session/account`: field `account`, an id.
pub async fn choose_account(
    State(web): State<Web>,
    signed: Signed,
    form: Form,
) -> Result<Response, Failure> {
    let account = form.find_parsed("account").ok_or_else(Failure::not_found)?;
    people::choose_account(&web.ctx, &signed.session, account).await?;
    Ok(ReturnTo::of(&form).redirect().into_response())
}

/// `POST /language`: field `language`, `en` or `es`; for visitors and for users.
pub async fn choose_language(
    State(web): State<Web>,
    visit: Visit,
    form: Form,
) -> Result<Response, Failure> {
    let language: Language = form.find_parsed("language").unwrap_or(visit.language);
    if let Some(token) = &visit.token
        && let SessionState::Valid { session, .. } = people::find_session(&web.ctx, token).await?
    {
        people::set_language(&web.ctx, session.user.id, language).await?;
    }
    let cookie = cookies::LANGUAGE.set(language.tag(), web.is_tls);
    Ok((cookie, ReturnTo::of(&form).redirect()).into_response())
}
