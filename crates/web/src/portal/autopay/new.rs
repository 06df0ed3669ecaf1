//! `/autopay/new`: with what, when, and up to how much.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Id, Result, kinds};
use billing::autopay::{self, Autopay};
use billing::methods::{self, Method};
use billing::payers::Payer;

use super::choices::Choosing;
use super::entered::{Checked, Entered, When};
use super::payable_account;
use crate::kit::components::{
    Card, Look, actions, button, button_link, form, hidden, problem_summary,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Place, Problems, Proven, Render as _, Signed, Web, html};
use crate::portal::payments::ChosenMethod;

/// `?account=`, else the account that is looked at; `&method=` and the rest as the form sends them.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = match query.find_parsed("account") {
        Some(account) => account,
        None => signed.account()?.account_id,
    };
    payable_account(&signed, account)?;
    let live = find_live(&web, account).await?;
    if let Some(live) = live.as_ref().filter(|live| live.user_id != signed.session.user.id) {
        return Ok(Redirect::to(&format!("/autopay/{}", live.id)).into_response());
    }
    let methods = methods_of(&web, &signed).await?;
    let entered = begun(&web, &signed, &query, account, live.as_ref(), &methods);
    Ok(page(&web, &signed, &entered, live.is_some(), &methods, &Problems::default()))
}

/// Leads on to the authorization, or to adding the method.
pub async fn save(
    State(web): State<Web>,
    Proven(signed): Proven,
    sent: Form,
) -> Result<Response, Failure> {
    let entered = Entered::read(&sent).ok_or_else(Failure::not_found)?;
    payable_account(&signed, entered.account)?;
    match entered.check(signed.visit.words, web.ctx.biller.currency) {
        Ok(Checked::Choices(_)) => {
            Ok(Redirect::to(&entered.address("/autopay/authorization")).into_response())
        }
        Ok(Checked::NewMethod(kind)) => {
            let address = format!("/payment-methods/new?kind={}&autopay=yes", kind.as_str());
            Ok(Redirect::to(&address).into_response())
        }
        Err(problems) => {
            let methods = methods_of(&web, &signed).await?;
            let is_change = find_live(&web, entered.account).await?.is_some();
            let page = page(&web, &signed, &entered, is_change, &methods, &problems);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

pub(super) async fn find_live(web: &Web, account: Id<kinds::Account>) -> Result<Option<Autopay>> {
    let mut conn = web.ctx.db.read().await?;
    autopay::find_live(&mut conn, account).await
}

pub(super) async fn methods_of(web: &Web, signed: &Signed) -> Result<Vec<Method>> {
    let mut conn = web.ctx.db.read().await?;
    methods::saved_of(&mut conn, Payer::User(signed.session.user.id)).await
}

/// As it stands, with what the address says; without either, the method that comes first.
fn begun(
    web: &Web,
    signed: &Signed,
    query: &Form,
    account: Id<kinds::Account>,
    live: Option<&Autopay>,
    methods: &[Method],
) -> Entered {
    let (words, currency, today) = (signed.visit.words, web.ctx.biller.currency, web.ctx.today());
    if query.find("when").is_some()
        && let Some(entered) = Entered::read(query)
    {
        return entered;
    }
    let usable = methods.iter().find(|method| method.is_usable(today));
    let entered = match live {
        Some(live) => Entered::of(words, account, &live.choices(), currency),
        None => Entered {
            account,
            method: usable.map(|method| ChosenMethod::Stored(method.id)),
            backup: None,
            when: When::DueDate,
            days: String::new(),
            day: String::new(),
            cap: String::new(),
        },
    };
    Entered { method: query.find_parsed("method").or(entered.method), ..entered }
}

fn page(
    web: &Web,
    signed: &Signed,
    entered: &Entered,
    is_change: bool,
    methods: &[Method],
    problems: &Problems,
) -> Response {
    let words = signed.visit.words;
    let account = signed.accounts.iter().find(|choice| choice.account_id == entered.account);
    let number = account.map(|account| account.number.as_str()).unwrap_or_default();
    let explained = words.autopay_new_explained(number);
    let title = match is_change {
        true => words.autopay_change(),
        false => words.autopay_turn_on(),
    };
    let page = Page {
        title,
        heading: title,
        situation: &explained,
        back: Some(("/autopay", words.autopay_title())),
        ..Page::default()
    };
    let choosing = Choosing { words, web, entered, methods, problems };
    signed.page(Place::Pay, page, Card::new("", draw(&choosing)).render())
}

fn draw(choosing: &Choosing<'_>) -> Markup {
    let Choosing { words, entered, problems, .. } = choosing;
    let count = words.common_form_error_count(problems.iter().count());
    form(
        "/autopay/new",
        html! {
            (hidden("account", &entered.account.to_string()))
            (problem_summary(&count, problems))
            (choosing.methods())
            (choosing.timing())
            (choosing.further())
            (actions(html! {
                (button(words.common_continue(), Look::Primary))
                (button_link("/autopay", words.common_cancel(), Look::Quiet))
            }))
        },
    )
}
