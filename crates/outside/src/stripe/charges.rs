//! Charges: Stripe's payment intents (<https://docs.stripe.com/api/payment_intents>).

use base::{Id, SignedDuration, Timestamp, kinds};

use super::changes;
use super::client::{Answer, Client, Form, object_path};
use super::objects::{ApiError, Dispute, List, PaymentIntent};
use super::reading::{self, charge_facts, dispute_facts, latest_charge};
use super::reasons::reason_of;
use crate::facts::{ChargeFacts, DisputeFacts, DisputeState, MethodKind};
use crate::processor::{Charge, ChargeRef, Cursor, Failure, Listed, METHOD_GONE, Presence};

const COLLECTION: &str = "payment_intents";

/// As many as Stripe gives at once.
const PAGE_SIZE: usize = 100;

pub async fn create(client: &Client, request: &Charge) -> Result<ChargeFacts, Failure> {
    let key = Some(request.attempt.to_string());
    match client.post(COLLECTION, charge_form(request), key).await? {
        Answer::Done(intent) => facts_after(client, intent).await,
        Answer::Refused(error) => declined(client, *error).await,
    }
}

pub async fn get(client: &Client, reference: &ChargeRef) -> Result<ChargeFacts, Failure> {
    let intent = get_intent(client, reference.as_str()).await?;
    with_dispute(client, intent).await
}

/// The search lags behind by up to a minute, and does not exist for some accounts; the list lags
/// never, but has to be walked.
pub async fn find_by_attempt(
    client: &Client,
    attempt: Id<kinds::Attempt>,
) -> Result<Option<ChargeFacts>, Failure> {
    let found = match search(client, attempt).await {
        Err(Failure::Refused { .. } | Failure::NotFound) => walk(client, attempt).await?,
        searched => searched?,
    };
    match found {
        Some(intent) => facts(client, intent).await.map(Some),
        None => Ok(None),
    }
}

pub async fn cancel(client: &Client, reference: &ChargeRef) -> Result<ChargeFacts, Failure> {
    let path = format!("{}/cancel", object_path(COLLECTION, reference.as_str())?);
    let form = Form::default().with("expand[]", "latest_charge");
    match client.post(&path, form, None).await? {
        Answer::Done(intent) => facts(client, intent).await,
        // It is over already, or the bank has it: how it stands is what the caller wants to know.
        Answer::Refused(error) if is(&error.code, "payment_intent_unexpected_state") => {
            get(client, reference).await
        }
        Answer::Refused(error) => Err(error.to_failure()),
    }
}

pub async fn list_since(
    client: &Client,
    since: Timestamp,
    next: Option<Cursor>,
) -> Result<Listed, Failure> {
    if let Some(after) = next.as_ref().and_then(changes::place) {
        return changes::page(client, since, after).await;
    }
    let after = next.as_ref().map(Cursor::as_str);
    let page = list(client, Form::default().with("created[gte]", since.as_second()), after).await?;
    let next = next_cursor(&page).or_else(|| Some(changes::begin()));
    let mut charges = Vec::with_capacity(page.data.len());
    for intent in page.data {
        charges.push(facts(client, intent).await?);
    }
    Ok(Listed { charges, next })
}

fn charge_form(request: &Charge) -> Form {
    let form = Form::default()
        .with("amount", request.amount.cents.0)
        .with("currency", request.amount.currency.code().to_lowercase())
        .with("customer", &request.customer)
        .with("payment_method", &request.method)
        .with("payment_method_types[0]", reading::method_type(request.method_kind))
        .with("confirm", true)
        .with("description", &request.description)
        .with("metadata[attempt_id]", request.attempt)
        .with("metadata[payment_id]", request.payment)
        .with("expand[]", "latest_charge");
    // Stripe takes a suffix for cards alone.
    let suffix = request.statement_suffix.as_ref();
    let suffix = suffix.filter(|_| request.method_kind == MethodKind::Card);
    let form = form.with_some("statement_descriptor_suffix", suffix);
    match &request.presence {
        Presence::Present { return_url } => form.with("return_url", return_url),
        Presence::Absent => form.with("off_session", true),
    }
}

/// A decline comes as an error that carries the payment intent.
async fn declined(client: &Client, error: ApiError) -> Result<ChargeFacts, Failure> {
    if error.kind == "idempotency_error" {
        // The key has been here before with other parameters: that call may have charged.
        return Err(Failure::Unknown("the idempotency key was used before".to_owned()));
    }
    if is_method_gone(&error) {
        let message = error.message.unwrap_or_default();
        return Err(Failure::Refused { code: METHOD_GONE.to_owned(), message });
    }
    match error.payment_intent {
        // Refused before any bank was asked: a debit whose authorization the payer has revoked.
        Some(intent) if intent.status == "requires_confirmation" => Err(Failure::Refused {
            code: reason_of(error.code.as_deref().unwrap_or_default()).as_str().to_owned(),
            message: error.message.unwrap_or_default(),
        }),
        Some(intent) => facts_after(client, *intent).await,
        None => Err(error.to_failure()),
    }
}

/// After a charge was made, a lookup that fails says nothing about the charge: neither that it was
/// refused nor that it can't have arrived.
async fn facts_after(client: &Client, intent: PaymentIntent) -> Result<ChargeFacts, Failure> {
    let looked_up = facts(client, intent).await;
    looked_up.map_err(|failure| Failure::Unknown(format!("charged, and then: {failure}")))
}

/// A method that never was is missing; one that was detached is in an "unexpected state".
fn is_method_gone(error: &ApiError) -> bool {
    let missing = is(&error.code, "resource_missing") && is(&error.param, "payment_method");
    missing || is(&error.code, "payment_method_unexpected_state")
}

/// The facts of an intent that a call brought along, perhaps without its charge.
async fn facts(client: &Client, intent: PaymentIntent) -> Result<ChargeFacts, Failure> {
    // Only the charge knows of refunds and disputes.
    if intent.status == "succeeded" && latest_charge(&intent).is_none() {
        let intent = get_intent(client, &intent.id).await?;
        return with_dispute(client, intent).await;
    }
    with_dispute(client, intent).await
}

async fn with_dispute(client: &Client, intent: PaymentIntent) -> Result<ChargeFacts, Failure> {
    let disputed = latest_charge(&intent).is_some_and(|charge| charge.disputed);
    let dispute = if disputed { find_dispute(client, &intent.id).await? } else { None };
    charge_facts(&intent, dispute)
}

async fn get_intent(client: &Client, id: &str) -> Result<PaymentIntent, Failure> {
    let form = Form::default().with("expand[]", "latest_charge");
    client.get(&object_path(COLLECTION, id)?, form).await
}

/// A charge can be disputed again after one was won; a lost one decides, else the newest counts.
async fn find_dispute(client: &Client, intent: &str) -> Result<Option<DisputeFacts>, Failure> {
    let form = Form::default().with("payment_intent", intent).with("limit", PAGE_SIZE);
    let found: List<Dispute> = client.get("disputes", form).await?;
    let disputes = found.data.iter().map(dispute_facts).collect::<Result<Vec<_>, _>>()?;
    let weight = |dispute: &DisputeFacts| (dispute.state == DisputeState::Lost, dispute.created);
    Ok(disputes.into_iter().max_by_key(weight))
}

/// <https://docs.stripe.com/search>
async fn search(
    client: &Client,
    attempt: Id<kinds::Attempt>,
) -> Result<Option<PaymentIntent>, Failure> {
    let form = Form::default()
        .with("query", format!("metadata['attempt_id']:'{attempt}'"))
        .with("limit", PAGE_SIZE)
        .with("expand[]", "data.latest_charge");
    let found: List<PaymentIntent> = client.get("payment_intents/search", form).await?;
    Ok(found.data.into_iter().find(|intent| is_of(intent, attempt)))
}

/// Walks everything charged while the attempt's idempotency key may have been in use.
async fn walk(
    client: &Client,
    attempt: Id<kinds::Attempt>,
) -> Result<Option<PaymentIntent>, Failure> {
    let (day, slack) = (SignedDuration::from_hours(24), SignedDuration::from_mins(10));
    let begun = begun_at(attempt);
    let mut after: Option<Cursor> = None;
    loop {
        let window = Form::default()
            .with("created[gte]", (begun - slack).as_second())
            .with("created[lte]", (begun + day + slack).as_second());
        let page = list(client, window, after.as_ref().map(Cursor::as_str)).await?;
        after = next_cursor(&page);
        let found = page.data.into_iter().find(|intent| is_of(intent, attempt));
        if found.is_some() || after.is_none() {
            return Ok(found);
        }
    }
}

async fn list(
    client: &Client,
    window: Form,
    after: Option<&str>,
) -> Result<List<PaymentIntent>, Failure> {
    let form = window
        .with("limit", PAGE_SIZE)
        .with("expand[]", "data.latest_charge")
        .with_some("starting_after", after);
    client.get(COLLECTION, form).await
}

fn next_cursor(page: &List<PaymentIntent>) -> Option<Cursor> {
    let last = page.data.last().filter(|_| page.has_more)?;
    Some(Cursor::new(&last.id))
}

fn is_of(intent: &PaymentIntent, attempt: Id<kinds::Attempt>) -> bool {
    let named = intent.metadata.as_ref().and_then(|metadata| metadata.get("attempt_id"));
    named.is_some_and(|named| *named == attempt.to_string())
}

fn is(field: &Option<String>, word: &str) -> bool {
    field.as_deref() == Some(word)
}

/// An id is a UUID of version 7: its first 48 bits are milliseconds since 1970.
fn begun_at(attempt: Id<kinds::Attempt>) -> Timestamp {
    let digits: String = attempt.to_string().chars().filter(|c| *c != '-').take(12).collect();
    let milliseconds = i64::from_str_radix(&digits, 16).unwrap_or_default();
    Timestamp::from_millisecond(milliseconds).unwrap_or_default()
}
