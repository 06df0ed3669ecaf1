//! What a credit card costs extra: seen, accepted or declined, and on the receipt.

use billing::samples;

use crate::portal::Portal;
use crate::visitor::{Person, Seen, card};

/// Of everything due, with a new card that is billed in New York.
async fn review_with(maria: &Person<'_>, number: &str) -> Seen {
    let form = maria.choose(&[("choice", "amount_due"), ("method", "card")]).await;
    let page = maria.begin(&form, &[("state", "NY")]).await.leads_to();
    let back = maria.submit_elsewhere(&page, &card(number)).await;
    maria.get(&maria.get(&back).await.leads_to()).await
}

#[tokio::test]
async fn a_surcharge_is_accepted_and_stands_on_the_receipt() {
    let portal = Portal::of(samples::surcharging()).await;
    let maria = portal.maria().await;
    let form = maria.get("/payments/new").await;
    assert!(form.says("Credit cards add a surcharge of up to 2.9%."));
    let review = review_with(&maria, "4242424242424242").await;
    for sentence in ["Credit card surcharge (2.9%)", "$4.35", "Accept and Continue: pay $154.35"] {
        assert!(review.says(sentence), "{sentence}");
    }
    let receipt = maria.get(&maria.complete(&review).await.leads_to()).await;
    for sentence in ["Payment approved", "Credit card surcharge (2.9%)", "$4.35", "$154.35"] {
        assert!(receipt.says(sentence), "{sentence}");
    }
    assert_eq!(portal.owed_and_in_progress().await, (0, 0));
}

#[tokio::test]
async fn declining_it_pays_nothing_and_names_what_costs_nothing() {
    let portal = Portal::of(samples::surcharging()).await;
    let maria = portal.maria().await;
    let review = review_with(&maria, "4242424242424242").await;
    let draft = review.field("draft");
    assert!(review.says(&format!("href=\"/payments/{draft}/fee-refusal\"")));
    let declined = maria.get(&format!("/payments/{draft}/fee-refusal")).await;
    assert!(declined.says("Nothing was paid") && declined.says("You did not accept the $4.35"));
    for kind in ["card", "bank"] {
        let way = format!("/payment-methods/new?kind={kind}&amp;draft={draft}");
        assert!(declined.says(&way), "{kind}");
    }
    assert_eq!(portal.charged_count().await, 0);
    maria.complete(&review).await.leads_to();
    assert_eq!(portal.charged_count().await, 1, "and it can still be accepted");
}

#[tokio::test]
async fn a_debit_card_costs_nothing_extra() {
    let portal = Portal::of(samples::surcharging()).await;
    let maria = portal.maria().await;
    let review = review_with(&maria, "4000056655665556").await;
    assert!(review.says("Complete payment of $150.00") && !review.says("surcharge"));
    let refusal = format!("/payments/{}/fee-refusal", review.field("draft"));
    assert!(maria.get(&refusal).await.leads_to().ends_with("/review"), "nothing to decline");
}
