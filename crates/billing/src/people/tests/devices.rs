//! The list of devices, and signing out from afar.

use super::*;
use crate::people::{DeviceName, SignInMeans, devices_of, sign_out_device, sign_out_others};
use crate::samples::worlds;

#[tokio::test]
async fn a_user_sees_where_she_is_signed_in_and_nothing_that_is_over() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        sign_in(&world, "maria", PASSWORD).await.unwrap();
        world.clock.advance_seconds(15 * 60);
        let here = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        world.clock.advance_seconds(60);
        sign_in(&world, "maria", PASSWORD).await.unwrap();
        let devices = devices_of(&world.ctx, maria).await.unwrap();
        assert_eq!(devices.len(), 2);
        assert_eq!(devices[1].id, valid_session(&world, &here).await.id);
        assert_eq!((devices[1].means, &*devices[1].device), (SignInMeans::Password, "Firefox"));
    }
}

#[tokio::test]
async fn one_signs_out_ones_own_devices_and_nobody_elses() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        let joe = world.user("joe", world.account("TO9999").await).await;
        let token = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let device = valid_session(&world, &token).await.id;
        let foreign = sign_out_device(&world.ctx, joe, device).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        sign_out_device(&world.ctx, maria, device).await.unwrap();
        assert!(is_unknown(&world, &token).await);
        let again = sign_out_device(&world.ctx, maria, device).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        assert_eq!(count_of(&world, "session.ended").await, 1);
    }
}

#[tokio::test]
async fn all_others_are_signed_out_at_once() {
    for world in worlds().await {
        add_maria(&world).await;
        let there = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let here = sign_in(&world, "maria", PASSWORD).await.unwrap().token;
        let session = valid_session(&world, &here).await;
        assert_eq!(sign_out_others(&world.ctx, &session).await.unwrap(), 1);
        assert_eq!(sign_out_others(&world.ctx, &session).await.unwrap(), 0);
        assert!(is_unknown(&world, &there).await);
        valid_session(&world, &here).await;
    }
}

#[test]
fn a_device_is_named_as_its_owner_would() {
    for (user_agent, browser, system) in [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
             Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            Some("Edge"),
            Some("Windows"),
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
             Chrome/142.0.0.0 Mobile Safari/537.36",
            Some("Chrome"),
            Some("Android"),
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 \
             (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
            Some("Safari"),
            Some("iPhone"),
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0", Some("Firefox"), Some("Linux")),
        ("curl/8.14", None, None),
    ] {
        assert_eq!(DeviceName::of(user_agent), DeviceName { browser, system }, "{user_agent}");
    }
}
