//! What payers agreed to when they added a method, word for word.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use super::setups::Setup;
use crate::methods::model::{Agreement, Terms};
use crate::payers::Payer;

row!(Agreement { agreed_at, network_address, version, language, text, hash });

/// The authorization behind a method's debits.
pub struct Mandate {
    pub id: Id<kinds::Mandate>,
    pub terms_hash: String,
}
row!(Mandate { id, terms_hash });

pub async fn find_mandate(conn: &mut Conn, method: Id<kinds::Method>) -> Result<Option<Mandate>> {
    let sql = "SELECT id, terms_hash FROM mandate WHERE method_id = $1 ORDER BY id DESC LIMIT 1";
    Ok(conn.find(sql, &[&method]).await?)
}

/// The payer's own; another's is none.
pub async fn find_agreement_for(
    conn: &mut Conn,
    payer: Payer,
    method: Id<kinds::Method>,
) -> Result<Option<Agreement>> {
    let sql = "SELECT mandate.agreed_at, mandate.network_address, authorization_text.version,
                 authorization_text.language, authorization_text.text, authorization_text.hash
               FROM mandate
               JOIN authorization_text ON authorization_text.hash = mandate.terms_hash
               JOIN payment_method ON payment_method.id = mandate.method_id
               WHERE payment_method.payer = $1 AND mandate.method_id = $2
               ORDER BY mandate.id DESC LIMIT 1";
    Ok(conn.find(sql, &[&payer, &method]).await?)
}

/// Keeps a text that is agreed to; each once.
pub async fn put_text(tx: &mut Conn, terms: &Terms) -> Result<()> {
    let sql = "INSERT INTO authorization_text (hash, version, language, text)
               VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING";
    tx.send(sql, &[&terms.hash, &terms.version, &terms.language, &terms.text]).await?;
    Ok(())
}

pub async fn insert_mandate(
    tx: &mut Conn,
    id: Id<kinds::Mandate>,
    method: Id<kinds::Method>,
    setup: &Setup,
    at: Timestamp,
) -> Result<()> {
    tx.send(
        "INSERT INTO mandate (id, method_id, agreed_at, terms_version, terms_hash, network_address)
         SELECT $1, $2, CAST($3 AS BIGINT), terms_version, terms_hash, network_address
         FROM method_setup WHERE id = $4",
        &[&id, &method, &at, &setup.id],
    )
    .await?;
    Ok(())
}
