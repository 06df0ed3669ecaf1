//! Letters about invitations: to whoever is invited, and to the account's holder once it is accepted.

use std::str::FromStr;

use base::{Error, Id, Result, kinds};
use db::Conn;
use words::Words;

use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::rights_sentence;
use crate::Ctx;
use crate::delegates::{self, Invited, masked};
use crate::journal::EventRow;
use crate::people::{self, User};

/// Each time it is sent is a cause of its own.
pub async fn about_invitation(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let Some(letter) = delegates::find_letter(ctx, subject_of(&event.subject)?).await? else {
        return Ok(None);
    };
    Ok(Some(NewLetter {
        cause: format!("invitation:{}", event.id),
        kind: LetterKind::Invitation,
        subject: event.subject.clone(),
        recipient: letter.invited.invitation.email,
        language: letter.invited.invitation.language,
    }))
}

/// None when nobody holds the account any more.
pub async fn about_acceptance(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let mut conn = ctx.db.read().await?;
    let accepted = delegates::find_accepted(&mut conn, subject_of(&event.subject)?).await?;
    let Some((invited, _)) = accepted else { return Ok(None) };
    let holder = holder_to_tell(&mut conn, &invited).await?;
    Ok(holder.map(|holder| NewLetter {
        cause: format!("invitation_accepted:{}", event.subject),
        kind: LetterKind::InvitationAccepted,
        subject: event.subject.clone(),
        recipient: holder.email,
        language: holder.language,
    }))
}

/// Whoever invited, if that is a holder; else the first of them.
async fn holder_to_tell(conn: &mut Conn, invited: &Invited) -> Result<Option<User>> {
    let invitation = &invited.invitation;
    let holders = delegates::holders_of(conn, invitation.account_id).await?;
    let inviter = holders.iter().find(|holder| holder.user_id == invitation.invited_by);
    match inviter.or(holders.first()) {
        Some(holder) => people::find_user(conn, holder.user_id).await,
        None => Ok(None),
    }
}

/// None when the link would open nothing any more.
pub async fn write_invitation(
    ctx: &Ctx,
    words: Words,
    message: &Message,
) -> Result<Option<Content>> {
    let letter = delegates::find_letter(ctx, subject_of(&message.subject)?).await?;
    let Some(letter) = letter else { return Ok(None) };
    let (invited, invitation) = (&letter.invited, &letter.invited.invitation);
    let biller = &ctx.biller;
    let subject = words.mail_invitation_subject(invited.inviter.as_str(), biller.name.as_str());
    let mut content = Content::new(words, biller, "", subject);
    let (role, limits) = (invitation.rights.role(), invitation.rights.limits());
    content.say(words.mail_invitation_text(
        invited.inviter.as_str(),
        masked(&invited.account_number),
        biller.name.as_str(),
        rights_sentence(words, role, limits, invited.currency),
        words.date_long(biller.date_of(invitation.expires_at)),
    ));
    content.link = Some(Link {
        label: words.mail_invitation_link().to_owned(),
        url: format!("{}/invitations/{}", ctx.portal_url, letter.token.expose()),
    });
    Ok(Some(content))
}

/// None when whoever accepted has lost the access meanwhile.
pub async fn write_acceptance(
    ctx: &Ctx,
    words: Words,
    message: &Message,
) -> Result<Option<Content>> {
    let mut conn = ctx.db.read().await?;
    let accepted = delegates::find_accepted(&mut conn, subject_of(&message.subject)?).await?;
    let Some((invited, accepter)) = accepted else { return Ok(None) };
    let Some(holder) = holder_to_tell(&mut conn, &invited).await? else { return Ok(None) };
    let account = invited.invitation.account_id;
    let access = people::find_access(&mut conn, accepter, account).await?;
    let accepter = people::find_user(&mut conn, accepter).await?.ok_or(Error::NotFound)?;
    let Some(access) = access else { return Ok(None) };
    let name = format!("{} {}", accepter.first_name, accepter.last_name);
    let number = invited.account_number.as_str();
    let subject = words.mail_accepted_subject(name.as_str(), number);
    let mut content = Content::new(words, &ctx.biller, &holder.first_name, subject);
    content.say(words.mail_accepted_text(
        name,
        invited.invitation.email.as_str(),
        number,
        rights_sentence(words, access.role, access.limits, invited.currency),
    ));
    content.link = Some(Link {
        label: words.mail_accepted_link().to_owned(),
        url: format!("{}/settings/people", ctx.portal_url),
    });
    Ok(Some(content))
}

fn subject_of(text: &str) -> Result<Id<kinds::Invitation>> {
    Id::from_str(text).map_err(|error| Error::internal("an invitation's letter", error))
}
