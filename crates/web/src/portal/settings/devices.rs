//! The devices one is signed in on, as a card of `/settings/security`, and signing them out.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::kinds;
use billing::notices::device_name;
use billing::people::{self, Device, DeviceName, SignInMeans};

use crate::kit::components::{Button, Card, Entry, Look, Tone, actions, chip, list, post_button};
use crate::kit::path::PathId;
use crate::kit::{Failure, Icon, Markup, Render as _, Signed, Web, html};

/// `POST /settings/security/devices/{id}/sign-out`
pub async fn sign_out(
    State(web): State<Web>,
    signed: Signed,
    PathId(device): PathId<kinds::Session>,
) -> Result<Response, Failure> {
    people::sign_out_device(&web.ctx, signed.session.user.id, device).await?;
    Ok(Redirect::to("/settings/security?notice=device-signed-out").into_response())
}

/// `POST /settings/security/devices/sign-out`
pub async fn sign_out_others(State(web): State<Web>, signed: Signed) -> Result<Response, Failure> {
    people::sign_out_others(&web.ctx, &signed.session).await?;
    Ok(Redirect::to("/settings/security?notice=devices-signed-out").into_response())
}

pub async fn card(web: &Web, signed: &Signed) -> Result<Markup, Failure> {
    let words = signed.visit.words;
    let devices = people::devices_of(&web.ctx, signed.session.user.id).await?;
    let others = devices.iter().any(|device| device.id != signed.session.id);
    let told: Vec<_> = devices.iter().map(|device| Told::of(web, signed, device)).collect();
    let all = Button::new(words.security_devices_sign_out(), Look::Secondary);
    let content = html! {
        (list(told.iter().map(|device| device.entry(signed))))
        @if others {
            (actions(post_button("/settings/security/devices/sign-out", all)))
        }
    };
    Ok(Card::new(words.security_devices(), content).render())
}

/// A device in words.
struct Told<'d> {
    device: &'d Device,
    name: String,
    detail: String,
}

impl Told<'_> {
    fn of<'d>(web: &Web, signed: &Signed, device: &'d Device) -> Told<'d> {
        let words = signed.visit.words;
        let zone = &web.ctx.biller.zone;
        let begun = words.date_and_time(device.created_at, zone);
        let begun = match device.means {
            SignInMeans::Password => words.security_device_by_password(begun),
            SignInMeans::Passkey => words.security_device_by_passkey(begun),
            SignInMeans::Code => words.security_device_by_code(begun),
        };
        let seen = words.security_device_seen(words.date_and_time(device.seen_at, zone));
        let name = device_name(words, &device.device);
        Told { device, name, detail: format!("{begun} · {seen}") }
    }

    fn entry(&self, signed: &Signed) -> Entry<'_> {
        let icon = match DeviceName::of(&self.device.device).is_phone() {
            true => Icon::Phone,
            false => Icon::Device,
        };
        Entry {
            icon: Some(icon),
            title: &self.name,
            detail: &self.detail,
            aside: Some(self.aside(signed)),
            ..Entry::default()
        }
    }

    fn aside(&self, signed: &Signed) -> Markup {
        let words = signed.visit.words;
        if self.device.id == signed.session.id {
            return chip(Tone::Ok, words.security_device_this());
        }
        let described = words.security_device_sign_out_described(&self.name);
        let button = Button::new(words.security_device_sign_out(), Look::Secondary);
        let address = format!("/settings/security/devices/{}/sign-out", self.device.id);
        post_button(&address, button.described(&described))
    }
}
