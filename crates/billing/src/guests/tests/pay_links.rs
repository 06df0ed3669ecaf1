//! Where a link leads, and until when.

use super::*;
use crate::guests::{
    PayLinkToken, begin_by_link, find_linked, found_by, pay_link, revoke_pay_link,
};
use crate::samples::worlds;

async fn link(world: &World, invoice: Id<kinds::Invoice>) -> PayLinkToken {
    let address = pay_link(&world.ctx, invoice).await.unwrap();
    let token = address.strip_prefix("https://pay.brightwater.example/p/").unwrap();
    assert_eq!(token.len(), 22);
    PayLinkToken::of(token)
}

async fn leads_to(world: &World, link: &PayLinkToken) -> Option<String> {
    let linked = find_linked(&world.ctx, link, network()).await.unwrap();
    linked.map(|linked| linked.invoice.number.to_string())
}

#[tokio::test]
async fn a_link_shows_one_bill_and_begins_with_it_alone() {
    for world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        let invoice = bill(&world, account, "A-2", "2026-12-24").await;
        let link = link(&world, invoice).await;
        let linked = find_linked(&world.ctx, &link, network()).await.unwrap().unwrap();
        assert_eq!((linked.invoice.id, linked.payee.initial), (invoice, Some('M')));
        let token = begin_by_link(&world.ctx, &link, network(), Language::Es).await.unwrap();
        let guest = find_guest(&world.ctx, &token).await.unwrap().unwrap();
        let found = found_by(&mut world.ctx.db.read().await.unwrap(), &guest).await.unwrap();
        assert_eq!(found.invoices.iter().map(|it| it.id).collect::<Vec<_>>(), [invoice]);
    }
}

#[tokio::test]
async fn an_invoice_has_one_link_that_each_letter_prolongs() {
    for world in worlds().await {
        let account = world.account("CL1234").await;
        let invoice = bill(&world, account, "A-1", "2026-12-24").await;
        let first = link(&world, invoice).await;
        world.clock.advance_seconds(59 * 24 * 3_600);
        assert_eq!(link(&world, invoice).await, first);
        world.clock.advance_seconds(59 * 24 * 3_600);
        assert_eq!(leads_to(&world, &first).await.as_deref(), Some("A-1"));
        world.clock.advance_seconds(24 * 3_600);
        assert_eq!(leads_to(&world, &first).await, None);
    }
}

#[tokio::test]
async fn a_link_that_was_taken_back_leads_nowhere_and_the_next_is_another() {
    for world in worlds().await {
        let account = world.account("CL1234").await;
        let invoice = bill(&world, account, "A-1", "2026-12-24").await;
        let first = link(&world, invoice).await;
        for _ in 0..2 {
            revoke_pay_link(&world.ctx, Actor::Operator, invoice).await.unwrap();
        }
        let second = link(&world, invoice).await;
        assert_ne!(second, first);
        assert_eq!(leads_to(&world, &first).await, None);
        let late = begin_by_link(&world.ctx, &first, network(), Language::En).await;
        assert!(matches!(late, Err(Error::NotFound)));
        assert_eq!(leads_to(&world, &second).await.as_deref(), Some("A-1"));
    }
}

#[tokio::test]
async fn following_links_that_are_not_there_is_stopped_and_following_a_good_one_is_not() {
    for world in worlds().await {
        let account = world.account("CL1234").await;
        let invoice = bill(&world, account, "A-1", "2026-12-24").await;
        let good = link(&world, invoice).await;
        for _ in 0..120 {
            leads_to(&world, &good).await.unwrap();
        }
        for guess in 0..100 {
            assert_eq!(leads_to(&world, &PayLinkToken::of(&format!("{guess:022}"))).await, None);
        }
        let stopped = find_linked(&world.ctx, &PayLinkToken::of("x"), network()).await;
        assert!(matches!(refusal(stopped), Refusal::TooManyTries { .. }));
    }
}
