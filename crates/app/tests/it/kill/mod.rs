//! `kill -9` at random moments while customers pay: nothing is lost, nothing is doubled, and the
//! books agree with the processor. Everybody is a process of their own: each customer, the
//! processor, and the servers, one on SQLite and three that share a PostgreSQL.
//!
//! Ignored by default because it takes two minutes; `./test.sh kill` runs it.

mod biller;
mod customers;
mod servers;

use std::time::{Duration, Instant};

use biller::Biller;
use customers::Customers;
use db::Db;

/// On each of the two databases.
const KILLS: u32 = 110;
const CUSTOMERS: usize = 8;
/// A server that is killed at once has not even begun; one that is killed later has paid.
const LONGEST_LIFE_MS: u32 = 1_200;
/// The janitor looks after what a killed process had under way 30 seconds after it was begun.
const PATIENCE: Duration = Duration::from_secs(100);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes two minutes; ./test.sh kill runs it"]
async fn one_server_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("paydesk.db").display());
    survives(&database, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes two minutes; ./test.sh kill runs it"]
async fn three_servers_on_one_postgresql() {
    let Some(database) = fresh_postgres().await else {
        println!("skipped: PAYDESK_TEST_POSTGRES names no server");
        return;
    };
    survives(&database, 3).await;
}

async fn survives(database: &str, server_count: usize) {
    let mut biller = Biller::open(database, server_count, CUSTOMERS).await;
    let customers = Customers::begin(&biller);
    for _ in 0..KILLS {
        let life = biller.servers.draw_below(LONGEST_LIFE_MS);
        tokio::time::sleep(Duration::from_millis(life.into())).await;
        biller.servers.kill_one();
    }
    biller.servers.are_up().await;
    let told = customers.end().await;
    assert!(told.approved.len() > 50, "too little was paid to prove anything: {told:?}");
    all_is_decided(&biller).await;

    let paid = biller.paid().await;
    assert_eq!(biller.charged().await, paid, "the processor has charged what we call paid, once");
    for payment in &told.approved {
        assert!(paid.contains(payment), "{payment} was told to be paid");
    }
    let (is_sound, report) = biller.servers.verify();
    assert!(is_sound, "{report}");
    let (payments, approved) = (paid.len(), told.approved.len());
    println!(
        "{KILLS} kills, {payments} payments, {approved} of them approved while their payer waited; \
         {} requests that nobody answered",
        told.unanswered
    );
}

async fn all_is_decided(biller: &Biller) {
    let patience = Instant::now() + PATIENCE;
    while biller.undecided().await > 0 {
        assert!(Instant::now() < patience, "payments are still undecided");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// A database of its own on the server that the tests are told of.
async fn fresh_postgres() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "tests alone are told so where their server is")]
    let url = std::env::var("PAYDESK_TEST_POSTGRES").ok()?;
    let server = Db::connect(&url).await.unwrap();
    let mut conn = server.read().await.unwrap();
    conn.execute("DROP DATABASE IF EXISTS paydesk_kill", &[]).await.unwrap();
    conn.execute("CREATE DATABASE paydesk_kill", &[]).await.unwrap();
    let (address, _) = url.rsplit_once('/')?;
    Some(format!("{address}/paydesk_kill"))
}
