//! Signing in with a passkey: the device has proven two things at once, so nothing more is asked.

use base::{Actor, Error, Result, boxed};

use super::model::{SignInMeans, SignedIn, Visitor};
use super::{sessions, store};
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{Assertion, Challenge, prove_by_passkey};

/// Refuses with `WrongPasskey`, whatever is wrong with it.
#[boxed]
pub async fn sign_in_by_passkey(
    ctx: &Ctx,
    challenge: Challenge,
    assertion: &Assertion,
    visitor: &Visitor,
) -> Result<SignedIn> {
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    let user = prove_by_passkey(&mut command, challenge, assertion).await?;
    let user = store::find_user(&mut command, user).await?.ok_or(Error::NotFound)?;
    let token = sessions::start(&mut command, user.id, SignInMeans::Passkey, visitor).await?;
    command.commit().await?;
    Ok(SignedIn { token, user })
}
