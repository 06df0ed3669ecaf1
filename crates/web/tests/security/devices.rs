//! The list of devices.

use axum::http::{Request, StatusCode};
use billing::people;

use crate::portal::Portal;

const SECURITY: &str = "/settings/security";

#[tokio::test]
async fn maria_signs_a_device_out_from_another() {
    let portal = Portal::open().await;
    let mut there = portal.marias().await;
    let mut here = portal.marias().await;
    let page = here.get(SECURITY).await;
    assert!(page.says("This device") && page.says("Sign out all other devices"));
    let devices = people::devices_of(&portal.world.ctx, portal.maria).await.unwrap();
    let addresses =
        devices.iter().map(|device| format!("{SECURITY}/devices/{}/sign-out", device.id));
    let other = addresses.into_iter().find(|address| page.says(address)).unwrap();
    let after = here.post(&other, &[]).await;
    assert_eq!(after.leads_to(), "/settings/security?notice=device-signed-out");
    assert_eq!(there.get("/dashboard").await.leads_to(), "/sign-in");
    assert!(!here.get(SECURITY).await.says("Sign out all other devices"));
    assert_eq!(here.post(&other, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn maria_signs_all_others_out_and_stays() {
    let portal = Portal::open().await;
    let mut there = portal.marias().await;
    let mut here = portal.marias().await;
    here.post("/settings/security/devices/sign-out", &[]).await.leads_to();
    assert_eq!(there.get("/dashboard").await.leads_to(), "/sign-in");
    assert_eq!(here.get(SECURITY).await.status, StatusCode::OK);
}

#[tokio::test]
async fn settings_are_for_whoever_is_signed_in() {
    let portal = Portal::open().await;
    for address in [SECURITY, "/settings/security/password"] {
        let answer = portal.browser().ask(Request::get(address), String::new()).await;
        assert!(answer.leads_to().starts_with("/sign-in?return_to=%2Fsettings"));
    }
}
