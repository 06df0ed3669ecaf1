//! The mail server: takes letters, or does not just now, or never.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use outside::mail::{Letter, MailFailure, Mailer};

use crate::stage::Stage;

/// What has been delivered to people.
#[derive(Default)]
pub struct Post(Mutex<Vec<Letter>>);

impl Post {
    pub fn letters(&self) -> Vec<Letter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// One process's way to the mail server.
pub struct Postman {
    pub stage: Arc<Stage>,
    pub post: Arc<Post>,
}

#[async_trait]
impl Mailer for Postman {
    async fn send(&self, letter: &Letter) -> Result<(), MailFailure> {
        if self.stage.happens(self.stage.weather().mail_fails) {
            return Err(MailFailure::Later("simulated".to_owned()));
        }
        self.stage.note(format_args!("letter to {}: {}", letter.to, letter.subject));
        self.post.0.lock().unwrap_or_else(PoisonError::into_inner).push(letter.clone());
        Ok(())
    }
}
