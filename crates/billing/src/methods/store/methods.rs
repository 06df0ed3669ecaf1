//! Stored cards and bank accounts.

use std::str::FromStr;

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row};
use outside::facts;

use super::setups::Setup;
use crate::methods::model::Method;
use crate::payers::Payer;
use crate::settings::Place;

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
            billed_in: place(row.named("country")?, row.named("state")?),
        })
    }
}

fn word<T: FromStr<Err = String>>(text: String) -> db::Result<T> {
    text.parse().map_err(|expected| db::Error::Column(format!("“{text}” is not {expected}")))
}

fn place(country: String, state: Option<String>) -> Option<Place> {
    Place::of_address(&country, state.as_deref())
}

fn expiry(year: Option<i64>, month: Option<i64>) -> Option<(i16, i8)> {
    Some((i16::try_from(year?).ok()?, i8::try_from(month?).ok()?))
}

/// `select!("WHERE …")`: a method whole.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, payer, reference, customer_reference, kind, brand, funding, last4,
               exp_year, exp_month, nickname, is_saved, is_default, unusable_since, removed_at,
               country, state
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

/// The first saved method of a payer becomes the default.
pub async fn insert_method(
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
