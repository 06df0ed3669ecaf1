//! Waiting, bouncing, giving up.

use base::{Actor, Id, SignedDuration, kinds};

use super::*;
use crate::command::Command;
use crate::journal::Event;
use crate::notices::{LetterKind, NewLetter, ask, deliver, on_event};
use crate::people;

/// A letter with a fresh code for Maria waits in the outbox; its id, and that of what caused it.
async fn asked(world: &World) -> (Id<kinds::Message>, Id<kinds::Event>) {
    world.user("maria", world.account("CL1234").await).await;
    people::request_code(&world.ctx, "maria", &samples::visitor()).await.unwrap();
    run_due(&world.ctx, 1).await.unwrap();
    let mut conn = world.ctx.db.read().await.unwrap();
    let (message,) = conn.query_one("SELECT id FROM outbox", &[]).await.unwrap();
    let sql = "SELECT id FROM event WHERE kind = 'sign_in.code_requested'";
    let (event,) = conn.query_one(sql, &[]).await.unwrap();
    (message, event)
}

#[tokio::test]
async fn a_job_that_runs_twice_writes_once() {
    for (world, postbox) in worlds().await {
        let (message, event) = asked(&world).await;
        on_event(&world.ctx, event).await.unwrap();
        for _ in 0..2 {
            deliver(&world.ctx, message).await.unwrap();
        }
        work(&world).await;
        assert_eq!(postbox.letters().len(), 1);
        assert_eq!(count_of(&world, "letter.asked").await, 1);
        assert_eq!(count_of(&world, "letter.sent").await, 1);
    }
}

#[tokio::test]
async fn a_busy_mail_server_is_asked_again_with_the_same_message_id() {
    for (world, postbox) in worlds().await {
        let (message, _) = asked(&world).await;
        postbox.answer(MailFailure::Later("try again".to_owned()));
        work(&world).await;
        assert!(postbox.letters().is_empty());
        world.clock.advance_seconds(2);
        work(&world).await;
        assert_eq!(postbox.letters()[0].id, message.to_string());
    }
}

#[tokio::test]
async fn an_address_that_bounces_is_not_written_to_again() {
    for (world, postbox) in worlds().await {
        let (message, _) = asked(&world).await;
        postbox.answer(MailFailure::Rejected("550 no such mailbox".to_owned()));
        work(&world).await;
        deliver(&world.ctx, message).await.unwrap();
        assert!(postbox.letters().is_empty());
        assert_eq!(count_of(&world, "letter.bounced").await, 1);
    }
}

#[tokio::test]
async fn a_letter_is_given_up_after_two_days() {
    for (world, postbox) in worlds().await {
        let payment = payments::payment(&world, "failed").await;
        let letter = payments::letter_about(payment, LetterKind::PaymentFailed);
        let mut command = Command::begin(&world.ctx, Actor::System).await.unwrap();
        assert!(ask(&mut command, &letter).await.unwrap());
        command.commit().await.unwrap();
        for hours in [0, 24, 48] {
            world.clock.advance(SignedDuration::from_hours(hours));
            postbox.answer(MailFailure::Later("still down".to_owned()));
            work(&world).await;
        }
        assert_eq!(count_of(&world, "letter.given_up").await, 1);
        world.clock.advance(SignedDuration::from_hours(48));
        work(&world).await;
        assert!(postbox.letters().is_empty());
    }
}

#[tokio::test]
async fn the_same_cause_is_told_once() {
    for (world, _) in worlds().await {
        let letter = NewLetter {
            cause: "test:1".to_owned(),
            kind: LetterKind::PaymentReceived,
            subject: "1".to_owned(),
            recipient: "maria@example.com".parse().unwrap(),
            language: base::Language::En,
        };
        for is_new in [true, false] {
            let mut command = Command::begin(&world.ctx, Actor::System).await.unwrap();
            assert_eq!(ask(&mut command, &letter).await.unwrap(), is_new);
            command.record(Event::new("test.done", "1")).await.unwrap();
            command.commit().await.unwrap();
        }
        assert_eq!(count_of(&world, "letter.asked").await, 1);
    }
}
