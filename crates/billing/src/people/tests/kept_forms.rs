//! A form that came after its session had ended.

use super::*;
use crate::people::{FormKey, KeptForm, keep_form, take_kept_form, time_left};
use crate::samples::worlds;

fn form() -> KeptForm {
    KeptForm { path: "/settings/people/invitations".to_owned(), fields: "email=a%40b.c".to_owned() }
}

/// Maria's form, sent when her session had ended.
async fn kept(world: &World) -> (Id<kinds::User>, FormKey) {
    let maria = add_maria(world).await;
    let token = sign_in(world, "maria", PASSWORD).await.unwrap().token;
    world.clock.advance_seconds(15 * 60);
    assert!(is_expired(world, &token).await);
    (maria, keep_form(&world.ctx, &token, &form()).await.unwrap().unwrap())
}

#[tokio::test]
async fn its_own_user_gets_it_once() {
    for world in worlds().await {
        let (maria, key) = kept(&world).await;
        let ana = world.user("ana", world.account("CL5678").await).await;
        let others = take_kept_form(&world.ctx, ana, &key).await;
        assert!(matches!(others, Err(Error::NotFound)));
        assert_eq!(take_kept_form(&world.ctx, maria, &key).await.unwrap(), form());
        assert!(take_kept_form(&world.ctx, maria, &key).await.is_err());
    }
}

#[tokio::test]
async fn after_half_an_hour_it_is_gone() {
    for world in worlds().await {
        let (maria, key) = kept(&world).await;
        world.clock.advance_seconds(30 * 60);
        assert!(take_kept_form(&world.ctx, maria, &key).await.is_err());
    }
}

#[tokio::test]
async fn without_a_session_there_is_nobody_to_keep_it_for() {
    for world in worlds().await {
        let token = SessionToken::new(&base::SeededChance::new(1));
        assert!(keep_form(&world.ctx, &token, &form()).await.unwrap().is_none());
        assert!(FormKey::parse("x").is_none());
    }
}

#[tokio::test]
async fn asking_how_much_time_is_left_prolongs_nothing() {
    for world in worlds().await {
        add_maria(&world).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        for left_minutes in [10, 5] {
            world.clock.advance_seconds(5 * 60);
            let left = time_left(&world.ctx, &token).await.unwrap().unwrap();
            assert_eq!((left.seconds, left.is_final), (left_minutes * 60, false));
        }
        world.clock.advance_seconds(5 * 60);
        assert_eq!(time_left(&world.ctx, &token).await.unwrap(), None);
    }
}

#[tokio::test]
async fn near_its_twelve_hours_a_session_says_that_it_cannot_be_prolonged() {
    for world in worlds().await {
        add_maria(&world).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        for _ in 0..71 {
            world.clock.advance_seconds(10 * 60);
            valid_session(&world, &token).await;
        }
        let left = time_left(&world.ctx, &token).await.unwrap().unwrap();
        assert_eq!((left.seconds, left.is_final), (10 * 60, true));
    }
}
