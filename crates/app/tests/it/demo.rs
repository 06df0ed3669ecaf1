//! `paydesk demo`: in one minute from nothing to a portal that one can sign in to.

use std::io::{BufRead as _, BufReader};

use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde_json::Value;

use crate::program::{Running, Workplace, complained, printed};

/// A demo on that database, and what it announced.
fn started(place: &Workplace, database: Option<&str>) -> (Running, Value) {
    let mut arguments = vec!["demo", "--json", "--port", "0"];
    arguments.extend(database.iter().flat_map(|url| ["--database", *url]));
    let mut running = place.start(&arguments);
    let mut line = String::new();
    BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (running, serde_json::from_str(&line).expect("one JSON object on the first line"))
}

async fn dashboard_of(demo: &Value, user: &str) -> String {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let portal = demo["portal"].as_str().unwrap();
    let browser = Client::builder().redirect(Policy::none()).build().unwrap();
    let users = demo["users"].as_array().unwrap();
    let known = users.iter().find(|known| known["username"] == user).unwrap();
    let answer = browser
        .post(format!("{portal}/sign-in"))
        .header("sec-fetch-site", "same-origin")
        .form(&[("login", user), ("password", known["password"].as_str().unwrap())])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap();
    let page = browser.get(format!("{portal}/dashboard")).header("cookie", cookie);
    page.send().await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn everybody_it_names_can_sign_in() {
    let (_running, demo) = started(&Workplace::new(), None);
    assert!(demo["console"].is_null() && demo["telephone"].is_null(), "they are not built");
    assert!(dashboard_of(&demo, "maria").await.contains("4471-882-093"));
    assert!(dashboard_of(&demo, "jose").await.contains("lang=\"es"));
    assert!(dashboard_of(&demo, "big").await.contains("CL1000"));
}

#[tokio::test]
async fn its_books_agree_and_its_database_is_not_taken_twice() {
    let place = Workplace::new();
    let database = format!("sqlite:{}", place.path("demo.db").display());
    let (running, demo) = started(&place, Some(&database));
    let again = place.run(&["demo", "--port", "0", "--database", &database]);
    assert_eq!(again.status.code(), Some(1));
    assert!(complained(&again).contains("belongs to Brightwater already"));
    let processor = demo["processor"].as_str().unwrap();
    let (code, told) = verified(&database, processor);
    assert_eq!(code, Some(0), "{told}");
    drop(running);
}

#[tokio::test]
async fn a_payment_is_given_back_at_the_command_line() {
    let mut place = Workplace::new();
    let database = format!("sqlite:{}", place.path("demo.db").display());
    let (_running, demo) = started(&place, Some(&database));
    let db = db::Db::connect(&database).await.unwrap();
    let sql = "SELECT min(receipt_number) FROM payment WHERE state = 'paid' AND refunded_cents = 0";
    let (receipt,): (String,) = db.read().await.unwrap().query_one(sql, &[]).await.unwrap();
    ask_processor_of(&mut place, &database, &demo);
    let typo = place.run(&["refund", &receipt, "--amount", "1,50"]);
    assert_eq!(typo.status.code(), Some(2), "{}", complained(&typo));
    let wish = ["refund", &receipt, "--amount", "1.50", "--key", "once"];
    for _ in 0..2 {
        let done = place.run(&wish);
        assert!(printed(&done).contains("1.50 USD of payment R-"), "{}", complained(&done));
    }
    let rest = place.run(&["refund", &receipt, "--reason", "The account was closed"]);
    assert_eq!(rest.status.code(), Some(0), "{}", complained(&rest));
    let more = place.run(&["refund", &receipt]);
    assert_eq!(more.status.code(), Some(1));
    assert!(complained(&more).contains("There is nothing to refund"));
    assert_eq!(place.run(&["payouts"]).status.code(), Some(0));
    assert!(complained(&place.run(&["payouts", "po_x"])).contains("There is no payout po_x"));
}

#[tokio::test]
async fn what_is_changed_behind_its_back_is_found() {
    let place = Workplace::new();
    let database = format!("sqlite:{}", place.path("demo.db").display());
    let (_running, demo) = started(&place, Some(&database));
    let db = db::Db::connect(&database).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let sql = "UPDATE invoice SET open_cents = open_cents - 1
               WHERE id = (SELECT min(id) FROM invoice WHERE open_cents > 0) ";
    tx.execute(sql, &[]).await.unwrap();
    tx.commit().await.unwrap();
    let (code, told) = verified(&database, demo["processor"].as_str().unwrap());
    assert_eq!(code, Some(1));
    assert!(told.contains("BROKEN  an invoice is open for what its postings say"), "{told}");
    assert!(told.contains("        invoice "), "the offender is named: {told}");
}

fn ask_processor_of(place: &mut Workplace, database: &str, demo: &Value) {
    ask_processor(place, database, demo["processor"].as_str().unwrap());
}

/// The sandbox of seed 1 has a key that is no secret.
fn ask_processor(place: &mut Workplace, database: &str, processor: &str) {
    place.set("DATABASE", database);
    place.set("PROCESSOR_URL", processor);
    place.set("PROCESSOR_SECRET_KEY", "sk_test_sandbox0000000000000001");
}

fn verified(database: &str, processor: &str) -> (Option<i32>, String) {
    let mut place = Workplace::new();
    ask_processor(&mut place, database, processor);
    let output = place.run(&["verify"]);
    (output.status.code(), printed(&output))
}
