//! Looking charges up, walking all of them, and what they add up to.

use base::{Cents, Currency};
use outside::processor::{Balance, Cursor, Processor};
use serde_json::{Value, json};

use crate::http_server::Answer;
use crate::samples::{NOW_SECONDS, attempt, intent, list, now, stripe_answering, succeeded};

fn other_intent(id: &str) -> Value {
    intent("processing", json!({"id": id, "metadata": {}}))
}

#[tokio::test]
async fn a_lost_attempt_is_searched_by_its_reference() {
    let found = list(vec![succeeded()], false);
    let (stripe, server) = stripe_answering([Answer::Json(200, found)]).await;
    let facts = stripe.find_by_attempt(attempt()).await.unwrap().unwrap();
    assert_eq!(facts.attempt, Some(attempt()));
    let query = format!("metadata['attempt_id']:'{}'", attempt());
    assert_eq!(server.requests()[0].parameter("query"), Some(query.as_str()));
}

#[tokio::test]
async fn an_attempt_that_never_arrived_is_not_found() {
    let (stripe, _server) = stripe_answering([Answer::Json(200, list(vec![], false))]).await;
    assert_eq!(stripe.find_by_attempt(attempt()).await, Ok(None));
}

#[tokio::test]
async fn where_there_is_no_search_the_list_is_walked() {
    let no_search = json!({"error": {"type": "invalid_request_error", "message": "No search."}});
    let (stripe, server) = stripe_answering([
        Answer::Json(400, no_search),
        Answer::Json(200, list(vec![other_intent("pi_8")], true)),
        Answer::Json(200, list(vec![other_intent("pi_7"), succeeded()], true)),
    ])
    .await;
    let facts = stripe.find_by_attempt(attempt()).await.unwrap().unwrap();
    assert_eq!(facts.reference.as_str(), "pi_1");
    let (first, second) = (&server.requests()[1], &server.requests()[2]);
    let ten_minutes_before = (NOW_SECONDS - 600).to_string();
    assert_eq!(first.parameter("created[gte]"), Some(ten_minutes_before.as_str()));
    assert_eq!(second.parameter("starting_after"), Some("pi_8"));
}

#[tokio::test]
async fn everything_charged_is_listed_page_by_page() {
    let (stripe, server) = stripe_answering([
        Answer::Json(200, list(vec![succeeded(), other_intent("pi_2")], true)),
        Answer::Json(200, list(vec![other_intent("pi_3")], false)),
    ])
    .await;
    let first = stripe.list_since(now(), None).await.unwrap();
    assert_eq!(first.next, Some(Cursor::new("pi_2")));
    assert_eq!(first.charges[1].attempt, None, "charged by somebody else");
    let second = stripe.list_since(now(), first.next).await.unwrap();
    assert_eq!(second.charges.len(), 1);
    assert!(second.next.is_some(), "older charges may have changed");
    let asked = &server.requests()[1];
    assert_eq!(asked.parameter("created[gte]"), Some(NOW_SECONDS.to_string().as_str()));
    assert_eq!(asked.parameter("starting_after"), Some("pi_2"));
}

#[tokio::test]
async fn older_charges_that_changed_are_listed_after_the_new_ones() {
    let event =
        |id: &str, object: Value| json!({"id": id, "type": "x", "data": {"object": object}});
    let dispute = json!({"id": "du_1", "object": "dispute", "payment_intent": "pi_1"});
    let new = json!({"id": "pi_9", "object": "payment_intent", "created": NOW_SECONDS});
    let events =
        vec![event("evt_3", new), event("evt_2", dispute.clone()), event("evt_1", dispute)];
    let (stripe, server) = stripe_answering([
        Answer::Json(200, list(vec![], false)),
        Answer::Json(200, list(events, false)),
        Answer::Json(200, succeeded()),
    ])
    .await;
    let charged = stripe.list_since(now(), None).await.unwrap();
    let changed = stripe.list_since(now(), charged.next).await.unwrap();
    assert_eq!((changed.charges.len(), changed.next), (1, None));
    assert_eq!(changed.charges[0].reference.as_str(), "pi_1");
    assert_eq!(server.requests()[1].parameter("types[2]"), Some("charge.dispute.created"));
}

#[tokio::test]
async fn the_balance_is_the_sum_of_all_movements_by_currency() {
    let moved = |id: &str, amount: i64, fee: i64, currency: &str| json!({"id": id, "amount": amount, "fee": fee, "currency": currency});
    let (stripe, _server) = stripe_answering([
        Answer::Json(200, list(vec![moved("txn_4", -2_000, 0, "usd")], true)),
        Answer::Json(200, list(vec![moved("txn_3", 900, 56, "eur")], true)),
        Answer::Json(200, list(vec![moved("txn_2", 12_000, 378, "usd")], false)),
    ])
    .await;
    let of = |currency, gross, fees| Balance {
        currency,
        gross_cents: Cents(gross),
        fees_cents: Cents(fees),
    };
    let sums = vec![of(Currency::USD, 10_000, 378), of(Currency::EUR, 900, 56)];
    assert_eq!(stripe.balance().await, Ok(sums));
}
