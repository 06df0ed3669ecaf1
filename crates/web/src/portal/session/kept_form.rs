//! `/session/kept-form`: after signing in again or proving more, what was sent before. Nothing is sent
//! by itself.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use base::Error;
use billing::people::{self, KeptForm};

use crate::kit::components::{Button, Card, Look, actions, button_link, form, hidden};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Markup, Place, Render as _, Signed, Web, cookies, html};

/// Shown once; whoever is not its user is led on.
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&query);
    let clear = cookies::KEPT_FORM.clear(web.is_tls);
    let Some(key) = &signed.visit.kept_form else {
        return Ok(return_to.redirect().into_response());
    };
    match people::take_kept_form(&web.ctx, signed.session.user.id, key).await {
        Ok(kept) => Ok((clear, page(&signed, &kept, &return_to)).into_response()),
        Err(Error::NotFound) => Ok((clear, return_to.redirect()).into_response()),
        Err(error) => Err(error.into()),
    }
}

fn page(signed: &Signed, kept: &KeptForm, return_to: &ReturnTo) -> Response {
    let words = signed.visit.words;
    let sent = Form::parse(kept.fields.as_bytes()).unwrap_or_default();
    let content = match sent.find("draft").filter(|_| kept.path == "/payments") {
        Some(draft) => reviewing(signed, draft, return_to),
        None => sending(signed, kept, &sent, return_to),
    };
    let (title, situation) = (words.session_kept_title(), words.session_kept());
    let page = Page { title, heading: title, situation, ..Page::default() };
    signed.page(Place::Settings, page, Card::new("", content).render())
}

/// Money is never sent from here: its review comes first.
fn reviewing(signed: &Signed, draft: &str, return_to: &ReturnTo) -> Markup {
    let words = signed.visit.words;
    let review = format!("/payments/{draft}/review");
    actions(html! {
        (button_link(&review, words.session_kept_review(), Look::Primary))
        (button_link(return_to.as_str(), words.session_kept_leave(), Look::Quiet))
    })
}

fn sending(signed: &Signed, kept: &KeptForm, sent: &Form, return_to: &ReturnTo) -> Markup {
    let words = signed.visit.words;
    form(
        &kept.path,
        html! {
            @for (name, value) in sent.fields() { (hidden(name, value)) }
            (actions(html! {
                (Button::new(words.session_kept_send(), Look::Primary))
                (button_link(return_to.as_str(), words.session_kept_leave(), Look::Quiet))
            }))
        },
    )
}
