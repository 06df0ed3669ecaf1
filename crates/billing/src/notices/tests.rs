//! Who is written to, when, and what becomes of a letter.

mod autopay;
mod expiring;
mod guests;
mod invitations;
mod outbox;
mod payments;
mod profile;
mod refunds;
mod security;
mod sign_in;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use outside::mail::{Letter, MailFailure, Mailer};

use crate::jobs::run_due;
use crate::samples::{self, World};

/// A mail server whose answers are set beforehand; without any it takes every letter.
#[derive(Default)]
struct Postbox {
    letters: Mutex<Vec<Letter>>,
    answers: Mutex<VecDeque<MailFailure>>,
}

#[async_trait]
impl Mailer for Postbox {
    async fn send(&self, letter: &Letter) -> Result<(), MailFailure> {
        if let Some(failure) = self.answers.lock().unwrap().pop_front() {
            return Err(failure);
        }
        self.letters.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

/// A mail server that is closed for now, however often it is asked.
fn closed() -> Postbox {
    let postbox = Postbox::default();
    for _ in 0..200 {
        postbox.answer(MailFailure::Later("closed".to_owned()));
    }
    postbox
}

impl Postbox {
    fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }

    fn answer(&self, failure: MailFailure) {
        self.answers.lock().unwrap().push_back(failure);
    }
}

/// The worlds, each with a mail server that answers.
async fn worlds() -> Vec<(World, Arc<Postbox>)> {
    let worlds = samples::worlds().await.into_iter().map(|mut world| {
        let postbox = Arc::new(Postbox::default());
        world.ctx.mailer = Arc::clone(&postbox) as Arc<dyn Mailer>;
        (world, postbox)
    });
    worlds.collect()
}

/// Until nothing is due any more.
async fn work(world: &World) {
    while run_due(&world.ctx, 10).await.unwrap() > 0 {}
}

async fn count_of(world: &World, kind: &str) -> i64 {
    let mut conn = world.ctx.db.read().await.unwrap();
    let sql = "SELECT count(*) FROM event WHERE kind = $1";
    let (count,) = conn.query_one(sql, &[&kind]).await.unwrap();
    count
}
