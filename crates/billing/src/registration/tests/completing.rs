//! The last step: one login, its accounts, its consent, and who hears of it.

use super::*;
use crate::accounts;
use crate::consents::{NewTerms, apply_terms, consents_of, current_terms};
use crate::people::{
    Role, SessionState, accounts_of, find_session, find_user, sign_in_by_password,
};
use crate::registration::{add_to_login, find_completed, find_proven, sweep};
use crate::samples::worlds;

async fn proven(world: &World, number: &str) -> Ticket {
    let ticket = claim_right(world, number).await;
    prove_right(world, &ticket).await;
    ticket
}

/// Nadia, whose address is of no record, and who holds the account already.
async fn nadia(world: &World, account: Id<kinds::Account>) -> crate::people::User {
    let id = world.user("nadia", account).await;
    find_user(&mut world.ctx.db.read().await.unwrap(), id).await.unwrap().unwrap()
}

#[tokio::test]
async fn maria_registers_and_is_signed_in_as_the_holder() {
    for world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        let ticket = proven(&world, "CL1234").await;
        let signed_in = register(&world, &ticket, "maria.l").await.unwrap();
        assert_eq!(signed_in.user.email.as_str(), "maria@example.com");
        let state = find_session(&world.ctx, &signed_in.token).await.unwrap();
        let SessionState::Valid { session, accounts } = state else { panic!("{state:?}") };
        assert_eq!(session.account_id, Some(account));
        assert_eq!(accounts[0].role, Role::Holder);
        assert!(find_proven(&world.ctx, &ticket).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_second_press_of_the_button_makes_no_second_login() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let ticket = proven(&world, "CL1234").await;
        let (first, second) =
            tokio::join!(register(&world, &ticket, "maria"), register(&world, &ticket, "maria"));
        assert_eq!(first.unwrap().user.id, second.unwrap().user.id);
        assert_eq!(count_of(&world, "user.added").await, 1);
        assert_eq!(count_of(&world, "registration.completed").await, 1);
        let other = register(&world, &ticket, "somebody").await;
        assert_eq!(refusal(other), Refusal::RegistrationGone);
    }
}

#[tokio::test]
async fn a_taken_username_is_said_and_everything_else_waits() {
    for world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        nadia(&world, account).await;
        let ticket = proven(&world, "CL1234").await;
        assert_eq!(refusal(register(&world, &ticket, "nadia").await), Refusal::UsernameTaken);
        register(&world, &ticket, "maria").await.unwrap();
    }
}

#[tokio::test]
async fn two_windows_with_one_account_make_one_login_and_lead_the_other_to_it() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        add_account(&world, "CL9999").await;
        let (one, other) = (proven(&world, "CL1234").await, proven(&world, "CL9999").await);
        let maria = register(&world, &one, "maria").await.unwrap().user;
        assert!(find_proven(&world.ctx, &other).await.unwrap().unwrap().has_login);
        assert_eq!(refusal(register(&world, &other, "maria2").await), Refusal::EmailTaken);
        let added = add_to_login(&world.ctx, &other, &maria).await.unwrap();
        assert_eq!(added[0].number.as_str(), "CL9999");
        let again = add_to_login(&world.ctx, &other, &maria).await;
        assert_eq!(refusal(again), Refusal::RegistrationGone);
        let mut conn = world.ctx.db.read().await.unwrap();
        assert_eq!(accounts_of(&mut conn, maria.id).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn whoever_is_of_record_adds_an_account_without_a_code() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        add_account(&world, "CL9999").await;
        let maria = register(&world, &proven(&world, "CL1234").await, "maria").await.unwrap().user;
        let claimant = Claimant { user: Some(&maria), ..stranger() };
        let claimed = by_email("CL9999", "maria@example.com");
        let ticket = claim_account(&world.ctx, claimed, &claimant).await.unwrap();
        add_to_login(&world.ctx, &ticket, &maria).await.unwrap();

        let stranger_to_it = nadia(&world, world.account("TO1").await).await;
        let claimant = Claimant { user: Some(&stranger_to_it), ..stranger() };
        let claimed = by_email("CL9999", "maria@example.com");
        let ticket = claim_account(&world.ctx, claimed, &claimant).await.unwrap();
        let too_early = add_to_login(&world.ctx, &ticket, &stranger_to_it).await;
        assert_eq!(refusal(too_early), Refusal::RegistrationGone);
    }
}

#[tokio::test]
async fn whoever_held_the_account_before_hears_of_it() {
    for world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        let nadia = nadia(&world, account).await;
        let ticket = proven(&world, "CL1234").await;
        register(&world, &ticket, "maria").await.unwrap();
        let mut conn = world.ctx.db.read().await.unwrap();
        let completed = find_completed(&mut conn, ticket.id()).await.unwrap().unwrap();
        assert_eq!(completed.other_holders, [nadia]);
        assert!(completed.is_new_login);
    }
}

#[tokio::test]
async fn terms_in_effect_are_agreed_to_with_the_login_or_there_is_none() {
    for world in worlds().await {
        let terms = NewTerms {
            version: "2026-01".to_owned(),
            effective_on: "2026-01-01".parse().unwrap(),
            english: "Be kind.".to_owned(),
            spanish: "Sea amable.".to_owned(),
        };
        let ctx = &world.ctx;
        apply_terms(&ctx.db, &*ctx.clock, &*ctx.chance, &[terms]).await.unwrap();
        add_account(&world, "CL1234").await;
        let ticket = proven(&world, "CL1234").await;
        let without = register(&world, &ticket, "maria").await;
        assert_eq!(refusal(without), Refusal::TermsNotAccepted);
        let mut conn = ctx.db.read().await.unwrap();
        let shown = current_terms(&mut conn, Language::En, ctx.today()).await.unwrap().unwrap();
        let agreed = NewLogin { agreed_hash: Some(shown.hash), ..login(&world, "maria") };
        let maria = complete(ctx, &ticket, agreed, &visitor()).await.unwrap().user;
        assert_eq!(consents_of(&mut conn, maria.id).await.unwrap()[0].version, "2026-01");
    }
}

#[tokio::test]
async fn the_password_chosen_is_the_one_that_signs_in() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let ticket = proven(&world, "CL1234").await;
        register(&world, &ticket, "maria").await.unwrap();
        let password = crate::people::Password::parse(PASSWORD).unwrap();
        sign_in_by_password(&world.ctx, "maria@example.com", password, &visitor()).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_long_over_is_swept_away() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        claim_right(&world, "CL1234").await;
        world.clock.advance_seconds(8 * 24 * 3_600);
        sweep(&world.ctx).await.unwrap();
        let sql = "SELECT count(*) FROM registration";
        let mut conn = world.ctx.db.read().await.unwrap();
        let (left,): (i64,) = conn.query_one(sql, &[]).await.unwrap();
        assert_eq!(left, 0);
        let number = "CL1234".parse().unwrap();
        assert!(accounts::find_account_by_number(&mut conn, &number).await.unwrap().is_some());
    }
}
