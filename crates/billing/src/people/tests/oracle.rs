//! What a stranger learns from how long an answer takes: nothing.

use base::SignedDuration;

use super::*;
use crate::people::{SignInCode, request_code, request_password_reset, sign_in_by_code};
use crate::samples::alike::assert_alike;
use crate::samples::world;

/// Whose login it is: Maria's, or nobody's.
const LOGINS: [&str; 3] = ["maria", "nadie", "nobody"];

/// Three hours between two tries of one login, so that none of them is refused.
fn later(world: &World) {
    world.clock.advance(SignedDuration::from_hours(3));
}

#[tokio::test]
async fn a_wrong_password_takes_as_long_for_a_user_as_for_nobody() {
    let world = world().await;
    add_maria(&world).await;
    assert_alike("signing in by password", async |kind, _| {
        later(&world);
        sign_in(&world, LOGINS[kind], "Wrong-Horse-8").await.unwrap_err();
    })
    .await;
}

#[tokio::test]
async fn asking_for_a_code_takes_as_long_for_a_user_as_for_nobody() {
    let world = world().await;
    add_maria(&world).await;
    assert_alike("asking for a code", async |kind, _| {
        later(&world);
        request_code(&world.ctx, LOGINS[kind], &visitor()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_takes_as_long_for_a_user_as_for_nobody() {
    let world = world().await;
    add_maria(&world).await;
    let typed = SignInCode::parse("000000").unwrap();
    let asked = async |kind: usize| {
        world.clock.advance(SignedDuration::from_hours(6));
        request_code(&world.ctx, LOGINS[kind], &visitor()).await.unwrap()
    };
    let mut challenges = Vec::new();
    for kind in 0..3 {
        challenges.push(asked(kind).await);
    }
    assert_alike("typing a wrong code", async |kind, _| {
        later(&world);
        let _ = sign_in_by_code(&world.ctx, challenges[kind].id, &typed, &visitor()).await;
    })
    .await;
}

#[tokio::test]
async fn asking_for_a_new_password_takes_as_long_for_a_user_as_for_nobody() {
    let world = world().await;
    add_maria(&world).await;
    assert_alike("asking for a link", async |kind, _| {
        later(&world);
        request_password_reset(&world.ctx, LOGINS[kind], &visitor()).await.unwrap();
    })
    .await;
}
