//! What has just happened, or what one should know before going on.

use maud::{Markup, Render, html};

use crate::kit::Icon;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    Success,
    Information,
    Warning,
    Failure,
}

#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    pub kind: NoticeKind,
    pub sentence: &'a str,
    /// (address, words)
    pub action: Option<(&'a str, &'a str)>,
}

impl<'a> Notice<'a> {
    pub fn new(kind: NoticeKind, sentence: &'a str) -> Notice<'a> {
        Notice { kind, sentence, action: None }
    }
}

impl Render for Notice<'_> {
    fn render(&self) -> Markup {
        let (class, icon, role) = match self.kind {
            NoticeKind::Success => ("notice success", Icon::Check, "status"),
            NoticeKind::Information => ("notice information", Icon::Information, "status"),
            NoticeKind::Warning => ("notice warning", Icon::Alert, "status"),
            NoticeKind::Failure => ("notice failure", Icon::Alert, "alert"),
        };
        html! {
            div class=(class) role=(role) {
                (icon)
                p { (self.sentence) }
                @if let Some((href, words)) = self.action { a class="link" href=(href) { (words) } }
            }
        }
    }
}
