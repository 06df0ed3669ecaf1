//! A state in a word, with a dot. Healthy is pale; only exceptions carry colour.

use maud::{Markup, html};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Works, is active.
    Ok,
    /// Somebody should do something.
    Warn,
    /// Is under way, is planned.
    Info,
    /// Finished well: a tick instead of the dot.
    Done,
    /// Went wrong.
    Bad,
    /// Neither good nor bad.
    Plain,
}

pub fn chip(tone: Tone, words: &str) -> Markup {
    html! { span class=(class(tone)) { (words) } }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Ok => "chip ok",
        Tone::Warn => "chip warn",
        Tone::Info => "chip info",
        Tone::Done => "chip done",
        Tone::Bad => "chip bad",
        Tone::Plain => "chip plain",
    }
}
