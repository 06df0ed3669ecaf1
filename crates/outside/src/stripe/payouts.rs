//! Payouts (<https://docs.stripe.com/api/payouts>), and what each took along
//! (<https://docs.stripe.com/payouts/reconciliation>).

use base::{Cents, Timestamp};

use super::balance::is_fee;
use super::client::{Client, Form, object_path};
use super::objects::{BalanceTransaction, Expandable, List, Payout};
use super::reading::{money, time};
use crate::facts::{MovementFacts, MovementKind, PayoutFacts, PayoutState};
use crate::processor::{ChargeRef, Cursor, Failure, ListedPayouts, PayoutRef};

const COLLECTION: &str = "payouts";

/// As many as Stripe gives at once.
const PAGE_SIZE: usize = 100;

pub async fn list_since(
    client: &Client,
    since: Timestamp,
    next: Option<Cursor>,
) -> Result<ListedPayouts, Failure> {
    let form = Form::default()
        .with("created[gte]", since.as_second())
        .with("limit", PAGE_SIZE)
        .with_some("starting_after", next.as_ref().map(Cursor::as_str));
    let page: List<Payout> = client.get(COLLECTION, form).await?;
    let next = page.data.last().filter(|_| page.has_more).map(|last| Cursor::new(&last.id));
    let payouts = page.data.iter().map(facts).collect::<Result<_, _>>()?;
    Ok(ListedPayouts { payouts, next })
}

pub async fn get(client: &Client, reference: &PayoutRef) -> Result<PayoutFacts, Failure> {
    let path = object_path(COLLECTION, reference.as_str())?;
    facts(&client.get::<Payout>(&path, Form::default()).await?)
}

/// Without the payout's own movement, which is listed among them.
pub async fn movements(client: &Client, payout: &PayoutRef) -> Result<Vec<MovementFacts>, Failure> {
    let mut movements = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let form = Form::default()
            .with("payout", payout)
            .with("limit", PAGE_SIZE)
            .with("expand[]", "data.source")
            .with_some("starting_after", after);
        let page: List<BalanceTransaction> = client.get("balance_transactions", form).await?;
        for transaction in page.data.iter().filter(|it| it.reporting_category != "payout") {
            movements.push(movement(transaction)?);
        }
        after = page.data.into_iter().next_back().map(|last| last.id);
        if !page.has_more || after.is_none() {
            return Ok(movements);
        }
    }
}

fn facts(payout: &Payout) -> Result<PayoutFacts, Failure> {
    Ok(PayoutFacts {
        reference: PayoutRef::new(&payout.id),
        amount: money(payout.amount, &payout.currency)?,
        state: match payout.status.as_str() {
            "paid" => PayoutState::Arrived,
            "failed" | "canceled" => PayoutState::Failed,
            _ => PayoutState::OnItsWay,
        },
        created: time(payout.created)?,
        arrives: time(payout.arrival_date)?,
    })
}

fn movement(transaction: &BalanceTransaction) -> Result<MovementFacts, Failure> {
    let source = transaction.source.as_ref().and_then(Expandable::object);
    let intent = source.and_then(|source| source.payment_intent.as_ref());
    Ok(MovementFacts {
        reference: transaction.id.clone(),
        kind: kind(&transaction.reporting_category),
        amount: money(transaction.amount, &transaction.currency)?,
        fee_cents: Cents(transaction.fee),
        charge: intent.map(|intent| ChargeRef::new(intent.id())),
        created: time(transaction.created)?,
    })
}

/// <https://docs.stripe.com/reports/reporting-categories>
fn kind(category: &str) -> MovementKind {
    match category {
        "charge" | "charge_failure" => MovementKind::Charge,
        "refund" | "partial_capture_reversal" => MovementKind::Refund,
        "refund_failure" => MovementKind::RefundFailure,
        "dispute" => MovementKind::Dispute,
        "dispute_reversal" => MovementKind::DisputeReversal,
        "payout_reversal" => MovementKind::PayoutReversal,
        fee if is_fee(fee) => MovementKind::Fee,
        _ => MovementKind::Other,
    }
}
