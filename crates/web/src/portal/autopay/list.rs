//! `/autopay`: every account of the user's, and what is debited next.

use axum::extract::State;
use axum::response::Response;
use billing::autopay::{self, AutopayState, Debit, Overview};
use words::Words;

use crate::kit::components::{Card, Entry, Notice, NoticeKind, Tone, chip, empty, list};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Icon, Markup, Place, Proven, Render as _, Signed, Web, html};
use crate::portal::payment_methods::name_of;

/// `?notice=stopped`: that has just happened.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let overview = autopay::overview_for(&web.ctx, signed.session.user.id).await?;
    let notice = (query.text("notice") == "stopped")
        .then(|| Notice::new(NoticeKind::Success, words.autopay_notice_stopped()));
    let page = Page {
        title: words.autopay_title(),
        heading: words.autopay_title(),
        situation: words.autopay_explained(),
        notice,
        ..Page::default()
    };
    let content = match overview.is_empty() {
        true => empty(Icon::Repeat, words.autopay_no_account(), None),
        false => draw(&signed, &overview),
    };
    Ok(signed.page(Place::Pay, page, Card::new("", content).render()))
}

fn draw(signed: &Signed, overview: &[Overview]) -> Markup {
    let words = signed.visit.words;
    let lines: Vec<_> = overview.iter().map(|one| Line::of(words, one)).collect();
    list(lines.iter().map(|line| Entry {
        icon: Some(Icon::Repeat),
        title: &line.title,
        detail: &line.detail,
        href: line.href.as_deref(),
        aside: Some(line.aside.clone()),
    }))
}

/// One account in words.
struct Line {
    title: String,
    detail: String,
    href: Option<String>,
    aside: Markup,
}

impl Line {
    fn of(words: Words, overview: &Overview) -> Line {
        let reached = &overview.reached;
        let number = words.common_account_number(reached.account_number.as_str());
        let title = match &reached.account_name {
            Some(name) => format!("{name} · {number}"),
            None => number,
        };
        let Some(autopay) = &overview.autopay else {
            return Line {
                title,
                detail: words.autopay_off_explained().to_owned(),
                href: None,
                aside: Line::turn_on(words, overview),
            };
        };
        let (tone, state) = match autopay.state {
            AutopayState::Active => (Tone::Ok, words.autopay_on()),
            AutopayState::Paused => (Tone::Warn, words.autopay_paused()),
            AutopayState::Stopped => (Tone::Plain, words.autopay_stopped()),
        };
        Line {
            title,
            detail: match (autopay.state, &overview.next) {
                (AutopayState::Paused, _) => words.autopay_paused_explained().to_owned(),
                (_, Some(next)) => next_sentence(words, next),
                (_, None) => words.autopay_waits().to_owned(),
            },
            href: Some(format!("/autopay/{}", autopay.id)),
            aside: chip(tone, state),
        }
    }

    fn turn_on(words: Words, overview: &Overview) -> Markup {
        let reached = &overview.reached;
        if !reached.role.may_pay() {
            return chip(Tone::Plain, words.autopay_off());
        }
        let href = format!("/autopay/new?account={}", reached.account_id);
        let described = words.autopay_turn_on_for(reached.account_number.as_str());
        html! {
            a class="button secondary" href=(href) aria-label=(described) { (words.autopay_turn_on()) }
        }
    }
}

pub fn next_sentence(words: Words, next: &Debit) -> String {
    words.autopay_next(
        words.money(next.estimate.of(next.currency)),
        words.date_long_without_year(next.on),
        name_of(words, &next.method),
    )
}
