//! What was agreed to, word for word.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::schedules::agreement::{Agreed, Agreement};

row!(Agreement { id, version, language, text, hash, agreed_at });

pub async fn insert_agreement(
    tx: &mut Conn,
    id: Id<kinds::Agreement>,
    subject: &str,
    user: Id<kinds::User>,
    method: Option<Id<kinds::Method>>,
    agreed: &Agreed,
    at: Timestamp,
) -> Result<()> {
    let Agreed { text, network_address, .. } = agreed;
    tx.send(
        "INSERT INTO agreement (id, subject, user_id, method_id, version, language, text, hash,
             network_address, agreed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &subject,
            &user,
            &method,
            &text.version,
            &text.language,
            &text.text,
            &text.hash,
            network_address,
            &at,
        ],
    )
    .await?;
    Ok(())
}

pub async fn find_agreement(conn: &mut Conn, subject: &str) -> Result<Option<Agreement>> {
    let sql = "SELECT id, version, language, text, hash, agreed_at FROM agreement
               WHERE subject = $1 ORDER BY id DESC LIMIT 1";
    Ok(conn.find(sql, &[&subject]).await?)
}
