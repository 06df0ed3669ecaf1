//! Letters about passwords.

use super::*;
use crate::people::{
    self, NewPassword, PasswordRule, ResetToken, Visitor, request_password_reset, reset_password,
};

fn visitor() -> Visitor {
    let device = "Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0.0.0 Mobile Safari/537.36";
    let network = "192.0.2.7".parse().unwrap();
    Visitor { network, device: device.to_owned(), token: None, browser: None }
}

#[tokio::test]
async fn a_forgotten_password_is_a_letter_with_a_link_and_then_one_that_says_so() {
    for (world, postbox) in worlds().await {
        world.user("maria", world.account("CL1234").await).await;
        request_password_reset(&world.ctx, "maria", &visitor()).await.unwrap();
        work(&world).await;
        let letter = postbox.letters().remove(0);
        let portal = "https://pay.brightwater.example/password-resets/";
        let (_, address) = letter.text.split_once(portal).unwrap();
        let (id, token) = address.lines().next().unwrap().split_once("?token=").unwrap();
        assert!(letter.text.contains("valid for 30 minutes") && letter.html.contains(token));

        let new = "nine quiet lanterns";
        let new = NewPassword::parse(new, PasswordRule::of(&world.ctx.biller), &[]).unwrap();
        let (id, token) = (id.parse().unwrap(), ResetToken::of(token));
        reset_password(&world.ctx, id, &token, new, &visitor()).await.unwrap();
        work(&world).await;
        let told = postbox.letters().remove(1);
        assert_eq!(told.subject, "Your password has been changed");
        for words in ["When: Nov 23, 2026, 10:00\u{a0}AM", "Device: Chrome on Android"] {
            assert!(told.text.contains(words), "{words}: {}", told.text);
        }
    }
}

#[tokio::test]
async fn no_link_is_left_behind_in_the_database() {
    for (world, postbox) in worlds().await {
        world.user("maria", world.account("CL1234").await).await;
        request_password_reset(&world.ctx, "maria", &visitor()).await.unwrap();
        postbox.answer(MailFailure::Later("greylisted".to_owned()));
        work(&world).await;
        let mut conn = world.ctx.db.read().await.unwrap();
        let sql = "SELECT subject FROM event WHERE kind = 'password.reset_requested'";
        let (id,): (String,) = conn.query_one(sql, &[]).await.unwrap();
        let sent = people::find_reset_to_send(&world.ctx, id.parse().unwrap()).await;
        let token = sent.unwrap().unwrap().token;
        let sql = "SELECT facts FROM event UNION ALL SELECT coalesce(last_error, '') FROM job
                   UNION ALL SELECT cause || subject || coalesce(failure, '') FROM outbox";
        let kept: Vec<(String,)> = conn.query(sql, &[]).await.unwrap();
        assert!(kept.iter().all(|(text,)| !text.contains(token.expose())), "{kept:?}");
    }
}
