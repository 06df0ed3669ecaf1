//! How long a session lasts, and what ends it.

use base::{Clock, SignedDuration};

use super::*;
use crate::people::{choose_account, sign_in_by_password, sign_out, sweep};
use crate::samples::worlds;

#[tokio::test]
async fn a_session_ends_after_fifteen_idle_minutes() {
    for world in worlds().await {
        add_maria(&world).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        for _ in 0..4 {
            world.clock.advance_seconds(14 * 60 + 59);
            valid_session(&world, &token).await;
        }
        world.clock.advance_seconds(15 * 60);
        assert!(is_expired(&world, &token).await);
        assert!(is_expired(&world, &token).await, "asking again must not wake it");
    }
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_however_busy() {
    for world in worlds().await {
        add_maria(&world).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        for _ in 0..6 * 12 - 1 {
            world.clock.advance_seconds(10 * 60);
            valid_session(&world, &token).await;
        }
        world.clock.advance_seconds(10 * 60);
        assert!(is_expired(&world, &token).await);
    }
}

#[tokio::test]
async fn being_seen_is_written_once_a_minute() {
    for world in worlds().await {
        add_maria(&world).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let begun = world.clock.now();
        for (advance_seconds, seen_after_seconds) in [(59, 0), (1, 60), (59, 60), (1, 120)] {
            world.clock.advance_seconds(advance_seconds);
            let session = valid_session(&world, &token).await;
            assert_eq!(session.seen_at, begun + SignedDuration::from_secs(seen_after_seconds));
        }
    }
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    for world in worlds().await {
        add_maria(&world).await;
        let before = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let again = Visitor { token: Some(before.clone()), ..visitor() };
        let admitted = sign_in_by_password(&world.ctx, "maria", password(PASSWORD), &again).await;
        let signed_in = wholly(admitted.unwrap());
        assert_ne!(before, signed_in.token);
        assert!(is_unknown(&world, &before).await);
        valid_session(&world, &signed_in.token).await;
        assert_eq!(count_of(&world, "session.ended").await, 1);
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_and_may_be_done_twice() {
    for world in worlds().await {
        add_maria(&world).await;
        let here = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let there = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        sign_out(&world.ctx, &here).await.unwrap();
        sign_out(&world.ctx, &here).await.unwrap();
        assert!(is_unknown(&world, &here).await);
        valid_session(&world, &there).await;
        assert_eq!(count_of(&world, "session.ended").await, 1);
    }
}

#[tokio::test]
async fn one_looks_only_at_accounts_one_has_access_to() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let session = valid_session(&world, &token).await;
        let (hers, others) = (world.account("CL5678").await, world.account("TO9999").await);
        grant(&world, maria, hers).await;
        choose_account(&world.ctx, &session, hers).await.unwrap();
        let foreign = choose_account(&world.ctx, &session, others).await;
        assert!(matches!(foreign, Err(Error::NotFound)));
        assert_eq!(valid_session(&world, &token).await.account_id, Some(hers));
    }
}

#[tokio::test]
async fn what_is_long_over_is_swept_and_what_lasts_is_kept() {
    for world in worlds().await {
        add_maria(&world).await;
        let old = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        world.clock.advance(SignedDuration::from_hours(8 * 24));
        let new = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        assert!(is_expired(&world, &old).await);
        sweep(&world.ctx).await.unwrap();
        assert!(is_unknown(&world, &old).await);
        valid_session(&world, &new).await;
    }
}

#[test]
fn a_token_survives_the_cookie_and_is_never_printed() {
    let token = SessionToken::new(&base::SeededChance::new(1));
    assert_eq!(SessionToken::parse(&token.expose()), Some(token.clone()));
    assert_eq!(format!("{token:?}"), "SessionToken(…)");
    let (short, foreign) = ("ab".repeat(31), "zz".repeat(32));
    for text in ["", &short, &foreign, &token.expose().to_uppercase()] {
        assert_eq!(SessionToken::parse(text), None, "{text}");
    }
}
