//! All SQL of terms and consents.

use base::{Date, Id, Language, Result, kinds};
use db::{Conn, row};

use super::model::{Consent, ConsentKind, Terms};

row!(Terms { version, effective_on, language, text, hash });
row!(Consent { id, kind, version, language, hash, given_at, network_address });

/// Constraint: the primary key, one text for each version and language.
pub(super) async fn insert_terms(tx: &mut Conn, terms: &Terms) -> Result<()> {
    tx.execute(
        "INSERT INTO terms (version, effective_on, language, text, hash)
         VALUES ($1, $2, $3, $4, $5)",
        &[&terms.version, &terms.effective_on, &terms.language, &terms.text, &terms.hash],
    )
    .await?;
    Ok(())
}

pub(super) async fn texts_of(conn: &mut Conn, version: &str) -> Result<Vec<Terms>> {
    let sql = "SELECT version, effective_on, language, text, hash FROM terms WHERE version = $1";
    Ok(conn.query(sql, &[&version]).await?)
}

/// The version that took effect last; of two on one day the one with the greater name.
pub(super) async fn find_terms_in_effect(
    conn: &mut Conn,
    language: Language,
    today: Date,
) -> Result<Option<Terms>> {
    let sql = "SELECT version, effective_on, language, text, hash FROM terms
               WHERE language = $1 AND effective_on <= $2
               ORDER BY effective_on DESC, version DESC LIMIT 1";
    Ok(conn.find(sql, &[&language, &today]).await?)
}

pub(super) async fn has_consented(
    conn: &mut Conn,
    user: Id<kinds::User>,
    kind: ConsentKind,
    version: &str,
) -> Result<bool> {
    let sql = "SELECT id FROM consent WHERE user_id = $1 AND kind = $2 AND version = $3";
    let found: Vec<(Id<kinds::Consent>,)> = conn.query(sql, &[&user, &kind, &version]).await?;
    Ok(!found.is_empty())
}

/// Whether it is new: terms are agreed to once, however often the button is pressed.
pub(super) async fn insert_consent(
    tx: &mut Conn,
    user: Id<kinds::User>,
    consent: &Consent,
) -> Result<bool> {
    let rows = tx
        .execute(
            "INSERT INTO consent (id, user_id, kind, version, language, hash, given_at,
                 network_address)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
            &[
                &consent.id,
                &user,
                &consent.kind,
                &consent.version,
                &consent.language,
                &consent.hash,
                &consent.given_at,
                &consent.network_address,
            ],
        )
        .await?;
    Ok(rows > 0)
}

/// What the user agreed to, the newest first.
pub async fn consents_of(conn: &mut Conn, user: Id<kinds::User>) -> Result<Vec<Consent>> {
    let sql = "SELECT id, kind, version, language, hash, given_at, network_address FROM consent
               WHERE user_id = $1 ORDER BY given_at DESC, id DESC";
    Ok(conn.query(sql, &[&user]).await?)
}

pub(super) async fn find_consent_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    id: Id<kinds::Consent>,
) -> Result<Option<Consent>> {
    let sql = "SELECT id, kind, version, language, hash, given_at, network_address FROM consent
               WHERE user_id = $1 AND id = $2";
    Ok(conn.find(sql, &[&user, &id]).await?)
}
