//! Another e-mail address for a login.

use base::Email;

use super::*;
use crate::people::{
    EmailChangeLetter, PersonalDetails, SignInCode, change_personal_details, find_email_change,
    find_email_change_letter, find_user, redeem_email_change, request_code, request_email_change,
    request_password_reset,
};
use crate::samples::worlds;

const NEW: &str = "maria@new.example";

/// Maria, signed in.
async fn session(world: &World) -> Session {
    add_maria(world).await;
    let token = sign_in(world, "maria", PASSWORD).await.unwrap().token;
    valid_session(world, &token).await
}

fn email(text: &str) -> Email {
    text.parse().unwrap()
}

async fn ask(world: &World, session: &Session, new: &str) -> Result<()> {
    request_email_change(&world.ctx, session, &email(new), &visitor()).await
}

/// The letter that the newest question has caused.
async fn newest_letter(world: &World) -> Option<EmailChangeLetter> {
    let asked = events(world).await;
    let newest = asked.iter().rfind(|event| event.0 == "email.change_requested").unwrap();
    find_email_change_letter(&world.ctx, newest.1.parse().unwrap()).await.unwrap()
}

async fn newest_code(world: &World) -> SignInCode {
    match newest_letter(world).await {
        Some(EmailChangeLetter::Code { code, .. }) => code,
        letter => panic!("no code goes out: {letter:?}"),
    }
}

async fn enter(world: &World, session: &Session, code: &SignInCode) -> Result<SessionToken> {
    redeem_email_change(&world.ctx, session, code, &visitor()).await
}

fn other_than(code: &SignInCode) -> SignInCode {
    let other = if code.expose() == "000000" { "000001" } else { "000000" };
    SignInCode::parse(other).unwrap()
}

async fn email_of(world: &World, user: Id<kinds::User>) -> String {
    let mut conn = world.ctx.db.read().await.unwrap();
    find_user(&mut conn, user).await.unwrap().unwrap().email.to_string()
}

async fn set_free(world: &World, is_free: bool) {
    let mut tx = world.ctx.db.begin().await.unwrap();
    tx.execute("UPDATE email_change SET is_free = $1", &[&is_free]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn whoever_types_the_code_has_the_new_address_and_is_alone() {
    for world in worlds().await {
        let maria = session(&world).await;
        let elsewhere = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        ask(&world, &maria, " Maria@New.Example ").await.unwrap();
        assert_eq!(find_email_change(&world.ctx, &maria).await.unwrap(), Some(email(NEW)));
        assert_eq!(email_of(&world, maria.user.id).await, "maria@example.com");
        let code = newest_code(&world).await;
        let token = enter(&world, &maria, &code).await.unwrap();
        assert_eq!(valid_session(&world, &token).await.user.email, email(NEW));
        assert!(is_unknown(&world, &elsewhere).await);
        assert!(find_email_change(&world.ctx, &maria).await.unwrap().is_none());
        sign_in(&world, NEW, PASSWORD).await.unwrap();
        let old = sign_in(&world, "maria@example.com", PASSWORD).await;
        assert_eq!(refusal(old), Refusal::WrongCredentials);
    }
}

#[tokio::test]
async fn what_was_sent_to_the_old_address_is_worth_nothing() {
    for world in worlds().await {
        let maria = session(&world).await;
        let challenge = request_code(&world.ctx, "maria", &visitor()).await.unwrap();
        request_password_reset(&world.ctx, "maria", &visitor()).await.unwrap();
        ask(&world, &maria, NEW).await.unwrap();
        enter(&world, &maria, &newest_code(&world).await).await.unwrap();
        let code = crate::people::find_code_to_send(&world.ctx, challenge.id).await.unwrap();
        assert!(code.is_none());
        let asked = events(&world).await;
        let reset = asked.iter().find(|event| event.0 == "password.reset_requested").unwrap();
        let link = crate::people::find_reset_to_send(&world.ctx, reset.1.parse().unwrap()).await;
        assert!(link.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_code_is_right_once_for_ten_minutes_and_where_it_was_asked_for() {
    for world in worlds().await {
        let maria = session(&world).await;
        ask(&world, &maria, NEW).await.unwrap();
        let older = newest_code(&world).await;
        let elsewhere = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let elsewhere = valid_session(&world, &elsewhere).await;
        assert_eq!(refusal(enter(&world, &elsewhere, &older).await), Refusal::WrongCode);
        world.clock.advance_seconds(1);
        ask(&world, &maria, "maria@newer.example").await.unwrap();
        assert_eq!(refusal(enter(&world, &maria, &older).await), Refusal::WrongCode);
        let newer = newest_code(&world).await;
        world.clock.advance_seconds(600);
        assert_eq!(refusal(enter(&world, &maria, &newer).await), Refusal::WrongCode);
        assert!(newest_letter(&world).await.is_none(), "nor is it sent too late");
        assert_eq!(email_of(&world, maria.user.id).await, "maria@example.com");
    }
}

#[tokio::test]
async fn five_wrong_codes_use_the_right_one_up() {
    for world in worlds().await {
        let maria = session(&world).await;
        ask(&world, &maria, NEW).await.unwrap();
        let code = newest_code(&world).await;
        for _ in 0..5 {
            let outcome = enter(&world, &maria, &other_than(&code)).await;
            assert_eq!(refusal(outcome), Refusal::WrongCode);
        }
        let late = refusal(enter(&world, &maria, &code).await);
        assert!(matches!(late, Refusal::TooManyTries { .. }), "{late:?}");
        world.clock.advance_seconds(26 * 60 * 60);
        assert_eq!(refusal(enter(&world, &maria, &code).await), Refusal::WrongCode);
    }
}

#[tokio::test]
async fn an_address_that_is_anothers_looks_the_same_and_no_code_is_right() {
    for world in worlds().await {
        let maria = session(&world).await;
        let jose = world.user("jose", world.account("TO9999").await).await;
        ask(&world, &maria, "jose@example.com").await.unwrap();
        let waits_for = find_email_change(&world.ctx, &maria).await.unwrap();
        assert_eq!(waits_for, Some(email("jose@example.com")));
        let letter = newest_letter(&world).await;
        let Some(EmailChangeLetter::Wanted { owner }) = letter else { panic!("{letter:?}") };
        assert_eq!(owner.id, jose);
        // Not even the one that would have been sent.
        set_free(&world, true).await;
        let code = newest_code(&world).await;
        set_free(&world, false).await;
        assert_eq!(refusal(enter(&world, &maria, &code).await), Refusal::WrongCode);
    }
}

#[tokio::test]
async fn of_two_who_prove_one_address_at_once_one_has_it_and_the_other_a_sentence() {
    for world in worlds().await {
        let maria = session(&world).await;
        let jose = world.user("jose", world.account("TO9999").await).await;
        let joses = sign_in_by_letter(&world, "jose").await.token;
        let joses = valid_session(&world, &joses).await;
        ask(&world, &maria, NEW).await.unwrap();
        let for_maria = newest_code(&world).await;
        ask(&world, &joses, NEW).await.unwrap();
        let for_jose = newest_code(&world).await;
        let (one, other) =
            tokio::join!(enter(&world, &maria, &for_maria), enter(&world, &joses, &for_jose));
        let lost = if one.is_ok() { other } else { one };
        assert_eq!(refusal(lost), Refusal::EmailTaken);
        let both = [email_of(&world, maria.user.id).await, email_of(&world, jose).await];
        assert_eq!(both.iter().filter(|email| *email == NEW).count(), 1);
    }
}

#[tokio::test]
async fn whoever_registered_the_address_meanwhile_keeps_it() {
    for world in worlds().await {
        let maria = session(&world).await;
        ask(&world, &maria, "vera@example.com").await.unwrap();
        let code = newest_code(&world).await;
        let vera = samples::user("vera", None);
        crate::people::add_user(&world.ctx, Actor::Operator, vera).await.unwrap();
        assert_eq!(refusal(enter(&world, &maria, &code).await), Refusal::EmailTaken);
        assert_eq!(email_of(&world, maria.user.id).await, "maria@example.com");
    }
}

#[tokio::test]
async fn the_same_code_in_two_windows_changes_once() {
    for world in worlds().await {
        let maria = session(&world).await;
        ask(&world, &maria, NEW).await.unwrap();
        let code = newest_code(&world).await;
        let both = tokio::join!(enter(&world, &maria, &code), enter(&world, &maria, &code));
        let refused: Vec<_> = [both.0, both.1].into_iter().filter_map(Result::err).collect();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert_eq!(count_of(&world, "email.changed").await, 1);
    }
}

#[tokio::test]
async fn ones_own_address_is_no_change_and_nobody_is_flooded() {
    for world in worlds().await {
        let maria = session(&world).await;
        let own = ask(&world, &maria, "MARIA@example.com").await;
        assert_eq!(refusal(own), Refusal::EmailUnchanged);
        for _ in 0..10 {
            ask(&world, &maria, NEW).await.unwrap();
        }
        let flood = refusal(ask(&world, &maria, NEW).await);
        assert!(matches!(flood, Refusal::TooManyTries { .. }), "{flood:?}");
    }
}

#[tokio::test]
async fn a_name_is_not_empty_and_saving_the_same_is_no_fact() {
    for world in worlds().await {
        let maria = session(&world).await.user;
        let details = |first: &str, last: &str| PersonalDetails {
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            language: maria.language,
        };
        assert_eq!(details(" ", "").checked().unwrap_err().len(), 2);
        for name in [" Maria ", "Mariana", "Mariana"] {
            let checked = details(name, "Lopez").checked().unwrap();
            change_personal_details(&world.ctx, maria.id, &checked).await.unwrap();
        }
        assert_eq!(count_of(&world, "user.details_changed").await, 1);
    }
}
