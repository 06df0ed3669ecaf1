//! Who may invite, how long a link lives, and what becomes of it.

use super::*;
use crate::delegates::{
    find_invited, find_letter, masked, open_invitations_of, send_again, withdraw_invitation,
};
use crate::jobs::run_due;

#[tokio::test]
async fn holders_and_managers_invite_and_nobody_else() {
    for home in homes().await {
        let manager = home.delegate("ana", Rights::Manage).await;
        let payer = home.delegate("ben", Rights::Pay(Limits::default())).await;
        let viewer = home.delegate("carl", Rights::View).await;
        let stranger = home.stranger("dora").await;
        for user in [home.maria, manager] {
            home.invited(user, "new@example.com", Rights::View).await.unwrap();
        }
        for user in [payer, viewer, stranger] {
            let invited = home.invited(user, "new@example.com", Rights::View).await;
            assert!(is_not_found(&invited), "{invited:?}");
            let seen = open_invitations_of(&home.world.ctx, user, home.account).await;
            assert!(is_not_found(&seen));
        }
    }
}

#[tokio::test]
async fn looking_at_an_invitation_uses_nothing_up() {
    for home in homes().await {
        let token = home.invited(home.maria, "ana@example.com", up_to(100, 300)).await.unwrap();
        for _ in 0..3 {
            let invited = find_invited(&home.world.ctx, &token).await.unwrap().unwrap();
            assert_eq!(invited.inviter, "Maria Lopez");
            assert_eq!(masked(&invited.account_number), "•••234");
            assert_eq!(invited.invitation.rights, up_to(100, 300));
        }
        let ana = home.stranger("ana").await;
        accept(&home.world.ctx, ana, &token).await.unwrap();
    }
}

#[tokio::test]
async fn an_invitation_is_good_for_fourteen_days_from_its_last_letter() {
    for home in homes().await {
        let ana = home.stranger("ana").await;
        let token = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        home.world.clock.advance_seconds(14 * 24 * 3_600);
        home.is_gone(ana, &token).await;
        send_again(&home.world.ctx, home.maria, token.id()).await.unwrap();
        home.world.clock.advance_seconds(14 * 24 * 3_600 - 1);
        accept(&home.world.ctx, ana, &token).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_taken_back_or_replaced_opens_nothing() {
    for home in homes().await {
        let ctx = &home.world.ctx;
        let ana = home.stranger("ana").await;
        let first = home.invited(home.maria, "ana@example.com", Rights::Manage).await.unwrap();
        let second = home.invited(home.maria, "Ana@Example.com", Rights::View).await.unwrap();
        home.is_gone(ana, &first).await;
        assert_eq!(open_invitations_of(ctx, home.maria, home.account).await.unwrap().len(), 1);
        let email = withdraw_invitation(ctx, home.maria, second.id()).await.unwrap();
        assert_eq!(email.as_str(), "ana@example.com");
        home.is_gone(ana, &second).await;
        for outcome in [
            withdraw_invitation(ctx, home.maria, second.id()).await,
            send_again(ctx, home.maria, second.id()).await,
        ] {
            assert!(is_refused(&outcome, &Refusal::InvitationGone));
        }
    }
}

#[tokio::test]
async fn an_invitation_ends_with_the_access_of_whoever_sent_it() {
    for home in homes().await {
        let manager = home.delegate("ben", Rights::Manage).await;
        let token = home.invited(manager, "ana@example.com", Rights::Manage).await.unwrap();
        let ana = home.stranger("ana").await;
        super::super::change_rights(
            &home.world.ctx,
            home.maria,
            home.account,
            manager,
            Rights::View,
        )
        .await
        .unwrap();
        home.is_gone(ana, &token).await;
    }
}

#[tokio::test]
async fn anothers_invitation_is_neither_sent_nor_taken_back() {
    for home in homes().await {
        let token = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        let stranger = home.stranger("dora").await;
        assert!(is_not_found(&send_again(&home.world.ctx, stranger, token.id()).await));
        assert!(is_not_found(&withdraw_invitation(&home.world.ctx, stranger, token.id()).await));
        assert!(find_invited(&home.world.ctx, &token).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn nobody_sends_more_than_twenty_letters_an_hour() {
    for home in homes().await {
        for n in 0..20 {
            home.invited(home.maria, &format!("a{n}@example.com"), Rights::View).await.unwrap();
        }
        let one_more = home.invited(home.maria, "a20@example.com", Rights::View).await;
        assert!(matches!(one_more, Err(Error::Refused(Refusal::TooManyTries { .. }))));
    }
}

#[tokio::test]
async fn nothing_in_the_database_opens_an_invitation() {
    for home in homes().await {
        let token = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        while run_due(&home.world.ctx, 10).await.unwrap() > 0 {}
        let letter = find_letter(&home.world.ctx, token.id()).await.unwrap().unwrap();
        assert_eq!(letter.token.expose(), token.expose());
        let proof = &token.expose()[32..];
        let mut conn = home.world.ctx.db.read().await.unwrap();
        let sql = "SELECT facts FROM event UNION ALL SELECT coalesce(last_error, '') FROM job
                   UNION ALL SELECT cause || subject || coalesce(failure, '') FROM outbox";
        let kept: Vec<(String,)> = conn.query(sql, &[]).await.unwrap();
        assert!(kept.iter().all(|(text,)| !text.contains(proof) && !text.contains("ana@")));
        assert_eq!(format!("{token:?}"), "InvitationToken(…)");
    }
}

#[tokio::test]
async fn a_link_we_did_not_make_is_none() {
    for home in homes().await {
        let token = home.invited(home.maria, "ana@example.com", Rights::View).await.unwrap();
        let secret = &home.world.ctx.secret;
        let text = token.expose();
        assert!(InvitationToken::parse(secret, text).is_some());
        let other_proof = format!("{}{}", &text[..32], "0".repeat(64));
        let signed = format!("+{}", &text[1..]);
        for text in ["", "7", &text[..95], &format!("{text}0"), &other_proof, &signed, "é"] {
            assert!(InvitationToken::parse(secret, text).is_none(), "{text}");
        }
    }
}
