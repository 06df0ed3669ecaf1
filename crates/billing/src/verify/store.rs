//! The promises as statements: each finds whoever breaks it, and is silent otherwise.

use base::{Cents, Currency, Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::settings::{Channel, FeeKind};

/// What must hold, and the statement that names who breaks it.
pub(super) const PROMISES: &[(&str, &str)] = &[
    (
        "every entry balances in each currency",
        "SELECT 'entry ' || entry_id || ' is off by ' || CAST(sum(amount_cents) AS BIGINT) || ' ' || currency
         FROM posting GROUP BY entry_id, currency HAVING sum(amount_cents) <> 0 LIMIT 20",
    ),
    (
        "every entry has postings",
        "SELECT 'entry ' || id || ' (' || source || ') has none' FROM entry
         WHERE NOT EXISTS (SELECT 1 FROM posting WHERE posting.entry_id = entry.id) LIMIT 20",
    ),
    (
        "the trial balance is zero",
        "SELECT currency || ' is off by ' || CAST(sum(amount_cents) AS BIGINT)
         FROM posting GROUP BY currency HAVING sum(amount_cents) <> 0",
    ),
    (
        "an invoice is open for what its postings say, and within its total",
        "SELECT 'invoice ' || number || ' says ' || open_cents || ', its postings '
           || coalesce((SELECT CAST(sum(amount_cents) AS BIGINT) FROM posting
                WHERE posting.invoice_id = invoice.id AND ledger = 'receivable'), 0)
         FROM invoice
         WHERE open_cents < 0 OR open_cents > total_cents
           OR open_cents <> coalesce((SELECT CAST(sum(amount_cents) AS BIGINT) FROM posting
                WHERE posting.invoice_id = invoice.id AND ledger = 'receivable'), 0)
         LIMIT 20",
    ),
    (
        "an invoice's lines add up to it",
        "SELECT 'invoice ' || number || ' is ' || (net_cents + tax_cents) || ', its lines '
           || sums.amount_cents
         FROM invoice JOIN (SELECT invoice_id, CAST(sum(amount_cents + tax_cents) AS BIGINT) AS amount_cents
              FROM charge_line GROUP BY invoice_id) AS sums ON sums.invoice_id = invoice.id
         WHERE net_cents + tax_cents <> sums.amount_cents OR net_cents + tax_cents <> total_cents
         LIMIT 20",
    ),
    (
        "an account's balance is what its postings say",
        "SELECT 'account ' || account.number || ' says ' || receivable_cents || ' owed, ' || unapplied_cents || ' in credit'
         FROM balance JOIN account ON account.id = balance.account_id
         WHERE receivable_cents <> coalesce((SELECT CAST(sum(amount_cents) AS BIGINT) FROM posting
                 WHERE posting.account_id = balance.account_id AND ledger = 'receivable'), 0)
           OR unapplied_cents <> -coalesce((SELECT CAST(sum(amount_cents) AS BIGINT) FROM posting
                 WHERE posting.account_id = balance.account_id AND ledger = 'unapplied'), 0)
         LIMIT 20",
    ),
    (
        "what is in progress is what open payments will take",
        "SELECT 'account ' || account.number || ' has ' || in_progress_cents || ' in progress'
         FROM balance JOIN account ON account.id = balance.account_id
         WHERE in_progress_cents <> coalesce((SELECT CAST(sum(payment_part.amount_cents) AS BIGINT)
             FROM payment_part JOIN payment ON payment.id = payment_part.payment_id
             WHERE payment_part.account_id = balance.account_id AND state = 'open'), 0)
         LIMIT 20",
    ),
    (
        "an invoice is in progress for what open payments plan",
        "SELECT 'invoice ' || number || ' has ' || in_progress_cents || ' in progress' FROM invoice
         WHERE in_progress_cents <> coalesce((SELECT CAST(sum(planned_cents) AS BIGINT)
             FROM allocation JOIN payment ON payment.id = allocation.payment_id
             WHERE allocation.invoice_id = invoice.id AND payment.state = 'open'), 0)
         LIMIT 20",
    ),
    (
        "a payment succeeds at most once",
        "SELECT 'payment ' || payment_id || ' has ' || count(*) || ' successes' FROM attempt
         WHERE state IN ('succeeded', 'returned') GROUP BY payment_id HAVING count(*) > 1 LIMIT 20",
    ),
    (
        "every success is captured once, for the amount charged",
        "SELECT 'attempt ' || attempt.id || ' has no capture of ' || (amount_cents + fee_cents)
         FROM attempt JOIN payment ON payment.id = attempt.payment_id
         WHERE attempt.state IN ('succeeded', 'returned') AND amount_cents + fee_cents <>
           coalesce((SELECT CAST(sum(posting.amount_cents) AS BIGINT) FROM entry
               JOIN posting ON posting.entry_id = entry.id
               WHERE entry.source = 'capture:' || attempt.id AND ledger = 'clearing'), 0)
         LIMIT 20",
    ),
    (
        "every capture belongs to a success",
        "SELECT 'entry ' || entry.id || ' (' || source || ') has no success' FROM entry
         WHERE entry.kind = 'capture' AND NOT EXISTS (SELECT 1 FROM attempt
             WHERE source = 'capture:' || attempt.id AND state IN ('succeeded', 'returned'))
         LIMIT 20",
    ),
    (
        "what went back is never more than what came",
        "SELECT 'payment ' || payment.id || ' stands at ' || CAST(sum(posting.amount_cents) AS BIGINT)
         FROM payment JOIN posting ON posting.payment_id = payment.id
         WHERE ledger IN ('clearing', 'disputes') GROUP BY payment.id
         HAVING sum(posting.amount_cents) < 0 LIMIT 20",
    ),
    (
        "a payment's parts add up to it",
        "SELECT 'payment ' || id || ' of ' || amount_cents || ' has parts of other amounts' FROM payment
         WHERE amount_cents <> coalesce((SELECT CAST(sum(payment_part.amount_cents) AS BIGINT)
             FROM payment_part WHERE payment_part.payment_id = payment.id), 0) LIMIT 20",
    ),
    (
        "invoices and credit of an account take its whole part of a payment, less what was refunded",
        "SELECT 'payment ' || payment.id || ' of ' || payment_part.amount_cents || ' for account '
           || payment_part.account_id || ' is spread as '
           || -CAST(coalesce(sum(posting.amount_cents), 0) AS BIGINT)
         FROM payment JOIN payment_part ON payment_part.payment_id = payment.id
         LEFT JOIN posting ON posting.payment_id = payment.id
           AND posting.account_id = payment_part.account_id
           AND ledger IN ('receivable', 'unapplied')
         WHERE state = 'paid'
         GROUP BY payment.id, payment_part.account_id, payment_part.amount_cents
         HAVING -coalesce(sum(posting.amount_cents), 0) <> payment_part.amount_cents
           - coalesce((SELECT CAST(sum(refund_share.amount_cents) AS BIGINT) FROM refund_share
               JOIN refund ON refund.id = refund_share.refund_id AND refund.state <> 'failed'
               WHERE refund.payment_id = payment.id
                 AND refund_share.account_id = payment_part.account_id), 0)
         LIMIT 20",
    ),
    (
        "refunds and returns are never more than the payment, and what is left stands in the books",
        "SELECT 'payment ' || id || ' has ' || returned_cents || ' returned and ' || refunded_cents
           || ' refunded'
         FROM payment
         WHERE returned_cents + refunded_cents > amount_cents + fee_cents
           OR state IN ('paid', 'returned') AND amount_cents + fee_cents - returned_cents
             - refunded_cents <> -coalesce((SELECT CAST(sum(posting.amount_cents) AS BIGINT)
               FROM posting WHERE posting.payment_id = payment.id
                 AND ledger IN ('receivable', 'unapplied', 'fees')), 0)
         LIMIT 20",
    ),
    (
        "a payment is refunded for what its refunds come to",
        "SELECT 'payment ' || id || ' says ' || refunded_cents FROM payment
         WHERE refunded_cents <> coalesce((SELECT CAST(sum(refund.amount_cents) AS BIGINT)
             FROM refund WHERE refund.payment_id = payment.id AND refund.state <> 'failed'), 0)
         LIMIT 20",
    ),
    (
        "every refund is posted as it stands",
        "SELECT 'refund ' || refund.id || ' is ' || refund.state || ', its attempt ' || refund_attempt.state
         FROM refund JOIN refund_attempt ON refund_attempt.refund_id = refund.id
         WHERE NOT (refund.state = 'open' AND refund_attempt.state IN ('sending', 'unknown', 'pending')
             OR refund.state = 'done' AND refund_attempt.state = 'succeeded'
             OR refund.state = 'failed' AND refund_attempt.state IN ('refused', 'failed'))
           OR refund.amount_cents <> coalesce((SELECT -CAST(sum(posting.amount_cents) AS BIGINT)
               FROM entry JOIN posting ON posting.entry_id = entry.id
               WHERE entry.source = 'refund:' || refund.id AND ledger = 'refunds_payable'), 0)
           OR (refund.state = 'failed') <> EXISTS (SELECT 1 FROM entry
               WHERE entry.source = 'refund_undone:' || refund.id)
           OR refund.state = 'done' AND refund.amount_cents <>
             coalesce((SELECT -CAST(sum(posting.amount_cents) AS BIGINT)
               FROM entry JOIN posting ON posting.entry_id = entry.id
               WHERE entry.source = 'refund_done:' || refund_attempt.id AND ledger = 'clearing'), 0)
         LIMIT 20",
    ),
    (
        "what is payable to payers is what open refunds come to",
        "SELECT 'payment ' || posting.payment_id || ' has ' || -CAST(sum(posting.amount_cents) AS BIGINT)
         FROM posting WHERE ledger = 'refunds_payable' GROUP BY posting.payment_id
         HAVING -sum(posting.amount_cents) <> coalesce((SELECT sum(refund.amount_cents) FROM refund
             WHERE refund.payment_id = posting.payment_id AND refund.state = 'open'), 0)
         LIMIT 20",
    ),
    (
        "a payout is what it took along, and posted so",
        "SELECT 'payout ' || reference || ' is ' || amount_cents || ' and ' || fees_cents || ' of fees'
         FROM payout
         WHERE amount_cents <> coalesce((SELECT CAST(sum(payout_item.amount_cents - fee_cents) AS BIGINT)
             FROM payout_item WHERE payout_reference = reference), amount_cents)
           OR amount_cents + fees_cents <>
             coalesce((SELECT -CAST(sum(posting.amount_cents) AS BIGINT) FROM entry
               JOIN posting ON posting.entry_id = entry.id
               WHERE entry.source = 'payout:' || reference AND ledger = 'clearing'), 0)
           OR (state = 'failed') <> EXISTS (SELECT 1 FROM entry
               WHERE entry.source = 'payout_failed:' || reference)
         LIMIT 20",
    ),
    (
        "an allocation is what was posted to its invoice",
        "SELECT 'payment ' || payment_id || ' on invoice ' || invoice_id || ' says ' || applied_cents
         FROM allocation WHERE applied_cents <> -coalesce((SELECT CAST(sum(amount_cents) AS BIGINT)
             FROM posting WHERE posting.payment_id = allocation.payment_id
               AND posting.invoice_id = allocation.invoice_id AND ledger = 'receivable'), 0)
         LIMIT 20",
    ),
    (
        "a payment's state is its attempt's",
        "SELECT 'payment ' || payment.id || ' is ' || payment.state || ', its attempt ' || attempt.state
         FROM payment JOIN attempt ON attempt.id =
           (SELECT max(other.id) FROM attempt AS other WHERE other.payment_id = payment.id)
         WHERE NOT (payment.state = 'open' AND attempt.state IN ('sending', 'unknown', 'pending')
           OR payment.state = 'paid' AND attempt.state = 'succeeded'
           OR payment.state IN ('failed', 'canceled') AND attempt.state = 'failed'
           OR payment.state = 'returned' AND attempt.state = 'returned')
         LIMIT 20",
    ),
    (
        "every payment was attempted",
        "SELECT 'payment ' || id || ' was not' FROM payment
         WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.payment_id = payment.id) LIMIT 20",
    ),
    (
        "receipts and payments that were paid are one to one",
        "SELECT 'payment ' || id || ' is ' || state || ' with receipt ' || coalesce(receipt_number, 'none')
         FROM payment
         WHERE (receipt_number IS NOT NULL) <> (state IN ('paid', 'returned')) LIMIT 20",
    ),
    (
        "every debit has the payer's authorization",
        "SELECT 'payment ' || payment.id || ' has none for its method' FROM payment
         JOIN mandate ON mandate.id = payment.mandate_id
         WHERE mandate.method_id <> payment.method_id LIMIT 20",
    ),
    (
        "a planned day is paid at most once",
        "SELECT subject || ' has ' || count(*) || ' payments for day ' || number FROM debit_try
         JOIN payment ON payment.id = payment_id WHERE state IN ('open', 'paid')
         GROUP BY subject, number HAVING count(*) > 1 LIMIT 20",
    ),
    (
        "every planned debit was agreed to, for its method, before it was made",
        "SELECT 'payment ' || payment.id || ' of ' || subject || ' was not' FROM debit_try
         JOIN payment ON payment.id = payment_id
         WHERE NOT EXISTS (SELECT 1 FROM agreement WHERE agreement.subject = debit_try.subject
             AND agreement.method_id = payment.method_id AND agreed_at <= payment.created_at)
         LIMIT 20",
    ),
    (
        "an arrangement's instalments add up to its debt, and so do its bills",
        "SELECT 'arrangement ' || id || ' of ' || debt_cents || ' does not' FROM arrangement
         WHERE debt_cents <> (SELECT CAST(sum(amount_cents) AS BIGINT) FROM instalment
                 WHERE arrangement_id = arrangement.id)
           OR debt_cents <> (SELECT CAST(sum(owed_cents) AS BIGINT) FROM arrangement_share
                 WHERE arrangement_id = arrangement.id)
         LIMIT 20",
    ),
    (
        "AutoPay is paid once for each debit that it planned",
        "SELECT 'cycle ' || cycle_id || ' was paid ' || count(*) || ' times' FROM autopay_try
         JOIN payment ON payment.id = payment_id
         WHERE state = 'paid' GROUP BY cycle_id HAVING count(*) > 1 LIMIT 20",
    ),
    (
        // Within two days, because each time may have been taken by a clock that was a day wrong;
        // where a debit begins the consent itself is asked.
        "every debit of AutoPay had an authorization in force",
        "SELECT 'payment ' || payment.id || ' had none' FROM payment
         WHERE channel = 'autopay' AND NOT EXISTS (SELECT 1 FROM autopay_try
           JOIN autopay_consent ON autopay_consent.id = consent_id
           WHERE autopay_try.payment_id = payment.id AND given_at <= payment.created_at + 172800000000
             AND (ended_at IS NULL OR ended_at + 172800000000 >= payment.created_at)
             AND (autopay_consent.method_id = payment.method_id
               OR backup_method_id = payment.method_id))
         LIMIT 20",
    ),
    (
        // Beyond two days, because each of the two times may have been taken by a clock that was a
        // day wrong; where a payment begins the mandate itself is asked, under its lock.
        "no debit begins after its authorization was revoked",
        "SELECT 'payment ' || payment.id || ' did' FROM payment
         JOIN mandate ON mandate.id = payment.mandate_id
         WHERE payment.created_at > mandate.revoked_at + 172800000000 LIMIT 20",
    ),
    (
        "every authorization can be read as it was agreed to",
        "SELECT 'mandate ' || id || ' has lost its text' FROM mandate
         WHERE NOT EXISTS (SELECT 1 FROM authorization_text WHERE hash = terms_hash) LIMIT 20",
    ),
    (
        "no surcharge is taken on debit, prepaid or bank",
        "SELECT 'payment ' || payment.id || ' takes ' || fee_cents FROM payment
         JOIN payment_method ON payment_method.id = payment.method_id
         WHERE fee_kind = 'surcharge' AND funding <> 'credit' LIMIT 20",
    ),
    (
        "every fee is of some kind",
        "SELECT 'payment ' || id || ' takes ' || fee_cents || ' as ' || coalesce(fee_kind, 'nothing')
         FROM payment WHERE (fee_cents > 0) <> (fee_kind IS NOT NULL) LIMIT 20",
    ),
    (
        "every event waits to be sealed or is sealed",
        "SELECT 'event ' || id || ' is neither' FROM event
         WHERE NOT EXISTS (SELECT 1 FROM seal WHERE seal.event_id = event.id)
           AND NOT EXISTS (SELECT 1 FROM unsealed WHERE unsealed.event_id = event.id) LIMIT 20",
    ),
    (
        "nothing at the processor waits for staff",
        "SELECT reference || ' of ' || amount_cents || ' ' || currency || ': ' || why FROM suspense
         WHERE resolved_at IS NULL LIMIT 20",
    ),
    (
        "a guest pays for the account that was found",
        "SELECT 'payment ' || payment.id || ' is a guest''s, for account ' || account_id
         FROM payment JOIN payment_part ON payment_part.payment_id = payment.id
         WHERE payer LIKE 'guest:%' AND NOT EXISTS (SELECT 1 FROM guest
             WHERE 'guest:' || guest.id = payer AND guest.account_id = payment_part.account_id)
         LIMIT 20",
    ),
];

/// A fee, and what its rule depends on.
pub(super) struct TakenFee {
    pub id: Id<kinds::Payment>,
    pub channel: Channel,
    pub created_at: Timestamp,
    pub amount_cents: Cents,
    pub currency: Currency,
    pub fee_kind: FeeKind,
    pub fee_cents: Cents,
    pub fee_place: Option<String>,
    pub kind: String,
    pub brand: String,
    pub funding: String,
}
row!(TakenFee {
    id,
    channel,
    created_at,
    amount_cents,
    currency,
    fee_kind,
    fee_cents,
    fee_place,
    kind,
    brand,
    funding
});

/// The next ones, by their payments' ids.
pub(super) async fn taken_fees(conn: &mut Conn, after: &str, limit: i64) -> Result<Vec<TakenFee>> {
    let sql = "SELECT payment.id, channel, payment.created_at, amount_cents, currency, fee_kind,
                 fee_cents, fee_place, kind, brand, funding
               FROM payment JOIN payment_method ON payment_method.id = payment.method_id
               WHERE fee_kind IS NOT NULL AND payment.id > $1 ORDER BY payment.id LIMIT $2";
    Ok(conn.query(sql, &[&after, &limit]).await?)
}

/// What the journal says is at the processor, before it keeps its fees: those of what was paid out
/// are posted already. A refund on its way has left the processor, and is posted once it is done.
pub(super) struct Clearing {
    pub currency: Currency,
    pub amount_cents: Cents,
}
row!(Clearing { currency, amount_cents });

pub(super) async fn offenders(conn: &mut Conn, sql: &'static str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn.query(sql, &[]).await?;
    Ok(rows.into_iter().map(|(offender,)| offender).collect())
}

pub(super) async fn stale_attempts(
    conn: &mut Conn,
    undecided_before: Timestamp,
    unsettled_before: Timestamp,
) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .query(
            "SELECT 'attempt ' || id || ' is still ' || state FROM attempt
             WHERE state IN ('sending', 'unknown') AND sent_at < $1
               OR state = 'pending' AND sent_at < $2 LIMIT 20",
            &[&undecided_before, &unsettled_before],
        )
        .await?;
    Ok(rows.into_iter().map(|(offender,)| offender).collect())
}

pub(super) async fn stale_refunds(
    conn: &mut Conn,
    undecided_before: Timestamp,
    undelivered_before: Timestamp,
) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .query(
            "SELECT 'refund attempt ' || id || ' is still ' || state FROM refund_attempt
             WHERE state IN ('sending', 'unknown') AND sent_at < $1
               OR state = 'pending' AND sent_at < $2 LIMIT 20",
            &[&undecided_before, &undelivered_before],
        )
        .await?;
    Ok(rows.into_iter().map(|(offender,)| offender).collect())
}

pub(super) async fn clearing(conn: &mut Conn) -> Result<Vec<Clearing>> {
    let sql = "SELECT currency, CAST(sum(amount_cents) AS BIGINT) AS amount_cents FROM
                 (SELECT currency, amount_cents FROM posting
                  WHERE ledger IN ('clearing', 'processor_fees')
                  UNION ALL
                  SELECT currency, -amount_cents FROM refund WHERE EXISTS (SELECT 1
                    FROM refund_attempt WHERE refund_id = refund.id
                      AND refund_attempt.state = 'pending')) AS moved
               GROUP BY currency";
    Ok(conn.query(sql, &[]).await?)
}
