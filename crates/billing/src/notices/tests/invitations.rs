//! Letters about invitations.

use base::{Cents, Language};

use super::*;
use crate::delegates::{self, InvitationToken, NewInvitation, Rights};
use crate::people::Limits;

/// Maria has invited Ana, in Spanish, to pay up to $20 at once; the token of the letter's link.
async fn invited(world: &World) -> InvitationToken {
    let account_id = world.account("CL1234").await;
    let maria = world.user("maria", account_id).await;
    let limits = Limits { payment_limit_cents: Some(Cents(2_000)), ..Limits::default() };
    let (email, language) = ("ana@example.com".parse().unwrap(), Language::Es);
    let new = NewInvitation { account_id, email, rights: Rights::Pay(limits), language };
    let id = delegates::invite(&world.ctx, maria, &new).await.unwrap();
    delegates::find_letter(&world.ctx, id).await.unwrap().unwrap().token
}

#[tokio::test]
async fn whoever_is_invited_reads_by_whom_to_what_and_has_one_link() {
    for (world, postbox) in worlds().await {
        let token = invited(&world).await;
        work(&world).await;
        let letter = postbox.letters().remove(0);
        assert_eq!(letter.to.as_str(), "ana@example.com");
        assert_eq!(letter.subject, "Maria Lopez le invita a una cuenta en Brightwater");
        let link = format!("https://pay.brightwater.example/invitations/{}", token.expose());
        for part in ["•••234", "hasta $20.00 por vez", "7 de diciembre de 2026", &link] {
            assert!(letter.text.contains(part), "{part}\nis not in\n{}", letter.text);
        }
        assert_eq!(letter.html.matches("<a ").count(), 1);
        assert!(!letter.text.contains("CL1234"));
    }
}

#[tokio::test]
async fn the_holder_hears_who_accepted() {
    for (world, postbox) in worlds().await {
        let token = invited(&world).await;
        work(&world).await;
        let ben = world.user("ben", world.account("CL5678").await).await;
        delegates::accept(&world.ctx, ben, &token).await.unwrap();
        work(&world).await;
        let letters = postbox.letters();
        assert_eq!((letters.len(), letters[1].to.as_str()), (2, "maria@example.com"));
        for part in ["accepted the invitation that was sent to ana@example.com", "CL1234", "$20.00"]
        {
            assert!(letters[1].text.contains(part), "{part}: {}", letters[1].text);
        }
    }
}

#[tokio::test]
async fn an_invitation_taken_back_before_its_letter_left_is_not_sent() {
    for (world, postbox) in worlds().await {
        invited(&world).await;
        let mut tx = world.ctx.db.begin().await.unwrap();
        tx.execute("UPDATE invitation SET withdrawn_at = created_at", &[]).await.unwrap();
        tx.commit().await.unwrap();
        work(&world).await;
        assert!(postbox.letters().is_empty());
    }
}
