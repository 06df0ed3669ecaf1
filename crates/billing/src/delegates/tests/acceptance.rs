//! Accepting: once, by a user or by one who becomes a user with it.

use super::*;
use crate::delegates::accept_as_new_user;

#[tokio::test]
async fn a_user_who_accepts_has_just_those_rights() {
    for home in homes().await {
        for (name, rights, role) in [
            ("ana", Rights::View, Role::View),
            ("ben", up_to(5_000, 20_000), Role::Pay),
            ("carl", Rights::Manage, Role::Manage),
        ] {
            let user = home.delegate(name, rights).await;
            let access = home.access_of(user).await.unwrap();
            assert_eq!((access.role, access.limits), (role, rights.limits()));
        }
    }
}

#[tokio::test]
async fn an_invitation_is_accepted_once() {
    for home in homes().await {
        let (ana, ben) = (home.stranger("ana").await, home.stranger("ben").await);
        let token = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        accept(&home.world.ctx, ana, &token).await.unwrap();
        home.is_gone(ben, &token).await;
        assert!(home.access_of(ben).await.is_none());
    }
}

#[tokio::test]
async fn of_many_who_accept_at_once_one_gets_in() {
    for home in homes().await {
        let token = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        let mut users = Vec::new();
        for n in 0..6 {
            users.push(home.stranger(&format!("user{n}")).await);
        }
        let accepting = users.into_iter().map(|user| {
            let (ctx, token) = (home.world.ctx.clone(), token.clone());
            tokio::spawn(async move { accept(&ctx, user, &token).await.is_ok() })
        });
        let mut accepted = 0;
        for one in accepting.collect::<Vec<_>>() {
            accepted += usize::from(one.await.unwrap());
        }
        assert_eq!(accepted, 1);
    }
}

#[tokio::test]
async fn whoever_reaches_the_account_already_loses_nothing_by_accepting() {
    for home in homes().await {
        let token = home.invited(home.maria, "maria@example.com", Rights::View).await.unwrap();
        let accepted = accept(&home.world.ctx, home.maria, &token).await;
        assert!(is_refused(&accepted, &Refusal::AlreadyReached));
        assert_eq!(home.access_of(home.maria).await.unwrap().role, Role::Holder);
        let ana = home.stranger("ana").await;
        accept(&home.world.ctx, ana, &token).await.unwrap();
    }
}

#[tokio::test]
async fn somebody_without_a_login_gets_one_with_the_access() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        let token = home.invited(home.maria, "ana@example.com", up_to(1, 2)).await.unwrap();
        let session = accept_as_new_user(ctx, &token, login("ana"), &visitor()).await.unwrap();
        let SessionState::Valid { session, accounts } =
            people::find_session(ctx, &session).await.unwrap()
        else {
            panic!("she is signed in");
        };
        assert_eq!(session.user.email.as_str(), "ana@example.com");
        assert_eq!(session.user.language, Language::Es);
        assert_eq!((accounts.len(), accounts[0].role), (1, Role::Pay));
        let password = Password::parse(PASSWORD).unwrap();
        people::sign_in_by_password(ctx, "ana", password, &visitor()).await.unwrap();
    }
}

#[tokio::test]
async fn a_login_that_is_taken_makes_no_user_and_uses_nothing_up() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        home.stranger("ana").await;
        let token = home.invited(home.maria, "new@example.com", Rights::View).await.unwrap();
        let taken = accept_as_new_user(ctx, &token, login("ana"), &visitor()).await;
        assert!(is_refused(&taken, &Refusal::UsernameTaken));
        let hers = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        let known = accept_as_new_user(ctx, &hers, login("ana2"), &visitor()).await;
        assert!(is_refused(&known, &Refusal::EmailTaken));
        accept_as_new_user(ctx, &token, login("ana3"), &visitor()).await.unwrap();
        let again = accept_as_new_user(ctx, &token, login("ana4"), &visitor()).await;
        assert!(is_refused(&again, &Refusal::InvitationGone));
    }
}
