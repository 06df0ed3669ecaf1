//! Pages of a signed-in user: who it is, which account is looked at, and the frame around the page.

use axum::Extension;
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::header::REFERER;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use base::Error;
use billing::payers::Payer;
use billing::people::{self, AccountChoice, Session, SessionState, SessionToken, TimeLeft};

use super::assets::content_hash;
use super::components::{SessionWarning, WARNING_SECONDS};
use super::layout::{
    self, AccountEntry, AccountSwitcher, Frame, NavigationItem, Page, PersonMenu, SessionEnd,
};
use super::return_to::ReturnTo;
use super::{Failure, Icon, Markup, Visit, Web, cookies};

/// A request of a signed-in user's. Whoever is not signed in is led to the sign-in page and back.
#[derive(Clone)]
pub struct Signed {
    pub visit: Visit,
    pub session: Session,
    pub token: SessionToken,
    /// The accounts the user reaches, by number.
    pub accounts: Vec<AccountChoice>,
}

/// Where in the portal a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Overview,
    Invoices,
    /// These four are reached from the invoices.
    Aging,
    Statements,
    Charges,
    Transactions,
    Pay,
    /// What will be paid, and when.
    Scheduled,
    /// Led to from the account switcher.
    Accounts,
    /// Both are led to from the person's menu.
    Methods,
    Settings,
}

impl Signed {
    /// The user as whoever pays.
    pub fn payer(&self) -> Payer {
        Payer::User(self.session.user.id)
    }

    /// The account that is looked at; `NotFound` for a user without any.
    pub fn account(&self) -> Result<&AccountChoice, Failure> {
        self.find_account().ok_or_else(Failure::not_found)
    }

    pub fn find_account(&self) -> Option<&AccountChoice> {
        let chosen = self.session.account_id;
        let found = self.accounts.iter().find(|account| Some(account.account_id) == chosen);
        found.or(self.accounts.first())
    }

    /// A page inside the frame.
    pub fn page(&self, place: Place, page: Page<'_>, content: Markup) -> Response {
        let user = &self.session.user;
        let name = format!("{} {}", user.first_name, user.last_name);
        let initials = initials(&user.first_name, &user.last_name);
        let words = self.visit.words;
        let links = vec![
            (Icon::Card, words.common_nav_methods(), Place::Methods.address()),
            (Icon::Lock, words.settings_title(), Place::Settings.address()),
        ];
        let sign_out = ("/sign-out", words.common_nav_sign_out());
        let person = PersonMenu { initials: &initials, name: &name, links, sign_out };
        let frame = Frame {
            language: words.tag(),
            biller: self.visit.biller(),
            labels: self.visit.labels(),
            navigation: self.navigation(place),
            accounts: self.account_switcher(place),
            person: Some(person),
            other_language: Some(self.visit.language_switch()),
            session: Some(self.session_end()),
        };
        layout::page(&frame, &page, content).into_response()
    }

    fn session_end(&self) -> SessionEnd<'static> {
        let (words, ctx) = (self.visit.words, &self.visit.web.ctx);
        let left = TimeLeft::of(&self.session, ctx.biller.idle_minutes, ctx.now());
        let here: ReturnTo = self.visit.address.parse().unwrap_or_default();
        let over = here.onto("/sign-in?expired=yes");
        // A warning that comes with the page itself would lead in a circle.
        let plain = match left.seconds > WARNING_SECONDS {
            true => (left.seconds - WARNING_SECONDS, here.onto("/session/warning")),
            false => (left.seconds + 1, over.clone()),
        };
        let warning = SessionWarning {
            left_seconds: left.seconds,
            is_final: left.is_final,
            user: content_hash(self.session.user.id.to_string().as_bytes()),
            over,
            title: words.session_warning_title(),
            said: [
                words.session_warning_two_minutes(),
                words.session_warning_one_minute(),
                words.session_warning_half_a_minute(),
            ],
            stay: words.session_stay(),
            sign_out: words.common_nav_sign_out(),
            final_title: words.session_final_title(),
            final_explained: words.session_final(ctx.biller.session_hours),
            final_close: words.session_final_close(),
        };
        SessionEnd { warning, plain }
    }

    /// Without an account there is nothing to see but the overview.
    fn navigation(&self, place: Place) -> Vec<NavigationItem<'static>> {
        let words = self.visit.words;
        let items = [
            (Place::Overview, words.common_nav_dashboard(), Icon::Home),
            (Place::Invoices, words.common_nav_invoices(), Icon::Bill),
            (Place::Pay, words.common_nav_pay(), Icon::Card),
            (Place::Scheduled, words.common_nav_scheduled(), Icon::Calendar),
        ];
        let shown = items.into_iter().filter(|(item, ..)| match item {
            Place::Overview => true,
            Place::Invoices | Place::Scheduled => !self.accounts.is_empty(),
            Place::Pay => self.find_account().is_some_and(|account| account.role.may_pay()),
            _ => false,
        });
        let item = |(item, label, icon): (Place, _, _)| NavigationItem {
            label,
            href: item.address(),
            icon,
            current: item == place.tab(),
            waiting: None,
        };
        shown.map(item).collect()
    }

    fn account_switcher(&self, place: Place) -> Option<AccountSwitcher<'static>> {
        let current = self.find_account()?.account_id;
        let entry = |account: &AccountChoice| {
            let number = self.visit.words.common_account_number(account.number.as_str());
            let names = [account.name.as_deref().unwrap_or_default(), &account.customer_name];
            let name = names.into_iter().find(|name| !name.is_empty());
            AccountEntry {
                value: account.account_id.to_string(),
                name: name.unwrap_or(&number).to_owned(),
                detail: if name.is_some() { number.clone() } else { String::new() },
                current: account.account_id == current,
            }
        };
        let accounts = self.accounts.iter().map(entry).collect();
        // Whoever chooses an account among all of them wants to see it.
        let return_to = match place {
            Place::Accounts => Place::Overview.address(),
            place => place.address(),
        };
        let all = ("/accounts", self.visit.words.common_all_accounts());
        Some(AccountSwitcher { action: "/session/account", return_to, accounts, all })
    }
}

impl Place {
    /// Where the navigation shows it.
    fn tab(self) -> Place {
        match self {
            Place::Aging | Place::Statements | Place::Charges | Place::Transactions => {
                Place::Invoices
            }
            place => place,
        }
    }

    pub fn address(self) -> &'static str {
        match self {
            Place::Overview => "/dashboard",
            Place::Invoices => "/invoices",
            Place::Aging => "/aging",
            Place::Statements => "/statements",
            Place::Charges => "/charges",
            Place::Transactions => "/transactions",
            Place::Pay => "/payments/new",
            Place::Scheduled => "/scheduled-payments",
            Place::Accounts => "/accounts",
            Place::Methods => "/payment-methods",
            Place::Settings => "/settings/security",
        }
    }
}

impl FromRequestParts<Web> for Signed {
    type Rejection = NotSigned;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Signed, NotSigned> {
        let Undecided(signed) = Undecided::from_request_parts(parts, web).await?;
        if signed.session.owes_terms {
            return Err(NotSigned::OwesTerms(way_back(&signed.visit, parts)));
        }
        if signed.session.lacks_second_factor(&web.ctx.biller) && !may_lack(parts) {
            return Err(NotSigned::Enroll);
        }
        Ok(signed)
    }
}

/// A signed-in user who may still have the biller's terms to agree to: for the page that asks.
pub struct Undecided(pub Signed);

impl FromRequestParts<Web> for Undecided {
    type Rejection = NotSigned;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Undecided, NotSigned> {
        let visit = Visit::of(web, parts);
        let Some(token) = visit.token.clone() else {
            return Err(NotSigned::unknown(&visit, parts));
        };
        match people::find_session(&web.ctx, &token).await? {
            SessionState::Valid { session, accounts } => {
                let visit = visit.speaking(session.user.language);
                Ok(Undecided(Signed { visit, session: *session, token, accounts }))
            }
            SessionState::Expired => Err(NotSigned::expired(&visit, parts)),
            SessionState::Unknown => Err(NotSigned::unknown(&visit, parts)),
        }
    }
}

/// Why there is no signed-in user.
#[derive(Debug)]
pub enum NotSigned {
    SignIn {
        address: String,
        is_tls: bool,
        has_expired: bool,
    },
    /// Signed in, but terms have taken effect that are to be agreed to first.
    OwesTerms(ReturnTo),
    /// Signed in, and to add a second factor before anything else.
    Enroll,
    Failure(Failure),
}

impl NotSigned {
    fn unknown(visit: &Visit, parts: &Parts) -> NotSigned {
        let address = way_back(visit, parts).onto("/sign-in");
        NotSigned::SignIn { address, is_tls: visit.web.is_tls, has_expired: false }
    }

    fn expired(visit: &Visit, parts: &Parts) -> NotSigned {
        let address = way_back(visit, parts).onto("/sign-in?expired=yes");
        NotSigned::SignIn { address, is_tls: visit.web.is_tls, has_expired: true }
    }
}

/// On a response: whatever was sent was not done, because its user has to sign in again or to prove
/// more first.
#[derive(Debug, Clone, Copy)]
pub struct NotDone;

impl From<Error> for NotSigned {
    fn from(error: Error) -> NotSigned {
        NotSigned::Failure(error.into())
    }
}

/// The cookie is worth nothing any more, so it goes: one is told only once that a session expired.
impl IntoResponse for NotSigned {
    fn into_response(self) -> Response {
        match self {
            NotSigned::SignIn { address, is_tls, has_expired } => {
                let cookie = cookies::SESSION.clear(is_tls);
                let expired = has_expired.then_some(Extension(NotDone));
                (cookie, expired, Redirect::to(&address)).into_response()
            }
            NotSigned::OwesTerms(return_to) => {
                Redirect::to(&return_to.onto("/terms/acceptance")).into_response()
            }
            NotSigned::Enroll => Redirect::to(ENROLL).into_response(),
            NotSigned::Failure(failure) => failure.into_response(),
        }
    }
}

/// Where a second factor is added.
const ENROLL: &str = "/settings/security";

/// The pages that one needs to add it.
fn may_lack(parts: &Parts) -> bool {
    let path = parts.uri.path();
    path.starts_with("/settings/security") || path == "/step-up"
}

/// The page asked for; for a form, the page it stood on.
pub(super) fn way_back(visit: &Visit, parts: &Parts) -> ReturnTo {
    if parts.method == Method::GET {
        return visit.address.parse().unwrap_or_default();
    }
    let referrer = parts.headers.get(REFERER).and_then(|value| value.to_str().ok());
    let path = referrer.and_then(|address| address.splitn(4, '/').nth(3));
    path.and_then(|path| format!("/{path}").parse().ok()).unwrap_or_default()
}

/// Whether whoever visits a page for everyone has a session.
pub async fn is_signed_in(visit: &Visit) -> Result<bool, Failure> {
    Ok(find_session(visit).await?.is_some())
}

/// The session of whoever visits a page for everyone.
pub async fn find_session(visit: &Visit) -> Result<Option<Session>, Failure> {
    let Some(token) = &visit.token else { return Ok(None) };
    Ok(match people::find_session(&visit.web.ctx, token).await? {
        SessionState::Valid { session, .. } => Some(*session),
        SessionState::Expired | SessionState::Unknown => None,
    })
}

fn initials(first_name: &str, last_name: &str) -> String {
    let letters = [first_name, last_name].into_iter().filter_map(|name| name.chars().next());
    letters.flat_map(char::to_uppercase).collect()
}
