//! How a stored method stands: good, about to expire, expired, or ended by its bank.

use base::Date;
use billing::methods::{DeclineReason, KeptMethod};
use billing::notices::unusable_sentence;
use words::Words;

use super::names::month_sentence;
use crate::kit::components::{Notice, NoticeKind, Tone, chip};
use crate::kit::{Markup, html};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    Good,
    ExpiresSoon,
    Expired,
    /// The bank said never again.
    Ended(Option<DeclineReason>),
}

impl Condition {
    pub fn of(kept: &KeptMethod, today: Date) -> Condition {
        let method = &kept.method;
        match method.unusable_since {
            Some(_) => Condition::Ended(kept.unusable_reason),
            None if method.has_expired(today) => Condition::Expired,
            None if method.expires_soon(today) => Condition::ExpiresSoon,
            None => Condition::Good,
        }
    }

    pub fn is_usable(self) -> bool {
        matches!(self, Condition::Good | Condition::ExpiresSoon)
    }

    /// In a word, unless all is well.
    pub fn chip(self, words: Words) -> Markup {
        match self {
            Condition::Good => html! {},
            Condition::ExpiresSoon => chip(Tone::Warn, words.methods_expires_soon()),
            Condition::Expired => chip(Tone::Bad, words.methods_expired_short()),
            Condition::Ended(_) => chip(Tone::Bad, words.methods_unusable_short()),
        }
    }

    /// What happened and what to do.
    pub fn sentence(self, words: Words, kept: &KeptMethod) -> Option<String> {
        match self {
            Condition::Good => None,
            Condition::ExpiresSoon => {
                let month = month_sentence(words, &kept.method)?;
                Some(words.methods_expires_soon_explained(month))
            }
            Condition::Expired => Some(words.methods_expired_explained().to_owned()),
            Condition::Ended(reason) => Some(unusable_sentence(words, reason).to_owned()),
        }
    }

    pub fn notice(self, sentence: &str) -> Notice<'_> {
        let kind = match self {
            Condition::Good | Condition::ExpiresSoon => NoticeKind::Warning,
            Condition::Expired | Condition::Ended(_) => NoticeKind::Failure,
        };
        Notice::new(kind, sentence)
    }
}
