//! Refunds (<https://docs.stripe.com/api/refunds>). One may change long after it was made: a bank
//! takes days, and a card may turn out to be closed after the refund had succeeded.

use std::collections::BTreeSet;

use base::{Id, Timestamp, kinds};

use super::client::{Answer, Client, Form, object_path};
use super::objects::{Event, List, Refund};
use super::reading::{money, time};
use super::webhook::subject;
use crate::facts::{RefundFacts, RefundState};
use crate::processor::{self, ChargeRef, Cursor, Failure, ListedRefunds, RefundRef, Subject};

const COLLECTION: &str = "refunds";

/// As many as Stripe gives at once.
const PAGE_SIZE: usize = 100;

/// What happens to a refund after the call that made it.
const KINDS: [(&str, &str); 3] = [
    ("types[0]", "refund.updated"),
    ("types[1]", "refund.failed"),
    ("types[2]", "charge.refund.updated"),
];

/// Tells a cursor among the events from one among the refunds.
const PREFIX: &str = "changes:";

pub async fn create(client: &Client, request: &processor::Refund) -> Result<RefundFacts, Failure> {
    let form = Form::default()
        .with("payment_intent", &request.charge)
        .with("amount", request.amount.cents.0)
        .with("metadata[refund_attempt_id]", request.attempt);
    match client.post::<Refund>(COLLECTION, form, Some(request.attempt.to_string())).await? {
        Answer::Done(refund) => facts(&refund)
            .map_err(|failure| Failure::Unknown(format!("refunded, and then: {failure}"))),
        // The key has been here before with other parameters: that call may have refunded.
        Answer::Refused(error) if error.kind == "idempotency_error" => {
            Err(Failure::Unknown("the idempotency key was used before".to_owned()))
        }
        Answer::Refused(error) => Err(error.to_failure()),
    }
}

pub async fn get(client: &Client, reference: &RefundRef) -> Result<RefundFacts, Failure> {
    let path = object_path(COLLECTION, reference.as_str())?;
    facts(&client.get::<Refund>(&path, Form::default()).await?)
}

/// There is no search among refunds, but a charge has few.
pub async fn find(
    client: &Client,
    charge: &ChargeRef,
    attempt: Id<kinds::RefundAttempt>,
) -> Result<Option<RefundFacts>, Failure> {
    let mut after: Option<String> = None;
    loop {
        let form = Form::default()
            .with("payment_intent", charge)
            .with("limit", PAGE_SIZE)
            .with_some("starting_after", after);
        let page: List<Refund> = client.get(COLLECTION, form).await?;
        if let Some(found) = page.data.iter().find(|refund| attempt_of(refund) == Some(attempt)) {
            return facts(found).map(Some);
        }
        after = page.data.into_iter().next_back().map(|last| last.id);
        if !page.has_more || after.is_none() {
            return Ok(None);
        }
    }
}

pub async fn list_since(
    client: &Client,
    since: Timestamp,
    next: Option<Cursor>,
) -> Result<ListedRefunds, Failure> {
    let after = next.as_ref().map(Cursor::as_str);
    if let Some(after) = after.and_then(|after| after.strip_prefix(PREFIX)) {
        return changed(client, since, after).await;
    }
    let form = Form::default()
        .with("created[gte]", since.as_second())
        .with("limit", PAGE_SIZE)
        .with_some("starting_after", after);
    let page: List<Refund> = client.get(COLLECTION, form).await?;
    let last = page.data.last().filter(|_| page.has_more);
    let next = last.map_or_else(|| Cursor::new(PREFIX), |last| Cursor::new(&last.id));
    let refunds = page.data.iter().map(facts).collect::<Result<_, _>>()?;
    Ok(ListedRefunds { refunds, next: Some(next) })
}

/// Older refunds that changed lately, by Stripe's record of events, as they are now.
async fn changed(client: &Client, since: Timestamp, after: &str) -> Result<ListedRefunds, Failure> {
    let form = Form::default().with("limit", PAGE_SIZE).with("created[gte]", since.as_second());
    let form = form.with_some("starting_after", Some(after).filter(|after| !after.is_empty()));
    let form = KINDS.iter().fold(form, |form, (name, kind)| form.with(name, kind));
    let events: List<Event> = client.get("events", form).await?;
    let last = events.data.last().filter(|_| events.has_more);
    let next = last.map(|event| Cursor::new(format!("{PREFIX}{}", event.id)));
    let is_new = |event: &Event| {
        event.data.object.created.is_some_and(|created| created >= since.as_second())
    };
    let older = events.data.into_iter().filter(|event| !is_new(event));
    let names: BTreeSet<String> = older
        .filter_map(|event| match subject(event.data.object) {
            Subject::Refund(reference) => Some(reference.as_str().to_owned()),
            _ => None,
        })
        .collect();
    let mut refunds = Vec::with_capacity(names.len());
    for name in names {
        refunds.push(get(client, &RefundRef::new(name)).await?);
    }
    Ok(ListedRefunds { refunds, next })
}

fn facts(refund: &Refund) -> Result<RefundFacts, Failure> {
    Ok(RefundFacts {
        reference: RefundRef::new(&refund.id),
        attempt: attempt_of(refund),
        amount: money(refund.amount, &refund.currency)?,
        state: state(refund),
        created: time(refund.created)?,
    })
}

fn attempt_of(refund: &Refund) -> Option<Id<kinds::RefundAttempt>> {
    refund.metadata.as_ref()?.get("refund_attempt_id")?.parse().ok()
}

/// `requires_action`, and words that are new to us: nothing is decided yet.
fn state(refund: &Refund) -> RefundState {
    match refund.status.as_deref() {
        Some("succeeded") => RefundState::Succeeded,
        Some(over @ ("failed" | "canceled")) => {
            let code = refund.failure_reason.as_deref().unwrap_or(over);
            RefundState::Failed { code: code.to_owned() }
        }
        _ => RefundState::Pending,
    }
}
