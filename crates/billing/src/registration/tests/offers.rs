//! After a payment as a guest.

use super::*;
use crate::ctx::Secret;
use crate::registration::{Offer, claim_offer, complete_offer, get_offer_shown, offer_for};
use crate::samples::worlds;

async fn offer(world: &World, email: &str, is_proof: bool) -> Offer {
    let account = add_account(world, "CL1234").await;
    offer_for(&world.ctx, account, email.parse().unwrap(), is_proof)
}

async fn take(world: &World, offer: &Offer) -> Result<SignedIn> {
    let password = new_password(world);
    complete_offer(&world.ctx, offer, password, None, Language::En, &visitor()).await
}

#[tokio::test]
async fn a_link_in_a_letter_to_the_address_of_record_needs_only_a_password() {
    for world in worlds().await {
        let offer = offer(&world, "maria@example.com", true).await;
        let shown = get_offer_shown(&world.ctx, &offer).await.unwrap();
        assert_eq!((shown.account_number.as_str(), shown.is_proof), ("CL1234", true));
        let user = take(&world, &offer).await.unwrap().user;
        assert_eq!((user.username.as_str(), user.first_name.as_str()), ("maria", "Maria"));
        assert!(get_offer_shown(&world.ctx, &offer).await.unwrap().has_login);
        assert_eq!(refusal(take(&world, &offer).await), Refusal::EmailTaken);
    }
}

#[tokio::test]
async fn a_taken_username_gets_a_number() {
    for world in worlds().await {
        let holder = world.user("maria", world.account("TO1").await).await;
        let sql = "UPDATE portal_user SET email = 'other@example.com' WHERE id = $1";
        let mut tx = world.ctx.db.begin().await.unwrap();
        tx.execute(sql, &[&holder]).await.unwrap();
        tx.commit().await.unwrap();
        let offer = offer(&world, "maria@example.com", true).await;
        assert_eq!(take(&world, &offer).await.unwrap().user.username.as_str(), "maria2");
    }
}

#[tokio::test]
async fn whoever_paid_anothers_bill_does_not_get_the_account() {
    for world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        for (email, is_proof) in [("payer@example.com", true), ("maria@example.com", false)] {
            let offer = offer_for(&world.ctx, account, email.parse().unwrap(), is_proof);
            assert!(!get_offer_shown(&world.ctx, &offer).await.unwrap().is_proof, "{email}");
            assert_eq!(refusal(take(&world, &offer).await), Refusal::RegistrationGone);
            let ticket = claim_offer(&world.ctx, &offer, &stranger()).await.unwrap();
            prove_right(&world, &ticket).await; // the code went to the address of record
        }
    }
}

#[tokio::test]
async fn an_offer_is_sealed_and_lasts_thirty_days() {
    let world = samples::world().await;
    let offer = offer(&world, "maria@example.com", false).await;
    let (secret, now) = (&world.ctx.secret, world.ctx.now());
    let token = offer.expose(secret);
    assert_eq!(Offer::parse(&token, secret, now).unwrap().email, offer.email);
    let forged = token.replace(".no.", ".proof.");
    let other_secret = Secret::new(&[8; 32]).unwrap();
    assert_eq!(Offer::parse(&forged, secret, now), None);
    assert_eq!(Offer::parse(&token, &other_secret, now), None);
    assert_eq!(Offer::parse("", secret, now), None);
    world.clock.advance_seconds(30 * 24 * 3_600);
    assert_eq!(Offer::parse(&token, secret, world.ctx.now()), None);
}
