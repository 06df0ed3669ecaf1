//! Card payments: they succeed at once, are declined with a reason, or ask for 3-D Secure.

use sandbox::processor::Decline;

use crate::biller::{Biller, card, done, id, refused};

#[test]
fn a_card_is_charged_at_once_and_the_fee_is_taken_off() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242 4242 4242 4242"));
    let paid = done(biller.pay(&maria, "10000"));
    assert_eq!((&paid["status"], &paid["amount_received"]), (&"succeeded".into(), &10000.into()));
    let charge = &biller.intent(&id(&paid))["latest_charge"];
    assert_eq!(charge["payment_method_details"]["card"]["last4"], "4242");
    assert_eq!(biller.net_cents(), 10_000 - 290 - 30);
    assert!(biller.told().contains(&"payment_intent.succeeded".to_owned()));
}

#[test]
fn the_kind_of_card_is_known_before_it_is_charged() {
    for (number, brand, funding, last4) in [
        ("4242424242424242", "visa", "credit", "4242"),
        ("4000056655665556", "visa", "debit", "5556"),
        ("5555555555554444", "mastercard", "credit", "4444"),
        ("5105105105105100", "mastercard", "prepaid", "5100"),
    ] {
        let mut biller = Biller::new();
        let payer = biller.payer(card(number));
        let method = biller.get(&format!("/v1/payment_methods/{}", payer.method), &[]);
        let shown =
            (&method["card"]["brand"], &method["card"]["funding"], &method["card"]["last4"]);
        assert_eq!(shown, (&brand.into(), &funding.into(), &last4.into()));
    }
}

#[test]
fn a_card_that_was_stored_can_still_be_declined() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4000000000000341"));
    let declined = biller.pay(&maria, "5000");
    assert_eq!(refused(&declined), (402, "card_declined"));
    let error = &declined.body["error"];
    assert_eq!(error["payment_intent"]["status"], "requires_payment_method");
    assert_eq!(error["payment_intent"]["last_payment_error"]["decline_code"], "generic_decline");
    let charge = biller.get(&format!("/v1/charges/{}", error["charge"].as_str().unwrap()), &[]);
    assert_eq!((&charge["status"], &charge["paid"]), (&"failed".into(), &false.into()));
    assert_eq!(biller.net_cents(), 0);
}

#[test]
fn a_test_can_ask_for_any_reason_to_decline() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    biller.processor.decline_next(Decline::InsufficientFunds);
    let declined = biller.pay(&maria, "5000");
    assert_eq!(declined.body["error"]["decline_code"], "insufficient_funds");
    assert_eq!(done(biller.pay(&maria, "5000"))["status"], "succeeded");
}

#[test]
fn a_declined_payment_can_be_paid_with_another_method() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4000000000000341"));
    let declined = biller.pay(&maria, "5000");
    let intent = id(&declined.body["error"]["payment_intent"]);
    let confirm = format!("/v1/payment_intents/{intent}/confirm");
    let paid = done(biller.post(&confirm, &[("payment_method", "pm_card_visa")]));
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(refused(&biller.post(&confirm, &[])), (400, "payment_intent_unexpected_state"));
}

#[test]
fn a_card_expires_after_its_month() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    let change = format!("/v1/payment_methods/{}", maria.method);
    let month = [("card[exp_month]", "11"), ("card[exp_year]", "2026")];
    done(biller.post(&change, &month));
    assert_eq!(biller.pay(&maria, "5000").status, 200);
    biller.hours_pass(8 * 24);
    assert_eq!(refused(&biller.pay(&maria, "5000")), (402, "expired_card"));
}

#[test]
fn three_d_secure_sends_the_payer_to_the_bank_and_back() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4000002500003155"));
    let waiting = done(biller.pay(&maria, "5000"));
    assert_eq!(waiting["status"], "requires_action");
    let intent = id(&waiting);
    let page = waiting["next_action"]["redirect_to_url"]["url"].as_str().unwrap();
    assert_eq!(page, format!("http://processor.test/challenges/{intent}"));
    let back = biller.processor.complete_challenge(biller.now, &intent, true).unwrap();
    assert!(back.starts_with("https://portal.test/payments/1?from=bank&payment_intent=pi_"));
    assert!(back.ends_with("&redirect_status=succeeded"));
    assert_eq!(biller.intent(&intent)["status"], "succeeded");
}

#[test]
fn three_d_secure_that_fails_charges_nothing_whatever_comes_after() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4000002500003155"));
    let intent = id(&done(biller.pay(&maria, "5000")));
    for answer in [false, true] {
        let back = biller.processor.complete_challenge(biller.now, &intent, answer).unwrap();
        assert!(back.ends_with("&redirect_status=failed"));
    }
    let failed = biller.intent(&intent);
    assert_eq!(failed["last_payment_error"]["code"], "payment_intent_authentication_failure");
    assert_eq!(biller.net_cents(), 0);
}

#[test]
fn without_the_payer_three_d_secure_is_no_obstacle_for_some_cards_and_a_decline_for_others() {
    for (number, status) in [("4000002500003155", 200), ("4000002760003184", 402)] {
        let mut biller = Biller::new();
        let payer = biller.payer(card(number));
        let mut payment = payer.payment("5000");
        payment.push(("off_session", "true"));
        assert_eq!(biller.post("/v1/payment_intents", &payment).status, status, "{number}");
    }
}

#[test]
fn a_canceled_payment_is_never_charged() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4000002500003155"));
    let intent = id(&done(biller.pay(&maria, "5000")));
    let canceled = done(biller.post(&format!("/v1/payment_intents/{intent}/cancel"), &[]));
    assert_eq!(canceled["status"], "canceled");
    biller.processor.complete_challenge(biller.now, &intent, true);
    assert_eq!(biller.intent(&intent)["status"], "canceled");
    assert_eq!(biller.net_cents(), 0);
}
