//! Payouts: what the balance holds goes to the biller's bank, and can be told apart afterwards.

use serde_json::Value;

use crate::biller::{Biller, card, done};

fn paid(biller: &mut Biller, amount: &str) {
    let maria = biller.payer(card("4242424242424242"));
    done(biller.pay(&maria, amount));
}

fn payouts(biller: &mut Biller) -> Vec<Value> {
    biller.get("/v1/payouts", &[])["data"].as_array().unwrap().clone()
}

#[test]
fn every_day_what_is_available_is_paid_out() {
    let mut biller = Biller::with_daily_payouts();
    paid(&mut biller, "10000");
    biller.hours_pass(47);
    assert_eq!(payouts(&mut biller).len(), 0);
    paid(&mut biller, "5000");
    biller.hours_pass(1);
    let first = payouts(&mut biller);
    assert_eq!((&first[0]["amount"], &first[0]["status"]), (&9_680.into(), &"in_transit".into()));
    for _ in 0..3 {
        biller.hours_pass(24);
    }
    let amounts: Vec<Value> = payouts(&mut biller).iter().map(|it| it["amount"].clone()).collect();
    assert_eq!(amounts, [4_825, 9_680]);
    assert_eq!((&payouts(&mut biller)[1]["status"], biller.net_cents()), (&"paid".into(), 0));
}

#[test]
fn a_payout_lists_what_it_took_along() {
    let mut biller = Biller::new();
    paid(&mut biller, "10000");
    paid(&mut biller, "5000");
    biller.processor.pay_out(biller.now, false);
    paid(&mut biller, "700");
    let payout = payouts(&mut biller)[0]["id"].as_str().unwrap().to_owned();
    let query = [("payout", payout.as_str()), ("expand[]", "data.source")];
    let taken = biller.get("/v1/balance_transactions", &query);
    let kinds: Vec<&Value> =
        taken["data"].as_array().unwrap().iter().map(|it| &it["type"]).collect();
    assert_eq!(kinds, ["payout", "charge", "charge"]);
    assert_eq!(taken["data"][1]["source"]["object"], "charge");
    let net: i64 =
        taken["data"].as_array().unwrap().iter().filter_map(|it| it["net"].as_i64()).sum();
    assert_eq!(net, 0);
}

#[test]
fn a_payout_that_the_bank_turns_down_is_in_the_balance_again() {
    let mut biller = Biller::new();
    paid(&mut biller, "10000");
    biller.processor.pay_out(biller.now, true);
    assert_eq!(biller.net_cents(), 0);
    biller.hours_pass(24);
    assert_eq!((&payouts(&mut biller)[0]["status"], biller.net_cents()), (&"failed".into(), 9_680));
    assert!(biller.told().contains(&"payout.failed".to_owned()));
    biller.processor.pay_out(biller.now, false);
    assert_eq!(payouts(&mut biller).len(), 2, "it can be paid out again");
}
