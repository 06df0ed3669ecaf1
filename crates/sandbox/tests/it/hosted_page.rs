//! The hosted page's rules: what a payer may type, and what becomes of it.

use sandbox::processor::{BankEntry, CardEntry, Decline, Entry, EntryProblem, SetupRefusal};

use crate::biller::{Biller, account, card, done, id};

#[test]
fn a_card_is_stored_and_the_payer_comes_back() {
    let mut biller = Biller::new();
    let customer = biller.customer();
    let session = id(&biller.session(&customer));
    let back = biller.type_in(&session, card("4242 4242 4242 4242")).unwrap();
    assert_eq!(back, format!("https://portal.test/done?s={session}"));
    let again = biller.type_in(&session, card("4242 4242 4242 4242"));
    assert_eq!(again, Err(SetupRefusal::Gone));
    let session = biller.get(&format!("/v1/checkout/sessions/{session}"), &[]);
    assert_eq!((&session["status"], &session["url"]), (&"complete".into(), &().into()));
    assert!(biller.told().contains(&"checkout.session.completed".to_owned()));
}

#[test]
fn a_bank_account_is_stored_with_its_mandate() {
    let mut biller = Biller::new();
    let maria = biller.payer(account("000123456789"));
    let setups = biller.get("/v1/setup_intents", &[("payment_method", &maria.method)]);
    let mandate = setups["data"][0]["mandate"].as_str().unwrap().to_owned();
    assert_eq!(biller.get(&format!("/v1/mandates/{mandate}"), &[])["status"], "active");
}

#[test]
fn wrong_entries_are_named() {
    let typed = |number: &str, expiry: &str, cvc: &str, name: &str| CardEntry {
        number: number.to_owned(),
        expiry: expiry.to_owned(),
        cvc: cvc.to_owned(),
        name: name.to_owned(),
    };
    for (entry, problem) in [
        (typed("4242424242424241", "12/34", "123", "M"), EntryProblem::CardNumber),
        (typed("4242 4242", "12/34", "123", "M"), EntryProblem::CardNumber),
        (typed("4242424242424242", "13/34", "123", "M"), EntryProblem::Expiry),
        (typed("4242424242424242", "1234", "123", "M"), EntryProblem::Expiry),
        (typed("4242424242424242", "10/26", "123", "M"), EntryProblem::ExpiryPast),
        (typed("4242424242424242", "12/34", "12", "M"), EntryProblem::Cvc),
        (typed("378282246310005", "12/34", "123", "M"), EntryProblem::Cvc),
        (typed("4242424242424242", "12/34", "123", " "), EntryProblem::Name),
    ] {
        assert_eq!(refusal(Entry::Card(entry)), SetupRefusal::Entries(vec![problem]));
    }
}

#[test]
fn wrong_bank_entries_are_named() {
    for (routing, number, kind, problem) in [
        ("110000001", "000123456789", "checking", EntryProblem::RoutingNumber),
        ("11000000", "000123456789", "checking", EntryProblem::RoutingNumber),
        ("110000000", "123", "checking", EntryProblem::AccountNumber),
        ("110000000", "000123456780", "checking", EntryProblem::NotATestAccount),
        ("021000021", "000123456789", "checking", EntryProblem::NotATestAccount),
        ("110000000", "000123456789", "mattress", EntryProblem::AccountType),
    ] {
        let entry = BankEntry {
            routing_number: routing.to_owned(),
            account_number: number.to_owned(),
            account_type: kind.to_owned(),
            name: "Maria".to_owned(),
        };
        assert_eq!(refusal(Entry::Bank(entry)), SetupRefusal::Entries(vec![problem]));
    }
}

fn refusal(entry: Entry) -> SetupRefusal {
    let mut biller = Biller::new();
    let customer = biller.customer();
    let session = id(&biller.session(&customer));
    biller.type_in(&session, entry).unwrap_err()
}

#[test]
fn cards_that_decline_are_not_stored_and_another_may_be_tried() {
    let mut biller = Biller::new();
    let customer = biller.customer();
    let session = id(&biller.session(&customer));
    for (number, decline) in [
        ("4000000000000002", Decline::Generic),
        ("4000000000009995", Decline::InsufficientFunds),
        ("4000000000009987", Decline::LostCard),
        ("4000000000000069", Decline::ExpiredCard),
        ("4000000000000127", Decline::IncorrectCvc),
        ("4000000000000119", Decline::ProcessingError),
        ("4111111111111111", Decline::NotATestCard),
    ] {
        let refused = biller.type_in(&session, card(number));
        assert_eq!(refused, Err(SetupRefusal::Declined(decline)));
    }
    assert!(biller.type_in(&session, card("4242424242424242")).is_ok());
}

#[test]
fn a_page_left_open_expires_after_a_day() {
    let mut biller = Biller::new();
    let customer = biller.customer();
    let session = id(&biller.session(&customer));
    biller.hours_pass(24);
    let late = biller.type_in(&session, card("4242424242424242"));
    assert_eq!(late, Err(SetupRefusal::Gone));
    let session = biller.get(&format!("/v1/checkout/sessions/{session}"), &[]);
    assert_eq!(session["status"], "expired");
}

#[test]
fn older_and_newer_versions_of_the_api_are_understood() {
    let mut biller = Biller::new();
    for (types, ui_mode) in [
        ("payment_method_types[]", "hosted"),
        ("payment_method_types[0]", "hosted_page"),
        ("allowed_payment_method_types[0]", "hosted_page"),
    ] {
        let pairs = [
            ("mode", "setup"),
            (types, "card"),
            ("ui_mode", ui_mode),
            ("success_url", "https://portal.test/"),
        ];
        let session = done(biller.post("/v1/checkout/sessions", &pairs));
        assert_eq!(session["payment_method_types"], serde_json::json!(["card"]));
    }
}
