//! By invoice: the locator, what it shows, and what is ticked.

use axum::http::StatusCode;

use crate::browser::{Browser, Seen};
use crate::portal::{Portal, details};

async fn search(browser: &mut Browser, number: &str, postal_code: &str) -> Seen {
    let fields = [("account_number", number), ("postal_code", postal_code)];
    browser.post("/register/invoice", &fields).await
}

#[tokio::test]
async fn maria_ticks_her_invoices_and_registers() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    assert_eq!(search(&mut browser, "cl1234", "10001").await.leads_to(), "/register/invoices");
    let page = browser.get("/register/invoices").await;
    assert!(page.says("M•••••, account •••234") && page.says("$100.00"));
    assert!(!page.says("Lopez") && !page.says("CL1234") && !page.says("example.com"));
    let ticked = [("invoice", "1"), ("invoice", "2")];
    let chosen = browser.post("/register/invoices", &ticked).await;
    assert_eq!(chosen.leads_to(), "/register/code");
    let code = portal.find_code(&browser).await.unwrap();
    let proved = browser.post("/register/code", &[("code", &code)]).await;
    assert_eq!(proved.leads_to(), "/register/details");
    let done = browser.post("/register/details", &details(&[])).await;
    assert_eq!(done.leads_to(), "/dashboard?notice=registered");
}

#[tokio::test]
async fn whichever_criterion_is_wrong_the_page_is_the_same() {
    let portal = Portal::open().await;
    let mut pages = Vec::new();
    for (number, postal_code) in [("CL0000", "10001"), ("CL1234", "10009"), ("CL5555", "10001")] {
        let page = search(&mut portal.browser(), number, postal_code).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("We found no invoice with these details."));
        let typed = [number, postal_code].map(|typed| format!("value=\"{typed}\""));
        pages.push(typed.iter().fold(page.html, |html, typed| html.replace(typed, "…")));
    }
    assert!(pages.iter().all(|page| *page == pages[0]));
}

#[tokio::test]
async fn nothing_ticked_is_said_and_what_is_not_listed_is_not_taken() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    search(&mut browser, "CL1234", "10001").await;
    for ticked in [&[][..], &[("invoice", "99")], &[("invoice", "A-1")]] {
        let page = browser.post("/register/invoices", ticked).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("Choose at least one invoice to register."));
    }
}

/// One more invoice found, of an account with another address of record: a search of today finds one
/// account's only.
async fn find_another(portal: &Portal) {
    let account = portal.bill_another("TO9999", "B-1", "other@example.com").await;
    let sql =
        "INSERT INTO registration_claim (registration_id, position, account_id, invoice_id, state)
               SELECT registration.id, 3, account_id, invoice.id, 'found'
               FROM registration, invoice WHERE account_id = $1";
    let mut tx = portal.world.ctx.db.begin().await.unwrap();
    tx.execute(sql, &[&account]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn accounts_of_another_address_are_left_out_and_only_the_codes_reader_is_told() {
    for (language, said) in [
        ("en", "One account you ticked has another e-mail address on file"),
        ("es", "Una de las cuentas que marcó tiene otro correo electrónico"),
    ] {
        let portal = Portal::open().await;
        let mut browser = portal.browser();
        browser.post("/language", &[("language", language)]).await;
        search(&mut browser, "CL1234", "10001").await;
        find_another(&portal).await;
        let ticked = [("invoice", "1"), ("invoice", "3")];
        browser.post("/register/invoices", &ticked).await;
        assert!(!browser.get("/register/code").await.says(said));
        let code = portal.find_code(&browser).await.unwrap();
        browser.post("/register/code", &[("code", &code)]).await;
        let page = browser.get("/register/details").await;
        assert!(page.says(said) && page.says("CL1234") && !page.says("TO9999"), "{}", page.html);
    }
}
