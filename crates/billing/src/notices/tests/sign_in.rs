//! The letter with the code.

use base::{Actor, Language};

use super::*;
use crate::people::{self, request_code};

async fn request(world: &World, login: &str) -> people::CodeChallenge {
    request_code(&world.ctx, login, &samples::visitor()).await.unwrap()
}

#[tokio::test]
async fn whoever_asks_for_a_code_gets_one_letter_with_it() {
    for (world, postbox) in worlds().await {
        world.user("maria", world.account("CL1234").await).await;
        let challenge = request(&world, "maria").await;
        let sent = people::find_code_to_send(&world.ctx, challenge.id).await.unwrap().unwrap();
        work(&world).await;
        let letters = postbox.letters();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].to.as_str(), "maria@example.com");
        assert_eq!(letters[0].from.address.as_str(), "help@brightwater.example");
        for words in [sent.code.expose(), "valid for 10 minutes", "Hello Maria,", "+1 555 010 0199"]
        {
            assert!(letters[0].text.contains(words), "{words}: {}", letters[0].text);
            assert!(letters[0].html.contains(words), "{words}: {}", letters[0].html);
        }
        assert!(!letters[0].text.contains("http"), "a letter with a code links nowhere");
    }
}

#[tokio::test]
async fn asking_for_a_stranger_sends_nothing() {
    for (world, postbox) in worlds().await {
        request(&world, "stranger@example.com").await;
        work(&world).await;
        assert!(postbox.letters().is_empty());
        assert_eq!(count_of(&world, "letter.asked").await, 0);
    }
}

#[tokio::test]
async fn the_letter_speaks_the_users_language() {
    for (world, postbox) in worlds().await {
        let user = people::NewUser { language: Language::Es, ..samples::user("maria", None) };
        people::add_user(&world.ctx, Actor::Operator, user).await.unwrap();
        request(&world, "maria").await;
        work(&world).await;
        let letter = postbox.letters().remove(0);
        assert_eq!(letter.subject, "Su código para iniciar sesión en Brightwater");
        assert!(letter.html.contains("<html lang=\"es-US\">"), "{}", letter.html);
        assert!(letter.text.starts_with("Hola, Maria:\n\nSu código"), "{}", letter.text);
    }
}

#[tokio::test]
async fn a_code_that_came_too_late_or_was_replaced_is_not_sent() {
    for (world, postbox) in worlds().await {
        world.user("maria", world.account("CL1234").await).await;
        request(&world, "maria").await;
        run_due(&world.ctx, 1).await.unwrap(); // the letter is asked for, and not yet written
        request(&world, "maria").await;
        work(&world).await;
        assert_eq!(postbox.letters().len(), 1, "only the newer code works, so only it is sent");

        request(&world, "maria").await;
        run_due(&world.ctx, 1).await.unwrap();
        world.clock.advance_seconds(600);
        work(&world).await;
        assert_eq!(postbox.letters().len(), 1);
        assert_eq!(count_of(&world, "letter.dropped").await, 2);
    }
}

#[tokio::test]
async fn no_code_is_left_behind_in_the_database() {
    for (world, postbox) in worlds().await {
        world.user("maria", world.account("CL1234").await).await;
        let challenge = request(&world, "maria").await;
        let sent = people::find_code_to_send(&world.ctx, challenge.id).await.unwrap().unwrap();
        postbox.answer(MailFailure::Later("greylisted".to_owned()));
        work(&world).await;
        let mut conn = world.ctx.db.read().await.unwrap();
        let kept: Vec<(String,)> = conn
            .query(
                "SELECT facts FROM event UNION ALL SELECT coalesce(last_error, '') FROM job
                 UNION ALL SELECT cause || ' ' || coalesce(failure, '') FROM outbox",
                &[],
            )
            .await
            .unwrap();
        assert!(kept.iter().any(|(text,)| text.contains("greylisted")));
        assert!(kept.iter().all(|(text,)| !text.contains(sent.code.expose())), "{kept:?}");
    }
}
