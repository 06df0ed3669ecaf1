//! `/scheduled-payments/{id}`: one that is planned, what was agreed to, and what has happened.

use axum::extract::State;
use axum::response::Response;
use base::{Result, kinds};
use billing::notices::name_of_method;
use billing::schedules::{self, Agreement, ComingDay, Schedule, ScheduleView, rule_sentence};
use words::Words;

use super::agreement::agreed_text;
use super::history::{self, ending_sentence};
use crate::kit::components::{
    Button, Card, Look, Notice, NoticeKind, actions, button_link, definitions, form, hidden, link,
    post_button, stack,
};
use crate::kit::forms::{self, Query};
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Markup, Place, Proven, Signed, Web, html};

const DAYS_AHEAD: i64 = 400;
const DAYS_SHOWN: usize = 3;

/// Everything about one of them.
struct Shown {
    view: ScheduleView,
    coming: Vec<ComingDay>,
    agreement: Agreement,
    method: String,
}

/// `?notice=` says what has just happened; `?number=` is the day of a rule that is looked at.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Schedule>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let shown = load(&web, &signed, id).await?.ok_or_else(Failure::not_found)?;
    let words = signed.visit.words;
    let title = match shown.view.schedule.repeats() {
        true => words.schedules_repeat_title(),
        false => words.schedules_once_title(),
    };
    let situation = situation(words, &shown);
    let page = Page {
        title,
        heading: title,
        situation: &situation,
        back: Some(("/scheduled-payments", words.schedules_back())),
        notice: notice(words, query.text("notice")),
        ..Page::default()
    };
    let content = stack(html! {
        (Card::new("", stack(html! {
            (facts(words, &shown))
            (buttons(words, &shown, &query))
        })))
        (history::draw(words, &shown.view))
        (agreed_text(&web, words, &shown.agreement))
    });
    Ok(signed.page(Place::Scheduled, page, content))
}

async fn load(web: &Web, signed: &Signed, id: base::Id<kinds::Schedule>) -> Result<Option<Shown>> {
    let mut conn = web.ctx.db.read().await?;
    let user = signed.session.user.id;
    let Some(view) = schedules::view_for(&mut conn, user, id).await? else { return Ok(None) };
    let today = web.ctx.today();
    let until = schedules::days_after(today, DAYS_AHEAD).unwrap_or(today);
    let coming = schedules::days_of(&mut conn, &web.ctx, &view.schedule, until).await?;
    let agreement = schedules::agreement_of(&mut conn, &id.to_string()).await?;
    let method = name_of_method(&mut conn, signed.visit.words, view.schedule.method_id).await?;
    Ok(Some(Shown { view, coming, agreement, method }))
}

fn notice(words: Words, word: &str) -> Option<Notice<'static>> {
    let sentence = match word {
        "made" => words.schedules_made(),
        "changed" => words.schedules_changed(),
        "skipped" => words.schedules_skipped_notice(),
        "canceled" => words.schedules_canceled_notice(),
        "last" => words.schedules_canceled_last(),
        "too-late" => {
            return Some(Notice::new(NoticeKind::Failure, words.errors_cut_off_passed()));
        }
        _ => return None,
    };
    Some(Notice::new(NoticeKind::Success, sentence))
}

fn situation(words: Words, shown: &Shown) -> String {
    let again = shown.coming.iter().find(|day| day.is_again);
    match (again, shown.view.schedule.next_on) {
        (Some(again), _) => words.schedules_will_retry(words.date_long(again.on)),
        (None, Some(next)) => {
            words.schedules_will_charge(amount(words, &shown.view.schedule), words.date_long(next))
        }
        (None, None) => ending_sentence(words, &shown.view),
    }
}

/// "up to" where bills were chosen: only what is still open of them is charged.
fn amount(words: Words, schedule: &Schedule) -> String {
    let amount = words.money(schedule.charge_cents().of(schedule.currency));
    match schedule.parts.iter().any(|part| !part.shares.is_empty()) {
        true => words.schedules_up_to(amount),
        false => amount,
    }
}

fn facts(words: Words, shown: &Shown) -> Markup {
    let schedule = &shown.view.schedule;
    let days: Vec<String> = shown
        .coming
        .iter()
        .filter(|day| !day.is_again && day.repeats)
        .take(DAYS_SHOWN)
        .map(|day| words.date_long(day.on))
        .collect();
    let mut rows = vec![
        (words.schedules_how_much(), html! { (amount(words, schedule)) }),
        (words.schedules_when(), html! { (rule_sentence(words, &schedule.rule)) }),
        (words.schedules_method(), html! { (shown.method) }),
    ];
    for part in &schedule.parts {
        rows.push((words.schedules_account(), html! { (part.account_number) }));
        for share in &part.shares {
            let number = share.invoice_number.as_str();
            let page = format!("/invoices/{}", forms::encode(number));
            let cents = words.money(share.cents.of(schedule.currency));
            let named = words.payments_invoice_line(number);
            rows.push((words.payments_invoices(), html! { (link(&page, &named)) " " (cents) }));
        }
    }
    if !days.is_empty() {
        rows.push((
            words.schedules_first_days(),
            html! { @for day in &days { span class="line-of-list" { (day) } } },
        ));
    }
    definitions(rows)
}

/// What can be done about it until the cut-off.
fn buttons(words: Words, shown: &Shown, query: &Form) -> Markup {
    let id = shown.view.schedule.id;
    let repeats = shown.view.schedule.repeats();
    let next = shown.coming.iter().find(|day| !day.is_again);
    let wanted: Option<i64> = query.find_parsed("number");
    let skipped = shown.coming.iter().filter(|day| day.repeats && !day.is_again && day.can_stop);
    let skipped = skipped.clone().find(|day| Some(day.number) == wanted).or(skipped.clone().next());
    let has_more = shown.coming.iter().any(|day| day.can_stop) || (repeats && next.is_some());
    let stop = if repeats { words.schedules_stop() } else { words.schedules_cancel() };
    actions(html! {
        @if next.is_some_and(|day| day.can_stop) {
            (button_link(&format!("/scheduled-payments/{id}/edit"), words.schedules_edit(), Look::Secondary))
        }
        @if let Some(day) = skipped {
            (skip_button(words, id, day))
        }
        @if has_more {
            (post_button(
                &format!("/scheduled-payments/{id}/cancellation"),
                Button::new(stop, Look::Danger),
            ))
        }
    })
}

fn skip_button(words: Words, id: base::Id<kinds::Schedule>, day: &ComingDay) -> Markup {
    let label = words.schedules_skip(words.date_long(day.on));
    form(
        &format!("/scheduled-payments/{id}/skips"),
        html! {
            (hidden("number", &day.number.to_string()))
            (Button::new(&label, Look::Secondary))
        },
    )
}
