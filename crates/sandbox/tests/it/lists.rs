//! Lists page by page, search, and objects put in place of ids.

use base::SignedDuration;
use sandbox::processor::Method;
use serde_json::Value;

use crate::biller::{Biller, Payer, card, done, id, request};

const PAYMENTS: &str = "/v1/payment_intents";

/// Five payments of 1 to 5 dollars, an hour apart.
fn five_payments(biller: &mut Biller) -> Payer {
    let maria = biller.payer(card("4242424242424242"));
    for amount in ["100", "200", "300", "400", "500"] {
        done(biller.pay(&maria, amount));
        biller.hours_pass(1);
    }
    maria
}

fn amounts(page: &Value) -> Vec<i64> {
    let rows = page["data"].as_array().unwrap();
    rows.iter().map(|payment| payment["amount"].as_i64().unwrap()).collect()
}

#[test]
fn pages_follow_each_other_newest_first() {
    let mut biller = Biller::new();
    five_payments(&mut biller);
    let first = biller.get(PAYMENTS, &[("limit", "2")]);
    assert_eq!((amounts(&first), &first["has_more"]), (vec![500, 400], &true.into()));
    let last_seen = id(&first["data"][1]);
    let rest = biller.get(PAYMENTS, &[("limit", "3"), ("starting_after", &last_seen)]);
    assert_eq!((amounts(&rest), &rest["has_more"]), (vec![300, 200, 100], &false.into()));
    let newer = biller.get(PAYMENTS, &[("limit", "1"), ("ending_before", &last_seen)]);
    assert_eq!((amounts(&newer), &newer["has_more"]), (vec![500], &false.into()));
}

#[test]
fn a_list_can_begin_at_a_time() {
    let mut biller = Biller::new();
    let start = biller.now.as_second();
    five_payments(&mut biller);
    let third = (start + 2 * 3600).to_string();
    assert_eq!(amounts(&biller.get(PAYMENTS, &[("created[gte]", &third)])), [500, 400, 300]);
    assert_eq!(amounts(&biller.get(PAYMENTS, &[("created[gt]", &third)])), [500, 400]);
    assert_eq!(amounts(&biller.get(PAYMENTS, &[("created[lt]", &third)])), [200, 100]);
}

#[test]
fn a_list_can_be_one_customer_s() {
    let mut biller = Biller::new();
    five_payments(&mut biller);
    let juan = biller.payer(card("4242424242424242"));
    done(biller.pay(&juan, "900"));
    assert_eq!(amounts(&biller.get(PAYMENTS, &[("customer", &juan.customer)])), [900]);
}

#[test]
fn a_payment_is_found_by_the_attempt_it_was_made_for() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    for attempt in ["a-1", "a-2"] {
        let mut payment = maria.payment("700");
        payment.push(("metadata[attempt_id]", attempt));
        done(biller.post(PAYMENTS, &payment));
    }
    let search = format!("{PAYMENTS}/search");
    for (query, count) in [
        ("metadata['attempt_id']:'a-2'", 1),
        ("metadata[\"attempt_id\"]:\"a-3\"", 0),
        ("status:'succeeded' AND amount:700", 2),
    ] {
        let found = biller.get(&search, &[("query", query)]);
        assert_eq!(found["object"], "search_result");
        assert_eq!(found["data"].as_array().unwrap().len(), count, "{query}");
    }
}

#[test]
fn search_may_overlook_what_is_new() {
    let mut biller = Biller::with_search_lag(SignedDuration::from_mins(1));
    let maria = biller.payer(card("4242424242424242"));
    done(biller.pay(&maria, "700"));
    let mut found = || {
        let page = biller.get(&format!("{PAYMENTS}/search"), &[("query", "amount:700")]);
        biller.hours_pass(1);
        page["data"].as_array().unwrap().len()
    };
    assert_eq!((found(), found()), (0, 1));
}

#[test]
fn objects_stand_in_place_of_ids_where_that_is_asked_for() {
    let mut biller = Biller::new();
    five_payments(&mut biller);
    let path = "data.latest_charge.balance_transaction";
    let page = biller.get(PAYMENTS, &[("expand[]", path), ("expand[]", "data.payment_method")]);
    let newest = &page["data"][0];
    assert_eq!(newest["latest_charge"]["balance_transaction"]["amount"], 500);
    assert_eq!(newest["payment_method"]["card"]["last4"], "4242");
}

#[test]
fn what_is_no_object_can_not_stand_anywhere() {
    let mut biller = Biller::new();
    five_payments(&mut biller);
    for path in ["data.amount", "data.nothing", "latest_charge"] {
        let asked = request(Method::Get, PAYMENTS, &[("expand[]", path)]);
        let answer = biller.processor.handle(biller.now, &asked);
        assert_eq!((answer.status, &answer.body["error"]["param"]), (400, &"expand".into()));
    }
}

#[test]
fn the_balance_is_the_sum_of_its_movements() {
    let mut biller = Biller::new();
    five_payments(&mut biller);
    biller.hours_pass(46);
    let balance = biller.get("/v1/balance", &[]);
    let amount = |part: &str| balance[part][0]["amount"].as_i64().unwrap();
    assert!(amount("available") > 0 && amount("pending") > 0);
    assert_eq!(amount("available") + amount("pending"), biller.net_cents());
}
