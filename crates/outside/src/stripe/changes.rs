//! Older charges that changed lately, by Stripe's record of events, which it keeps for 30 days
//! whether or not they were delivered (<https://docs.stripe.com/api/events>). The list of payment
//! intents goes by when they were made: a debit that settled, came back or was contested since is
//! not in it.

use std::collections::BTreeSet;

use base::Timestamp;

use super::charges;
use super::client::{Client, Form};
use super::objects::{Event, EventObject, List};
use super::webhook::subject;
use crate::processor::{ChargeRef, Cursor, Failure, Listed, Subject};

/// What happens to a charge after the call that made it.
const KINDS: [(&str, &str); 6] = [
    ("types[0]", "payment_intent.succeeded"),
    ("types[1]", "payment_intent.payment_failed"),
    ("types[2]", "charge.dispute.created"),
    ("types[3]", "charge.dispute.funds_withdrawn"),
    ("types[4]", "charge.dispute.funds_reinstated"),
    ("types[5]", "charge.dispute.closed"),
];

/// Tells a cursor of this list from one of the payment intents.
const PREFIX: &str = "changes:";

pub fn begin() -> Cursor {
    Cursor::new(PREFIX)
}

/// After which event to go on, if the cursor is one of this list.
pub fn place(cursor: &Cursor) -> Option<&str> {
    cursor.as_str().strip_prefix(PREFIX)
}

/// The charges, as they are now, that one page of events since tells of, but not those that were
/// made since.
pub async fn page(client: &Client, since: Timestamp, after: &str) -> Result<Listed, Failure> {
    let form = Form::default().with("limit", 100).with("created[gte]", since.as_second());
    let form = form.with_some("starting_after", Some(after).filter(|after| !after.is_empty()));
    let form = KINDS.iter().fold(form, |form, (name, kind)| form.with(name, kind));
    let events: List<Event> = client.get("events", form).await?;
    let last = events.data.last().filter(|_| events.has_more);
    let next = last.map(|event| Cursor::new(format!("{PREFIX}{}", event.id)));
    let older = events.data.into_iter().filter(|event| !is_made_since(&event.data.object, since));
    let changed: BTreeSet<String> =
        older.filter_map(|event| charge_of(event.data.object)).collect();
    let mut charges = Vec::with_capacity(changed.len());
    for reference in changed {
        charges.push(charges::get(client, &ChargeRef::new(reference)).await?);
    }
    Ok(Listed { charges, next })
}

fn is_made_since(object: &EventObject, since: Timestamp) -> bool {
    let is_charge = object.object.as_deref() == Some("payment_intent");
    is_charge && object.created.is_some_and(|created| created >= since.as_second())
}

fn charge_of(object: EventObject) -> Option<String> {
    match subject(object) {
        Subject::Charge(reference) => Some(reference.as_str().to_owned()),
        _ => None,
    }
}
