//! C1: the outcome, what it moves, and the job that tells the payer.

use super::begin::{ADD_IN_PROGRESS, CHANGE_IN_PROGRESS, LOCK_ACCOUNT, PAYABLE_INVOICES};
use super::journal::{announce, post_entry, record_event};
use super::shapes::{Account, Attempt, Invoice, Method, Payment, Share};
use super::{AMOUNT_CENTS, NewPayment};
use crate::driver::{Driver, Result};
use crate::page::ListedInvoice;
use crate::world::NOW;

const GET_ATTEMPT: &str =
    "SELECT id, payment_id, state, reference, reason, action_url, sent_at, checks
     FROM attempt WHERE id = $1";
const FIND_PAYMENT: &str =
    "SELECT id, account_id, user_id, method_id, amount_cents, fee_cents, currency, state,
       created_at, concluded_at, receipt_number FROM payment WHERE id = $1";
const SET_REFERENCE: &str = "UPDATE attempt SET reference = $1 WHERE id = $2";
const SET_ATTEMPT_STATE: &str =
    "UPDATE attempt SET state = $1, reason = $2, check_at = $3 WHERE id = $4";
const PLANNED_SHARES: &str = "SELECT allocation.invoice_id, planned_cents FROM allocation
     JOIN invoice ON invoice.id = allocation.invoice_id
     WHERE payment_id = $1 ORDER BY due_on, invoice_id";
const SET_PAYMENT_STATE: &str = "UPDATE payment SET state = $1, concluded_at = $2 WHERE id = $3";
const SET_RECEIPT_NUMBER: &str = "UPDATE payment SET receipt_number = $1 WHERE id = $2";
const FIND_INVOICE: &str =
    "SELECT invoice.id, open_cents, in_progress_cents, invoice.account_id, number, kind, issued_on,
       due_on, period_start, period_end, currency, net_cents, tax_cents, total_cents,
       previous_balance_cents, payments_cents, adjustments_cents, carried_forward_cents, note,
       corrects, payment_reference FROM invoice WHERE invoice.id = $1";
const SET_OPEN: &str = "UPDATE invoice SET open_cents = $1 WHERE id = $2";
const ADD_APPLIED: &str =
    "INSERT INTO allocation (payment_id, invoice_id, planned_cents, applied_cents)
     VALUES ($1, $2, $3, CAST($4 AS BIGINT))
     ON CONFLICT (payment_id, invoice_id)
     DO UPDATE SET applied_cents = allocation.applied_cents + CAST($4 AS BIGINT)";
const CHANGE_BALANCE: &str = "UPDATE balance SET receivable_cents = receivable_cents + $1,
       unapplied_cents = unapplied_cents + $2 WHERE account_id = $3";
const METHOD_BY_ID: &str =
    "SELECT id, user_id, reference, customer_reference, kind, brand, funding, last4, exp_year,
       exp_month, nickname, is_saved, is_default, unusable_since, removed_at
     FROM payment_method WHERE id = $1";

/// Twenty-five statements of one transaction.
pub async fn conclude(driver: &mut impl Driver, payment: &NewPayment<'_>) -> Result<()> {
    lock(driver, payment).await?;
    settle(driver, payment).await?;
    let event = record_event(driver, payment, "payment.paid").await?;
    announce(driver, payment, &event).await?;
    apply(driver, payment).await?;
    post_entry(driver, payment, &event).await?;
    let _method: Method = driver.row(METHOD_BY_ID, &[&payment.payer.method]).await?;
    Ok(())
}

/// The account is locked by way of the payment, and what may have changed meanwhile read again.
async fn lock(driver: &mut impl Driver, payment: &NewPayment<'_>) -> Result<()> {
    let _attempt: Attempt = driver.row(GET_ATTEMPT, &[&payment.attempt]).await?;
    let _payment: Payment = driver.row(FIND_PAYMENT, &[&payment.id]).await?;
    let _account: Account = driver.row(LOCK_ACCOUNT, &[&payment.payer.account]).await?;
    let _attempt: Attempt = driver.row(GET_ATTEMPT, &[&payment.attempt]).await?;
    let _payment: Payment = driver.row(FIND_PAYMENT, &[&payment.id]).await?;
    Ok(())
}

async fn settle(driver: &mut impl Driver, payment: &NewPayment<'_>) -> Result<()> {
    let NewPayment { payer, id, attempt, .. } = payment;
    let (no_reason, no_check) = (None::<&str>, None::<i64>);
    let (reference, receipt) = (format!("pi_{attempt}"), format!("R-{id}"));
    driver.change(SET_REFERENCE, &[&reference, attempt]).await?;
    driver.change(SET_ATTEMPT_STATE, &[&"succeeded", &no_reason, &no_check, attempt]).await?;
    let _shares: Vec<Share> = driver.rows(PLANNED_SHARES, &[id]).await?;
    driver.change(CHANGE_IN_PROGRESS, &[&-AMOUNT_CENTS, &payer.account]).await?;
    driver.change(ADD_IN_PROGRESS, &[&-AMOUNT_CENTS, &payer.invoice]).await?;
    driver.change(SET_PAYMENT_STATE, &[&"paid", &NOW, id]).await?;
    driver.change(SET_RECEIPT_NUMBER, &[&receipt, id]).await
}

async fn apply(driver: &mut impl Driver, payment: &NewPayment<'_>) -> Result<()> {
    let NewPayment { payer, id, .. } = payment;
    let _shares: Vec<Share> = driver.rows(PLANNED_SHARES, &[id]).await?;
    let invoice: Invoice = driver.row(FIND_INVOICE, &[&payer.invoice]).await?;
    let open = invoice.open_cents - AMOUNT_CENTS;
    driver.change(SET_OPEN, &[&open, &payer.invoice]).await?;
    driver.change(ADD_APPLIED, &[id, &payer.invoice, &AMOUNT_CENTS, &AMOUNT_CENTS]).await?;
    let _payable: Vec<ListedInvoice> = driver.rows(PAYABLE_INVOICES, &[&payer.account]).await?;
    driver.change(CHANGE_BALANCE, &[&-AMOUNT_CENTS, &0i64, &payer.account]).await
}
