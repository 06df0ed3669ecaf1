//! Ways through a list and through a task: tabs, newer and older, steps.

use maud::{Markup, Render, html};

use crate::kit::Icon;

#[derive(Debug, Clone)]
pub struct Tab<'a> {
    pub label: &'a str,
    pub href: &'a str,
    pub current: bool,
    /// How many there are, already written.
    pub count: Option<String>,
}

/// Parts of one list: All, Open, Paid. `label` names them for a screen reader.
pub fn tabs<'a>(label: &str, tabs: impl IntoIterator<Item = Tab<'a>>) -> Markup {
    html! {
        nav class="tabs" aria-label=(label) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                    (tab.label)
                    @if let Some(count) = tab.count { span class="tab-count" { (count) } }
                }
            }
        }
    }
}

/// The pages of one part of the portal, below the heading of each of them: (words, address, whether
/// it is this one). `label` names them for a screen reader.
pub fn sections<'a>(
    label: &str,
    pages: impl IntoIterator<Item = (&'a str, &'a str, bool)>,
) -> Markup {
    html! {
        nav class="sections" aria-label=(label) {
            @for (words, href, current) in pages {
                a href=(href) aria-current=[current.then_some("page")] { (words) }
            }
        }
    }
}

/// Above a list: its tabs on the left, its search on the right.
pub fn toolbar(left: Markup, right: Markup) -> Markup {
    html! { div class="toolbar" { (left) (right) } }
}

/// To the newer and the older part of a list; draws nothing when the list has only one part.
#[derive(Debug, Clone, Copy)]
pub struct Pager<'a> {
    /// Names the links for a screen reader: "Pages"
    pub label: &'a str,
    /// (address, words); no address at the newest.
    pub newer: (Option<&'a str>, &'a str),
    pub older: (Option<&'a str>, &'a str),
}

impl Render for Pager<'_> {
    fn render(&self) -> Markup {
        if self.newer.0.is_none() && self.older.0.is_none() {
            return html! {};
        }
        html! {
            nav class="pager" aria-label=(self.label) {
                @if let Some(href) = self.newer.0 {
                    a class="button secondary" rel="prev" href=(href) { (Icon::ChevronLeft) (self.newer.1) }
                }
                @if let Some(href) = self.older.0 {
                    a class="button secondary older" rel="next" href=(href) { (self.older.1) (Icon::ChevronRight) }
                }
            }
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    pub label: &'a str,
    pub state: StepState<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState<'a> {
    /// Finished; its address leads back to it.
    Done(&'a str),
    Current,
    Coming,
}

/// Amount, Method, Review: each a real address once it has been reached.
pub fn stepper<'a>(label: &str, steps: impl IntoIterator<Item = Step<'a>>) -> Markup {
    html! {
        nav class="stepper" aria-label=(label) {
            ol { @for step in steps { (draw_step(step)) } }
        }
    }
}

fn draw_step(step: Step<'_>) -> Markup {
    match step.state {
        StepState::Done(href) => {
            html! { li class="done" { a href=(href) { (Icon::Check) (step.label) } } }
        }
        StepState::Current => {
            html! { li class="current" { span aria-current="step" { (step.label) } } }
        }
        StepState::Coming => html! { li { span { (step.label) } } },
    }
}
