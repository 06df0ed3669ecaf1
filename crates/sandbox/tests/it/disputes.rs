//! Disputes of card payments: the money goes at once, and evidence may bring it back.

use crate::biller::{Biller, card, done, id, refused};

/// A disputed payment of 100 dollars; its dispute.
fn disputed(biller: &mut Biller) -> String {
    let maria = biller.payer(card("4000000000000259"));
    done(biller.pay(&maria, "10000"));
    biller.hours_pass(24);
    id(&biller.get("/v1/disputes", &[])["data"][0])
}

#[test]
fn a_dispute_takes_the_money_and_a_fee() {
    let mut biller = Biller::new();
    let dispute = disputed(&mut biller);
    let dispute = biller.get(&format!("/v1/disputes/{dispute}"), &[]);
    let shown = (&dispute["status"], &dispute["reason"]);
    assert_eq!(shown, (&"needs_response".into(), &"fraudulent".into()));
    assert_eq!(biller.net_cents(), 10_000 - 320 - 10_000 - 1_500);
    let told = biller.told();
    for kind in ["charge.dispute.created", "charge.dispute.funds_withdrawn"] {
        assert!(told.contains(&kind.to_owned()), "{kind}");
    }
}

#[test]
fn evidence_decides() {
    for (evidence, status, net) in
        [("winning_evidence", "won", 10_000 - 320 - 1_500), ("losing_evidence", "lost", -1_820)]
    {
        let mut biller = Biller::new();
        let path = format!("/v1/disputes/{}", disputed(&mut biller));
        let closed = done(biller.post(&path, &[("evidence[uncategorized_text]", evidence)]));
        assert_eq!((&closed["status"], biller.net_cents()), (&status.into(), net));
    }
}

#[test]
fn a_dispute_is_given_up_once() {
    let mut biller = Biller::new();
    let close = format!("/v1/disputes/{}/close", disputed(&mut biller));
    assert_eq!(done(biller.post(&close, &[]))["status"], "lost");
    assert_eq!(refused(&biller.post(&close, &[])), (400, "dispute_already_closed"));
}

#[test]
fn what_is_disputed_is_not_refunded_too() {
    let mut biller = Biller::new();
    let dispute = disputed(&mut biller);
    let dispute = biller.get(&format!("/v1/disputes/{dispute}"), &[]);
    let intent = dispute["payment_intent"].as_str().unwrap();
    let refund = biller.post("/v1/refunds", &[("payment_intent", intent)]);
    assert_eq!(refused(&refund), (400, "charge_disputed"));
}
