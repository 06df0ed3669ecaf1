//! `/scheduled-payments/{id}/edit`: another day, amount or method, agreed to anew.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Cents, Date, Error, Field as Missing, Id, Refusal, Result, kinds};
use billing::schedules::{
    self, AgreementText, Change, Rule, Schedule, is_fixed, rule_sentence, schedule_text,
};
use words::Words;

use super::agreement::{agreed, agreement_fields};
use super::new::{amount_field, bounds};
use super::{Methods, saved_methods};
use crate::kit::components::{
    Card, Field, Look, actions, button, button_link, definitions, form, hidden, problem_summary,
    stack,
};
use crate::kit::forms::{Query, encode};
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Markup, Place, Problems, Proven, Render as _, Signed, Web, html};
use crate::portal::payment_methods::title_of;

/// What stands in the form.
struct Entered {
    on: String,
    amount: String,
    method: Option<Id<kinds::Method>>,
}

struct Editing {
    schedule: Schedule,
    methods: Methods,
    entered: Entered,
}

pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Schedule>,
) -> Result<Response, Failure> {
    let editing = load(&web, &signed, id, None).await?;
    Ok(page(&web, &signed, &editing, &Problems::default()))
}

pub async fn check(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Schedule>,
    sent: Form,
) -> Result<Response, Failure> {
    let editing = load(&web, &signed, id, Some(&sent)).await?;
    match editing.change(&web, signed.visit.words) {
        Ok(_) => Ok(Redirect::to(&editing.review_address()).into_response()),
        Err(problems) => Ok(page(&web, &signed, &editing, &problems)),
    }
}

/// `/scheduled-payments/{id}/review`: what the change comes to, and the words to agree to.
pub async fn review(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Schedule>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let editing = load(&web, &signed, id, Some(&query)).await?;
    match editing.change(&web, signed.visit.words) {
        Ok(change) => Ok(review_page(&web, &signed, &editing, &change, &Problems::default())),
        Err(problems) => Ok(page(&web, &signed, &editing, &problems)),
    }
}

pub async fn save(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Schedule>,
    sent: Form,
) -> Result<Response, Failure> {
    let editing = load(&web, &signed, id, Some(&sent)).await?;
    let (words, user) = (signed.visit.words, signed.session.user.id);
    let change = match editing.change(&web, words) {
        Ok(change) => change,
        Err(problems) => return Ok(page(&web, &signed, &editing, &problems)),
    };
    let agreed = agreed(&signed, &sent, editing.text(&web, words, &change));
    let refusal = match schedules::change(&web.ctx, user, id, &change, &agreed).await {
        Ok(()) => return Ok(to_schedule(id, "changed")),
        Err(Error::Refused(Refusal::CutOffPassed)) => return Ok(to_schedule(id, "too-late")),
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let mut problems = Problems::default();
    problems.add(field_of(&refusal), words.refusal(&refusal));
    Ok(match refusal {
        Refusal::TermsNotAccepted => review_page(&web, &signed, &editing, &change, &problems),
        _ => page(&web, &signed, &editing, &problems),
    })
}

fn to_schedule(id: Id<kinds::Schedule>, notice: &str) -> Response {
    Redirect::to(&format!("/scheduled-payments/{id}?notice={notice}")).into_response()
}

/// One's own, with what is in the form: as it is planned, or as it was sent.
async fn load(
    web: &Web,
    signed: &Signed,
    id: Id<kinds::Schedule>,
    sent: Option<&Form>,
) -> Result<Editing, Failure> {
    let user = signed.session.user.id;
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let view = schedules::view_for(&mut conn, user, id).await?.ok_or_else(Failure::not_found)?;
    drop(conn);
    let schedule = view.schedule;
    let next = schedule.next_on.filter(|next| schedules::can_stop(&web.ctx, *next));
    next.ok_or(Refusal::CutOffPassed)?;
    let methods = saved_methods(&web.ctx, user, Some(schedule.method_id)).await?;
    let entered = match sent {
        Some(sent) => Entered {
            on: sent.text("on").to_owned(),
            amount: sent.text("amount").to_owned(),
            method: sent.find_parsed("method"),
        },
        None => Entered {
            on: schedule.rule.first_on().to_string(),
            amount: signed.visit.words.amount_field(schedule.amount_cents().of(schedule.currency)),
            method: Some(schedule.method_id),
        },
    };
    Ok(Editing { schedule, methods, entered })
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::DateTooLate { .. } | Refusal::DateTooSoon => "on",
        Refusal::ChooseMethod | Refusal::MethodUnusable => "method",
        Refusal::TermsNotAccepted => "agree",
        _ => "amount",
    }
}

impl Editing {
    /// What this asks for, or what is wrong, field by field.
    fn change(&self, web: &Web, words: Words) -> Result<Change, Problems> {
        let mut problems = Problems::default();
        let on: Option<Date> = self.entered.on.parse().ok();
        if on.is_none() && !self.schedule.repeats() {
            problems.add("on", words.refusal(&Refusal::Missing(Missing::Date)));
        }
        let amount = is_fixed(&self.schedule)
            .then(|| words.amount_typed(&self.entered.amount, web.ctx.biller.currency));
        let amount_cents = match amount.transpose() {
            Ok(amount) => amount,
            Err(refusal) => {
                problems.add("amount", words.refusal(&refusal));
                None
            }
        };
        let method = self.entered.method.filter(|id| self.methods.find(*id).is_some());
        if method.is_none() {
            problems.add("method", words.refusal(&Refusal::ChooseMethod));
        }
        let on = on.filter(|_| !self.schedule.repeats());
        match method {
            Some(method) if problems.is_empty() => Ok(Change { on, amount_cents, method }),
            _ => Err(problems),
        }
    }

    fn rule(&self, change: &Change) -> Rule {
        change.on.map_or(self.schedule.rule, Rule::Once)
    }

    /// With what it costs besides.
    fn amount(&self, web: &Web, words: Words, change: &Change) -> String {
        let cents: Cents = change.amount_cents.unwrap_or_else(|| self.schedule.amount_cents());
        let method = self.methods.find(change.method);
        let fee = method.map(|method| schedules::planned_fee(&web.ctx, method, cents));
        words.money((cents + fee.unwrap_or_default()).of(self.schedule.currency))
    }

    fn method(&self, words: Words, change: &Change) -> String {
        self.methods.find(change.method).map(|method| title_of(words, method)).unwrap_or_default()
    }

    fn text(&self, web: &Web, words: Words, change: &Change) -> AgreementText {
        let (amount, method) = (self.amount(web, words, change), self.method(words, change));
        schedule_text(&web.ctx, words, &self.rule(change), &amount, &method)
    }

    fn review_address(&self) -> String {
        let Entered { on, amount, method } = &self.entered;
        let method = method.map(|id| id.to_string()).unwrap_or_default();
        let id = self.schedule.id;
        let (on, amount) = (encode(on), encode(amount));
        format!("/scheduled-payments/{id}/review?on={on}&amount={amount}&method={method}")
    }
}

fn page(web: &Web, signed: &Signed, editing: &Editing, problems: &Problems) -> Response {
    let words = signed.visit.words;
    let Editing { schedule, methods, entered } = editing;
    let address = format!("/scheduled-payments/{}", schedule.id);
    let count = words.common_form_error_count(problems.iter().count());
    let (first, last) = bounds(web);
    let edit = format!("{address}/edit");
    let content = form(
        &edit,
        html! {
            (problem_summary(&count, problems))
            @if !schedule.repeats() {
                (Field::date("on", words.schedules_pay_on())
                    .value(&entered.on)
                    .between(&first, &last)
                    .error(problems.of("on")))
            }
            @if is_fixed(schedule) { (amount_field(web, words, &entered.amount, problems)) }
            (methods.draw(words, words.payments_method_title(), entered.method, None, problems))
            (actions(html! {
                (button(words.common_continue(), Look::Primary))
                (button_link(&address, words.common_cancel(), Look::Quiet))
            }))
        },
    );
    let title = words.schedules_edit_title();
    let situation = words.schedules_edit_explained();
    let page = Page { title, heading: title, situation, ..Page::default() };
    answer(signed.page(Place::Scheduled, page, Card::new("", content).render()), problems)
}

fn review_page(
    web: &Web,
    signed: &Signed,
    editing: &Editing,
    change: &Change,
    problems: &Problems,
) -> Response {
    let words = signed.visit.words;
    let title = match editing.schedule.repeats() {
        true => words.schedules_review_title(),
        false => words.schedules_review_once_title(),
    };
    let situation = words.schedules_review_explained();
    let page = Page { title, heading: title, situation, ..Page::default() };
    let facts = [
        (words.schedules_how_much(), editing.amount(web, words, change)),
        (words.schedules_when(), rule_sentence(words, &editing.rule(change))),
        (words.schedules_method(), editing.method(words, change)),
    ];
    let content = stack(html! {
        (Card::new("", definitions(facts)))
        (Card::new(words.schedules_terms_title(), agreeing(web, words, editing, change, problems)))
    });
    answer(signed.page(Place::Scheduled, page, content), problems)
}

fn agreeing(
    web: &Web,
    words: Words,
    editing: &Editing,
    change: &Change,
    problems: &Problems,
) -> Markup {
    let address = format!("/scheduled-payments/{}", editing.schedule.id);
    let count = words.common_form_error_count(problems.iter().count());
    form(
        &address,
        html! {
            (hidden("on", &editing.entered.on))
            (hidden("amount", &editing.entered.amount))
            (hidden("method", &change.method.to_string()))
            (problem_summary(&count, problems))
            (agreement_fields(words, &editing.text(web, words, change), problems))
            (actions(html! {
                (button(words.schedules_save_change(), Look::Primary))
                (button_link(&address, words.common_cancel(), Look::Quiet))
            }))
        },
    )
}

fn answer(response: Response, problems: &Problems) -> Response {
    match problems.is_empty() {
        true => response,
        false => (StatusCode::UNPROCESSABLE_ENTITY, response).into_response(),
    }
}
