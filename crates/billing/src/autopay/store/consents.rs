//! The authorizations behind AutoPay's debits, each with its text.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::autopay::model::{AutopayConsent, Choices};

row!(AutopayConsent { id, version, language, text, hash, network_address, given_at, ended_at });

pub async fn insert_consent(
    tx: &mut Conn,
    autopay: Id<kinds::Autopay>,
    choices: &Choices,
    consent: &AutopayConsent,
) -> Result<()> {
    tx.send(
        "INSERT INTO autopay_consent (id, autopay_id, method_id, backup_method_id, version,
             language, text, hash, network_address, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &consent.id,
            &autopay,
            &choices.method,
            &choices.backup,
            &consent.version,
            &consent.language,
            &consent.text,
            &consent.hash,
            &consent.network_address,
            &consent.given_at,
        ],
    )
    .await?;
    Ok(())
}

/// Whatever was in force is so no longer.
pub async fn end_consents(tx: &mut Conn, autopay: Id<kinds::Autopay>, at: Timestamp) -> Result<()> {
    let sql = "UPDATE autopay_consent SET ended_at = $1
               WHERE autopay_id = $2 AND ended_at IS NULL";
    tx.send(sql, &[&at, &autopay]).await?;
    Ok(())
}

/// What is in force, if it covers the method.
pub async fn find_in_force(
    conn: &mut Conn,
    autopay: Id<kinds::Autopay>,
    method: Id<kinds::Method>,
) -> Result<Option<Id<kinds::Consent>>> {
    let sql = "SELECT id FROM autopay_consent WHERE autopay_id = $1 AND ended_at IS NULL
                 AND (method_id = $2 OR backup_method_id = $2)";
    let found: Option<(Id<kinds::Consent>,)> = conn.find(sql, &[&autopay, &method]).await?;
    Ok(found.map(|(id,)| id))
}

/// The newest first.
pub async fn consents_of(
    conn: &mut Conn,
    autopay: Id<kinds::Autopay>,
) -> Result<Vec<AutopayConsent>> {
    let sql = "SELECT id, version, language, text, hash, network_address, given_at, ended_at
               FROM autopay_consent WHERE autopay_id = $1 ORDER BY id DESC";
    Ok(conn.query(sql, &[&autopay]).await?)
}

/// Only the one who gave it has it.
pub async fn find_consent_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    consent: Id<kinds::Consent>,
) -> Result<Option<AutopayConsent>> {
    let sql = "SELECT autopay_consent.id, version, language, text, hash, network_address, given_at,
                 ended_at
               FROM autopay_consent JOIN autopay ON autopay.id = autopay_id
               WHERE user_id = $1 AND autopay_consent.id = $2";
    Ok(conn.find(sql, &[&user, &consent]).await?)
}
