//! Visits to the processor's hosted page, and under which name it knows whom.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::accounts::BillingAddress;
use crate::methods::model::{Finished, NewSetup};
use crate::payers::Payer;

/// A setup as far as finishing it needs.
pub struct Setup {
    pub id: Id<kinds::MethodSetup>,
    pub payer: Payer,
    pub draft_id: Option<Id<kinds::Draft>>,
    pub account_id: Option<Id<kinds::Account>>,
    pub reference: Option<String>,
    pub kind: String,
    pub for_autopay: bool,
    pub method_id: Option<Id<kinds::Method>>,
}
row!(Setup { id, payer, draft_id, account_id, reference, kind, for_autopay, method_id });

impl Setup {
    pub fn finished(&self, method: Id<kinds::Method>) -> Finished {
        Finished {
            method,
            draft: self.draft_id,
            account: self.account_id,
            for_autopay: self.for_autopay,
        }
    }
}

pub async fn setup_for(
    conn: &mut Conn,
    payer: Payer,
    setup: Id<kinds::MethodSetup>,
) -> Result<Option<Setup>> {
    let sql = "SELECT id, payer, draft_id, account_id, reference, kind, for_autopay, method_id
               FROM method_setup
               WHERE payer = $1 AND id = $2";
    Ok(conn.find(sql, &[&payer, &setup]).await?)
}

pub async fn setup_by_reference(conn: &mut Conn, reference: &str) -> Result<Option<Setup>> {
    let sql = "SELECT id, payer, draft_id, account_id, reference, kind, for_autopay, method_id
               FROM method_setup
               WHERE reference = $1";
    Ok(conn.find(sql, &[&reference]).await?)
}

pub async fn lock_setup(tx: &mut Conn, setup: Id<kinds::MethodSetup>) -> Result<Setup> {
    let sql = "SELECT id, payer, draft_id, account_id, reference, kind, for_autopay, method_id
               FROM method_setup
               WHERE id = $1 FOR UPDATE";
    Ok(tx.query_one(sql, &[&setup]).await?)
}

pub async fn insert_setup(
    tx: &mut Conn,
    id: Id<kinds::MethodSetup>,
    payer: Payer,
    setup: &NewSetup,
    billing: &BillingAddress,
    at: Timestamp,
) -> Result<()> {
    tx.send(
        "INSERT INTO method_setup (id, payer, draft_id, kind, nickname, is_saved, created_at,
             first_name, last_name, company, country, postal_code, street, city, state, phone,
             terms_version, terms_hash, network_address, account_id, for_autopay)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
             $19, $20, $21)",
        &[
            &id,
            &payer,
            &setup.draft,
            &setup.kind.as_str(),
            &setup.nickname,
            &(setup.is_saved || setup.for_autopay),
            &at,
            &billing.first_name,
            &billing.last_name,
            &billing.company,
            &billing.country,
            &billing.postal_code,
            &billing.street,
            &billing.city,
            &billing.state,
            &billing.phone,
            &setup.terms.version,
            &setup.terms.hash,
            &setup.network_address,
            &setup.account,
            &setup.for_autopay,
        ],
    )
    .await?;
    Ok(())
}

pub async fn set_setup_reference(
    tx: &mut Conn,
    id: Id<kinds::MethodSetup>,
    reference: &str,
) -> Result<()> {
    tx.send("UPDATE method_setup SET reference = $1 WHERE id = $2", &[&reference, &id]).await?;
    Ok(())
}

/// Name and address have gone over to the method.
pub async fn set_setup_method(
    tx: &mut Conn,
    id: Id<kinds::MethodSetup>,
    method: Id<kinds::Method>,
) -> Result<()> {
    let sql = "UPDATE method_setup SET method_id = $1, first_name = '', last_name = '',
                 company = NULL, country = '', postal_code = '', street = '', city = '',
                 state = NULL, phone = NULL
               WHERE id = $2";
    tx.send(sql, &[&method, &id]).await?;
    Ok(())
}

pub async fn delete_setups_unfinished_since(tx: &mut Conn, time: Timestamp) -> Result<()> {
    let sql = "DELETE FROM method_setup WHERE method_id IS NULL AND created_at < $1";
    tx.send(sql, &[&time]).await?;
    Ok(())
}

pub async fn find_customer(conn: &mut Conn, payer: Payer) -> Result<Option<String>> {
    let sql = "SELECT reference FROM processor_customer WHERE payer = $1";
    let found: Option<(String,)> = conn.find(sql, &[&payer]).await?;
    Ok(found.map(|(reference,)| reference))
}

pub async fn insert_customer(tx: &mut Conn, payer: Payer, reference: &str) -> Result<()> {
    let sql = "INSERT INTO processor_customer (payer, reference) VALUES ($1, $2)
               ON CONFLICT (payer) DO NOTHING";
    tx.send(sql, &[&payer, &reference]).await?;
    Ok(())
}
