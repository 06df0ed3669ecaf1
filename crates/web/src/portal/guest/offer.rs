//! The thirty seconds after a payment: an offer to register with the account that was paid for.
//!
//! Nobody has shown yet that the address is theirs, so the offer of a page is no proof: it leads to
//! a code that goes to the address of record. The offer in the letter may be one.

use billing::registration::offer_for;

use super::visit::GuestVisit;
use crate::kit::components::{Card, Look, actions, button_link, stack};
use crate::kit::{Markup, Web, html};

/// Where the receipt goes once there is one, and the way to a login.
pub fn draw(web: &Web, guest: &GuestVisit, has_receipt: bool) -> Markup {
    let words = guest.visit.words;
    let Some(email) = guest.guest.email.clone() else { return html! {} };
    let sent = words.guest_letter_sent(email.as_str());
    let offer = offer_for(&web.ctx, guest.guest.account_id, email, false);
    let address = format!("/register/receipt?offer={}", offer.expose(&web.ctx.secret));
    let register = html! {
        p { (words.guest_register_explained()) }
        (actions(html! {
            (button_link(&address, words.guest_register(), Look::Primary))
            (button_link("/guest", words.guest_pay_another(), Look::Quiet))
        }))
    };
    html! {
        @if has_receipt { p { (sent) } }
        (Card::new(words.guest_register_title(), stack(register)))
    }
}
