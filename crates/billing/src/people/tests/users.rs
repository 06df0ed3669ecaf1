//! Users, and what they reach.

use base::{Language, Locator};

use super::*;
use crate::people::{
    Access, Role, Username, accounts_of, add_user, find_access, find_user, grant_access,
    set_language,
};
use crate::samples::worlds;

#[test]
fn a_username_is_never_an_email_address() {
    assert_eq!(" Maria.L-7 ".parse::<Username>().unwrap().as_str(), "maria.l-7");
    assert_eq!("Begoña".parse::<Username>().unwrap().as_str(), "begoña");
    for text in ["", "  ", "maria@example.com", "maria lopez", "<maria>", &"x".repeat(65)] {
        assert!(text.parse::<Username>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn one_username_and_one_email_belong_to_one_user() {
    for world in worlds().await {
        add_maria(&world).await;
        let same_email = super::super::NewUser {
            username: "ana".parse().unwrap(),
            ..samples::user("maria", None)
        };
        let same_name = super::super::NewUser {
            email: "other@example.com".parse().unwrap(),
            ..samples::user("maria", None)
        };
        for (user, taken) in
            [(same_email, Refusal::EmailTaken), (same_name, Refusal::UsernameTaken)]
        {
            assert_eq!(refusal(add_user(&world.ctx, Actor::Operator, user).await), taken);
        }
    }
}

#[tokio::test]
async fn granting_again_changes_the_role_and_the_name() {
    for world in worlds().await {
        let account_id = world.account("CL1234").await;
        let user = world.user("maria", account_id).await;
        let access =
            Access { name: Some("Cabin".to_owned()), ..Access::new(account_id, Role::View) };
        grant_access(&world.ctx, Actor::Operator, user, &access).await.unwrap();
        let mut conn = world.ctx.db.read().await.unwrap();
        let found = find_access(&mut conn, user, account_id).await.unwrap();
        assert_eq!(found, Some(access));
        assert!(!Role::View.may_pay() && Role::Holder.may_pay());
    }
}

#[tokio::test]
async fn access_to_an_account_that_is_not_there_is_not_found() {
    for world in worlds().await {
        let user = world.user("maria", world.account("CL1234").await).await;
        let access = Access::new(world.ctx.id(), Role::View);
        let granted = grant_access(&world.ctx, Actor::Operator, user, &access).await;
        assert!(matches!(granted, Err(Error::NotFound)), "{granted:?}");
    }
}

#[tokio::test]
async fn a_user_sees_the_accounts_granted_and_no_others() {
    for world in worlds().await {
        let user = world.user("maria", world.account("TO1234").await).await;
        grant(&world, user, world.account("CL1234").await).await;
        world.account("AK1234").await;
        let mut conn = world.ctx.db.read().await.unwrap();
        let choices = accounts_of(&mut conn, user).await.unwrap();
        let numbers: Vec<_> = choices.iter().map(|choice| choice.number.clone()).collect();
        assert_eq!(numbers, ["CL1234", "TO1234"].map(|text| text.parse::<Locator>().unwrap()));
        assert_eq!(choices[0].customer_name, "Maria Lopez");
        assert_eq!((choices[0].role, choices[1].role), (Role::Pay, Role::Holder));
    }
}

#[tokio::test]
async fn a_language_is_chosen_once() {
    for world in worlds().await {
        let user = world.user("maria", world.account("CL1234").await).await;
        for _ in 0..2 {
            set_language(&world.ctx, user, Language::Es).await.unwrap();
        }
        let mut conn = world.ctx.db.read().await.unwrap();
        let maria = find_user(&mut conn, user).await.unwrap().unwrap();
        assert_eq!(maria.language, Language::Es);
        assert_eq!(count_of(&world, "user.language_set").await, 1);
    }
}
