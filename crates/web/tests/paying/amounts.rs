//! How much: what is offered, what is kept, what is refused.

use axum::http::StatusCode;

use crate::portal::Portal;

#[tokio::test]
async fn each_choice_says_what_will_remain() {
    let portal = Portal::open().await;
    let page = portal.maria().await.get("/payments/new").await;
    assert_eq!(page.status, StatusCode::OK);
    for sentence in [
        "$150.00",
        "After this payment you will owe nothing.",
        "$100.00",
        "After this payment you will still owe $50.00.",
        "New bank account",
    ] {
        assert!(page.says(sentence), "{sentence}");
    }
}

#[tokio::test]
async fn what_comes_to_nothing_cannot_be_chosen() {
    let portal = Portal::open().await;
    let account = portal.world.account("CL5678").await;
    let page = portal.person("jose", account).await.get("/payments/new").await;
    for sentence in ["You owe nothing right now.", "Nothing is overdue.", "No invoice is open."] {
        assert!(page.says(sentence), "{sentence}");
    }
    assert_eq!(page.html.matches(" disabled").count(), 4);
    assert!(page.says("value=\"other\" required checked"), "any amount can be paid ahead");
}

#[tokio::test]
async fn what_was_typed_is_kept_beside_what_is_wrong_with_it() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    for (typed, sentence) in [
        ("twelve", "We can&#39;t read that amount."),
        ("0", "greater than zero"),
        ("", "Enter the amount you want to pay."),
        ("12,50", "We can&#39;t read that amount."),
        ("1000000.00", "The most you can pay at once is $999,999.99."),
    ] {
        let fields = [("choice", "other"), ("amount", typed), ("method", "card")];
        let page = maria.post("/payments/new", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(page.says(sentence) || page.says(&sentence.replace("&#39;", "'")), "{typed}");
        assert_eq!(page.field("amount"), typed);
        assert!(page.says("value=\"card\" required checked"), "{typed}");
    }
}

#[tokio::test]
async fn ticked_invoices_are_reviewed_and_can_be_edited() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let form = maria.get("/payments/new").await;
    let oldest = form.field("invoice");
    let ticked = maria.get(&format!("/payments/new?invoice={oldest}")).await;
    assert!(ticked.says("value=\"invoices\" required checked"));
    let fields = [("choice", "invoices"), ("invoice", &*oldest), ("method", "card")];
    let method = maria.choose(&fields).await;
    let review = maria.add(&method, &crate::visitor::card("4242424242424242")).await;
    let page = maria.get(&review).await;
    assert!(page.says("Invoice A-1") && !page.says("Invoice A-2"));
    assert!(page.says("Complete payment of $100.00"));
    let edited = maria
        .get(&review.replace("/review", "").replace("/payments/", "/payments/new?draft="))
        .await;
    assert!(edited.says("value=\"invoices\" required checked"));
}

#[tokio::test]
async fn a_part_of_an_invoice_is_reviewed_with_a_question_why() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let oldest = maria.get("/payments/new").await.field("invoice");
    let amount = format!("invoice-{oldest}");
    let mut fields =
        vec![("choice", "invoices"), ("invoice", &*oldest), (&*amount, "60"), ("method", "card")];
    let method = maria.choose(&fields).await;
    let review = maria.add(&method, &crate::visitor::card("4242424242424242")).await;
    let page = maria.get(&review).await;
    assert!(page.says("You pay $60.00 of $100.00."));
    let note = format!("note-{oldest}");
    let (draft, quote) = (page.field("draft"), page.field("quote"));
    let sent = [("draft", &*draft), ("quote", &*quote), (&*note, "Two days without water")];
    let paid = maria.post("/payments", &sent).await.leads_to();
    assert!(maria.get(&paid).await.says("Two days without water"));
    fields[2].1 = "40.01";
    let refused = maria.post("/payments/new", &fields).await;
    assert!(refused.says("On A-1 no more than $40.00 is open."), "{}", refused.html);
    fields[2].1 = "forty";
    let refused = maria.post("/payments/new", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.field(&amount), "forty", "what was typed stays");
}

#[tokio::test]
async fn several_accounts_are_paid_at_once() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    assert!(!maria.get("/payments/new").await.says("value=\"accounts\""), "she has one");
    let shop = portal.shop_of_maria().await.to_string();
    let page = maria.get("/payments/new?choice=accounts").await;
    assert!(page.says("value=\"accounts\" required checked"));
    let home = portal.account.to_string();
    let amount = format!("several-{shop}");
    let fields = [
        ("choice", "accounts"),
        ("several", &*home),
        ("several", &*shop),
        (&*amount, "12.50"),
        ("method", "card"),
    ];
    let method = maria.choose(&fields).await;
    let review = maria.add(&method, &crate::visitor::card("4242424242424242")).await;
    let page = maria.get(&review).await;
    assert!(page.says("Complete payment of $162.50") && page.says("CL1234, CL5678"));
    let receipt = maria.complete(&page).await.leads_to();
    let receipt = maria.get(&receipt).await;
    assert!(receipt.says("Invoice S-1") && receipt.says("CL1234, CL5678"));
    assert_eq!(portal.charged_count().await, 1);
}

#[tokio::test]
async fn an_overpayment_is_kept_as_credit_and_says_so() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let fields = [("choice", "other"), ("amount", "$200"), ("method", "card")];
    let method = maria.choose(&fields).await;
    let review = maria.add(&method, &crate::visitor::card("4242424242424242")).await;
    let page = maria.get(&review).await;
    assert!(page.says("Credit for your next bill") && page.says("$50.00"));
    maria.complete(&page).await;
    assert_eq!(portal.owed_and_in_progress().await, (-5_000, 0));
}

#[tokio::test]
async fn no_choice_without_a_method() {
    let portal = Portal::open().await;
    let page = portal.maria().await.post("/payments/new", &[("choice", "amount_due")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Choose how you want to pay."));
}
