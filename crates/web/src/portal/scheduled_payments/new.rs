//! `/scheduled-payments/new`: the same amount, again and again.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Cents, Refusal};
use billing::schedules;
use words::{SymbolPlace, Words};

use super::entered::{Ending, Entered, Often};
use super::{Methods, saved_methods};
use crate::kit::components::{
    Card, Field, Look, RadioCard, RadioCards, Select, actions, button, button_link, fields, form,
    hidden, problem_summary, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Place, Problems, Proven, Render as _, Signed, Web, html};

/// What was typed before stands in the address: the review leads back with it.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let entered = Entered::read(&query, &web.ctx, signed.account()?.account_id);
    page(&web, &signed, &entered, &Problems::default()).await
}

/// Leads on to the review; nothing is kept yet.
pub async fn check(
    State(web): State<Web>,
    Proven(signed): Proven,
    sent: Form,
) -> Result<Response, Failure> {
    let entered = Entered::read(&sent, &web.ctx, signed.account()?.account_id);
    match entered.check(signed.visit.words, web.ctx.biller.currency) {
        Ok(_) => {
            let review = format!("/scheduled-payments/review?{}", entered.query());
            Ok(Redirect::to(&review).into_response())
        }
        Err(problems) => page(&web, &signed, &entered, &problems).await,
    }
}

/// The form again, with what the rules say no to.
pub async fn refused(
    web: &Web,
    signed: &Signed,
    entered: &Entered,
    refusal: &Refusal,
) -> Result<Response, Failure> {
    let mut problems = Problems::default();
    problems.add(Entered::field_of(refusal), signed.visit.words.refusal(refusal));
    page(web, signed, entered, &problems).await
}

/// An account that the user may only look at has no such page.
async fn page(
    web: &Web,
    signed: &Signed,
    entered: &Entered,
    problems: &Problems,
) -> Result<Response, Failure> {
    let account = signed.accounts.iter().find(|choice| choice.account_id == entered.account);
    let account =
        account.filter(|account| account.role.may_pay()).ok_or_else(Failure::not_found)?;
    let words = signed.visit.words;
    let methods = saved_methods(&web.ctx, signed.session.user.id, entered.method).await?;
    let number = words.common_account_number(account.number.as_str());
    let page = Page {
        title: words.schedules_new_title(),
        heading: words.schedules_new_title(),
        situation: words.schedules_new_explained(),
        back: Some(("/scheduled-payments", words.schedules_back())),
        ..Page::default()
    };
    let content = match methods.is_empty() {
        true => without_method(words),
        false => {
            let name = account.name.as_deref().unwrap_or(&number);
            Card::new(name, choosing(web, words, entered, &methods, problems)).render()
        }
    };
    let mut response = signed.page(Place::Scheduled, page, content);
    if !problems.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// What is charged later needs a method that is stored.
pub fn without_method(words: Words) -> Markup {
    let content = stack(html! {
        p { (words.schedules_no_method()) }
        (actions(html! {
            (button_link("/payment-methods/new?kind=card", words.schedules_add_card(), Look::Primary))
            (button_link("/payment-methods/new?kind=bank", words.schedules_add_bank(), Look::Secondary))
        }))
    });
    Card::new("", content).render()
}

fn choosing(
    web: &Web,
    words: Words,
    entered: &Entered,
    methods: &Methods,
    problems: &Problems,
) -> Markup {
    let count = words.common_form_error_count(problems.iter().count());
    let options = Often::ALL.map(|often| (often.as_str(), often.named(words)));
    form(
        "/scheduled-payments/new",
        html! {
            (hidden("id", &entered.id.to_string()))
            (hidden("account", &entered.account.to_string()))
            (problem_summary(&count, problems))
            (fields(html! {
                (amount_field(web, words, &entered.amount, problems))
                (Select::new("every", words.schedules_how_often(), options)
                    .selected(entered.every.as_str())
                    .half())
                (first_day(web, words, entered, problems))
            }))
            (ends(words, entered, problems))
            (methods.draw(words, words.payments_method_title(), entered.method, None, problems))
            (actions(html! {
                (button(words.common_continue(), Look::Primary))
                (button_link("/scheduled-payments", words.common_cancel(), Look::Quiet))
            }))
        },
    )
}

/// How much each time.
pub fn amount_field(web: &Web, words: Words, amount: &str, problems: &Problems) -> Markup {
    let label = words.schedules_each();
    let line = AmountLine { name: "amount", label, typed: amount, hint: None };
    line.draw(web, words, problems)
}

/// A line for an amount in the biller's currency.
pub struct AmountLine<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub typed: &'a str,
    pub hint: Option<&'a str>,
}

impl AmountLine<'_> {
    pub fn draw(&self, web: &Web, words: Words, problems: &Problems) -> Markup {
        let parts = words.money_parts(Cents::ZERO.of(web.ctx.biller.currency));
        let symbol = parts.symbol.trim();
        let (before, after) = match parts.place {
            SymbolPlace::Before => (symbol, ""),
            SymbolPlace::After => ("", symbol),
        };
        let field = Field::money(self.name, self.label, before, after)
            .value(self.typed)
            .error(problems.of(self.name))
            .limit(20);
        match self.hint {
            Some(hint) => field.hint(hint).render(),
            None => field.render(),
        }
    }
}

fn first_day(web: &Web, words: Words, entered: &Entered, problems: &Problems) -> Markup {
    let (first, last) = bounds(web);
    Field::date("first_on", words.schedules_first_on())
        .value(&entered.first_on)
        .hint(words.schedules_first_on_hint())
        .between(&first, &last)
        .error(problems.of("first_on"))
        .half()
        .render()
}

/// The first and the last day for which something can be planned now.
pub fn bounds(web: &Web) -> (String, String) {
    let (today, rules) = (web.ctx.today(), &web.ctx.biller.schedules);
    let day = |days: i32| schedules::days_after(today, i64::from(days)).unwrap_or(today);
    (day(rules.cut_off_days + 1).to_string(), day(rules.latest_days).to_string())
}

fn ends(words: Words, entered: &Entered, problems: &Problems) -> Markup {
    let last_on = Field::date("last_on", words.schedules_last_on())
        .value(&entered.last_on)
        .error(problems.of("last_on"))
        .conditional();
    let times = Field::text("times", words.schedules_times())
        .value(&entered.times)
        .error(problems.of("times"))
        .limit(3)
        .conditional();
    let card = |ends: Ending, title, detail, more| RadioCard {
        value: ends.as_str(),
        title,
        detail,
        chosen: entered.ends == ends,
        more,
        ..RadioCard::default()
    };
    let cards = [
        card(
            Ending::Never,
            words.schedules_until_stopped(),
            words.schedules_until_stopped_hint(),
            None,
        ),
        card(Ending::Date, words.schedules_until_date(), "", Some(last_on.render())),
        card(Ending::Count, words.schedules_until_count(), "", Some(times.render())),
    ];
    RadioCards::new("ends", words.schedules_until(), cards).render()
}
