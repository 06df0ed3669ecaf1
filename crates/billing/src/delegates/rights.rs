//! Who reaches an account, changing what they may do, and taking it back. A session reads what its
//! user reaches with every request, so a change holds from the next one on.

use base::{Actor, Error, Id, Refusal, Result, boxed, kinds};
use db::Conn;

use super::invitations::rights_facts;
use super::model::{Reacher, Rights};
use super::store;
use crate::Ctx;
use crate::accounts;
use crate::command::Command;
use crate::journal::Event;
use crate::people::{self, Access, Role};

/// Holders first, then by name. Who may not invite sees the holders and themselves; `NotFound` for
/// who does not reach the account at all.
#[boxed]
pub async fn reachers_of(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<Vec<Reacher>> {
    let mut conn = ctx.db.read().await?;
    let own = people::find_access(&mut conn, user, account).await?.ok_or(Error::NotFound)?;
    let mut reachers = store::reachers_of(&mut conn, account).await?;
    if !own.role.may_invite() {
        reachers.retain(|one| one.role == Role::Holder || one.user_id == user);
    }
    Ok(reachers)
}

/// By name.
pub async fn holders_of(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Vec<Reacher>> {
    let mut reachers = store::reachers_of(conn, account).await?;
    reachers.retain(|one| one.role == Role::Holder);
    Ok(reachers)
}

/// Nobody changes a holder, nor themselves: `NotFound`.
#[boxed]
pub async fn change_rights(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
    delegate: Id<kinds::User>,
    rights: Rights,
) -> Result<()> {
    let (mut command, access) = lock_delegate(ctx, user, account, delegate).await?;
    people::put_access(&mut command, delegate, &rights.access(account, access.name)).await?;
    let event = Event::new("delegate.changed", delegate).account(account);
    command.record(event.facts(rights_facts(rights)).announced()).await?;
    command.commit().await
}

/// Nobody withdraws a holder's, nor their own: `NotFound`.
#[boxed]
pub async fn withdraw_access(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
    delegate: Id<kinds::User>,
) -> Result<()> {
    let (mut command, _) = lock_delegate(ctx, user, account, delegate).await?;
    people::remove_access(&mut command, delegate, account).await?;
    let event = Event::new("delegate.withdrawn", delegate).account(account);
    command.record(event.announced()).await?;
    command.commit().await
}

/// The user gives the account up. The last holder cannot: `LastHolder`.
#[boxed]
pub async fn leave(ctx: &Ctx, user: Id<kinds::User>, account: Id<kinds::Account>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    accounts::lock_account(&mut command, account).await?;
    let own = people::find_access(&mut command, user, account).await?.ok_or(Error::NotFound)?;
    if own.role == Role::Holder && store::holder_count(&mut command, account).await? < 2 {
        return Err(Refusal::LastHolder.into());
    }
    people::remove_access(&mut command, user, account).await?;
    command.record(Event::new("delegate.left", user).account(account).announced()).await?;
    command.commit().await
}

/// A delegate's access, under the account's lock, for whoever may change it.
async fn lock_delegate(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
    delegate: Id<kinds::User>,
) -> Result<(Command<'_>, Access)> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    accounts::lock_account(&mut command, account).await?;
    require_inviter(&mut command, user, account).await?;
    let access = people::find_access(&mut command, delegate, account).await?;
    let access = access.filter(|access| access.role != Role::Holder && delegate != user);
    Ok((command, access.ok_or(Error::NotFound)?))
}

/// Whoever may not invite finds nothing to change.
pub(super) async fn require_inviter(
    conn: &mut Conn,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<()> {
    may_invite(conn, user, account).await?.then_some(()).ok_or(Error::NotFound)
}

pub(super) async fn may_invite(
    conn: &mut Conn,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<bool> {
    let access = people::find_access(conn, user, account).await?;
    Ok(access.is_some_and(|access| access.role.may_invite()))
}
