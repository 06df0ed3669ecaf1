//! Paying without signing in: what a guest finds, pays, and never sees.

use axum::http::StatusCode;
use base::{Id, kinds};
use billing::guests::{ReceiptToken, pay_link};
use billing::invoices;

use crate::portal::Portal;
use crate::visitor::{Person, Seen, card};

const EMAIL: (&str, &str) = ("email", "payer@example.com");
const NEW_CARD: (&str, &str) = ("method", "card");

/// Nobody knows a guest's.
const ADDRESS: [(&str, &str); 6] = [
    ("first_name", "Kim"),
    ("last_name", "Payer"),
    ("street", "1 Main Street"),
    ("city", "Springfield"),
    ("state", "NY"),
    ("postal_code", "10001"),
];

async fn id_of(portal: &Portal, number: &str) -> Id<kinds::Invoice> {
    let mut conn = portal.world.ctx.db.read().await.unwrap();
    let number = number.parse().unwrap();
    invoices::find_invoice_by_number(&mut conn, &number).await.unwrap().unwrap().id
}

async fn link_to(portal: &Portal, number: &str) -> String {
    let link = pay_link(&portal.world.ctx, id_of(portal, number).await).await.unwrap();
    link.strip_prefix(&*portal.world.ctx.portal_url).unwrap().to_owned()
}

/// Whoever has followed the link to this bill.
async fn guest_by_link<'p>(portal: &'p Portal, number: &str) -> Person<'p> {
    portal.stranger().come(&link_to(portal, number).await, &[]).await
}

/// Of these, with that card, up to the review.
async fn review(guest: &Person<'_>, fields: &[(&str, &str)], number: &str) -> Seen {
    let fields = [&[EMAIL, NEW_CARD], fields].concat();
    let form = guest.choose(&fields).await;
    let page = guest.begin(&form, &ADDRESS).await.leads_to();
    let back = guest.submit_elsewhere(&page, &card(number)).await;
    guest.get(&guest.get(&back).await.leads_to()).await
}

async fn review_all(guest: &Person<'_>, number: &str) -> Seen {
    let portal = guest.portal;
    let (first, second) = (id_of(portal, "A-1").await, id_of(portal, "A-2").await);
    let (first, second) = (first.to_string(), second.to_string());
    review(guest, &[("choice", "invoices"), ("invoice", &first), ("invoice", &second)], number)
        .await
}

/// What nobody may be shown who has only found a bill.
fn hides_the_rest(page: &Seen) {
    for word in ["CL1234", "Lopez", "maria@example.com", "After this payment", "/invoices/"] {
        assert!(!page.says(word), "{word}");
    }
}

#[tokio::test]
async fn a_guest_pays_one_of_the_bills_that_were_found() {
    let portal = Portal::open().await;
    let guest = portal.guest_of("CL1234").await;
    let form = guest.get("/guest/payments/new").await;
    for word in ["M•••••, account •••234", "A-1", "$100.00", "A-2", "$50.00"] {
        assert!(form.says(word), "{word}");
    }
    hides_the_rest(&form);
    let first = id_of(&portal, "A-1").await.to_string();
    let ticked = [("choice", "invoices"), ("invoice", &*first)];
    let review = review(&guest, &ticked, "4242424242424242").await;
    assert!(review.says("Complete payment of $100.00") && review.says("Invoice A-1"));
    hides_the_rest(&review);
    let receipt = guest.get(&guest.complete(&review).await.leads_to()).await;
    assert!(receipt.says("Payment approved") && receipt.says("e-mailing the receipt to payer@"));
    hides_the_rest(&receipt);
    assert_eq!(portal.owed_and_in_progress().await, (5_000, 0));
}

#[tokio::test]
async fn whoever_holds_the_account_sees_what_a_guest_paid() {
    let portal = Portal::open().await;
    let (guest, maria) = (portal.guest_of("CL1234").await, portal.maria().await);
    let reviewed = review_all(&guest, "4242424242424242").await;
    let payment = guest.complete(&reviewed).await.leads_to();
    let seen = maria.get(payment.strip_prefix("/guest").unwrap()).await;
    assert!(seen.says("Payment approved") && seen.says("CL1234") && seen.says("/invoices/A-1"));
}

#[tokio::test]
async fn an_amount_of_ones_own_tells_nothing_of_other_bills() {
    let portal = Portal::open().await;
    let guest = guest_by_link(&portal, "A-2").await;
    let form = guest.get("/guest/payments/new").await;
    assert!(form.says("A-2") && !form.says("A-1"));
    let other = [("choice", "other"), ("amount", "120")];
    let review = review(&guest, &other, "4242424242424242").await;
    for page in [guest.get(&guest.complete(&review).await.leads_to()).await, review] {
        for word in ["A-2", "$20.00", "Credited to the account", "$100.00"] {
            assert!(page.says(word), "{word}");
        }
        assert!(!page.says("A-1"));
        hides_the_rest(&page);
    }
    assert_eq!(portal.owed_and_in_progress().await, (3_000, 0), "the oldest bill is paid first");
}

#[tokio::test]
async fn what_was_not_found_is_neither_ticked_nor_told() {
    let portal = Portal::open().await;
    let guest = guest_by_link(&portal, "A-2").await;
    let other = id_of(&portal, "A-1").await.to_string();
    let ticked = [EMAIL, NEW_CARD, ("choice", "invoices"), ("invoice", &*other)];
    let page = guest.try_to_choose(&ticked).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Choose at least one invoice to pay.") && !page.says("$100.00"));
    for choice in ["amount_due", "current_billed", "past_due", "accounts"] {
        let balance = guest.try_to_choose(&[EMAIL, NEW_CARD, ("choice", choice)]).await;
        assert_eq!(balance.status, StatusCode::NOT_FOUND, "{choice}");
    }
}

#[tokio::test]
async fn the_receipt_needs_an_address() {
    let portal = Portal::open().await;
    let guest = portal.guest_of("CL1234").await;
    for (email, said) in [("", "Enter an e-mail address"), ("x", "That isn&#39;t an e-mail")] {
        let other = [("choice", "other"), ("amount", "5"), NEW_CARD, ("email", email)];
        let page = guest.try_to_choose(&other).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(said) || page.says(&said.replace("&#39;", "'")), "{said}");
    }
}

#[tokio::test]
async fn a_declined_guest_tries_another_card_with_the_choice_kept() {
    let portal = Portal::open().await;
    let guest = portal.guest_of("CL1234").await;
    let other = [("choice", "other"), ("amount", "7.50")];
    let reviewed = review(&guest, &other, "4000000000000341").await;
    let payment = guest.complete(&reviewed).await.leads_to();
    let page = guest.get(&payment).await;
    assert!(page.says("Payment not completed") && page.says("Nothing was charged."));
    let again = payment.replace("/payments/", "/payments/new?again=");
    assert!(page.says(&again));
    let form = guest.get(&again).await;
    assert_eq!((form.field("amount").as_str(), form.field("email").as_str()), ("7.50", EMAIL.1));
    let reviewed = review(&guest, &other, "4242424242424242").await;
    assert!(guest.get(&guest.complete(&reviewed).await.leads_to()).await.says("approved"));
}

#[tokio::test]
async fn pressing_twice_in_two_windows_and_going_back_pay_once() {
    let portal = Portal::open().await;
    let guest = portal.guest_of("CL1234").await;
    let other_window = portal.guest_of("CL1234").await;
    let reviewed = review_all(&guest, "4242424242424242").await;
    let there = review_all(&other_window, "4242424242424242").await;
    let (first, second) = tokio::join!(guest.complete(&reviewed), guest.complete(&reviewed));
    let payment = first.leads_to();
    assert_eq!(second.leads_to(), payment);
    assert_eq!(guest.get(&format!("{payment}/review")).await.leads_to(), payment);
    let late = other_window.complete(&there).await.leads_to();
    let page = other_window.get(&late).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("Please look again") && !page.says("Amount due now"));
    assert!(guest.get("/guest/payments/new").await.says("Nothing to pay"));
    assert_eq!(portal.charged_count().await, 1);
}

#[tokio::test]
async fn a_guest_of_one_account_sees_nothing_of_anothers() {
    let portal = Portal::open().await;
    let account = portal.world.account("TO9999").await;
    portal.bill(account, "B-1", "2026-11-01", 7_700).await;
    let maria = portal.maria().await;
    let hers = maria.complete(&maria.review_with_card("4242424242424242").await).await.leads_to();
    portal.bill(portal.account, "A-3", "2026-12-01", 5_000).await;
    let (guest, other) = (guest_by_link(&portal, "A-3").await, portal.guest_of("TO9999").await);
    let (amount, method) = (("amount", "5"), NEW_CARD);
    let setup = guest.choose(&[("choice", "other"), amount, EMAIL, method]).await;
    let draft = setup.rsplit('=').next().unwrap();
    let review = format!("/guest/payments/{draft}/review");
    let setup = format!("/guest/payment-methods/setups/{draft}");
    for (address, known) in [(format!("/guest{hers}"), false), (review, true), (setup, false)] {
        assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(portal.stranger().get(&address).await.leads_to(), "/guest");
        assert_eq!(guest.get(&address).await.status != StatusCode::NOT_FOUND, known, "{address}");
    }
    assert_eq!(other.get(&hers).await.leads_to().split('?').next(), Some("/sign-in"));
    let pay = other.post("/guest/payments", &[("draft", draft)]).await;
    assert_eq!(pay.status, StatusCode::CONFLICT, "to others it is gone");
}

#[tokio::test]
async fn the_letters_link_shows_the_receipt_and_nothing_else() {
    let portal = Portal::open().await;
    let guest = portal.guest_of("CL1234").await;
    let reviewed = review_all(&guest, "4242424242424242").await;
    let payment = guest.complete(&reviewed).await.leads_to();
    let id: Id<kinds::Payment> = payment.rsplit('/').next().unwrap().parse().unwrap();
    let token = ReceiptToken::derive(&portal.world.ctx.secret, id);
    let address = format!("/guest/receipts/{id}?token=");
    portal.world.clock.advance_seconds(90 * 24 * 3_600);
    let receipt = portal.stranger().get(&format!("{address}{}", token.expose())).await;
    assert!(receipt.says("Payment approved") && receipt.says("Invoice A-1"));
    hides_the_rest(&receipt);
    let forged = portal.stranger().get(&format!("{address}{}", "A".repeat(22))).await;
    assert_eq!(forged.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn after_half_an_hour_the_bill_is_looked_up_again() {
    let portal = Portal::open().await;
    let guest = portal.guest_of("CL1234").await;
    let reviewed = review_all(&guest, "4242424242424242").await;
    portal.world.clock.advance_seconds(30 * 60);
    let late = guest.complete(&reviewed).await;
    assert_eq!(late.leads_to(), "/guest?expired=yes");
    let page = portal.stranger().get("/guest?expired=yes").await;
    assert!(page.says("a bill stays open here for 30 minutes only"));
    assert_eq!(portal.charged_count().await, 0);
}

#[tokio::test]
async fn a_pay_link_says_how_its_bill_stands() {
    let portal = Portal::open().await;
    let (stranger, link) = (portal.stranger(), link_to(&portal, "A-1").await);
    let open = stranger.get(&link).await;
    for word in ["Brightwater", "A-1", "November 1, 2026", "$100.00", "M•••••, account •••234"]
    {
        assert!(open.says(word), "{word}");
    }
    hides_the_rest(&open);
    let guest = guest_by_link(&portal, "A-1").await;
    let invoice = id_of(&portal, "A-1").await.to_string();
    let ticked = [("choice", "invoices"), ("invoice", &*invoice)];
    let reviewed = review(&guest, &ticked, "4242424242424242").await;
    portal.next_charge("error_500_after").await;
    guest.complete(&reviewed).await.leads_to();
    assert!(stranger.get(&link).await.says("A payment is on its way"));
    portal.world.clock.advance_seconds(61);
    billing::payments::check_attempts(&portal.world.ctx, 10).await.unwrap();
    assert!(stranger.get(&link).await.says("Already paid, thank you"));
    portal.world.clock.advance_seconds(60 * 24 * 3_600);
    let gone = stranger.get(&link).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(gone.says("This link can no longer be used"));
}

#[tokio::test]
async fn the_offer_to_register_tells_no_account_number() {
    let portal = Portal::open().await;
    let guest = portal.guest_of("CL1234").await;
    let reviewed = review_all(&guest, "4242424242424242").await;
    let receipt = guest.get(&guest.complete(&reviewed).await.leads_to()).await;
    let link = receipt.html.split("href=\"").find(|it| it.starts_with("/register/receipt"));
    let link = link.unwrap().split('"').next().unwrap();
    let offer = portal.stranger().get(link).await;
    assert!(offer.says("•••234") && offer.says("payer@example.com") && offer.says("Get the code"));
    hides_the_rest(&offer);
}
