//! AutoPay: how it stands on each account, turning it on, changing and stopping it, skipping a debit.
//!
//! Choosing and agreeing are two pages. What was chosen travels in the address from the one to the
//! other, and the authorization names it.

mod agreement;
mod choices;
mod consents;
mod ends;
mod entered;
mod list;
mod new;
mod past;
mod show;

use axum::Router;
use axum::routing::{get, post};
use base::{Id, kinds};
use billing::people::AccountChoice;

use crate::kit::{Failure, Signed, Web};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/autopay", get(list::show).post(agreement::create))
        .route("/autopay/new", get(new::show).post(new::save))
        .route("/autopay/authorization", get(agreement::show))
        .route("/autopay/consents/{id}/text", get(consents::download))
        .route("/autopay/{id}", get(show::show))
        .route("/autopay/{id}/skips", post(ends::skip))
        .route("/autopay/{id}/withdrawal", post(ends::stop))
}

/// An account on which the user may pay; any other has no such page.
fn payable_account(
    signed: &Signed,
    account: Id<kinds::Account>,
) -> Result<&AccountChoice, Failure> {
    let found = signed.accounts.iter().find(|choice| choice.account_id == account);
    found.filter(|choice| choice.role.may_pay()).ok_or_else(Failure::not_found)
}
