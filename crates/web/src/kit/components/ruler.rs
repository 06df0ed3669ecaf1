//! The billing cycle drawn as a ruler: a tick a day from issue to due, amber for today.
//!
//! Two labels stand at the ends on one side of the ticks, the third alone on the other side, so that
//! no two can ever collide: today between issue and due, or the due date of a bill that is overdue.

use maud::{Markup, Render, html};

use crate::kit::charts::Percent;

#[derive(Debug, Clone, Copy)]
pub struct Ruler<'a> {
    /// Days from issue to due date.
    pub days_to_due: u32,
    /// Days from issue to today; more than `days_to_due` when the bill is overdue.
    pub days_to_today: u32,
    /// "Issued Nov 3"
    pub issued: &'a str,
    /// "Today"
    pub today: &'a str,
    /// "Due Nov 24"
    pub due: &'a str,
}

impl Render for Ruler<'_> {
    fn render(&self) -> Markup {
        let scale = self.scale();
        let today = scale.at(self.days_to_today);
        html! {
            div class="ruler" {
                @if self.is_overdue() { (ends(self.issued, self.today)) }
                @else { (label(today, self.today)) }
                svg class="ticks" aria-hidden="true" {
                    @for day in (0..=scale.days).step_by(scale.step) { (self.tick(&scale, day)) }
                    (mark("edge", scale.at(0)))
                    (mark("edge", scale.at(self.days_to_due)))
                    (mark("now", today))
                }
                @if self.is_overdue() { (label(scale.at(self.days_to_due), self.due)) }
                @else { (ends(self.issued, self.due)) }
            }
        }
    }
}

/// Ticks further apart than this many days would be too dense on a phone, where 300 pixels remain.
const DAILY_TICKS_LIMIT: u32 = 62;

struct Scale {
    days: u32,
    step: usize,
}

impl Scale {
    fn at(&self, day: u32) -> Percent {
        Percent::of(i64::from(day.min(self.days)), i64::from(self.days))
    }
}

impl Ruler<'_> {
    fn is_overdue(&self) -> bool {
        self.days_to_today > self.days_to_due
    }

    fn scale(&self) -> Scale {
        let days = self.days_to_due.max(self.days_to_today).max(1);
        Scale { days, step: if days > DAILY_TICKS_LIMIT { 7 } else { 1 } }
    }

    fn tick(&self, scale: &Scale, day: u32) -> Markup {
        let x = scale.at(day);
        let class = match day {
            late if late > self.days_to_due => "late",
            gone if gone <= self.days_to_today => "gone",
            _ => "coming",
        };
        html! { line class=(class) x1=(x) x2=(x) y1="62%" y2="100%" {} }
    }
}

fn mark(class: &str, x: Percent) -> Markup {
    let top = if class == "now" { "0%" } else { "30%" };
    html! { line class=(class) x1=(x) x2=(x) y1=(top) y2="100%" {} }
}

/// The first and the last day of the ruler; on a narrow card they wrap instead of meeting.
fn ends(first: &str, last: &str) -> Markup {
    html! { p class="ruler-ends" { span { (first) } b { (last) } } }
}

/// A day in between; near an end its label grows inwards.
fn label(x: Percent, words: &str) -> Markup {
    let anchor = match x.hundredths() {
        ..1_500 => "start",
        8_500.. => "end",
        _ => "middle",
    };
    html! { svg { text x=(x) y="50%" dy=".35em" text-anchor=(anchor) { (words) } } }
}
