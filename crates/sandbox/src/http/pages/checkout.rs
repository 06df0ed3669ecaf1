//! The hosted page of a checkout session: card or bank numbers are typed here, and nowhere else.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use base::Language;
use maud::{Markup, html};

use super::words::{self, Words, words};
use super::{language, page, respond, see_other};
use crate::control::Control;
use crate::processor::{
    BankEntry, CardEntry, Entry, EntryProblem, SessionView, SetupRefusal, TestAccount, TestCard,
    listed_accounts, listed_cards,
};

type Form = HashMap<String, String>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Card,
    Bank,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Kind::Card => "card",
            Kind::Bank => "us_bank_account",
        }
    }
}

/// What one rendering of the page needs.
struct Sheet<'p> {
    view: &'p SessionView,
    language: Language,
    words: &'static Words,
    kind: Kind,
    typed: &'p Form,
    problems: &'p [EntryProblem],
    alert: Option<&'static str>,
}

pub async fn show(
    State(control): State<Arc<Control>>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(view) = control.with_processor(|processor, _| processor.find_session_view(&id)) else {
        return gone(language(None, &headers));
    };
    let query = form(uri.query().unwrap_or_default().as_bytes());
    let language = language(view.locale.as_deref(), &headers);
    let sheet = Sheet {
        kind: kind(&view, &query),
        view: &view,
        language,
        words: words(language),
        typed: &Form::new(),
        problems: &[],
        alert: None,
    };
    page(language, sheet.words.title, &sheet.markup())
}

pub async fn submit(
    State(control): State<Arc<Control>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let typed = form(&body);
    let Some(view) = control.with_processor(|processor, _| processor.find_session_view(&id)) else {
        return gone(language(None, &headers));
    };
    let kind = kind(&view, &typed);
    let outcome = control.with_processor(|processor, now| {
        processor.complete_session(now, &id, &entry(kind, &typed))
    });
    let language = language(view.locale.as_deref(), &headers);
    let words = words(language);
    let (problems, alert) = match outcome {
        Ok(back) => return see_other(&back),
        Err(SetupRefusal::Gone) => return gone(language),
        Err(SetupRefusal::Entries(problems)) => (problems, words.correct_below),
        Err(SetupRefusal::Declined(decline)) => (Vec::new(), words::decline(decline, language)),
    };
    let (problems, alert) = (&problems[..], Some(alert));
    let sheet = Sheet { view: &view, language, words, kind, typed: &typed, problems, alert };
    respond(StatusCode::UNPROCESSABLE_ENTITY, language, words.title, &sheet.markup())
}

fn gone(language: Language) -> Response {
    let words = words(language);
    let content = html! {
        div.panel { h1 { (words.gone_title) } p { (words.gone) } }
    };
    respond(StatusCode::GONE, language, words.gone_title, &content)
}

fn form(text: &[u8]) -> Form {
    url::form_urlencoded::parse(text).into_owned().collect()
}

/// What the payer chose, among what the session offers.
fn kind(view: &SessionView, form: &Form) -> Kind {
    let chosen = form.get("type").map(String::as_str);
    match (view.offers_card, view.offers_bank) {
        (false, _) => Kind::Bank,
        (true, true) if chosen == Some(Kind::Bank.as_str()) => Kind::Bank,
        _ => Kind::Card,
    }
}

fn entry(kind: Kind, form: &Form) -> Entry {
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    match kind {
        Kind::Card => Entry::Card(CardEntry {
            number: field("number"),
            expiry: field("expiry"),
            cvc: field("cvc"),
            name: field("name"),
        }),
        Kind::Bank => Entry::Bank(BankEntry {
            routing_number: field("routing_number"),
            account_number: field("account_number"),
            account_type: field("account_type"),
            name: field("name"),
        }),
    }
}

impl Sheet<'_> {
    fn markup(&self) -> Markup {
        let words = self.words;
        html! {
            p.sandbox { (words.sandbox) }
            div.panel {
                h1 { (words.title) }
                @if self.view.offers_card && self.view.offers_bank { (self.choice()) }
                @if let Some(alert) = self.alert { p.alert role="alert" { (alert) } }
                form method="post" novalidate {
                    input type="hidden" name="type" value=(self.kind.as_str());
                    @match self.kind {
                        Kind::Card => (self.card_fields()),
                        Kind::Bank => (self.bank_fields()),
                    }
                    button type="submit" { (words.save) }
                }
                @if let Some(url) = self.cancel_url() {
                    p.cancel { a href=(url) { (words.cancel) } }
                }
            }
            (self.hints())
        }
    }

    fn choice(&self) -> Markup {
        let link = |kind: Kind, label: &str| {
            let current = (kind == self.kind).then_some("page");
            let address = format!("?type={}", kind.as_str());
            html! { a href=(address) aria-current=[current] { (label) } }
        };
        html! {
            nav { (link(Kind::Card, self.words.card)) (link(Kind::Bank, self.words.bank)) }
        }
    }

    fn card_fields(&self) -> Markup {
        use EntryProblem::{CardNumber, Cvc, Expiry, ExpiryPast, Name};
        let words = self.words;
        html! {
            (self.field("number", words.number, "cc-number", "numeric", &[CardNumber]))
            div.pair {
                (self.field("expiry", words.expiry, "cc-exp", "numeric", &[Expiry, ExpiryPast]))
                (self.field("cvc", words.cvc, "cc-csc", "numeric", &[Cvc]))
            }
            (self.field("name", words.card_name, "cc-name", "text", &[Name]))
        }
    }

    fn bank_fields(&self) -> Markup {
        use EntryProblem::{AccountNumber, Name, NotATestAccount, RoutingNumber};
        let words = self.words;
        let account_problems = [AccountNumber, NotATestAccount];
        html! {
            (self.field("name", words.bank_name, "name", "text", &[Name]))
            (self.field("routing_number", words.routing_number, "off", "numeric", &[RoutingNumber]))
            (self.field("account_number", words.account_number, "off", "numeric", &account_problems))
            (self.account_type())
            p.hints { (words.consent) }
        }
    }

    fn account_type(&self) -> Markup {
        let chosen = self.typed.get("account_type").map_or("checking", String::as_str);
        let options = [("checking", self.words.checking), ("savings", self.words.savings)];
        html! {
            div.field {
                label for="account_type" { (self.words.account_type) }
                select id="account_type" name="account_type" {
                    @for (value, label) in options {
                        option value=(value) selected[value == chosen] { (label) }
                    }
                }
            }
        }
    }

    fn field(
        &self,
        name: &str,
        label: &str,
        autocomplete: &str,
        mode: &str,
        possible: &[EntryProblem],
    ) -> Markup {
        let problem = self.problems.iter().find(|problem| possible.contains(problem));
        let error_id = format!("{name}-error");
        let hint = (name == "expiry").then_some(self.words.expiry_hint);
        // Only what isn't sensitive is shown again after an error.
        let value = self.typed.get(name).filter(|_| ["name", "expiry"].contains(&name));
        html! {
            div.field {
                label for=(name) { (label) }
                input id=(name) name=(name) type="text" inputmode=(mode) placeholder=[hint]
                    autocomplete=(autocomplete) value=[value]
                    aria-invalid=[problem.map(|_| "true")]
                    aria-describedby=[problem.map(|_| &error_id)];
                @if let Some(problem) = problem {
                    p.error id=(error_id) { (words::problem(*problem, self.language)) }
                }
            }
        }
    }

    /// Never a `javascript:` address, whatever the client asked for.
    fn cancel_url(&self) -> Option<&str> {
        let url = self.view.cancel_url.as_deref()?;
        (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
    }

    fn hints(&self) -> Markup {
        let (lines, extra): (Vec<(&str, &str)>, _) = match self.kind {
            Kind::Card => {
                let line = |card: &TestCard| {
                    (card.number, words::card_behaviour(card.behaviour, self.language))
                };
                (listed_cards().iter().map(line).collect(), "12 / 34 · 123")
            }
            Kind::Bank => {
                let line = |account: &TestAccount| {
                    (account.number, words::account_behaviour(account.behaviour, self.language))
                };
                (listed_accounts().iter().map(line).collect(), "110000000")
            }
        };
        html! {
            details.hints {
                summary { (self.words.hints) }
                p { code { (extra) } }
                ul { @for (number, does) in lines { li { code { (number) } " " (does) } } }
            }
        }
    }
}
