//! `kill -9` while customers pay: nothing is lost, nothing is doubled, and the books agree with the
//! processor. On SQLite with one server, on PostgreSQL with two that share it.
//!
//! Ignored by default because it takes a minute or two; `./test.sh kill` runs it.

mod biller;
mod customers;

use std::time::{Duration, Instant};

use biller::Biller;
use customers::Customers;

const KILLS: u32 = 30;
const CUSTOMERS: usize = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute; ./test.sh kill runs it"]
async fn one_server_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("paydesk.db").display());
    survives(&database, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute; ./test.sh kill runs it"]
async fn two_servers_on_one_postgresql() {
    let Some(database) = biller::fresh_postgres().await else {
        println!("skipped: PAYDESK_TEST_POSTGRES names no server");
        return;
    };
    survives(&database, 2).await;
}

async fn survives(database: &str, server_count: usize) {
    let mut biller = Biller::open(database, server_count, CUSTOMERS).await;
    let customers = Customers::begin(&biller);
    for _ in 0..KILLS {
        let moment = Duration::from_millis(u64::from(biller.draw_below(900)) + 300);
        tokio::time::sleep(moment).await;
        biller.kill_one().await;
    }
    let told = customers.end().await;
    assert!(told.completed > 20, "too little was paid to prove anything: {told:?}");
    let patience = Instant::now() + Duration::from_secs(100);
    while biller.undecided().await > 0 {
        assert!(Instant::now() < patience, "payments are still undecided");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let (is_sound, report) = biller.verify();
    assert!(is_sound, "{report}");
    let paid = biller.paid().await;
    println!("{KILLS} kills, {paid} payments, {told:?}");
    assert!(paid >= i64::try_from(told.completed).unwrap(), "whoever was told so has paid");
}
