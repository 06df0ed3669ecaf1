//! Mail as a trait: a letter goes out once, later, or never.

use std::fmt;

use async_trait::async_trait;
use base::{Email, Language};

#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands the letter to a mail server. Sending it again after [`MailFailure::Later`] repeats its
    /// Message-ID, so that a mailbox which got both can show one.
    async fn send(&self, letter: &Letter) -> Result<(), MailFailure>;
}

#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Unique for ever; becomes the left side of the Message-ID.
    pub id: String,
    pub from: Sender,
    pub to: Email,
    pub reply_to: Option<Email>,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub language: Language,
}

/// Without its words: a letter may carry a sign-in code.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("id", &self.id).field("to", &self.to).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    pub name: String,
    pub address: Email,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailFailure {
    /// The server or the letter itself says never (a 5xx reply): the address bounces.
    #[error("the letter is rejected: {0}")]
    Rejected(String),
    /// Worth another try: no connection, a time-out, a 4xx reply.
    #[error("the letter has to wait: {0}")]
    Later(String),
}
