//! Inviting: the letter goes out, again if it got lost, and can be taken back until it is used.

use base::{Actor, Email, Error, Id, Refusal, Result, SignedDuration, boxed, kinds};
use serde_json::json;

use super::model::{Invitation, Invited, NewInvitation, Rights};
use super::rights::{may_invite, require_inviter};
use super::store;
use super::token::InvitationToken;
use crate::Ctx;
use crate::accounts;
use crate::command::Command;
use crate::journal::Event;
use crate::people::Tries;

/// How long a link can be used, from the last time it was sent.
const LIFETIME: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What the letter has to say; only that letter does.
#[derive(Debug)]
pub struct InvitationLetter {
    pub invited: Invited,
    pub token: InvitationToken,
}

/// Announces `delegate.invited`, so that a letter goes out. Whoever was invited by the same address
/// before has the new rights to accept, and no others.
#[boxed]
pub async fn invite(
    ctx: &Ctx,
    user: Id<kinds::User>,
    new: &NewInvitation,
) -> Result<Id<kinds::Invitation>> {
    Tries::of_letter(ctx, user).admit(ctx).await?;
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    accounts::lock_account(&mut command, new.account_id).await?;
    require_inviter(&mut command, user, new.account_id).await?;
    let (id, now) = (ctx.id(), command.now);
    store::withdraw_invitations_to(&mut command, new.account_id, &new.email, now).await?;
    let invitation = Invitation {
        id,
        account_id: new.account_id,
        email: new.email.clone(),
        rights: new.rights,
        language: new.language,
        invited_by: user,
        expires_at: now + LIFETIME,
        accepted_at: None,
        withdrawn_at: None,
    };
    store::insert_invitation(&mut command, &invitation, now).await?;
    record(&mut command, "delegate.invited", &invitation, true).await?;
    command.commit().await?;
    Ok(id)
}

/// The same link once more, good for another fourteen days.
#[boxed]
pub async fn send_again(
    ctx: &Ctx,
    user: Id<kinds::User>,
    id: Id<kinds::Invitation>,
) -> Result<Email> {
    Tries::of_letter(ctx, user).admit(ctx).await?;
    let (mut command, invitation) = lock_waiting(ctx, user, id).await?;
    let expires_at = command.now + LIFETIME;
    store::extend_invitation(&mut command, id, expires_at).await?;
    record(&mut command, "delegate.invited_again", &invitation, true).await?;
    command.commit().await?;
    Ok(invitation.email)
}

/// The link opens nothing any more.
#[boxed]
pub async fn withdraw_invitation(
    ctx: &Ctx,
    user: Id<kinds::User>,
    id: Id<kinds::Invitation>,
) -> Result<Email> {
    let (mut command, invitation) = lock_waiting(ctx, user, id).await?;
    let now = command.now;
    store::withdraw_invitation(&mut command, id, now).await?;
    record(&mut command, "delegate.invitation_withdrawn", &invitation, false).await?;
    command.commit().await?;
    Ok(invitation.email)
}

/// Those that nobody has accepted yet, also the ones that came too late; newest first. `NotFound`
/// for whoever may not invite.
#[boxed]
pub async fn open_invitations_of(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<Vec<Invitation>> {
    let mut conn = ctx.db.read().await?;
    require_inviter(&mut conn, user, account).await?;
    store::waiting_invitations(&mut conn, account).await
}

/// What a link is about; None where it can no longer be used. Looking uses nothing up.
#[boxed]
pub async fn find_invited(ctx: &Ctx, token: &InvitationToken) -> Result<Option<Invited>> {
    let mut conn = ctx.db.read().await?;
    let Some(invited) = store::find_invited(&mut conn, token.id()).await? else { return Ok(None) };
    let invitation = &invited.invitation;
    let can_be_used = invitation.is_open(ctx.now())
        && may_invite(&mut conn, invitation.invited_by, invitation.account_id).await?;
    Ok(can_be_used.then_some(invited))
}

/// What the letter needs; None when nobody is to get one any more.
#[boxed]
pub async fn find_letter(ctx: &Ctx, id: Id<kinds::Invitation>) -> Result<Option<InvitationLetter>> {
    let token = InvitationToken::derive(&ctx.secret, id);
    let invited = find_invited(ctx, &token).await?;
    Ok(invited.map(|invited| InvitationLetter { invited, token }))
}

/// One that waits to be accepted, under its account's lock, for whoever may invite there.
async fn lock_waiting(
    ctx: &Ctx,
    user: Id<kinds::User>,
    id: Id<kinds::Invitation>,
) -> Result<(Command<'_>, Invitation)> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let invitation = store::find_invitation(&mut command, id).await?.ok_or(Error::NotFound)?;
    accounts::lock_account(&mut command, invitation.account_id).await?;
    require_inviter(&mut command, user, invitation.account_id).await?;
    // It may have been accepted while this waited for the lock.
    let invitation = store::find_invitation(&mut command, id).await?.ok_or(Error::NotFound)?;
    match (invitation.accepted_at, invitation.withdrawn_at) {
        (None, None) => Ok((command, invitation)),
        _ => Err(Refusal::InvitationGone.into()),
    }
}

/// Rights are written down as they were then; the address stays with the invitation.
async fn record(
    command: &mut Command<'_>,
    kind: &'static str,
    invitation: &Invitation,
    is_announced: bool,
) -> Result<()> {
    let event = Event::new(kind, invitation.id).account(invitation.account_id);
    let event = Event { is_announced, ..event.facts(rights_facts(invitation.rights)) };
    command.record(event).await?;
    Ok(())
}

pub(super) fn rights_facts(rights: Rights) -> serde_json::Value {
    let limits = rights.limits();
    json!({
        "role": rights.role().as_str(),
        "payment_limit_cents": limits.payment_limit_cents,
        "month_limit_cents": limits.month_limit_cents,
    })
}
