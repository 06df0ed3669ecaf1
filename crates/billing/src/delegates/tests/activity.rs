//! Who did what, as a holder reads it.

use super::*;
use crate::delegates::{Deed, activity_of, change_rights, send_again, withdraw_access};

#[tokio::test]
async fn a_holder_reads_who_did_what_newest_first() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        let token = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        send_again(ctx, home.maria, token.id()).await.unwrap();
        home.world.clock.advance_seconds(60);
        super::super::accept_as_new_user(ctx, &token, login("ana"), &visitor()).await.unwrap();
        let ana = reached_by(&home, "Ana").await;
        home.world.clock.advance_seconds(60);
        change_rights(ctx, home.maria, home.account, ana, up_to(100, 200)).await.unwrap();
        home.world.clock.advance_seconds(60);
        withdraw_access(ctx, home.maria, home.account, ana).await.unwrap();
        let page = activity_of(ctx, home.maria, home.account, None, 50).await.unwrap();
        let told: Vec<_> =
            page.activities.iter().map(|one| (one.who.as_str(), &one.deed)).collect();
        let (person, email) = ("Ana Torres".to_owned(), "ana@example.com".to_owned());
        assert_eq!(told[0], ("Maria Lopez", &Deed::WithdrewAccess { person: person.clone() }));
        let rights = up_to(100, 200);
        assert_eq!(told[1], ("Maria Lopez", &Deed::ChangedRights { person, rights }));
        assert!(told.contains(&("Ana Torres", &Deed::SignedIn)));
        assert!(told.contains(&("Ana Torres", &Deed::Accepted { email: email.clone() })));
        let rights = Rights::View;
        assert!(told.contains(&("Maria Lopez", &Deed::Invited { email: email.clone(), rights })));
        assert!(told.contains(&("Maria Lopez", &Deed::InvitedAgain { email })));
    }
}

async fn reached_by(home: &Home, first_name: &str) -> User {
    let ctx = &home.world.ctx;
    let reachers = super::super::reachers_of(ctx, home.maria, home.account).await.unwrap();
    reachers.iter().find(|one| one.first_name == first_name).unwrap().user_id
}

#[tokio::test]
async fn the_activity_comes_in_pages_and_only_to_who_may_invite() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        for n in 0..5 {
            home.world.clock.advance_seconds(1);
            home.invited(home.maria, &format!("a{n}@example.com"), Rights::View).await.unwrap();
        }
        let first = activity_of(ctx, home.maria, home.account, None, 3).await.unwrap();
        let last = first.activities.last().map(|one| one.id);
        let second = activity_of(ctx, home.maria, home.account, last, 3).await.unwrap();
        assert_eq!((first.activities.len(), first.has_older), (3, true));
        assert_eq!((second.activities.len(), second.has_older), (2, false));
        let ana = home.delegate("ana", Rights::Pay(Limits::default())).await;
        let hers = activity_of(ctx, ana, home.account, None, 3).await;
        assert!(is_not_found(&hers));
    }
}
