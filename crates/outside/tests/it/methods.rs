//! Storing a card or bank account: the payer, the hosted page, and what came of it.

use base::{Currency, Language};
use outside::facts::{BankAccountType, Funding, MethodDetails, MethodKind};
use outside::processor::{
    CustomerRef, Failure, MethodRef, NewCustomer, NewSetup, Processor, SetupOutcome, SetupRef,
};
use serde_json::{Value, json};

use crate::http_server::Answer;
use crate::samples::{id, stripe_answering};

fn card() -> Value {
    json!({"id": "pm_1", "type": "card", "customer": "cus_1", "card": {
        "brand": "visa", "funding": "debit", "last4": "5556", "exp_month": 4, "exp_year": 2030,
        "fingerprint": "f1"}})
}

fn new_setup(kind: MethodKind) -> NewSetup {
    NewSetup {
        id: id(),
        customer: CustomerRef::new("cus_1"),
        kind,
        currency: Currency::USD,
        language: Language::Es,
        success_url: "https://pay.example/back?session={CHECKOUT_SESSION_ID}".to_owned(),
        cancel_url: "https://pay.example/payment-methods".to_owned(),
    }
}

async fn outcome(session: Value) -> SetupOutcome {
    let (stripe, server) = stripe_answering([Answer::Json(200, session)]).await;
    let outcome = stripe.get_setup(&SetupRef::new("cs_1")).await.expect("an outcome");
    let asked = &server.requests()[0];
    assert_eq!(asked.parameter("expand[]"), Some("setup_intent.payment_method"));
    outcome
}

#[tokio::test]
async fn a_payer_becomes_known_once() {
    let (stripe, server) = stripe_answering([Answer::Json(200, json!({"id": "cus_1"}))]).await;
    let (name, email) = (Some("María Ruiz".to_owned()), "maria@example.com".parse().ok());
    let payer = NewCustomer { reference: "payer-7".to_owned(), name, email };
    assert_eq!(stripe.create_customer(&payer).await, Ok(CustomerRef::new("cus_1")));
    let asked = &server.requests()[0];
    assert!(asked.has_header("idempotency-key: customer-payer-7"));
    assert_eq!(asked.parameter("name"), Some("María Ruiz"));
    assert_eq!(asked.parameter("email"), Some("maria@example.com"));
}

#[tokio::test]
async fn the_hosted_page_speaks_the_payers_language() {
    let session = json!({"id": "cs_1", "status": "open", "url": "https://checkout.example/cs_1"});
    let (stripe, server) = stripe_answering([Answer::Json(200, session)]).await;
    let setup = stripe.create_setup(&new_setup(MethodKind::Bank)).await.unwrap();
    assert_eq!(setup.url, "https://checkout.example/cs_1");
    let asked = &server.requests()[0];
    assert_eq!(asked.line, "POST /v1/checkout/sessions");
    for (name, value) in [
        ("mode", "setup"),
        ("locale", "es"),
        ("payment_method_types[0]", "us_bank_account"),
        ("success_url", "https://pay.example/back?session={CHECKOUT_SESSION_ID}"),
    ] {
        assert_eq!(asked.parameter(name), Some(value), "{name}");
    }
}

#[tokio::test]
async fn a_typed_card_comes_back_with_what_the_surcharge_needs_to_know() {
    let intent = json!({"status": "succeeded", "payment_method": card()});
    let session = json!({"id": "cs_1", "status": "complete", "setup_intent": intent});
    let SetupOutcome::Complete(method) = outcome(session).await else { panic!("not complete") };
    assert_eq!(method.reference, MethodRef::new("pm_1"));
    assert_eq!(method.fingerprint.as_deref(), Some("f1"));
    let MethodDetails::Card { funding, last4, exp_year, .. } = method.details else {
        panic!("not a card");
    };
    assert_eq!((funding, last4.as_str(), exp_year), (Funding::Debit, "5556", 2030));
}

#[tokio::test]
async fn an_unfinished_page_is_open_and_an_old_one_expired() {
    let open = json!({"id": "cs_1", "status": "open", "setup_intent": null});
    assert_eq!(outcome(open).await, SetupOutcome::Open);
    let awaits_deposits = json!({"status": "requires_action", "payment_method": card()});
    let waiting = json!({"id": "cs_1", "status": "complete", "setup_intent": awaits_deposits});
    assert_eq!(outcome(waiting).await, SetupOutcome::Open);
    let expired = json!({"id": "cs_1", "status": "expired"});
    assert_eq!(outcome(expired).await, SetupOutcome::Expired);
}

#[tokio::test]
async fn a_stored_bank_account_is_read() {
    let bank = json!({"id": "pm_2", "type": "us_bank_account", "customer": "cus_1",
        "us_bank_account": {"bank_name": "STRIPE TEST BANK", "account_type": "savings",
            "last4": "6789", "fingerprint": null}});
    let (stripe, _server) = stripe_answering([Answer::Json(200, bank)]).await;
    let method = stripe.get_method(&MethodRef::new("pm_2")).await.unwrap();
    assert_eq!(method.details.kind(), MethodKind::Bank);
    let MethodDetails::Bank { account_type, last4, .. } = method.details else { panic!("a card") };
    assert_eq!((account_type, last4.as_str()), (BankAccountType::Savings, "6789"));
}

#[tokio::test]
async fn a_method_that_is_gone_can_be_removed_again() {
    let refusal = json!({"error": {"type": "invalid_request_error", "message": "Not attached."}});
    let mut detached = card();
    detached["customer"] = Value::Null;
    let answers = [Answer::Json(400, refusal.clone()), Answer::Json(200, detached)];
    let (stripe, _server) = stripe_answering(answers).await;
    assert_eq!(stripe.detach_method(&MethodRef::new("pm_1")).await, Ok(()));

    let answers = [Answer::Json(400, refusal), Answer::Json(200, card())];
    let (stripe, _server) = stripe_answering(answers).await;
    let detached = stripe.detach_method(&MethodRef::new("pm_1")).await;
    assert!(matches!(detached, Err(Failure::Refused { .. })), "{detached:?}");
}
