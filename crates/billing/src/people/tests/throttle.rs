//! How much trying is too much.

use base::SignedDuration;

use super::*;
use crate::people::{From, KnownBrowser, Tries, request_code, sign_in_by_password};
use crate::samples::worlds;

async fn admit(world: &World, login: &str, address: &str) -> Result<()> {
    stranger(world, login, address).admit(&world.ctx).await
}

fn stranger(world: &World, login: &str, address: &str) -> Tries {
    Tries::of_password(&world.ctx, login, From::Stranger(network(address)))
}

#[tokio::test]
async fn a_hundred_tries_close_a_network_and_not_the_next() {
    for world in worlds().await {
        for n in 0..100 {
            admit(&world, &format!("user{n}"), "192.0.2.7").await.unwrap();
        }
        let closed = refusal(admit(&world, "fresh", "192.0.2.7").await);
        assert_eq!(closed, Refusal::TooManyTries { retry_after_seconds: 3_600 });
        admit(&world, "fresh", "192.0.2.8").await.unwrap();
    }
}

#[tokio::test]
async fn one_household_is_one_network_however_many_addresses_it_has() {
    for world in worlds().await {
        for n in 0..100 {
            admit(&world, &format!("user{n}"), &format!("2001:db8::{n:x}")).await.unwrap();
        }
        admit(&world, "fresh", "2001:db8::ffff").await.unwrap_err();
        admit(&world, "fresh", "2001:db8:0:1::1").await.unwrap();
        admit(&world, "fresh", "::ffff:192.0.2.7").await.unwrap();
    }
}

#[tokio::test]
async fn a_thousand_tries_close_the_door_for_all() {
    let world = samples::world().await;
    for n in 0..1_000 {
        admit(&world, &format!("user{n}"), &format!("10.0.{}.{}", n / 50, n % 50)).await.unwrap();
    }
    admit(&world, "maria", "192.0.2.7").await.unwrap_err();
    world.clock.advance_seconds(3_600);
    admit(&world, "maria", "192.0.2.7").await.unwrap();
}

#[tokio::test]
async fn a_success_leaves_the_networks_failures_standing() {
    for world in worlds().await {
        for n in 0..99 {
            admit(&world, &format!("user{n}"), "192.0.2.7").await.unwrap();
        }
        let tries = stranger(&world, "maria", "192.0.2.7");
        tries.admit(&world.ctx).await.unwrap();
        let mut tx = world.ctx.db.begin().await.unwrap();
        tries.forgive(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        admit(&world, "fresh", "192.0.2.7").await.unwrap();
        admit(&world, "fresh", "192.0.2.7").await.unwrap_err();
    }
}

#[tokio::test]
async fn many_tries_at_once_are_all_counted() {
    for world in worlds().await {
        let tries = (0..20).map(|_| {
            let ctx = world.ctx.clone();
            tokio::spawn(async move {
                let from = From::Stranger(network("192.0.2.7"));
                Tries::of_password(&ctx, "maria", from).admit(&ctx).await.is_ok()
            })
        });
        let mut admitted = 0;
        for one_try in tries.collect::<Vec<_>>() {
            admitted += usize::from(one_try.await.unwrap());
        }
        assert_eq!(admitted, 10);
    }
}

/// The bound of the module: whatever a stranger does, over any 24 hours at most ten codes of one
/// account are tried in vain, five by each spelling of its login, also when its owner signs in.
#[tokio::test]
async fn a_guesser_has_ten_codes_in_any_day() {
    for world in worlds().await {
        let (mut tried, mut minute) = (Vec::new(), 0_i64);
        while minute < 4 * 24 * 60 {
            for login in ["maria", "maria@example.com"] {
                let address = format!("10.{}.{}.{}", minute / 3_600, minute / 60 % 60, minute % 60);
                let from = From::Stranger(network(&address));
                if Tries::of_code(&world.ctx, login, from).admit(&world.ctx).await.is_ok() {
                    tried.push(minute);
                }
            }
            let hers = stranger(&world, "maria", "192.0.2.7");
            if minute % 360 == 0 && hers.admit(&world.ctx).await.is_ok() {
                let mut tx = world.ctx.db.begin().await.unwrap();
                hers.forgive(&mut tx).await.unwrap();
                tx.commit().await.unwrap();
            }
            minute += 37;
            world.clock.advance(SignedDuration::from_mins(37));
        }
        let most = tried.iter().map(|from| {
            tried.iter().filter(|minute| (*from..from + 24 * 60).contains(*minute)).count()
        });
        assert_eq!(most.max(), Some(10), "{tried:?}");
        assert!(tried.len() >= 30, "and the door opens again: {tried:?}");
    }
}

#[tokio::test]
async fn two_tries_on_either_side_of_a_full_hour_are_both_counted() {
    for world in worlds().await {
        for _ in 0..4 {
            let from = From::Stranger(network("192.0.2.7"));
            Tries::of_code(&world.ctx, "maria", from).admit(&world.ctx).await.unwrap();
        }
        let late = Tries::of_code(&world.ctx, "maria", From::Stranger(network("192.0.2.8")));
        world.clock.advance_seconds(3_600);
        let early = Tries::of_code(&world.ctx, "maria", From::Stranger(network("192.0.2.9")));
        let both = tokio::join!(late.admit(&world.ctx), early.admit(&world.ctx));
        assert_eq!(usize::from(both.0.is_ok()) + usize::from(both.1.is_ok()), 1);
    }
}

#[tokio::test]
async fn strangers_lock_no_owner_out_who_has_been_here_before() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        let browser = Some(KnownBrowser::remember(&world.ctx, None, maria));
        let known = Visitor { browser, ..visitor() };
        for _ in 0..10 {
            sign_in(&world, "maria", "Wrong-Horse-8").await.unwrap_err();
            request_code(&world.ctx, "maria", &visitor()).await.unwrap();
        }
        sign_in(&world, "maria", PASSWORD).await.unwrap_err();
        request_code(&world.ctx, "maria", &visitor()).await.unwrap_err();
        request_code(&world.ctx, "maria", &known).await.unwrap();
        let hers = sign_in_by_password(&world.ctx, "maria", password(PASSWORD), &known).await;
        assert_eq!(wholly(hers.unwrap()).user.id, maria);
    }
}

#[tokio::test]
async fn a_known_browser_has_its_own_ten_tries_and_only_for_its_user() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        world.user("ana", world.account("CL5678").await).await;
        let browser = Some(KnownBrowser::remember(&world.ctx, None, maria));
        let known = Visitor { browser, ..visitor() };
        for login in ["maria", "ana"] {
            for _ in 0..10 {
                let wrong = password("Wrong-Horse-8");
                let wrong = sign_in_by_password(&world.ctx, login, wrong, &known).await;
                assert_eq!(refusal(wrong), Refusal::WrongCredentials);
            }
            let closed = sign_in_by_password(&world.ctx, login, password(PASSWORD), &known).await;
            assert!(matches!(refusal(closed), Refusal::TooManyTries { .. }));
        }
        let ana_elsewhere = sign_in(&world, "ana", "Wrong-Horse-8").await;
        assert!(matches!(refusal(ana_elsewhere), Refusal::TooManyTries { .. }));
    }
}

#[tokio::test]
async fn a_cookie_that_we_did_not_make_knows_nobody() {
    let world = samples::world().await;
    let (maria, ana) = (world.ctx.id(), world.ctx.id());
    let browser = KnownBrowser::remember(&world.ctx, None, maria);
    let both = KnownBrowser::remember(&world.ctx, Some(browser.clone()), ana);
    assert!(both.knows(&world.ctx, maria) && both.knows(&world.ctx, ana));
    assert_eq!(KnownBrowser::parse(&both.expose()), Some(both.clone()));
    let (id, mark) = (&both.expose()[..32], &browser.expose()[33..]);
    let moved = format!("{}.{mark}", "0".repeat(32));
    for text in ["", "x", id, &moved] {
        let parsed = KnownBrowser::parse(text);
        assert!(!parsed.is_some_and(|parsed| parsed.knows(&world.ctx, maria)), "{text}");
    }
}
