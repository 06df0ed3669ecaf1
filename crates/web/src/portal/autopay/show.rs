//! `/autopay/{id}`: what it does, what it will debit, what it has debited, and stopping it.

use axum::extract::State;
use axum::response::Response;
use base::{Refusal, Result, kinds};
use billing::autopay::{self, AutopayConsent, AutopayState, Debit, Shown};
use billing::notices::{debit_hour, timing_sentence};
use words::Words;

use super::past;
use crate::kit::components::{
    Button, Card, Column, Entry, Kind, Look, Notice, NoticeKind, Row, Table, Tone, actions,
    button_link, chip, definitions, empty, form, list, post_button, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Icon, Markup, Place, Proven, Signed, Web, html};
use crate::portal::payment_methods::name_of;

/// `?notice=` says what has just happened.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Autopay>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let user = signed.session.user.id;
    let shown = autopay::find_for(&web.ctx, user, id).await?.ok_or_else(Failure::not_found)?;
    let consents = consents_of(&web, &signed, &shown).await?;
    let number = shown.account.number.as_str();
    let words = signed.visit.words;
    let notice = notice(words, &query, number);
    let notice = notice.as_ref().map(|(kind, sentence)| Notice::new(*kind, sentence));
    let title = words.autopay_title_of(number);
    let page = Page {
        title: &title,
        heading: &title,
        back: Some(("/autopay", words.autopay_title())),
        notice,
        ..Page::default()
    };
    let until = debit_hour(&web.ctx, words, web.ctx.today())?;
    let content = Details { web: &web, signed: &signed, shown: &shown }.draw(&consents, &until);
    Ok(signed.page(Place::Pay, page, content))
}

/// Whoever gave them.
async fn consents_of(web: &Web, signed: &Signed, shown: &Shown) -> Result<Vec<AutopayConsent>> {
    if shown.autopay.user_id != signed.session.user.id {
        return Ok(Vec::new());
    }
    let mut conn = web.ctx.db.read().await?;
    autopay::consents_of(&mut conn, shown.autopay.id).await
}

fn notice(words: Words, query: &Form, number: &str) -> Option<(NoticeKind, String)> {
    match query.text("notice") {
        "enrolled" => Some((NoticeKind::Success, words.autopay_notice_enrolled(number))),
        "changed" => Some((NoticeKind::Success, words.autopay_notice_changed(number))),
        "skipped" => Some((NoticeKind::Success, words.autopay_notice_skipped().to_owned())),
        "begun" => Some((NoticeKind::Failure, words.refusal(&Refusal::DebitBegun))),
        _ => None,
    }
}

struct Details<'d> {
    web: &'d Web,
    signed: &'d Signed,
    shown: &'d Shown,
}

impl Details<'_> {
    fn draw(&self, consents: &[AutopayConsent], until: &str) -> Markup {
        let (words, shown) = (self.signed.visit.words, self.shown);
        let is_live = shown.autopay.state != AutopayState::Stopped;
        stack(html! {
            (Card::new("", stack(html! {
                (self.facts())
                @if is_live && self.is_owner() { (actions(self.change())) }
            })))
            @if is_live {
                (Card::new(words.autopay_upcoming(), self.upcoming(until)))
            }
            (Card::new(words.autopay_past(), past::draw(words, shown)))
            @if !consents.is_empty() {
                (Card::new(words.autopay_authorizations(), self.authorizations(consents)))
            }
            @if is_live && self.may_end() {
                (Card::new(words.autopay_stop(), self.stopping()))
            }
        })
    }

    fn facts(&self) -> Markup {
        let (words, shown) = (self.signed.visit.words, self.shown);
        let autopay = &shown.autopay;
        let (tone, state) = match autopay.state {
            AutopayState::Active => (Tone::Ok, words.autopay_on()),
            AutopayState::Paused => (Tone::Warn, words.autopay_paused()),
            AutopayState::Stopped => (Tone::Plain, words.autopay_stopped()),
        };
        let cap = match autopay.cap_cents {
            Some(cap) => words.autopay_asks_above(words.money(cap.of(shown.account.currency))),
            None => words.autopay_no_limit().to_owned(),
        };
        let backup = match &shown.backup {
            Some(backup) => name_of(words, backup),
            None => words.autopay_backup_none().to_owned(),
        };
        let mut facts = vec![(words.common_status(), chip(tone, state))];
        let mut fact = |name, value: String| facts.push((name, html! { (value) }));
        if !self.is_owner() {
            fact(words.autopay_set_up_by(), shown.owner.clone());
        }
        fact(words.autopay_method(), name_of(words, &shown.method));
        fact(words.autopay_when(), timing_sentence(words, autopay.timing));
        fact(words.autopay_backup(), backup);
        fact(words.autopay_limit(), cap);
        html! {
            (definitions(facts))
            @if autopay.state == AutopayState::Paused { p { (words.autopay_paused_explained()) } }
        }
    }

    fn change(&self) -> Markup {
        let href = format!("/autopay/new?account={}", self.shown.account.id);
        button_link(&href, self.signed.visit.words.autopay_change(), Look::Secondary)
    }

    fn upcoming(&self, until: &str) -> Markup {
        let words = self.signed.visit.words;
        if self.shown.debits.is_empty() {
            return empty(Icon::Calendar, words.autopay_upcoming_empty(), None);
        }
        let columns = [
            Column::new(Kind::Title, words.common_date()),
            Column::new(Kind::Text, words.autopay_method()),
            Column::new(Kind::Amount, words.autopay_about()),
            Column::new(Kind::Status, words.autopay_skip()),
        ];
        let rows = self.shown.debits.iter().map(|debit| self.debit(debit)).collect();
        stack(html! {
            (Table { caption: words.autopay_upcoming(), columns: &columns, rows })
            p class="hint" { (words.autopay_until(until)) }
        })
    }

    fn debit(&self, debit: &Debit) -> Row {
        let words = self.signed.visit.words;
        let date = words.date_long(debit.on);
        let (address, cycle) =
            (format!("/autopay/{}/skips", debit.autopay), debit.cycle.to_string());
        let described = words.autopay_skip_described(date.as_str());
        let skip = Button::new(words.autopay_skip(), Look::Quiet)
            .value("cycle", &cycle)
            .described(&described);
        Row::new([
            html! { (date) },
            html! { (name_of(words, &debit.method)) },
            html! { (words.money(debit.estimate.of(debit.currency))) },
            html! { @if self.may_end() { (post_button(&address, skip)) } },
        ])
    }

    fn authorizations(&self, consents: &[AutopayConsent]) -> Markup {
        let told: Vec<_> = consents.iter().map(|consent| Told::of(self, consent)).collect();
        list(told.iter().map(|told| Entry {
            icon: Some(Icon::Bill),
            title: &told.title,
            detail: &told.detail,
            aside: Some(told.download.clone()),
            ..Entry::default()
        }))
    }

    fn stopping(&self) -> Markup {
        let words = self.signed.visit.words;
        let address = format!("/autopay/{}/withdrawal", self.shown.autopay.id);
        form(
            &address,
            html! {
                p { (words.autopay_stop_explained()) }
                (actions(html! { (Button::new(words.autopay_stop(), Look::Danger)) }))
            },
        )
    }

    fn is_owner(&self) -> bool {
        self.shown.autopay.user_id == self.signed.session.user.id
    }

    /// Its owner, and whoever manages the account.
    fn may_end(&self) -> bool {
        let account = self.shown.account.id;
        let choice = self.signed.accounts.iter().find(|choice| choice.account_id == account);
        self.is_owner() || choice.is_some_and(|choice| choice.role.may_invite())
    }
}

/// An authorization in words.
struct Told {
    title: String,
    detail: String,
    download: Markup,
}

impl Told {
    fn of(details: &Details<'_>, consent: &AutopayConsent) -> Told {
        let (words, zone) = (details.signed.visit.words, &details.web.ctx.biller.zone);
        let given = words.date_and_time(consent.given_at, zone);
        let described = words.autopay_download_described(given.as_str());
        let href = format!("/autopay/consents/{}/text", consent.id);
        let detail = match consent.ended_at {
            Some(ended) => words.autopay_authorized_until(given, words.date_and_time(ended, zone)),
            None => words.autopay_authorized(given, consent.network_address.as_str()),
        };
        let download = html! {
            a class="button secondary" href=(href) aria-label=(described) {
                (words.autopay_download())
            }
        };
        Told { title: words.methods_terms_version(&consent.version), detail, download }
    }
}
