//! What the processor refuses before it does anything, with Stripe's statuses and codes.

use sandbox::processor::{Method, Request};

use crate::biller::{Biller, KEY, card, done, id, refused, request};

#[test]
fn a_key_is_needed_and_never_repeated() {
    let mut biller = Biller::new();
    for key in ["", "sk_test_somebody_elses"] {
        let asked = request(Method::Get, "/v1/balance", &[]);
        let asked = Request { api_key: key.to_owned(), ..asked };
        let answer = biller.processor.handle(biller.now, &asked);
        assert_eq!(answer.status, 401);
        assert!(!answer.body.to_string().contains("sk_test_somebody"), "{}", answer.body);
    }
    assert_ne!(KEY, "");
}

#[test]
fn amounts_have_limits() {
    let mut biller = Biller::new();
    for (amount, code) in [
        ("", "parameter_missing"),
        ("12.50", "parameter_invalid_integer"),
        ("0", "parameter_invalid_integer"),
        ("-500", "parameter_invalid_integer"),
        ("49", "amount_too_small"),
        ("100000000", "amount_too_large"),
    ] {
        let pairs = [("amount", amount), ("currency", "usd")];
        let answer = biller.post("/v1/payment_intents", &pairs);
        assert_eq!(refused(&answer), (400, code), "{amount}");
        assert_eq!(answer.body["error"]["param"], "amount");
    }
    for amount in ["50", "99999999"] {
        let pairs = [("amount", amount), ("currency", "usd")];
        assert_eq!(biller.post("/v1/payment_intents", &pairs).status, 200, "{amount}");
    }
}

#[test]
fn what_is_misspelt_is_said() {
    let mut biller = Biller::new();
    let answer = biller.post("/v1/customers", &[("emial", "maria@example.com")]);
    assert_eq!(refused(&answer), (400, "parameter_unknown"));
    assert_eq!(answer.body["error"]["param"], "emial");
}

#[test]
fn what_does_not_exist_is_missing() {
    let mut biller = Biller::new();
    for path in ["/v1/customers/cus_x", "/v1/payment_intents/pi_x", "/v1/refunds/re_x"] {
        let answer = biller.processor.handle(biller.now, &request(Method::Get, path, &[]));
        assert_eq!(refused(&answer), (404, "resource_missing"), "{path}");
    }
    let nowhere = request(Method::Get, "/v1/invoices", &[]);
    assert_eq!(biller.processor.handle(biller.now, &nowhere).status, 404);
}

#[test]
fn another_s_method_can_not_be_charged() {
    let mut biller = Biller::new();
    let (maria, mut juan) =
        (biller.payer(card("4242424242424242")), biller.payer(card("4242424242424242")));
    juan.method = maria.method;
    assert_eq!(refused(&biller.pay(&juan, "500")), (404, "resource_missing"));
    assert_eq!(biller.get("/v1/payment_intents", &[])["data"].as_array().unwrap().len(), 0);
}

#[test]
fn a_removed_method_is_gone_for_good() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    let method = format!("/v1/payment_methods/{}", maria.method);
    done(biller.post(&format!("{method}/detach"), &[]));
    assert_eq!(refused(&biller.pay(&maria, "500")), (400, "payment_method_unexpected_state"));
    let back = biller.post(&format!("{method}/attach"), &[("customer", &maria.customer)]);
    assert_eq!(back.status, 400);
    assert_eq!(biller.post(&format!("{method}/detach"), &[]).status, 400);
}

#[test]
fn metadata_is_kept_and_an_empty_value_removes_it() {
    let mut biller = Biller::new();
    let pairs = [("metadata[a]", "1"), ("metadata[b]", "2")];
    let customer = id(&done(biller.post("/v1/customers", &pairs)));
    let path = format!("/v1/customers/{customer}");
    let changed = done(biller.post(&path, &[("metadata[a]", ""), ("metadata[c]", "3")]));
    assert_eq!(changed["metadata"], serde_json::json!({ "b": "2", "c": "3" }));
}
