//! SQL of what a registration claims.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::registration::model::ProvenAccount;

/// One account or invoice that is claimed.
pub struct Claim {
    pub position: i64,
    pub account_id: Option<Id<kinds::Account>>,
    /// All accounts of this one.
    pub customer_id: Option<Id<kinds::Customer>>,
    pub invoice_id: Option<Id<kinds::Invoice>>,
    pub state: ClaimState,
}

db::text_enum! {
    ClaimState {
        /// Shown to whoever looked for it.
        Found = "found",
        Chosen = "chosen",
        /// Chosen, but of another address of record than the rest.
        LeftOut = "left_out",
    }
}

row!(ProvenAccount { id, number, name });

pub async fn insert_claims(
    tx: &mut Conn,
    registration: Id<kinds::Registration>,
    claims: &[Claim],
) -> Result<()> {
    for claim in claims {
        tx.execute(
            "INSERT INTO registration_claim (registration_id, position, account_id, customer_id,
                 invoice_id, state)
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                &registration,
                &claim.position,
                &claim.account_id,
                &claim.customer_id,
                &claim.invoice_id,
                &claim.state,
            ],
        )
        .await?;
    }
    Ok(())
}

pub async fn set_claim_state(
    tx: &mut Conn,
    registration: Id<kinds::Registration>,
    position: i64,
    state: ClaimState,
) -> Result<()> {
    let sql = "UPDATE registration_claim SET state = $1
               WHERE registration_id = $2 AND position = $3";
    tx.execute(sql, &[&state, &registration, &position]).await?;
    Ok(())
}

/// What is claimed and goes together, each account once.
pub async fn accounts_chosen(
    conn: &mut Conn,
    registration: Id<kinds::Registration>,
) -> Result<Vec<ProvenAccount>> {
    let sql = "SELECT DISTINCT account.id, account.number, account.name
               FROM registration_claim
               JOIN account ON account.id = registration_claim.account_id
                 OR account.customer_id = registration_claim.customer_id
               WHERE registration_claim.registration_id = $1
                 AND registration_claim.state = 'chosen'
               ORDER BY account.number";
    Ok(conn.query(sql, &[&registration]).await?)
}

pub async fn count_left_out(
    conn: &mut Conn,
    registration: Id<kinds::Registration>,
) -> Result<usize> {
    let sql = "SELECT DISTINCT account_id FROM registration_claim
               WHERE registration_id = $1 AND state = 'left_out'";
    let left_out: Vec<(Option<Id<kinds::Account>>,)> = conn.query(sql, &[&registration]).await?;
    Ok(left_out.len())
}

pub async fn delete_claims_ended_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    let sql = "DELETE FROM registration_claim WHERE registration_id IN
                   (SELECT id FROM registration WHERE ends_at < $1)";
    tx.execute(sql, &[&time]).await?;
    Ok(())
}
