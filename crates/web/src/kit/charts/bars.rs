//! Bars by month: the current one dark, the past pale yet well visible, one line for the average.

use maud::{Markup, Render, html};

use super::Percent;
use super::axis::Axis;
use crate::kit::components::table::{Column, Kind, Row, Table};

pub struct Bars<'a> {
    /// Makes ids on the page; a word that no other chart of the page has.
    pub id: &'a str,
    /// "Statements, December 2025 to November 2026"
    pub title: &'a str,
    /// What one sees: "Lowest $198.77 in April, highest $301.64 in August."
    pub description: &'a str,
    /// Oldest first.
    pub bars: &'a [Bar],
    pub average: Option<i64>,
    /// No tick of the axis is finer: 100 for whole dollars.
    pub finest: i64,
    /// How the axis writes a tick: "$200".
    pub tick: &'a dyn Fn(i64) -> String,
    /// "Show as a table", and the headings of its two columns.
    pub table: (&'a str, [&'a str; 2]),
}

#[derive(Debug, Clone)]
pub struct Bar {
    pub value: i64,
    /// Below the bar: "Nov"
    pub label: String,
    /// What a pointer or a screen reader is told: "November 2026: $248.16, due Nov 24"
    pub title: String,
    /// For the table: ("November 2026", "$248.16")
    pub row: (String, String),
    /// Where the bar leads, such as its invoice.
    pub href: Option<String>,
    /// What stands above the bar; for the current one.
    pub figure: Option<String>,
    pub current: bool,
}

/// The plot takes this much of the height; below it stand the months.
const PLOT_TOP: Percent = Percent::new(900);
const PLOT_HEIGHT: Percent = Percent::new(8_050);
/// A bar takes this much of its month's width.
const BAR_SHARE: i64 = 62;
/// So many labels fit side by side.
const LABELS_ON_A_WIDE_CHART: usize = 12;
const LABELS_ON_A_NARROW_CHART: usize = 6;
/// A lone bar is no wider than it would be among this many; older months stay empty.
const SLOTS_AT_LEAST: usize = 6;
/// Labels as wide as this stand inside the edge instead of centred over their bar.
const WIDE_FIGURE: usize = 5;
const GUTTER_LIMIT: usize = 12;

impl Render for Bars<'_> {
    fn render(&self) -> Markup {
        let values = self.bars.iter().map(|bar| bar.value);
        let axis = Axis::holding(values.chain(self.average), self.finest);
        let ticks: Vec<(i64, String)> =
            axis.ticks().map(|tick| (tick, (self.tick)(tick))).collect();
        let longest = ticks.iter().map(|(_, words)| words.chars().count()).max().unwrap_or(0);
        let gutter = longest.clamp(2, GUTTER_LIMIT);
        html! {
            figure class="chart" {
                svg class={ "bars gutter-" (gutter) } role="group"
                    aria-labelledby={ (self.id) "-title" } aria-describedby={ (self.id) "-description" } {
                    title id={ (self.id) "-title" } { (self.title) }
                    desc id={ (self.id) "-description" } { (self.description) }
                    @for (tick, words) in &ticks { (draw_tick(axis, *tick, words, gutter)) }
                    @for (index, bar) in self.bars.iter().enumerate() { (self.bar(axis, index, bar)) }
                    @if let Some(average) = self.average.filter(|_| self.bars.len() > 1) {
                        (line("average", depth(axis, average)))
                    }
                }
                (self.as_table())
            }
        }
    }
}

impl Bars<'_> {
    fn bar(&self, axis: Axis, index: usize, bar: &Bar) -> Markup {
        let content = html! {
            title { (bar.title) }
            (self.columns(axis, index, bar))
            @if let Some(figure) = &bar.figure { (self.figure(axis, index, bar.value, figure)) }
            (self.label(index, &bar.label))
        };
        let class = bar.current.then_some("current");
        html! {
            @match &bar.href {
                Some(href) => a href=(href) class=[class] { (content) },
                None => g class=[class] { (content) },
            }
        }
    }

    /// An unseen column as high as the plot makes a low bar easy to hit.
    fn columns(&self, axis: Axis, index: usize, bar: &Bar) -> Markup {
        let (zero, end) = (depth(axis, 0), depth(axis, bar.value));
        let (top, bottom) = (zero.min(end), zero.max(end));
        let width = self.slot_width().share(BAR_SHARE, 100);
        let slot = self.slot_start(index);
        let x = slot.plus(self.slot_width().minus(width).share(1, 2));
        html! {
            rect class="reach" x=(slot) y=(PLOT_TOP) width=(self.slot_width()) height=(PLOT_HEIGHT) {}
            rect class="bar" x=(x) y=(top) width=(width) height=(bottom.minus(top)) rx="3" {}
        }
    }

    fn figure(&self, axis: Axis, index: usize, value: i64, words: &str) -> Markup {
        let wide = words.chars().count() > WIDE_FIGURE;
        let (x, anchor) = match index {
            last if wide && last + 1 == self.bars.len() => (Percent::WHOLE, "end"),
            0 if wide => (Percent::ZERO, "start"),
            _ => (self.middle(index), "middle"),
        };
        let y = depth(axis, value).min(depth(axis, 0));
        html! { text aria-hidden="true" class="bar-figure" x=(x) y=(y) dy="-7" text-anchor=(anchor) { (words) } }
    }

    /// Counted from the newest, so that its label is always there.
    fn label(&self, index: usize, words: &str) -> Markup {
        let age = self.bars.len() - 1 - index;
        let every = self.bars.len().div_ceil(LABELS_ON_A_WIDE_CHART);
        let every_when_narrow =
            self.bars.len().div_ceil(LABELS_ON_A_NARROW_CHART).next_multiple_of(every);
        if !age.is_multiple_of(every) {
            return html! {};
        }
        let class = if age.is_multiple_of(every_when_narrow) { "month" } else { "month wide-only" };
        html! { text aria-hidden="true" class=(class) x=(self.middle(index)) y="100%" dy="-2" text-anchor="middle" { (words) } }
    }

    fn as_table(&self) -> Markup {
        let (summary, [label, amount]) = self.table;
        let columns = [Column::new(Kind::Title, label), Column::new(Kind::Amount, amount)];
        let rows = self.bars.iter().map(|bar| {
            let row = Row::new([html! { (bar.row.0) }, html! { (bar.row.1) }]);
            match &bar.href {
                Some(href) => row.href(href.as_str()),
                None => row,
            }
        });
        html! {
            details class="chart-table" {
                summary { (summary) }
                (Table { caption: self.title, columns: &columns, rows: rows.collect() })
            }
        }
    }

    fn slot_width(&self) -> Percent {
        Percent::of(1, as_integer(self.slots()))
    }

    fn slot_start(&self, index: usize) -> Percent {
        Percent::of(as_integer(index + self.slots() - self.bars.len()), as_integer(self.slots()))
    }

    fn middle(&self, index: usize) -> Percent {
        self.slot_start(index).plus(self.slot_width().share(1, 2))
    }

    fn slots(&self) -> usize {
        self.bars.len().max(SLOTS_AT_LEAST)
    }
}

fn draw_tick(axis: Axis, tick: i64, words: &str, gutter: usize) -> Markup {
    let y = depth(axis, tick);
    html! {
        (line(if tick == 0 { "zero" } else { "grid-line" }, y))
        text aria-hidden="true" x={ "-" (gutter_pixels(gutter)) } y=(y) dy=".35em" { (words) }
    }
}

fn line(class: &str, y: Percent) -> Markup {
    html! { line class=(class) x1="0" x2="100%" y1=(y) y2=(y) {} }
}

/// The style sheet's classes `gutter-2` to `gutter-12` leave the same room.
fn gutter_pixels(characters: usize) -> usize {
    characters * 8 + 8
}

fn depth(axis: Axis, value: i64) -> Percent {
    PLOT_TOP.plus(axis.depth(value, PLOT_HEIGHT))
}

fn as_integer(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
