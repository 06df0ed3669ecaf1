//! Whoever asks for a page: in which language, from where, with what.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{ACCEPT_LANGUAGE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use axum::response::{IntoResponse as _, Response};
use base::Language;
use billing::people::{FormKey, KnownBrowser, SessionToken, Visitor};
use words::Words;

use super::layout::{self, Biller, Labels, LanguageSwitch, Page, PlainFrame, Width};
use super::{Markup, Web, cookies};

/// Anybody's visit; a signed-in user's is part of [`super::Signed`].
#[derive(Clone)]
pub struct Visit {
    pub web: Web,
    pub words: Words,
    pub language: Language,
    /// Where it comes from: what tries are counted by, and what a consent is recorded with.
    pub network: IpAddr,
    /// What the browser calls itself.
    pub device: String,
    /// The path asked for, with its query.
    pub address: String,
    /// What the browser has for a session, whatever it is worth.
    pub token: Option<SessionToken>,
    /// Whom the browser has signed in before.
    pub browser: Option<KnownBrowser>,
    /// What was sent after a session had ended.
    pub kept_form: Option<FormKey>,
}

impl Visit {
    pub fn of(web: &Web, parts: &Parts) -> Visit {
        let headers = &parts.headers;
        let language = chosen_language(headers, web.is_tls)
            .or_else(|| preferred_language(headers))
            .unwrap_or_else(|| web.ctx.biller.default_language());
        let address = parts.uri.path_and_query().map_or("/", |address| address.as_str());
        let token = cookies::SESSION.find(headers, web.is_tls).and_then(SessionToken::parse);
        Visit {
            words: Words::of(language, web.region),
            language,
            network: network(parts, web.trusts_proxy),
            device: text(headers, USER_AGENT).unwrap_or_default().to_owned(),
            address: address.to_owned(),
            token,
            browser: cookies::KNOWN_BROWSER.find(headers, web.is_tls).and_then(KnownBrowser::parse),
            kept_form: cookies::KEPT_FORM.find(headers, web.is_tls).and_then(FormKey::parse),
            web: web.clone(),
        }
    }

    /// The same visit in a user's own language.
    pub fn speaking(self, language: Language) -> Visit {
        Visit { words: Words::of(language, self.web.region), language, ..self }
    }

    /// Who asks, as signing in wants to know it.
    pub fn visitor(&self) -> Visitor {
        Visitor {
            network: self.network,
            device: self.device.clone(),
            token: self.token.clone(),
            browser: self.browser.clone(),
        }
    }

    /// A page of one card, for whoever is not signed in.
    pub fn page(&self, page: &Page<'_>, width: Width, content: Markup) -> Response {
        let frame = PlainFrame {
            language: self.words.tag(),
            biller: self.biller(),
            labels: self.labels(),
            other_language: Some(self.language_switch()),
        };
        layout::plain_page(&frame, page, width, content).into_response()
    }

    pub(super) fn biller(&self) -> Biller<'_> {
        let biller = &self.web.ctx.biller;
        let (phone, hours) = (biller.phone.as_str(), biller.hours_in(self.language));
        Biller { name: &biller.name, brand: &self.web.brand, phone, hours }
    }

    pub(super) fn labels(&self) -> Labels<'static> {
        Labels {
            skip: self.words.common_skip_to_content(),
            navigation: self.words.common_nav_main(),
            accounts: self.words.common_switch_account(),
            need_a_person: self.words.common_need_a_person(),
            call: self.words.common_call(),
        }
    }

    pub(super) fn language_switch(&self) -> LanguageSwitch<'_> {
        let other = match self.language {
            Language::En => Language::Es,
            Language::Es => Language::En,
        };
        let name = self.words.language_name(other);
        LanguageSwitch { tag: other.tag(), name, action: "/language", return_to: &self.address }
    }
}

impl FromRequestParts<Web> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Visit, Infallible> {
        Ok(Visit::of(web, parts))
    }
}

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The last entry of `X-Forwarded-For` is the one our own proxy wrote; those before it are hearsay.
fn network(parts: &Parts, trusts_proxy: bool) -> IpAddr {
    let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = connection.map_or(Ipv4Addr::UNSPECIFIED.into(), |ConnectInfo(peer)| peer.ip());
    let lines = parts.headers.get_all(FORWARDED_FOR);
    let last = lines.into_iter().next_back().and_then(|line| line.to_str().ok());
    let forwarded = last.and_then(|line| line.rsplit(',').next()?.trim().parse().ok());
    forwarded.filter(|_| trusts_proxy).unwrap_or(peer)
}

fn chosen_language(headers: &HeaderMap, is_tls: bool) -> Option<Language> {
    cookies::LANGUAGE.find(headers, is_tls)?.parse().ok()
}

/// The language of ours that the browser wants most (RFC 9110, 12.5.4); the first of equals.
fn preferred_language(headers: &HeaderMap) -> Option<Language> {
    let wanted = text(headers, ACCEPT_LANGUAGE)?.split(',').filter_map(|range| {
        let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
        Some((tag.trim().parse::<Language>().ok()?, weight_in_thousandths(weight)))
    });
    let wanted = wanted.filter(|(_, weight)| *weight > 0);
    wanted.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(tag, _)| tag)
}

/// `q=0.8` is 800; without a weight, or with one we can't read, it is wanted fully.
fn weight_in_thousandths(parameter: &str) -> u32 {
    let Some(weight) = parameter.trim().strip_prefix("q=") else { return 1_000 };
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let fraction: u32 = format!("{fraction:0<3.3}").parse().unwrap_or(0);
    if whole == "0" { fraction } else { 1_000 }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_wanted_most_is_spoken() {
        for (accepted, language) in [
            ("es-PR,es;q=0.9,en;q=0.8", Some(Language::Es)),
            ("en;q=0.5, es;q=0.7", Some(Language::Es)),
            ("fr, en;q=0.1", Some(Language::En)),
            ("fr,de", None),
            ("es;q=0", None),
            ("en,es", Some(Language::En)),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, accepted.parse().unwrap())]);
            assert_eq!(preferred_language(&headers), language, "{accepted}");
        }
    }

    #[test]
    fn only_our_own_proxy_is_believed() {
        let request = axum::http::Request::builder()
            .header(FORWARDED_FOR, "203.0.113.9, 198.51.100.4")
            .extension(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 80))))
            .body(())
            .unwrap();
        let (parts, ()) = request.into_parts();
        assert_eq!(network(&parts, true).to_string(), "198.51.100.4");
        assert_eq!(network(&parts, false).to_string(), "10.0.0.1");
    }
}
