//! SQL of what the users of an account did.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

pub struct DeedRow {
    pub id: Id<kinds::Event>,
    pub at: Timestamp,
    pub kind: String,
    pub subject: String,
    pub facts: String,
    pub who: String,
    /// Of an invitation.
    pub email: Option<String>,
    /// Whose rights it is about.
    pub person: Option<String>,
}
row!(DeedRow { id, at, kind, subject, facts, who, email, person });

/// Newest first. A user's events have the actor `user:` and the id.
pub async fn deeds_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    before: Id<kinds::Event>,
    limit: i64,
) -> Result<Vec<DeedRow>> {
    let sql = "SELECT event.id, event.at, event.kind, event.subject, event.facts,
                 doer.first_name || ' ' || doer.last_name AS who, invitation.email,
                 person.first_name || ' ' || person.last_name AS person
               FROM event
               JOIN portal_user AS doer ON doer.id = substr(event.actor, 6)
               LEFT JOIN invitation ON invitation.id = event.subject
               LEFT JOIN portal_user AS person ON person.id = event.subject
               WHERE event.account_id = $1 AND event.id < $2
                 AND event.kind IN ('session.started', 'payment.begun', 'method.added',
                   'autopay.enrolled', 'autopay.changed', 'autopay.skipped', 'autopay.stopped',
                   'delegate.invited', 'delegate.invited_again', 'delegate.invitation_withdrawn',
                   'delegate.accepted', 'delegate.changed', 'delegate.withdrawn', 'delegate.left',
                   'account.details_changed')
               ORDER BY event.id DESC LIMIT $3";
    Ok(conn.query(sql, &[&account, &before, &limit]).await?)
}
