//! Signing in by password.

use argon2::password_hash::PasswordHasher;
use argon2::{Algorithm, Argon2, Params, Version};
use base::{Actor, Field, Refusal};

use super::*;
use crate::people::{add_user, store};
use crate::samples::{world, worlds};

#[tokio::test]
async fn maria_signs_in_by_username_or_email() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        for login in ["maria", " Maria ", "maria@example.com", "MARIA@EXAMPLE.COM"] {
            let signed_in = sign_in(&world, login, PASSWORD).await.unwrap();
            assert_eq!(signed_in.user.id, maria, "{login}");
            assert_eq!(valid_session(&world, &signed_in.token).await.user, signed_in.user);
        }
        assert_eq!(count_of(&world, "session.started").await, 4);
    }
}

#[tokio::test]
async fn a_stranger_cannot_tell_a_wrong_password_from_an_unknown_user() {
    for world in worlds().await {
        add_maria(&world).await;
        add_user(&world.ctx, Actor::Operator, samples::user("code-only", None)).await.unwrap();
        for login in ["maria", "nobody", "code-only"] {
            let outcome = sign_in(&world, login, "Wrong-Horse-8").await;
            assert_eq!(refusal(outcome), Refusal::WrongCredentials, "{login}");
        }
        assert_eq!(refusal(sign_in(&world, "  ", PASSWORD).await), Refusal::Missing(Field::Login));
    }
}

#[tokio::test]
async fn the_journal_keeps_a_refusal_but_not_what_was_typed() {
    for world in worlds().await {
        let maria = add_maria(&world).await.to_string();
        for login in ["maria", "sesame-street"] {
            sign_in(&world, login, "Wrong-Horse-8").await.unwrap_err();
        }
        let refused: Vec<_> =
            events(&world).await.into_iter().filter(|event| event.0 == "sign_in.refused").collect();
        let subjects: Vec<_> = refused.iter().map(|event| event.1.as_str()).collect();
        assert_eq!(subjects, [maria.as_str(), "nobody"]);
        assert!(refused.iter().all(|event| event.2 == r#"{"how":"password"}"#), "{refused:?}");
    }
}

#[tokio::test]
async fn ten_wrong_passwords_close_the_door_for_the_day() {
    for world in worlds().await {
        add_maria(&world).await;
        world.clock.advance_seconds(59 * 60);
        for _ in 0..10 {
            let outcome = sign_in(&world, "maria", "Wrong-Horse-8").await;
            assert_eq!(refusal(outcome), Refusal::WrongCredentials);
        }
        let closed = Refusal::TooManyTries { retry_after_seconds: 24 * 3_600 + 60 };
        assert_eq!(refusal(sign_in(&world, "maria", PASSWORD).await), closed);
        world.clock.advance_seconds(24 * 3_600 + 60);
        sign_in(&world, "maria", PASSWORD).await.unwrap();
    }
}

#[tokio::test]
async fn a_success_is_no_failure_and_forgets_none() {
    let world = world().await;
    add_maria(&world).await;
    for _ in 0..9 {
        sign_in(&world, "maria", "Wrong-Horse-8").await.unwrap_err();
        sign_in(&world, "maria", PASSWORD).await.unwrap();
    }
    sign_in(&world, "maria", "Wrong-Horse-8").await.unwrap_err();
    let closed = refusal(sign_in(&world, "maria", PASSWORD).await);
    assert!(matches!(closed, Refusal::TooManyTries { .. }));
}

#[tokio::test]
async fn an_outdated_hash_is_replaced_at_the_next_sign_in() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        let params = Params::new(8_192, 1, 1, None).unwrap();
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let weak_hash = weak.hash_password_with_salt(PASSWORD.as_bytes(), &[1; 16]).unwrap();
        let mut tx = world.ctx.db.begin().await.unwrap();
        store::update_password_hash(&mut tx, maria, &weak_hash.to_string()).await.unwrap();
        tx.commit().await.unwrap();

        sign_in(&world, "maria", PASSWORD).await.unwrap();
        let mut conn = world.ctx.db.read().await.unwrap();
        let stored = store::find_credentials(&mut conn, "maria").await.unwrap().unwrap();
        assert!(stored.password_hash.unwrap().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        drop(conn);
        sign_in(&world, "maria", PASSWORD).await.unwrap();
    }
}

#[test]
fn a_password_is_never_printed_and_never_endless() {
    assert_eq!(format!("{:?}", password("hunter2")), "Password(…)");
    assert_eq!(Password::parse("").unwrap_err(), Refusal::Missing(Field::Password));
    assert_eq!(Password::parse("x".repeat(1_025)).unwrap_err(), Refusal::WrongCredentials);
    assert!(Password::parse("x".repeat(1_024)).is_ok());
}
