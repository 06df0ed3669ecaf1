//! Changing a password.

use super::*;
use crate::people::{NewPassword, PasswordRule, change_password};
use crate::samples::worlds;

const NEW: &str = "nine quiet lanterns";

async fn change(world: &World, token: &SessionToken, current: &str) -> Result<SessionToken> {
    let session = valid_session(world, token).await;
    let new = NewPassword::parse(NEW, PasswordRule::of(&world.ctx.biller), &[]).unwrap();
    change_password(&world.ctx, &session, Some(password(current)), new, &visitor()).await
}

#[tokio::test]
async fn a_changed_password_ends_every_other_session() {
    for world in worlds().await {
        add_maria(&world).await;
        let there = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let here = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let renewed = change(&world, &here, PASSWORD).await.unwrap();
        assert!(is_unknown(&world, &there).await && is_unknown(&world, &here).await);
        valid_session(&world, &renewed).await;
        assert_eq!(refusal(sign_in(&world, "maria", PASSWORD).await), Refusal::WrongCredentials);
        sign_in(&world, "maria", NEW).await.unwrap();
        assert_eq!(count_of(&world, "password.changed").await, 1);
    }
}

#[tokio::test]
async fn whoever_finds_a_session_open_cannot_guess_the_password_in_it() {
    for world in worlds().await {
        add_maria(&world).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        for _ in 0..10 {
            let wrong = change(&world, &token, "Wrong-Horse-8").await;
            assert_eq!(refusal(wrong), Refusal::WrongCredentials);
        }
        let closed = refusal(change(&world, &token, PASSWORD).await);
        assert_eq!(closed, Refusal::TooManyTries { retry_after_seconds: 25 * 3_600 });
    }
}
