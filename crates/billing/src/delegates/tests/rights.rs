//! Changing what delegates may do, taking it back, and leaving.

use super::*;
use crate::delegates::{change_rights, leave, reachers_of, withdraw_access};

#[tokio::test]
async fn rights_are_changed_and_taken_back_at_once() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        let ana = home.delegate("ana", Rights::View).await;
        people::name_account(ctx, ana, home.account, Some("Mother's")).await.unwrap();
        change_rights(ctx, home.maria, home.account, ana, up_to(5_000, 9_000)).await.unwrap();
        let access = home.access_of(ana).await.unwrap();
        assert_eq!((access.role, access.limits), (Role::Pay, up_to(5_000, 9_000).limits()));
        assert_eq!(access.name.as_deref(), Some("Mother's"), "what she calls it stays");
        withdraw_access(ctx, home.maria, home.account, ana).await.unwrap();
        assert_eq!(home.access_of(ana).await, None);
        let again = withdraw_access(ctx, home.maria, home.account, ana).await;
        assert!(is_not_found(&again));
    }
}

#[tokio::test]
async fn who_manages_changes_neither_holders_nor_themselves() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        let manager = home.delegate("ana", Rights::Manage).await;
        let viewer = home.delegate("ben", Rights::View).await;
        for (user, delegate, is_allowed) in [
            (manager, viewer, true),
            (manager, home.maria, false),
            (manager, manager, false),
            (home.maria, home.maria, false),
            (viewer, viewer, false),
            (viewer, manager, false),
        ] {
            let changed = change_rights(ctx, user, home.account, delegate, Rights::View).await;
            assert_eq!(changed.is_ok(), is_allowed);
            assert!(is_allowed || is_not_found(&changed));
            if !is_allowed {
                let withdrawn = withdraw_access(ctx, user, home.account, delegate).await;
                assert!(is_not_found(&withdrawn));
            }
        }
    }
}

#[tokio::test]
async fn a_session_stops_reaching_what_was_taken_back() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        let token = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        let session = super::super::accept_as_new_user(ctx, &token, login("ana"), &visitor()).await;
        let session = session.unwrap();
        let reached = async || match people::find_session(ctx, &session).await.unwrap() {
            SessionState::Valid { accounts, session } => (session.user.id, accounts.len()),
            state => panic!("{state:?}"),
        };
        let (ana, before) = reached().await;
        withdraw_access(ctx, home.maria, home.account, ana).await.unwrap();
        assert_eq!((before, reached().await.1), (1, 0));
    }
}

#[tokio::test]
async fn everybody_may_leave_but_the_last_holder() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        let ana = home.delegate("ana", Rights::Manage).await;
        let last = leave(ctx, home.maria, home.account).await;
        assert!(is_refused(&last, &Refusal::LastHolder));
        leave(ctx, ana, home.account).await.unwrap();
        assert!(is_not_found(&leave(ctx, ana, home.account).await));
        let spouse = home.world.user("jose", home.account).await;
        leave(ctx, home.maria, home.account).await.unwrap();
        assert!(is_refused(&leave(ctx, spouse, home.account).await, &Refusal::LastHolder));
    }
}

#[tokio::test]
async fn two_holders_who_leave_at_once_leave_one_behind() {
    for home in homes().await {
        let spouse = home.world.user("jose", home.account).await;
        let leaving = [home.maria, spouse].map(|user| {
            let (ctx, account) = (home.world.ctx.clone(), home.account);
            tokio::spawn(async move { leave(&ctx, user, account).await.is_ok() })
        });
        let mut left = 0;
        for one in leaving {
            left += usize::from(one.await.unwrap());
        }
        assert_eq!(left, 1);
    }
}

#[tokio::test]
async fn who_may_not_invite_sees_the_holders_and_themselves() {
    for home in homes().await {
        let ana = home.delegate("ana", Rights::View).await;
        let manager = home.delegate("ben", Rights::Manage).await;
        for (user, expected) in [(home.maria, 3), (manager, 3), (ana, 2)] {
            let seen = reachers_of(&home.world.ctx, user, home.account).await.unwrap();
            assert_eq!(seen.len(), expected);
            assert_eq!(seen[0].role, Role::Holder);
        }
        let stranger = home.stranger("dora").await;
        assert!(is_not_found(&reachers_of(&home.world.ctx, stranger, home.account).await));
    }
}
