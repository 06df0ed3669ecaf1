//! The balance, with the one action of the page.

use base::{Cents, Date};
use billing::autopay::{AutopayState, NextDebit};
use words::Words;

use super::Overview;
use crate::kit::components::{Action, MethodLine, Pill, Ruler, Slab};
use crate::kit::{Icon, Markup, Render as _};
use crate::portal::figure::MoneyFigure;

pub fn draw(words: Words, overview: &Overview, may_pay: bool) -> Markup {
    let balance = overview.standing.balance;
    let owed = balance.owed_cents();
    let figure = MoneyFigure::of(words, owed.abs().of(overview.currency));
    let due = balance.amount_due_cents();
    let pay = words.dashboard_pay(overview.money(words, due));
    let pill = overview.standing.first_due_on.map(|due| words.due_relative(due, overview.today));
    let labels = RulerLabels::of(words, overview);
    let sentence = in_progress(words, overview, balance.in_progress_cents);
    let autopay = overview.autopay.as_ref().map(|next| AutopayLine::of(words, next));
    let enrolment = format!("/autopay/new?account={}", overview.account);
    let slab = Slab {
        label: label(words, owed),
        figure: figure.draw(),
        pill: pill.as_deref().map(|words| match overview.standing.overdue_count {
            0 => Pill::Due(words),
            _ => Pill::Overdue(words),
        }),
        ruler: labels.as_ref().map(|labels| labels.ruler(words)),
        sentence: &sentence,
        method: autopay.as_ref().map(|line| line.draw(words)),
        primary: (may_pay && due.is_positive())
            .then_some(Action { href: "/payments/new", words: &pay }),
        secondary: may_pay.then(|| match overview.autopay {
            None if due.is_positive() => {
                Action { href: &enrolment, words: words.autopay_turn_on() }
            }
            _ => other_action(words, due),
        }),
    };
    slab.render()
}

fn label(words: Words, owed: Cents) -> &'static str {
    if owed.is_positive() {
        words.dashboard_you_owe()
    } else if owed.is_negative() {
        words.dashboard_credit()
    } else {
        words.dashboard_paid_up()
    }
}

fn other_action(words: Words, due: Cents) -> Action<'static> {
    let words = match due.is_positive() {
        true => words.dashboard_pay_another_amount(),
        false => words.dashboard_pay_ahead(),
    };
    Action { href: "/payments/new?choice=other", words }
}

/// What AutoPay will do, and the way to it.
struct AutopayLine {
    words: String,
    address: String,
}

impl AutopayLine {
    fn of(words: Words, next: &NextDebit) -> AutopayLine {
        let said = match (next.state, next.debit_on) {
            (AutopayState::Active, Some(on)) => words.autopay_slab_next(words.date_short(on)),
            (AutopayState::Active, None) => words.autopay_slab_on().to_owned(),
            (AutopayState::Paused | AutopayState::Stopped, _) => {
                words.autopay_slab_paused().to_owned()
            }
        };
        AutopayLine { words: said, address: format!("/autopay/{}", next.autopay_id) }
    }

    fn draw(&self, words: Words) -> MethodLine<'_> {
        let change = Action { href: &self.address, words: words.common_details() };
        MethodLine { icon: Icon::Repeat, words: &self.words, change: Some(change) }
    }
}

fn in_progress(words: Words, overview: &Overview, cents: Cents) -> String {
    match cents.is_positive() {
        true => words.dashboard_includes_in_progress(overview.money(words, cents)),
        false => String::new(),
    }
}

/// The billing cycle of the open bill that is due first.
struct RulerLabels {
    issued_on: Date,
    due_on: Date,
    today: Date,
    issued: String,
    due: String,
}

impl RulerLabels {
    fn of(words: Words, overview: &Overview) -> Option<RulerLabels> {
        let standing = &overview.standing;
        let (issued_on, due_on) = (standing.first_issued_on?, standing.first_due_on?);
        Some(RulerLabels {
            issued_on,
            due_on,
            today: overview.today,
            issued: words.invoices_issued_on(words.date_short(issued_on)),
            due: match due_on < overview.today {
                true => words.invoices_was_due_on(words.date_short(due_on)),
                false => words.invoices_due_on(words.date_short(due_on)),
            },
        })
    }

    fn ruler(&self, words: Words) -> Ruler<'_> {
        Ruler {
            days_to_due: days(self.issued_on, self.due_on),
            days_to_today: days(self.issued_on, self.today),
            issued: &self.issued,
            today: words.dashboard_ruler_today(),
            due: &self.due,
        }
    }
}

/// A bill that is due before it was issued, or issued tomorrow, is drawn as a cycle of no days.
fn days(from: Date, to: Date) -> u32 {
    u32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(0)
}
