//! `/settings/accounts`: the accounts that this login reaches, and what their user calls them.

mod show;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};
use base::Error;
use billing::ledger::{self, AccountSummary};
use billing::notices::rights_sentence;
use words::Words;

use super::Tab;
use crate::kit::components::{
    Card, Entry, Look, Notice, NoticeKind, actions, button_link, list, stack,
};
use crate::kit::forms::Query;
use crate::kit::{Failure, Form, Icon, Signed, Web, html};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/settings/accounts", get(list_all))
        .route("/settings/accounts/{id}", get(show::show).post(show::save))
        .route("/settings/accounts/{id}/departure", post(show::leave))
}

/// `?notice=` says what has just happened, to the account called `?name=`.
async fn list_all(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let (user, today) = (signed.session.user.id, web.ctx.today());
    let lines = ledger::summaries_of(&mut conn, user, today).await?;
    drop(conn);
    let drawn: Vec<_> = lines.iter().map(|line| Drawn::of(words, line)).collect();
    let entries = list(drawn.iter().map(|one| Entry {
        icon: Some(Icon::Bill),
        title: &one.title,
        detail: &one.detail,
        href: Some(&one.address),
        aside: Some(html! { (one.balance) }),
    }));
    let content = stack(html! {
        (Card::new(words.accounts_yours(), entries))
        (actions(html! {
            (button_link("/settings/accounts/new", words.registration_add_title(), Look::Secondary))
            (button_link("/accounts", words.accounts_together(), Look::Secondary))
        }))
    });
    let notice = notice(words, &query);
    let notice = notice.as_deref().map(|sentence| Notice::new(NoticeKind::Success, sentence));
    Ok(super::page(&signed, Tab::Accounts, words.accounts_settings_explained(), notice, content))
}

fn notice(words: Words, query: &Form) -> Option<String> {
    match query.text("notice") {
        "saved" => Some(words.accounts_saved().to_owned()),
        "left" => Some(words.accounts_left(query.text("number"))),
        _ => None,
    }
}

struct Drawn {
    title: String,
    detail: String,
    address: String,
    balance: String,
}

impl Drawn {
    fn of(words: Words, line: &AccountSummary) -> Drawn {
        let number = words.common_account_number(line.number.as_str());
        let rights = rights_sentence(words, line.role, line.limits, line.currency);
        let (title, detail) = match &line.name {
            Some(name) => (name.clone(), format!("{number} · {rights}")),
            None => (number, rights),
        };
        let balance = words.money(line.balance.owed_cents().of(line.currency));
        Drawn { title, detail, address: format!("/settings/accounts/{}", line.account_id), balance }
    }
}
