//! Bank debits: in progress for days, then paid or failed, and sometimes back after success.

use sandbox::processor::DisputeReason;

use crate::biller::{Biller, account, card, done, id, refused};

#[test]
fn a_debit_is_in_progress_until_the_bank_settles_it() {
    let mut biller = Biller::new();
    let maria = biller.payer(account("000123456789"));
    let started = done(biller.pay(&maria, "10000"));
    assert_eq!(started["status"], "processing");
    biller.hours_pass(71);
    assert_eq!(biller.intent(&id(&started))["latest_charge"]["status"], "pending");
    assert_eq!(biller.net_cents(), 0);
    biller.hours_pass(1);
    assert_eq!(biller.intent(&id(&started))["status"], "succeeded");
    assert_eq!(biller.net_cents(), 10_000 - 80);
}

#[test]
fn each_test_account_fails_with_its_own_reason() {
    for (number, code) in [
        ("000111111113", "account_closed"),
        ("000111111116", "no_account"),
        ("000222222227", "insufficient_funds"),
        ("000333333335", "debit_not_authorized"),
    ] {
        let mut biller = Biller::new();
        let payer = biller.payer(account(number));
        let started = done(biller.pay(&payer, "10000"));
        biller.hours_pass(72);
        let failed = biller.intent(&id(&started));
        assert_eq!(failed["status"], "requires_payment_method");
        assert_eq!(failed["last_payment_error"]["code"], code);
        assert_eq!(failed["latest_charge"]["failure_code"], code);
        assert_eq!(biller.net_cents(), 0);
    }
}

#[test]
fn one_test_account_never_answers() {
    let mut biller = Biller::new();
    let maria = biller.payer(account("000000000009"));
    let started = done(biller.pay(&maria, "10000"));
    biller.hours_pass(24 * 365);
    assert_eq!(biller.intent(&id(&started))["status"], "processing");
}

#[test]
fn whoever_will_not_wait_settles_at_once() {
    let mut biller = Biller::new();
    let maria = biller.payer(account("000123456789"));
    let started = done(biller.pay(&maria, "10000"));
    biller.processor.settle(biller.now);
    assert_eq!(biller.intent(&id(&started))["status"], "succeeded");
}

#[test]
fn an_unauthorized_debit_comes_back_and_ends_the_mandate() {
    let mut biller = Biller::new();
    let maria = biller.payer(account("000555555559"));
    done(biller.pay(&maria, "10000"));
    biller.hours_pass(72);
    biller.hours_pass(24);
    let disputes = biller.get("/v1/disputes", &[]);
    let returned = &disputes["data"][0];
    assert_eq!((&returned["status"], &returned["amount"]), (&"lost".into(), &10000.into()));
    assert!(biller.told().contains(&"mandate.updated".to_owned()));
    assert_eq!(refused(&biller.pay(&maria, "10000")), (400, "payment_intent_mandate_invalid"));
}

#[test]
fn any_debit_may_come_back_weeks_after_it_succeeded_but_only_once() {
    let mut biller = Biller::new();
    let maria = biller.payer(account("000123456789"));
    let intent = id(&done(biller.pay(&maria, "10000")));
    let reason = DisputeReason::InsufficientFunds;
    assert!(biller.processor.return_payment(biller.now, &intent, reason).is_err());
    biller.hours_pass(72);
    biller.hours_pass(40 * 24);
    biller.processor.return_payment(biller.now, &intent, reason).unwrap();
    assert!(biller.intent(&intent)["latest_charge"]["disputed"].as_bool().unwrap());
    assert_eq!(biller.net_cents(), 10_000 - 80 - 10_000 - 1_500);
    assert!(biller.processor.return_payment(biller.now, &intent, reason).is_err());
}

#[test]
fn a_debit_needs_the_payer_s_consent() {
    let mut biller = Biller::new();
    let customer = biller.customer();
    let token = "/v1/payment_methods/pm_usBankAccount_success/attach";
    let method = id(&done(biller.post(token, &[("customer", &customer)])));
    let payer = crate::biller::Payer { customer, method };
    assert_eq!(refused(&biller.pay(&payer, "100")), (400, "payment_intent_mandate_invalid"));
    let mut payment = payer.payment("100");
    payment.push(("mandate_data[customer_acceptance][type]", "offline"));
    assert_eq!(done(biller.post("/v1/payment_intents", &payment))["status"], "processing");
}

#[test]
fn a_debit_can_not_be_canceled_while_the_bank_works_on_it() {
    let mut biller = Biller::new();
    let maria = biller.payer(account("000123456789"));
    let intent = id(&done(biller.pay(&maria, "10000")));
    let cancel = format!("/v1/payment_intents/{intent}/cancel");
    assert_eq!(refused(&biller.post(&cancel, &[])), (400, "payment_intent_unexpected_state"));
}

#[test]
fn an_intent_for_cards_takes_no_bank_account() {
    let mut biller = Biller::new();
    let (maria, juan) =
        (biller.payer(account("000123456789")), biller.payer(card("4242424242424242")));
    for (payer, status) in [(maria, 400), (juan, 200)] {
        let mut payment = payer.payment("5000");
        payment.push(("payment_method_types[0]", "card"));
        assert_eq!(biller.post("/v1/payment_intents", &payment).status, status);
    }
}
