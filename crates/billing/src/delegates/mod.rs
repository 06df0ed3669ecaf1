//! People who reach an account that is another's: who invites them, what they may do, what they did.
//!
//! Whoever holds an account, or manages it, invites others by e-mail ([`invite`]); the link in the
//! letter is accepted by whoever has it, once ([`accept`]). A delegate may look, or look and pay up
//! to [`Limits`](crate::people::Limits), or manage; only the biller and a proof make a holder. All
//! of it is decided under the account's lock.

mod acceptance;
mod activity;
mod invitations;
mod model;
mod rights;
mod store;
#[cfg(test)]
mod tests;
mod token;

pub use acceptance::{NewLogin, accept, accept_as_new_user};
pub use activity::{Activity, ActivityPage, Deed, activity_of};
pub use invitations::{
    InvitationLetter, find_invited, find_letter, invite, open_invitations_of, send_again,
    withdraw_invitation,
};
pub use model::{Invitation, Invited, NewInvitation, Reacher, Rights, masked};
pub use rights::{change_rights, holders_of, leave, reachers_of, withdraw_access};
pub use store::find_accepted;
pub use token::InvitationToken;
