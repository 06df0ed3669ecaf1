//! The shape of every object, against Stripe's own fixtures (`../shared/data`, not in the repo).

use std::path::Path;

use sandbox::processor::DisputeReason;
use serde_json::Value;

use crate::biller::{Biller, Payer, account, card, done, id};

const FIXTURES: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/processor/stripe-objects.json");

/// Fields that a client may rely on, by object.
const ESSENTIAL: [(&str, &[&str]); 14] = [
    ("balance", &["available", "pending"]),
    ("balance_transaction", &["amount", "fee", "net", "currency", "source", "type", "created"]),
    ("charge", &["amount", "status", "paid", "failure_code", "outcome", "payment_intent"]),
    ("checkout.session", &["url", "status", "mode", "setup_intent", "customer", "metadata"]),
    ("customer", &["email", "name", "metadata", "created"]),
    ("dispute", &["amount", "charge", "reason", "status", "payment_intent"]),
    ("event", &["type", "data", "created", "request", "api_version", "pending_webhooks"]),
    ("mandate", &["status", "payment_method", "customer_acceptance", "type"]),
    (
        "payment_intent",
        &["amount", "amount_received", "status", "latest_charge", "last_payment_error", "metadata"],
    ),
    ("payment_method", &["type", "card", "billing_details", "customer"]),
    ("payout", &["amount", "arrival_date", "status", "balance_transaction", "automatic"]),
    ("refund", &["amount", "status", "charge", "payment_intent", "balance_transaction"]),
    ("setup_intent", &["status", "payment_method", "client_secret", "last_setup_error", "usage"]),
    ("webhook_endpoint", &["url", "status", "enabled_events"]),
];

#[test]
fn every_object_has_the_shape_of_stripe_s_own() {
    if !Path::new(FIXTURES).exists() {
        println!("skipped: ../shared/data is absent");
        return;
    }
    let fixtures: Value = serde_json::from_slice(&std::fs::read(FIXTURES).unwrap()).unwrap();
    let objects = one_of_each();
    for (kind, essential) in ESSENTIAL {
        let ours = objects.iter().filter(|object| object["object"] == kind);
        let theirs = &fixtures["resources"][kind];
        assert!(ours.clone().count() > 0, "no {kind}");
        for object in ours {
            let absent = essential.iter().find(|field| object.get(**field).is_none());
            assert_eq!(absent, None, "{kind}");
            compare(kind, object, theirs);
        }
    }
}

const CARD: [(&str, &str); 3] =
    [("card[number]", "4242424242424242"), ("card[exp_month]", "12"), ("card[exp_year]", "2034")];

/// Where both have a field, both have the same JSON type; null goes with anything.
fn compare(path: &str, ours: &Value, theirs: &Value) {
    match (ours, theirs) {
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(ours), Value::Object(theirs)) => {
            for (field, value) in ours {
                if let Some(theirs) = theirs.get(field) {
                    compare(&format!("{path}.{field}"), value, theirs);
                }
            }
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            for (ours, theirs) in ours.iter().zip(theirs) {
                compare(&format!("{path}[]"), ours, theirs);
            }
        }
        _ => assert_eq!(
            std::mem::discriminant(ours),
            std::mem::discriminant(theirs),
            "{path}: {ours} where Stripe has {theirs}"
        ),
    }
}

/// Objects of every kind, in several states.
fn one_of_each() -> Vec<Value> {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4000000000000259"));
    let juan = biller.payer(account("000123456789"));
    let declined = biller.payer(card("4000000000000341"));
    let challenged = biller.payer(card("4000002500003155"));
    let mut objects = vec![biller.pay(&declined, "500").body["error"]["payment_intent"].clone()];
    objects.push(done(biller.pay(&challenged, "500")));
    let paid = done(biller.pay(&maria, "500"));
    objects.push(done(biller.pay(&juan, "500")));
    let refund = [("payment_intent", paid["id"].as_str().unwrap()), ("amount", "100")];
    objects.push(done(biller.post("/v1/refunds", &refund)));
    biller.processor.pay_out(biller.now, false);
    biller.processor.settle(biller.now);
    let debit = id(&objects[2]);
    let reason = DisputeReason::InsufficientFunds;
    biller.processor.return_payment(biller.now, &debit, reason).unwrap();
    objects.extend(listed(&mut biller, &juan));
    objects
}

fn listed(biller: &mut Biller, payer: &Payer) -> Vec<Value> {
    let hook = [("url", "https://portal.test/hooks"), ("enabled_events[]", "*")];
    let mut objects = vec![done(biller.post("/v1/webhook_endpoints", &hook))];
    for list in [
        "balance_transactions",
        "charges",
        "checkout/sessions",
        "customers",
        "disputes",
        "events",
        "payment_intents",
        "payouts",
        "refunds",
        "setup_intents",
    ] {
        let page = biller.get(&format!("/v1/{list}"), &[("limit", "100")]);
        objects.extend(page["data"].as_array().unwrap().clone());
    }
    let setups = biller.get("/v1/setup_intents", &[("payment_method", &payer.method)]);
    let mandate = setups["data"][0]["mandate"].as_str().unwrap().to_owned();
    objects.push(biller.get(&format!("/v1/mandates/{mandate}"), &[]));
    objects.push(biller.get("/v1/balance", &[]));
    objects.push(done(
        biller.post("/v1/payment_methods", &[("type", "card"), CARD[0], CARD[1], CARD[2]]),
    ));
    objects
}
