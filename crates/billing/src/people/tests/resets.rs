//! Choosing a password by a link from an e-mail.

use super::*;
use crate::people::{
    NewPassword, PasswordRule, ResetToken, find_reset, find_reset_to_send, request_password_reset,
    reset_password,
};
use crate::samples::worlds;

const NEW: &str = "nine quiet lanterns";

type Link = (Id<kinds::PasswordReset>, ResetToken);

async fn ask(world: &World, login: &str) -> Result<()> {
    request_password_reset(&world.ctx, login, &visitor()).await
}

/// The link in the letter that the newest question has caused.
async fn newest_link(world: &World) -> Option<Link> {
    let asked = events(world).await;
    let newest = asked.iter().rfind(|event| event.0 == "password.reset_requested").unwrap();
    let id = newest.1.parse().unwrap();
    let sent = find_reset_to_send(&world.ctx, id).await.unwrap();
    sent.map(|sent| (id, sent.token))
}

async fn link_for(world: &World, login: &str) -> Link {
    ask(world, login).await.unwrap();
    newest_link(world).await.unwrap()
}

async fn choose(world: &World, (id, token): &Link) -> Result<()> {
    let new = NewPassword::parse(NEW, PasswordRule::of(&world.ctx.biller), &[]).unwrap();
    reset_password(&world.ctx, *id, token, new, &visitor()).await
}

#[tokio::test]
async fn a_link_is_used_once_and_ends_every_session() {
    for world in worlds().await {
        add_maria(&world).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let link = link_for(&world, "Maria@example.com").await;
        choose(&world, &link).await.unwrap();
        assert!(is_unknown(&world, &token).await);
        sign_in(&world, "maria", NEW).await.unwrap();
        assert_eq!(refusal(sign_in(&world, "maria", PASSWORD).await), Refusal::WrongCredentials);
        assert_eq!(refusal(choose(&world, &link).await), Refusal::ResetLinkGone);
        assert_eq!(count_of(&world, "password.reset").await, 1);
    }
}

#[tokio::test]
async fn looking_at_the_link_uses_nothing_up() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        let link = link_for(&world, "maria").await;
        for _ in 0..3 {
            let user = find_reset(&world.ctx, link.0, &link.1).await.unwrap();
            assert_eq!(user.map(|user| user.id), Some(maria));
        }
        choose(&world, &link).await.unwrap();
        assert!(find_reset(&world.ctx, link.0, &link.1).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_link_lasts_half_an_hour_and_only_the_newest_works() {
    for world in worlds().await {
        add_maria(&world).await;
        let older = link_for(&world, "maria").await;
        world.clock.advance_seconds(1);
        let newer = link_for(&world, "maria").await;
        assert_eq!(refusal(choose(&world, &older).await), Refusal::ResetLinkGone);
        world.clock.advance_seconds(30 * 60 - 1);
        assert!(find_reset(&world.ctx, newer.0, &newer.1).await.unwrap().is_some());
        world.clock.advance_seconds(1);
        assert_eq!(refusal(choose(&world, &newer).await), Refusal::ResetLinkGone);
    }
}

#[tokio::test]
async fn a_link_with_another_token_opens_nothing() {
    for world in worlds().await {
        add_maria(&world).await;
        world.user("joe", world.account("TO9999").await).await;
        let (id, _) = link_for(&world, "maria").await;
        let (_, joes) = link_for(&world, "joe").await;
        for token in [joes, ResetToken::of(""), ResetToken::of("0123")] {
            assert_eq!(refusal(choose(&world, &(id, token)).await), Refusal::ResetLinkGone);
        }
    }
}

#[tokio::test]
async fn asking_for_a_stranger_is_the_same_without_the_letter() {
    for world in worlds().await {
        ask(&world, "stranger@example.com").await.unwrap();
        assert!(newest_link(&world).await.is_none());
        assert_eq!(count_of(&world, "password.reset_requested").await, 1);
        for _ in 0..9 {
            ask(&world, "stranger@example.com").await.unwrap();
        }
        let closed = Refusal::TooManyTries { retry_after_seconds: 3_600 };
        assert_eq!(refusal(ask(&world, "stranger@example.com").await), closed);
    }
}

#[tokio::test]
async fn in_two_windows_one_choice_counts() {
    for world in worlds().await {
        add_maria(&world).await;
        let link = link_for(&world, "maria").await;
        let both = tokio::join!(choose(&world, &link), choose(&world, &link));
        let refused = [both.0, both.1].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert_eq!(count_of(&world, "password.reset").await, 1);
    }
}

#[tokio::test]
async fn whoever_locked_herself_out_gets_in_with_the_new_password() {
    for world in worlds().await {
        add_maria(&world).await;
        for _ in 0..10 {
            sign_in(&world, "maria", "Wrong-Horse-8").await.unwrap_err();
        }
        choose(&world, &link_for(&world, "maria").await).await.unwrap();
        sign_in(&world, "maria", NEW).await.unwrap();
    }
}
