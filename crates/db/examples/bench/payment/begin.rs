//! C0: the checks, the frozen quote, and the attempt that is about to be sent.

use super::journal::record_event;
use super::shapes::{Access, Account, Draft, DraftInvoice, Mandate, Method, ParamsHash};
use super::{AMOUNT_CENTS, CURRENCY, NewPayment, SHA_256};
use crate::driver::{Driver, Result};
use crate::page::{BALANCE, Balance, ListedInvoice};
use crate::world::NOW;

const FIND_DRAFT: &str =
    "SELECT id, user_id, account_id, choice, amount_cents, method_id FROM draft
     WHERE user_id = $1 AND id = $2";
pub const LOCK_ACCOUNT: &str =
    "SELECT id, customer_id, number, kind, currency, name, opened_on FROM account
     WHERE id = $1 FOR UPDATE";
const DRAFT_INVOICES: &str =
    "SELECT invoice_id FROM draft_invoice WHERE draft_id = $1 ORDER BY invoice_id";
const FIND_IDEMPOTENCY: &str = "SELECT params_hash FROM idempotency WHERE scope = $1 AND key = $2";
const FIND_ACCESS: &str =
    "SELECT account_id, role, name FROM access WHERE user_id = $1 AND account_id = $2";
const FIND_METHOD: &str =
    "SELECT id, user_id, reference, customer_reference, kind, brand, funding, last4, exp_year,
       exp_month, nickname, is_saved, is_default, unusable_since, removed_at
     FROM payment_method WHERE user_id = $1 AND id = $2";
const FIND_MANDATE: &str =
    "SELECT id, terms_hash FROM mandate WHERE method_id = $1 ORDER BY id DESC LIMIT 1";
pub const PAYABLE_INVOICES: &str =
    "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
     FROM invoice WHERE account_id = $1 AND open_cents > 0 AND open_cents > in_progress_cents
     ORDER BY due_on, id";
const LAST_ISSUED: &str =
    "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
     FROM invoice WHERE account_id = $1 AND kind = 'invoice'
     ORDER BY issued_on DESC, id DESC LIMIT 1";
const INSERT_PAYMENT: &str =
    "INSERT INTO payment (id, account_id, user_id, channel, method_id, amount_cents,
       fee_cents, currency, quote_hash, mandate_id, state, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const INSERT_IDEMPOTENCY: &str =
    "INSERT INTO idempotency (scope, key, params_hash, payment_id, at) VALUES ($1, $2, $3, $4, $5)";
const INSERT_ALLOCATION: &str =
    "INSERT INTO allocation (payment_id, invoice_id, planned_cents, applied_cents)
     VALUES ($1, $2, $3, 0)";
const INSERT_ATTEMPT: &str =
    "INSERT INTO attempt (id, payment_id, state, sent_at, check_at, checks)
     VALUES ($1, $2, 'sending', $3, $4, 0)";
pub const CHANGE_IN_PROGRESS: &str =
    "UPDATE balance SET in_progress_cents = in_progress_cents + $1 WHERE account_id = $2";
pub const ADD_IN_PROGRESS: &str =
    "UPDATE invoice SET in_progress_cents = in_progress_cents + $1 WHERE id = $2";

/// Eighteen statements of one transaction.
pub async fn begin(driver: &mut impl Driver, payment: &NewPayment<'_>) -> Result<()> {
    check(driver, payment).await?;
    insert(driver, payment).await?;
    record_event(driver, payment, "payment.begun").await?;
    Ok(())
}

async fn check(driver: &mut impl Driver, payment: &NewPayment<'_>) -> Result<()> {
    let payer = payment.payer;
    let _draft: Draft = driver.row(FIND_DRAFT, &[&payer.user, &payer.draft]).await?;
    let _locked: Account = driver.row(LOCK_ACCOUNT, &[&payer.account]).await?;
    let _all: Vec<DraftInvoice> = driver.rows(DRAFT_INVOICES, &[&payer.draft]).await?;
    let _none: Vec<ParamsHash> = driver.rows(FIND_IDEMPOTENCY, &[&"portal", &payment.id]).await?;
    let _access: Access = driver.row(FIND_ACCESS, &[&payer.user, &payer.account]).await?;
    let _method: Method = driver.row(FIND_METHOD, &[&payer.user, &payer.method]).await?;
    let _mandate: Mandate = driver.row(FIND_MANDATE, &[&payer.method]).await?;
    let _balance: Balance = driver.row(BALANCE, &[&payer.account]).await?;
    let _payable: Vec<ListedInvoice> = driver.rows(PAYABLE_INVOICES, &[&payer.account]).await?;
    let _last: ListedInvoice = driver.row(LAST_ISSUED, &[&payer.account]).await?;
    Ok(())
}

async fn insert(driver: &mut impl Driver, payment: &NewPayment<'_>) -> Result<()> {
    let NewPayment { payer, id, attempt, .. } = payment;
    let (account, invoice) = (&payer.account, &payer.invoice);
    driver
        .change(
            INSERT_PAYMENT,
            &[
                id,
                account,
                &payer.user,
                &"portal",
                &payer.method,
                &AMOUNT_CENTS,
                &0i64,
                &CURRENCY,
                &SHA_256,
                &payer.mandate,
                &"open",
                &NOW,
            ],
        )
        .await?;
    driver.change(INSERT_IDEMPOTENCY, &[&"portal", id, &SHA_256, id, &NOW]).await?;
    driver.change(INSERT_ALLOCATION, &[id, invoice, &AMOUNT_CENTS]).await?;
    driver.change(INSERT_ATTEMPT, &[attempt, id, &NOW, &NOW]).await?;
    driver.change(CHANGE_IN_PROGRESS, &[&AMOUNT_CENTS, account]).await?;
    driver.change(ADD_IN_PROGRESS, &[&AMOUNT_CENTS, invoice]).await
}
