//! How much trying is too much.

use super::*;
use crate::people::throttle::Tries;
use crate::samples::worlds;

async fn admit(world: &World, login: &str, address: &str) -> Result<()> {
    Tries::of_password(&world.ctx, login, network(address)).admit(&world.ctx).await
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
        let tries = Tries::of_password(&world.ctx, "maria", network("192.0.2.7"));
        tries.admit(&world.ctx).await.unwrap();
        let mut tx = world.ctx.db.begin().await.unwrap();
        tries.forgive(&mut tx, world.ctx.now()).await.unwrap();
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
                Tries::of_password(&ctx, "maria", network("192.0.2.7")).admit(&ctx).await.is_ok()
            })
        });
        let mut admitted = 0;
        for one_try in tries.collect::<Vec<_>>() {
            admitted += usize::from(one_try.await.unwrap());
        }
        assert_eq!(admitted, 10);
    }
}
