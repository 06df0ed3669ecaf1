//! The mail server: takes letters, or does not just now.

use std::sync::Arc;

use async_trait::async_trait;
use outside::mail::{Letter, MailFailure, Mailer};

use crate::stage::Stage;

pub struct Postman {
    pub stage: Arc<Stage>,
}

#[async_trait]
impl Mailer for Postman {
    async fn send(&self, letter: &Letter) -> Result<(), MailFailure> {
        if self.stage.happens(self.stage.weather().mail_fails) {
            return Err(MailFailure::Later("simulated".to_owned()));
        }
        self.stage.note(format_args!("  a letter to {}: {}", letter.to, letter.subject));
        Ok(())
    }
}
