//! From "Complete payment" on: approved, declined, on its way, confirmed, unknown; once only.

use axum::http::StatusCode;
use axum::http::header::REFRESH;
use serde_json::json;

use crate::portal::Portal;

#[tokio::test]
async fn a_card_pays_and_gives_a_receipt() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_card("4242424242424242").await;
    assert!(review.says("Complete payment of $150.00"));
    assert!(review.says("Nothing is charged until you complete the payment."));
    let receipt = maria.get(&maria.complete(&review).await.leads_to()).await;
    for sentence in ["Payment approved", "Visa ending in 4242", "CL1234", "/invoices/A-1", "$50.00"]
    {
        assert!(receipt.says(sentence), "{sentence}");
    }
    assert!(receipt.headers.get(REFRESH).is_none());
    assert_eq!(portal.owed_and_in_progress().await, (0, 0));
}

#[tokio::test]
async fn a_decline_says_what_to_do_and_keeps_the_choice() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    portal.steer("faults", json!({"kind": "decline", "decline_code": "insufficient_funds"})).await;
    let review = maria.review_with_card("4242424242424242").await;
    let payment = maria.complete(&review).await.leads_to();
    let page = maria.get(&payment).await;
    assert!(page.says("Payment not completed"));
    assert!(page.says("enough money in the account. Nothing was charged."));
    let again = payment.replace("/payments/", "/payments/new?again=");
    assert!(page.says(&again));
    let form = maria.get(&again).await;
    assert!(form.says("value=\"amount_due\" required checked"));
    assert_ne!(format!("/payments/{}", form.field("draft")), payment, "another payment");
    assert_eq!(portal.owed_and_in_progress().await, (15_000, 0));
}

#[tokio::test]
async fn a_bank_debit_is_on_its_way_for_days() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_bank_account("000123456789").await;
    let page = maria.get(&maria.complete(&review).await.leads_to()).await;
    assert!(page.says("Payment in progress") && page.says("2 to 5 business days"));
    assert!(page.headers.get(REFRESH).is_none(), "no use in waiting before the page");
    assert_eq!(portal.owed_and_in_progress().await, (15_000, 15_000));
}

#[tokio::test]
async fn a_bank_that_asks_is_answered_and_then_pays() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_card("4000002760003184").await;
    let bank = maria.complete(&review).await.leads_to();
    assert!(bank.starts_with(&portal.sandbox.processor_url()), "{bank}");
    let payment = format!("/payments/{}", review.field("draft"));
    let waiting = maria.get(&payment).await;
    assert!(waiting.says("Continue to your bank") && waiting.says(&bank));
    let back = maria.submit_elsewhere(&bank, &[("answer", "complete")]).await;
    assert_eq!(maria.get(&back).await.leads_to(), payment);
    assert!(maria.get(&payment).await.says("Payment approved"));
}

#[tokio::test]
async fn a_bank_that_is_told_no_charges_nothing() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_card("4000002760003184").await;
    let bank = maria.complete(&review).await.leads_to();
    let back = maria.submit_elsewhere(&bank, &[("answer", "fail")]).await;
    let page = maria.get(&maria.get(&back).await.leads_to()).await;
    assert!(page.says("Payment not completed") && page.says("Nothing was charged."));
    assert_eq!(portal.owed_and_in_progress().await, (15_000, 0));
}

#[tokio::test]
async fn pressing_twice_reloading_and_going_back_pay_once() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_card("4242424242424242").await;
    let (first, second) = tokio::join!(maria.complete(&review), maria.complete(&review));
    let payment = first.leads_to();
    assert_eq!(second.leads_to(), payment);
    assert_eq!(maria.complete(&review).await.leads_to(), payment);
    assert_eq!(maria.get(&format!("{payment}/review")).await.leads_to(), payment);
    let edit = payment.replace("/payments/", "/payments/new?draft=");
    assert_eq!(maria.get(&edit).await.leads_to(), payment);
    let cancel = maria.post(&format!("{payment}/cancellation"), &[]).await;
    assert_eq!(cancel.leads_to(), payment, "it is too late to cancel");
    assert_eq!(portal.charged_count().await, 1);
}

#[tokio::test]
async fn an_answer_that_got_lost_is_waited_for() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_card("4242424242424242").await;
    portal.next_charge("error_500_after").await;
    let payment = maria.complete(&review).await.leads_to();
    let page = maria.get(&payment).await;
    assert!(page.says("Please don&#39;t pay again") || page.says("Please don't pay again"));
    assert_eq!(page.headers[REFRESH], "5");
    portal.world.clock.advance_seconds(61);
    assert!(maria.get(&payment).await.headers.get(REFRESH).is_none());
    billing::payments::check_attempts(&portal.world.ctx, 10).await.unwrap();
    assert!(maria.get(&payment).await.says("Payment approved"));
}

#[tokio::test]
async fn a_bill_paid_meanwhile_is_not_paid_again() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let first = maria.review_with_card("4242424242424242").await;
    let second = maria.review_with_card("4242424242424242").await;
    maria.complete(&first).await.leads_to();
    let review = maria.complete(&second).await.leads_to();
    let page = maria.get(&review).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("Please look again") && page.says("$150.00") && page.says("$0.00"));
    assert_eq!(portal.charged_count().await, 1);
}

#[tokio::test]
async fn only_what_was_seen_is_paid() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_card("4242424242424242").await;
    let draft = review.field("draft");
    let method = maria.get(&format!("/payments/new?draft={draft}")).await.field("method");
    let edited = [("draft", &*draft), ("choice", "other"), ("amount", "20"), ("method", &*method)];
    maria.post("/payments/new", &edited).await.leads_to();
    let again = maria.complete(&review).await.leads_to();
    let page = maria.get(&again).await;
    assert!(page.says("you changed the payment in another window"));
    assert!(page.says("Complete payment of $20.00"));
    assert_eq!(portal.charged_count().await, 0);
}

#[tokio::test]
async fn a_canceled_draft_is_gone() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_card("4242424242424242").await;
    let cancel = format!("/payments/{}/cancellation", review.field("draft"));
    assert_eq!(maria.post(&cancel, &[]).await.leads_to(), "/dashboard?canceled=yes");
    let page = maria.complete(&review).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("canceled or completed in another window"));
    assert_eq!(portal.charged_count().await, 0);
}
