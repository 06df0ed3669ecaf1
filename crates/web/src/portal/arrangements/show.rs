//! `/arrangements/{id}`: what is paid, what comes next, and what was agreed to.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Date, Error, Id, kinds};
use billing::arrangements::{self, ArrangementState, ArrangementView, Planned};
use billing::notices::name_of_method;
use billing::schedules;
use words::Words;

use super::review::instalment_name;
use crate::kit::components::{
    Button, Card, Column, Kind, Look, Notice, NoticeKind, Row, Table, Tone, actions, button_link,
    chip, post_button, stack,
};
use crate::kit::forms::{Query, encode};
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Markup, Place, Proven, Render as _, Signed, Web, html};
use crate::portal::scheduled_payments::agreed_text;

struct Shown<'s> {
    words: Words,
    today: Date,
    view: &'s ArrangementView,
    method: Option<String>,
    is_own: bool,
    may_pay: bool,
}

/// `?notice=` says what has just happened.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(id): PathId<kinds::Arrangement>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let (words, user) = (signed.visit.words, signed.session.user.id);
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let view = arrangements::view_for(&mut conn, user, id).await?;
    let view = view.ok_or_else(Failure::not_found)?;
    let agreement = schedules::agreement_of(&mut conn, &id.to_string()).await?;
    let method = match view.arrangement.method_id {
        Some(method) => Some(name_of_method(&mut conn, words, method).await?),
        None => None,
    };
    drop(conn);
    let is_own = view.arrangement.user_id == user;
    let may_pay = may_pay(&signed, view.arrangement.account_id);
    let shown = Shown { words, today: web.ctx.today(), view: &view, method, is_own, may_pay };
    let situation = shown.situation();
    let page = Page {
        title: words.arrangements_title(),
        heading: words.arrangements_title(),
        situation: &situation,
        notice: notice(words, query.text("notice")),
        tools: Some(shown.state()),
        ..Page::default()
    };
    let content = stack(html! {
        (shown.buttons())
        (shown.instalments())
        (agreed_text(&web, words, &agreement))
    });
    Ok(signed.page(Place::Pay, page, content))
}

fn may_pay(signed: &Signed, account: Id<kinds::Account>) -> bool {
    let found = signed.accounts.iter().find(|choice| choice.account_id == account);
    found.is_some_and(|choice| choice.role.may_pay())
}

fn notice(words: Words, word: &str) -> Option<Notice<'static>> {
    let sentence = match word {
        "made" => words.arrangements_made(),
        "stopped" => words.arrangements_debits_stopped(),
        _ => return None,
    };
    Some(Notice::new(NoticeKind::Success, sentence))
}

impl Shown<'_> {
    fn written(&self, cents: Cents) -> String {
        self.words.money(cents.of(self.view.arrangement.currency))
    }

    /// The first instalment of which something is missing.
    fn next(&self) -> Option<(&Planned, Cents)> {
        let ArrangementView { arrangement, progress } = self.view;
        arrangement.instalments.iter().find_map(|planned| {
            let missing = arrangement.missing_of(planned.instalment.number, *progress);
            missing.is_positive().then_some((planned, missing))
        })
    }

    fn situation(&self) -> String {
        let words = self.words;
        let left = self.written(self.view.left_cents());
        match (self.view.arrangement.state, self.next()) {
            (ArrangementState::Completed, _) => words.arrangements_situation_completed().to_owned(),
            (ArrangementState::Broken, _) => words.arrangements_situation_broken(left),
            (ArrangementState::Kept, Some((planned, missing))) => {
                let date = words.date_long(planned.instalment.due_on);
                words.arrangements_situation(left, self.written(missing), date)
            }
            (ArrangementState::Kept, None) => words.arrangements_progress(
                self.written(self.view.progress.settled_cents),
                self.written(self.view.arrangement.debt_cents),
            ),
        }
    }

    fn state(&self) -> Markup {
        let words = self.words;
        match self.view.arrangement.state {
            ArrangementState::Kept => chip(Tone::Ok, words.arrangements_state_kept()),
            ArrangementState::Completed => chip(Tone::Done, words.arrangements_state_completed()),
            ArrangementState::Broken => chip(Tone::Bad, words.arrangements_state_broken()),
        }
    }

    fn buttons(&self) -> Markup {
        let (words, arrangement) = (self.words, &self.view.arrangement);
        let amount = match arrangement.state {
            ArrangementState::Kept => self.next().map(|(_, missing)| missing),
            ArrangementState::Broken => Some(self.view.left_cents()),
            ArrangementState::Completed => None,
        };
        let amount = amount.filter(|amount| self.may_pay && amount.is_positive());
        let can_stop = self.is_own
            && arrangement.state == ArrangementState::Kept
            && arrangement.method_id.is_some();
        html! {
            @if amount.is_some() || can_stop {
                (actions(html! {
                    @if let Some(amount) = amount { (self.pay_link(amount)) }
                    @if can_stop {
                        (post_button(
                            &format!("/arrangements/{}/debits/cancellation", arrangement.id),
                            Button::new(words.arrangements_stop_debits(), Look::Secondary),
                        ))
                    }
                }))
                @if can_stop { p class="hint" { (words.arrangements_stop_explained()) } }
            }
        }
    }

    /// To the pay page with the amount filled in: it goes to the bills that are due first.
    fn pay_link(&self, amount: Cents) -> Markup {
        let arrangement = &self.view.arrangement;
        let typed = self.words.amount_field(amount.of(arrangement.currency));
        let (account, typed) = (arrangement.account_id, encode(&typed));
        let address = format!("/payments/new?choice=other&account={account}&amount={typed}");
        let label = self.words.arrangements_pay_next(self.written(amount));
        button_link(&address, &label, Look::Primary)
    }

    fn instalments(&self) -> Markup {
        let (words, arrangement) = (self.words, &self.view.arrangement);
        let columns = [
            Column::new(Kind::Title, words.arrangements_instalment()),
            Column::new(Kind::Date, words.schedules_date()),
            Column::new(Kind::Amount, words.schedules_amount()),
            Column::new(Kind::Status, words.common_status()),
        ];
        let rows = arrangement.instalments.iter().map(|planned| self.row(planned)).collect();
        let caption = words.arrangements_instalments();
        let progress = words.arrangements_progress(
            self.written(self.view.progress.settled_cents),
            self.written(arrangement.debt_cents),
        );
        let content = html! {
            (Table { caption, columns: &columns, rows }.render())
            @if let Some(method) = &self.method {
                p class="hint" { (words.arrangements_charged_to(&**method)) }
            }
        };
        Card::new(caption, content).hint(&progress).render()
    }

    fn row(&self, planned: &Planned) -> Row {
        let numbers = self.view.arrangement.instalments.iter();
        let count = numbers.map(|planned| planned.instalment.number).max().unwrap_or(0);
        let one = planned.instalment;
        let (tone, state) = self.state_of(planned);
        Row::new([
            html! { (instalment_name(self.words, one.number, count)) },
            html! { (self.words.date_long(one.due_on)) },
            html! { (self.written(one.amount_cents)) },
            chip(tone, state),
        ])
    }

    fn state_of(&self, planned: &Planned) -> (Tone, &'static str) {
        let (words, one) = (self.words, planned.instalment);
        let ArrangementView { arrangement, progress } = self.view;
        let missing = arrangement.missing_of(one.number, *progress);
        if arrangement.is_paid(one.number, *progress) {
            (Tone::Done, words.arrangements_paid())
        } else if missing.is_zero() {
            (Tone::Info, words.payments_status_in_progress())
        } else if one.due_on < self.today {
            (Tone::Bad, words.arrangements_late())
        } else if one.due_on == self.today {
            (Tone::Warn, words.arrangements_due())
        } else if missing < one.amount_cents {
            (Tone::Info, words.arrangements_paid_part())
        } else {
            (Tone::Plain, words.arrangements_to_come())
        }
    }
}
