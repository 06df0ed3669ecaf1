//! SQL of invitations.

use base::{Email, Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row};

use crate::delegates::model::{Invitation, Invited, Rights};
use crate::people::{Limits, Role};

impl FromRow for Invitation {
    fn from_row(row: &mut Row<'_>) -> db::Result<Invitation> {
        Ok(Invitation {
            id: row.named("id")?,
            account_id: row.named("account_id")?,
            email: row.named("email")?,
            rights: rights(row)?,
            language: row.named("language")?,
            invited_by: row.named("invited_by")?,
            expires_at: row.named("expires_at")?,
            accepted_at: row.named("accepted_at")?,
            withdrawn_at: row.named("withdrawn_at")?,
        })
    }
}

fn rights(row: &mut Row<'_>) -> db::Result<Rights> {
    let role: Role = row.named("role")?;
    let rights = Rights::of(role, Limits::from_row(row)?);
    rights.ok_or_else(|| db::Error::Column(format!("role: nobody is invited as {role}")))
}

impl FromRow for Invited {
    fn from_row(row: &mut Row<'_>) -> db::Result<Invited> {
        Ok(Invited {
            invitation: Invitation::from_row(row)?,
            inviter: row.named("inviter")?,
            account_number: row.named("number")?,
            currency: row.named("currency")?,
        })
    }
}

pub async fn insert_invitation(
    tx: &mut Conn,
    invitation: &Invitation,
    created_at: Timestamp,
) -> Result<()> {
    let limits = invitation.rights.limits();
    tx.execute(
        "INSERT INTO invitation (id, account_id, email, role, payment_limit_cents,
             month_limit_cents, language, invited_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &invitation.id,
            &invitation.account_id,
            &invitation.email,
            &invitation.rights.role(),
            &limits.payment_limit_cents,
            &limits.month_limit_cents,
            &invitation.language,
            &invitation.invited_by,
            &created_at,
            &invitation.expires_at,
        ],
    )
    .await?;
    Ok(())
}

pub async fn find_invitation(
    conn: &mut Conn,
    id: Id<kinds::Invitation>,
) -> Result<Option<Invitation>> {
    let sql =
        "SELECT id, account_id, email, role, payment_limit_cents, month_limit_cents, language,
                 invited_by, expires_at, accepted_at, withdrawn_at FROM invitation WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

pub async fn find_invited(conn: &mut Conn, id: Id<kinds::Invitation>) -> Result<Option<Invited>> {
    let sql = "SELECT invitation.id, account_id, invitation.email, role, payment_limit_cents,
                 month_limit_cents, invitation.language, invited_by, expires_at, accepted_at,
                 withdrawn_at, first_name || ' ' || last_name AS inviter, number, currency
               FROM invitation
               JOIN portal_user ON portal_user.id = invited_by
               JOIN account ON account.id = account_id
               WHERE invitation.id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// Who invited, who accepted, and what: for the letter about it. None until it is accepted.
pub async fn find_accepted(
    conn: &mut Conn,
    id: Id<kinds::Invitation>,
) -> Result<Option<(Invited, Id<kinds::User>)>> {
    let Some(invited) = find_invited(conn, id).await? else { return Ok(None) };
    let sql = "SELECT accepted_by FROM invitation WHERE id = $1 AND accepted_by IS NOT NULL";
    let found: Option<(Id<kinds::User>,)> = conn.find(sql, &[&id]).await?;
    Ok(found.map(|(user,)| (invited, user)))
}

/// Neither accepted nor withdrawn, newest first.
pub async fn waiting_invitations(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Vec<Invitation>> {
    let sql =
        "SELECT id, account_id, email, role, payment_limit_cents, month_limit_cents, language,
                 invited_by, expires_at, accepted_at, withdrawn_at FROM invitation
               WHERE account_id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL
               ORDER BY id DESC LIMIT 200";
    Ok(conn.query(sql, &[&account]).await?)
}

pub async fn extend_invitation(
    tx: &mut Conn,
    id: Id<kinds::Invitation>,
    expires_at: Timestamp,
) -> Result<()> {
    tx.execute("UPDATE invitation SET expires_at = $1 WHERE id = $2", &[&expires_at, &id]).await?;
    Ok(())
}

pub async fn withdraw_invitation(
    tx: &mut Conn,
    id: Id<kinds::Invitation>,
    now: Timestamp,
) -> Result<()> {
    tx.execute("UPDATE invitation SET withdrawn_at = $1 WHERE id = $2", &[&now, &id]).await?;
    Ok(())
}

/// Whatever waits for this address on this account.
pub async fn withdraw_invitations_to(
    tx: &mut Conn,
    account: Id<kinds::Account>,
    email: &Email,
    now: Timestamp,
) -> Result<()> {
    let sql = "UPDATE invitation SET withdrawn_at = $1 WHERE account_id = $2 AND email = $3
                 AND accepted_at IS NULL AND withdrawn_at IS NULL";
    tx.execute(sql, &[&now, &account, email]).await?;
    Ok(())
}

pub async fn mark_accepted(
    tx: &mut Conn,
    id: Id<kinds::Invitation>,
    user: Id<kinds::User>,
    now: Timestamp,
) -> Result<()> {
    let sql = "UPDATE invitation SET accepted_at = $1, accepted_by = $2 WHERE id = $3";
    tx.execute(sql, &[&now, &user, &id]).await?;
    Ok(())
}
