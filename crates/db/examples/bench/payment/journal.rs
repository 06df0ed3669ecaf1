//! The event, its announcement, and the entry with its two postings.

use super::{AMOUNT_CENTS, CURRENCY, NewPayment};
use crate::driver::{Driver, Result};
use crate::world::NOW;

const INSERT_EVENT: &str = "INSERT INTO event (id, at, actor, kind, subject, account_id, facts)
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const INSERT_UNSEALED: &str = "INSERT INTO unsealed (event_id) VALUES ($1)";
const INSERT_JOB: &str =
    "INSERT INTO job (id, kind, subject, run_at, tries) VALUES ($1, $2, $3, $4, 0)";
const INSERT_ENTRY: &str =
    "INSERT INTO entry (id, event_id, kind, source, at) VALUES ($1, $2, $3, $4, $5)";
const INSERT_POSTING: &str = "INSERT INTO posting
       (entry_id, position, ledger, account_id, invoice_id, payment_id, amount_cents, currency)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Gives the event's id.
pub async fn record_event(
    driver: &mut impl Driver,
    payment: &NewPayment<'_>,
    kind: &'static str,
) -> Result<String> {
    let NewPayment { world, payer, id, .. } = payment;
    let event = world.id();
    let facts = format!(r#"{{"user":"{}","amount_cents":{AMOUNT_CENTS}}}"#, payer.user);
    driver
        .change(INSERT_EVENT, &[&event, &NOW, &"system", &kind, id, &payer.account, &facts])
        .await?;
    driver.change(INSERT_UNSEALED, &[&event]).await?;
    Ok(event)
}

pub async fn announce(
    driver: &mut impl Driver,
    payment: &NewPayment<'_>,
    event: &str,
) -> Result<()> {
    let job = payment.world.id();
    driver.change(INSERT_JOB, &[&job, &"announce", &event, &NOW]).await
}

pub async fn post_entry(
    driver: &mut impl Driver,
    payment: &NewPayment<'_>,
    event: &str,
) -> Result<()> {
    let NewPayment { world, payer, id, attempt } = payment;
    let (entry, source) = (world.id(), format!("capture:{attempt}"));
    driver.change(INSERT_ENTRY, &[&entry, &event, &"capture", &source, &NOW]).await?;
    let legs = [
        (1i64, "receivable", Some(&payer.invoice), -AMOUNT_CENTS),
        (2, "clearing", None, AMOUNT_CENTS),
    ];
    for (position, ledger, invoice, cents) in legs {
        let invoice = invoice.map(String::as_str);
        driver
            .change(
                INSERT_POSTING,
                &[&entry, &position, &ledger, &payer.account, &invoice, id, &cents, &CURRENCY],
            )
            .await?;
    }
    Ok(())
}
