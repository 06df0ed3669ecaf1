//! Forms that a device answers: with a new key, or with an old one. Only a script can ask it, so only
//! a script shows them.

use axum::http::HeaderMap;
use base::SignedDuration;
use billing::credentials::{Answer, Assertion, Challenge, Relying, base64url};
use billing::people::User;

use crate::kit::components::{Button, Look, actions, hidden};
use crate::kit::cookies::{self, SetCookie};
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Markup, Visit, Web, html};

/// The fields that the script fills in.
const FIELDS: [&str; 5] =
    ["credential_id", "client_data", "authenticator_data", "signature", "public_key"];

/// A challenge with time left for whoever reads the page first.
const LEFT: SignedDuration = SignedDuration::from_mins(5);

/// What this browser is asked to sign, the same in all its windows; goes with the page as a cookie.
pub fn challenge(web: &Web, headers: &HeaderMap) -> (Challenge, SetCookie) {
    let later = web.ctx.now() + LEFT;
    let asked = find_challenge(web, headers).filter(|challenge| challenge.is_open(later));
    let challenge = asked.unwrap_or_else(|| Challenge(web.ctx.id()));
    (challenge, cookies::PASSKEY_CHALLENGE.set(&challenge.0.to_string(), web.is_tls))
}

pub fn find_challenge(web: &Web, headers: &HeaderMap) -> Option<Challenge> {
    cookies::PASSKEY_CHALLENGE.find(headers, web.is_tls)?.parse().ok().map(Challenge)
}

/// What the device has made of the challenge. None when the form was not filled in by the script.
pub fn find_answer(form: &Form) -> Option<Answer> {
    let client_data = base64url::decode(form.text("client_data"))?;
    let authenticator_data = base64url::decode(form.text("authenticator_data"))?;
    Some(Answer { client_data, authenticator_data })
}

pub fn find_assertion(form: &Form) -> Option<Assertion> {
    let credential_id = base64url::decode(form.find("credential_id")?)?;
    let signature = base64url::decode(form.find("signature")?)?;
    Some(Assertion { credential_id, answer: find_answer(form)?, signature })
}

/// Whose device is asked for a new key.
pub struct NewKey<'k> {
    pub user: &'k User,
    /// Keys that the device need not make again.
    pub known: &'k [String],
}

/// A form whose button asks the device. With `new` for a new key, else for an old one.
pub struct PasskeyForm<'f> {
    pub address: &'f str,
    pub challenge: Challenge,
    pub return_to: Option<&'f ReturnTo>,
    pub label: &'f str,
    pub look: Look,
    /// Old keys are offered in the field of the username as well.
    pub offers: bool,
    pub new: Option<NewKey<'f>>,
}

impl PasskeyForm<'_> {
    /// `more` stands above the button.
    pub fn draw(&self, visit: &Visit, more: Markup) -> Result<Markup, Failure> {
        let ctx = &visit.web.ctx;
        let relying = Relying::of(&ctx.portal_url).ok_or_else(Failure::not_found)?;
        let challenge = base64url::encode(&self.challenge.bytes(&ctx.secret));
        let user = self.new.as_ref().map(|new| new.user);
        let handle = user.map(|user| base64url::encode(&user.id.bits().to_be_bytes()));
        let name = user.map(|user| format!("{} {}", user.first_name, user.last_name));
        let known = self.new.as_ref().map(|new| new.known.join(" "));
        Ok(html! {
            form class="stack" method="post" action=(self.address) hidden
                data-passkey=(if self.new.is_some() { "create" } else { "get" })
                data-offers[self.offers] data-challenge=(challenge) data-host=(relying.host())
                data-biller=(ctx.biller.name) data-user=[handle] data-name=[name]
                data-username=[user.map(|user| user.username.as_str())] data-known=[known]
                data-failed=(visit.words.security_passkey_failed()) {
                @if let Some(return_to) = self.return_to { (hidden("return_to", return_to.as_str())) }
                @for field in FIELDS { (hidden(field, "")) }
                (more)
                (actions(html! { (Button::new(self.label, self.look)) }))
                p class="error" role="alert" hidden {}
            }
        })
    }
}
