//! All SQL of methods, their setups and mandates.

use std::str::FromStr;

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};
use outside::facts;

use super::model::{Method, NewSetup};
use crate::payers::Payer;

impl FromRow for Method {
    fn from_row(row: &mut Row<'_>) -> db::Result<Method> {
        Ok(Method {
            id: row.named("id")?,
            payer: row.named("payer")?,
            reference: row.named("reference")?,
            customer_reference: row.named("customer_reference")?,
            kind: word(row.named("kind")?)?,
            brand: row.named("brand")?,
            funding: word(row.named("funding")?)?,
            last4: row.named("last4")?,
            expiry: expiry(row.named("exp_year")?, row.named("exp_month")?),
            nickname: row.named("nickname")?,
            is_saved: row.named("is_saved")?,
            is_default: row.named("is_default")?,
            unusable_since: row.named("unusable_since")?,
            removed_at: row.named("removed_at")?,
        })
    }
}

fn word<T: FromStr<Err = String>>(text: String) -> db::Result<T> {
    text.parse().map_err(|expected| db::Error::Column(format!("“{text}” is not {expected}")))
}

fn expiry(year: Option<i64>, month: Option<i64>) -> Option<(i16, i8)> {
    Some((i16::try_from(year?).ok()?, i8::try_from(month?).ok()?))
}

/// A setup as far as finishing it needs.
pub struct Setup {
    pub id: Id<kinds::MethodSetup>,
    pub payer: Payer,
    pub draft_id: Option<Id<kinds::Draft>>,
    pub account_id: Option<Id<kinds::Account>>,
    pub reference: Option<String>,
    pub kind: String,
    pub method_id: Option<Id<kinds::Method>>,
}
row!(Setup { id, payer, draft_id, account_id, reference, kind, method_id });

/// The authorization behind a method's debits.
pub struct Mandate {
    pub id: Id<kinds::Mandate>,
    pub terms_hash: String,
}
row!(Mandate { id, terms_hash });

/// `select!("WHERE …")`: a method whole.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, payer, reference, customer_reference, kind, brand, funding, last4,
               exp_year, exp_month, nickname, is_saved, is_default, unusable_since, removed_at
             FROM payment_method ",
            $rest
        )
    };
}

/// The payer's own method; another's is none.
pub async fn find_for(
    conn: &mut Conn,
    payer: Payer,
    method: Id<kinds::Method>,
) -> Result<Option<Method>> {
    Ok(conn.find(select!("WHERE payer = $1 AND id = $2"), &[&payer, &method]).await?)
}

pub async fn find_method(conn: &mut Conn, method: Id<kinds::Method>) -> Result<Option<Method>> {
    Ok(conn.find(select!("WHERE id = $1"), &[&method]).await?)
}

/// What the payer has stored to be used again; the default first, then the newest.
pub async fn saved_of(conn: &mut Conn, payer: Payer) -> Result<Vec<Method>> {
    let sql = select!(
        "WHERE payer = $1 AND is_saved AND removed_at IS NULL ORDER BY is_default DESC, id DESC"
    );
    Ok(conn.query(sql, &[&payer]).await?)
}

pub async fn setup_for(
    conn: &mut Conn,
    payer: Payer,
    setup: Id<kinds::MethodSetup>,
) -> Result<Option<Setup>> {
    let sql = "SELECT id, payer, draft_id, account_id, reference, kind, method_id
               FROM method_setup
               WHERE payer = $1 AND id = $2";
    Ok(conn.find(sql, &[&payer, &setup]).await?)
}

pub(super) async fn setup_by_reference(conn: &mut Conn, reference: &str) -> Result<Option<Setup>> {
    let sql = "SELECT id, payer, draft_id, account_id, reference, kind, method_id
               FROM method_setup
               WHERE reference = $1";
    Ok(conn.find(sql, &[&reference]).await?)
}

pub(super) async fn lock_setup(tx: &mut Conn, setup: Id<kinds::MethodSetup>) -> Result<Setup> {
    let sql = "SELECT id, payer, draft_id, account_id, reference, kind, method_id
               FROM method_setup
               WHERE id = $1 FOR UPDATE";
    Ok(tx.query_one(sql, &[&setup]).await?)
}

pub async fn find_mandate(conn: &mut Conn, method: Id<kinds::Method>) -> Result<Option<Mandate>> {
    let sql = "SELECT id, terms_hash FROM mandate WHERE method_id = $1 ORDER BY id DESC LIMIT 1";
    Ok(conn.find(sql, &[&method]).await?)
}

pub(super) async fn insert_setup(
    tx: &mut Conn,
    id: Id<kinds::MethodSetup>,
    payer: Payer,
    setup: &NewSetup,
    at: Timestamp,
) -> Result<()> {
    let billing = &setup.billing;
    tx.send(
        "INSERT INTO method_setup (id, payer, draft_id, kind, nickname, is_saved, created_at,
             first_name, last_name, company, country, postal_code, street, city, state, phone,
             terms_version, terms_hash, network_address, account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
             $19, $20)",
        &[
            &id,
            &payer,
            &setup.draft,
            &setup.kind.as_str(),
            &setup.nickname,
            &setup.is_saved,
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
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn set_setup_reference(
    tx: &mut Conn,
    id: Id<kinds::MethodSetup>,
    reference: &str,
) -> Result<()> {
    tx.send("UPDATE method_setup SET reference = $1 WHERE id = $2", &[&reference, &id]).await?;
    Ok(())
}

pub(super) async fn set_setup_method(
    tx: &mut Conn,
    id: Id<kinds::MethodSetup>,
    method: Id<kinds::Method>,
) -> Result<()> {
    tx.send("UPDATE method_setup SET method_id = $1 WHERE id = $2", &[&method, &id]).await?;
    Ok(())
}

/// The first saved method of a payer becomes the default.
pub(super) async fn insert_method(
    tx: &mut Conn,
    id: Id<kinds::Method>,
    setup: &Setup,
    added: &facts::Method,
    customer: &str,
    at: Timestamp,
) -> Result<()> {
    let words = Words::of(&added.details);
    tx.send(
        "INSERT INTO payment_method (id, reference, customer_reference, kind, brand, funding, last4,
             exp_year, exp_month, created_at, payer, nickname, is_saved, is_default, first_name,
             last_name, company, country, postal_code, street, city, state, phone)
         SELECT $1, $2, $3, $4, $5, $6, $7, CAST($8 AS BIGINT), CAST($9 AS BIGINT), CAST($10 AS BIGINT), payer, nickname,
             is_saved,
             is_saved AND NOT EXISTS (SELECT 1 FROM payment_method AS other
                 WHERE other.payer = method_setup.payer AND other.is_default),
             first_name, last_name, company, country, postal_code, street, city, state, phone
         FROM method_setup WHERE id = $11",
        &[
            &id,
            &added.reference.as_str(),
            &customer,
            &added.details.kind().as_str(),
            &words.brand,
            &words.funding,
            &words.last4,
            &words.exp_year,
            &words.exp_month,
            &at,
            &setup.id,
        ],
    )
    .await?;
    Ok(())
}

/// A card or bank account in the columns of the table.
struct Words<'m> {
    brand: &'m str,
    funding: &'m str,
    last4: &'m str,
    exp_year: Option<i64>,
    exp_month: Option<i64>,
}

impl Words<'_> {
    fn of(details: &facts::MethodDetails) -> Words<'_> {
        match details {
            facts::MethodDetails::Card { brand, funding, last4, exp_month, exp_year } => Words {
                brand,
                funding: funding.as_str(),
                last4,
                exp_year: Some(i64::from(*exp_year)),
                exp_month: Some(i64::from(*exp_month)),
            },
            facts::MethodDetails::Bank { bank_name, last4, .. } => Words {
                brand: bank_name.as_deref().unwrap_or(""),
                funding: facts::Funding::Unknown.as_str(),
                last4,
                exp_year: None,
                exp_month: None,
            },
        }
    }
}

pub(super) async fn insert_mandate(
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

pub(super) async fn set_unusable(
    tx: &mut Conn,
    method: Id<kinds::Method>,
    at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE payment_method SET unusable_since = $1, is_default = FALSE WHERE id = $2";
    tx.send(sql, &[&at, &method]).await?;
    Ok(())
}

pub(super) async fn set_removed(
    tx: &mut Conn,
    method: Id<kinds::Method>,
    at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE payment_method SET removed_at = $1, is_default = FALSE WHERE id = $2";
    tx.send(sql, &[&at, &method]).await?;
    Ok(())
}

pub(super) async fn find_customer(conn: &mut Conn, payer: Payer) -> Result<Option<String>> {
    let sql = "SELECT reference FROM processor_customer WHERE payer = $1";
    let found: Option<(String,)> = conn.find(sql, &[&payer]).await?;
    Ok(found.map(|(reference,)| reference))
}

pub(super) async fn insert_customer(tx: &mut Conn, payer: Payer, reference: &str) -> Result<()> {
    let sql = "INSERT INTO processor_customer (payer, reference) VALUES ($1, $2)
               ON CONFLICT (payer) DO NOTHING";
    tx.send(sql, &[&payer, &reference]).await?;
    Ok(())
}
