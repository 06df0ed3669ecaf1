//! `/scheduled-payments`: the calendar, and what has ended.

use std::collections::hash_map::Entry::Vacant;

use axum::extract::State;
use axum::response::Response;
use base::Date;
use billing::calendar::{self, ComingDebit};
use billing::notices::name_of_method;
use billing::schedules::{self, ScheduleView};
use words::Words;

use super::calendar::Calendar;
use super::history::ending_sentence;
use super::saved_methods;
use crate::kit::components::{
    Card, Entry, Look, Notice, NoticeKind, actions, button_link, empty, list, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Icon, Markup, Place, Proven, Signed, Web, html};

/// A rule without an end is drawn so far.
const DAYS_SHOWN: i64 = 366;
const ENDED_SHOWN: i64 = 10;

/// `?notice=` says what has just happened.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let (words, user, today) = (signed.visit.words, signed.session.user.id, web.ctx.today());
    let until = schedules::days_after(today, DAYS_SHOWN).unwrap_or(today);
    let mut names = saved_methods(&web.ctx, user, None).await?.names(words);
    let mut conn = web.ctx.db.read().await.map_err(base::Error::from)?;
    let debits = calendar::coming_debits(&mut conn, &web.ctx, user, until).await?;
    for method in debits.iter().filter_map(|debit| debit.method) {
        if let Vacant(place) = names.entry(method) {
            place.insert(name_of_method(&mut conn, words, method).await?);
        }
    }
    let ended = schedules::ended_of(&mut conn, user, ENDED_SHOWN).await?;
    drop(conn);
    let debits = within_reach(debits, today);
    let calendar = Calendar { words, today, debits: &debits, methods: &names };
    Ok(page(&signed, &query, &calendar, &ended))
}

/// What is far away is shown only where nothing nearer belongs to it: the next of a rule, an
/// instalment, one payment.
fn within_reach(debits: Vec<ComingDebit>, today: Date) -> Vec<ComingDebit> {
    let near = |debit: &ComingDebit| {
        let months = i32::from(debit.on.year() - today.year()) * 12
            + i32::from(debit.on.month() - today.month());
        let repeats = matches!(debit.planned, calendar::Planned::Repeat { .. });
        !repeats || usize::try_from(months).is_ok_and(|months| months < super::calendar::MONTHS)
    };
    debits.into_iter().filter(near).collect()
}

fn page(
    signed: &Signed,
    query: &Form,
    calendar: &Calendar<'_>,
    ended: &[ScheduleView],
) -> Response {
    let words = signed.visit.words;
    let situation = match calendar.debits.first() {
        Some(next) => {
            let amount = words.money(next.amount_cents.of(next.currency));
            words.schedules_next(amount, words.date_long(next.on))
        }
        None => words.schedules_none().to_owned(),
    };
    let title = words.schedules_title();
    let notice = query.text("notice");
    let notice = (notice == "canceled").then(|| words.schedules_canceled_notice());
    let page = Page {
        title,
        heading: title,
        situation: &situation,
        notice: notice.map(|sentence| Notice::new(NoticeKind::Success, sentence)),
        ..Page::default()
    };
    let may_pay = signed.find_account().is_some_and(|account| account.role.may_pay());
    let content = stack(html! {
        @if calendar.debits.is_empty() {
            (Card::new("", empty(Icon::Calendar, words.schedules_none_explained(), None)))
        }
        @if may_pay { (ways(words)) }
        @if !calendar.debits.is_empty() { (calendar.draw()) }
        @if !ended.is_empty() { (Card::new(words.schedules_earlier(), earlier(words, ended))) }
    });
    signed.page(Place::Scheduled, page, content)
}

fn ways(words: Words) -> Markup {
    actions(html! {
        (button_link("/payments/new", words.schedules_pay_later(), Look::Secondary))
        (button_link("/scheduled-payments/new", words.schedules_pay_regularly(), Look::Secondary))
    })
}

fn earlier(words: Words, ended: &[ScheduleView]) -> Markup {
    let entries: Vec<_> = ended
        .iter()
        .map(|view| {
            let schedule = &view.schedule;
            let amount = words.money(schedule.amount_cents().of(schedule.currency));
            let first = words.date_long(schedule.rule.first_on());
            let href = format!("/scheduled-payments/{}", schedule.id);
            (format!("{first} · {amount}"), ending_sentence(words, view), href)
        })
        .collect();
    list(entries.iter().map(|(title, detail, href)| Entry {
        title,
        detail,
        href: Some(href),
        ..Entry::default()
    }))
}
