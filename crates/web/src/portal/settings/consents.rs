//! `/settings/consents`: what one has agreed to, each with its text to keep.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use base::{Error, kinds};
use billing::consents::{self, Consent, ConsentKind};

use super::{Tab, page};
use crate::kit::components::{Card, Entry, empty, list};
use crate::kit::path::PathId;
use crate::kit::{Failure, Icon, Markup, Render as _, Signed, Web, html};

pub async fn show(State(web): State<Web>, signed: Signed) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let given = consents::consents_of(&mut conn, signed.session.user.id).await?;
    let told: Vec<_> = given.iter().map(|consent| Told::of(&web, &signed, consent)).collect();
    let content = match told.is_empty() {
        true => empty(Icon::Bill, words.registration_consents_empty(), None),
        false => list(told.iter().map(Told::entry)),
    };
    let card = Card::new(words.registration_consents_title(), content).render();
    Ok(page(&signed, Tab::Consents, words.registration_consents_situation(), None, card))
}

/// `/settings/consents/{id}/text`: the text that was agreed to, as a file.
pub async fn download(
    State(web): State<Web>,
    signed: Signed,
    PathId(id): PathId<kinds::Consent>,
) -> Result<Response, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let user = signed.session.user.id;
    let (consent, terms) = consents::get_accepted_text(&mut conn, user, id).await?;
    let name = file_name(&consent);
    let headers = [
        (CONTENT_TYPE, "text/markdown; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, terms.text).into_response())
}

/// `terms-2026-11-es.md`; what a biller calls a version may have characters that no file name has.
fn file_name(consent: &Consent) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-.".contains(c) { c } else { '-' };
    let version: String = consent.version.chars().map(plain).collect();
    format!("{}-{version}-{}.md", consent.kind, consent.language.tag())
}

/// A consent in words.
struct Told {
    title: &'static str,
    detail: String,
    download: Markup,
}

impl Told {
    fn of(web: &Web, signed: &Signed, consent: &Consent) -> Told {
        let words = signed.visit.words;
        let (version, address) = (consent.version.as_str(), consent.network_address.as_str());
        let given = words.date_and_time(consent.given_at, &web.ctx.biller.zone);
        let described = words.registration_consents_download_described(version);
        let href = format!("/settings/consents/{}/text", consent.id);
        Told {
            title: match consent.kind {
                ConsentKind::Terms => words.registration_consents_terms(),
            },
            detail: words.registration_consents_given(version, given, address),
            download: html! {
                a class="button secondary" href=(href) aria-label=(described) {
                    (words.registration_consents_download())
                }
            },
        }
    }

    fn entry(&self) -> Entry<'_> {
        Entry {
            icon: Some(Icon::Bill),
            title: self.title,
            detail: &self.detail,
            aside: Some(self.download.clone()),
            ..Entry::default()
        }
    }
}
