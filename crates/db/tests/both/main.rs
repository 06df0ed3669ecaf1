//! The same stories on SQLite in memory, on a SQLite file, and (when DB_TEST_POSTGRES is set, see
//! test.sh) on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "the helpers of tests panic like the tests themselves")]

mod batches;
mod everywhere;

use std::sync::atomic::{AtomicU64, Ordering};

use db::{Conn, Db, Migration, Result, row};

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "0001_account",
        text: "CREATE TABLE account (
                 id TEXT PRIMARY KEY,
                 email TEXT NOT NULL,
                 autopay BOOLEAN NOT NULL,
                 pin BYTEA,
                 cents BIGINT NOT NULL CONSTRAINT account_not_overdrawn CHECK (cents >= 0)
               );
               CREATE UNIQUE INDEX account_email ON account (email);",
    },
    Migration {
        name: "0002_attempt",
        text: "CREATE TABLE attempt (
                 id TEXT PRIMARY KEY,
                 account_id TEXT NOT NULL REFERENCES account (id),
                 scope TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
                 parent TEXT REFERENCES attempt (id) DEFERRABLE INITIALLY DEFERRED
               );
               CREATE UNIQUE INDEX attempt_one_open ON attempt (account_id) WHERE state = 'open';
               CREATE UNIQUE INDEX attempt_key ON attempt (scope, key);",
    },
];

#[derive(Debug, PartialEq)]
struct Account {
    id: String,
    email: String,
    autopay: bool,
    pin: Option<Vec<u8>>,
    cents: i64,
}
row!(Account { id, email, autopay, pin, cents });

async fn insert(db: &mut Conn, account: &Account) -> Result<()> {
    let Account { id, email, autopay, pin, cents } = account;
    let rows = db
        .execute(
            "INSERT INTO account (id, email, autopay, pin, cents) VALUES ($1, $2, $3, $4, $5)",
            &[id, email, autopay, pin, cents],
        )
        .await?;
    assert_eq!(rows, 1);
    Ok(())
}

async fn find(db: &mut Conn, id: &str) -> Result<Option<Account>> {
    db.find("SELECT id, email, autopay, pin, cents FROM account WHERE id = $1 FOR UPDATE", &[&id])
        .await
}

async fn add(db: &mut Conn, id: &str, cents: i64) -> Result<()> {
    let sql = "UPDATE account SET cents = cents + $1 WHERE id = $2";
    db.execute(sql, &[&cents, &id]).await.map(drop)
}

async fn attempt(
    db: &mut Conn,
    id: &str,
    key: &str,
    state: &str,
    parent: Option<&str>,
) -> Result<()> {
    let sql = "INSERT INTO attempt (id, account_id, scope, key, state, parent)
               VALUES ($1, 'a', 's', $2, $3, $4)";
    db.execute(sql, &[&id, &key, &state, &parent]).await.map(drop)
}

async fn cents(db: &Db, id: &str) -> i64 {
    let mut conn = db.read().await.unwrap();
    let (cents,) = conn.query_one("SELECT cents FROM account WHERE id = $1", &[&id]).await.unwrap();
    cents
}

fn account(id: &str) -> Account {
    let (id, email) = (id.to_owned(), format!("{id}@example.com"));
    Account { id, email, autopay: true, pin: Some(vec![0, 255]), cents: 0 }
}

async fn with_account(db: &Db) {
    assert_eq!(db.migrate(MIGRATIONS).await.unwrap(), MIGRATIONS.len());
    let mut tx = db.begin().await.unwrap();
    insert(&mut tx, &account("a")).await.unwrap();
    tx.commit().await.unwrap();
}

/// A fresh schema in the PostgreSQL that test.sh started, or None.
async fn postgres() -> Option<Db> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    #[expect(clippy::disallowed_methods, reason = "tests alone are told so where their server is")]
    let url = std::env::var("DB_TEST_POSTGRES").ok()?;
    let schema = format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let (client, link) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(link);
    client.batch_execute(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    Some(Db::connect(&format!("{url}?options=-csearch_path%3D{schema}")).await.unwrap())
}

struct File(std::path::PathBuf);

impl File {
    fn new() -> File {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("db-test-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        File(dir)
    }
    fn url(&self) -> String {
        format!("sqlite:{}", self.0.join("test.db").display())
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

macro_rules! stories {
    ($($name:ident)+) => {
        mod memory { $(
            #[tokio::test]
            async fn $name() {
                crate::everywhere::$name(db::Db::connect("sqlite::memory:").await.unwrap()).await
            }
            )+
        }
        mod memory_threads { $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                crate::everywhere::$name(db::Db::connect("sqlite::memory:").await.unwrap()).await
            }
            )+
        }
        mod file { $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                let file = super::File::new();
                crate::everywhere::$name(db::Db::connect(&file.url()).await.unwrap()).await
            }
            )+
        }
        mod pg { $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                let Some(db) = super::postgres().await else { return };
                crate::everywhere::$name(db).await
            }
            )+
        }
    };
}
stories! {
    values_come_back_as_they_went_in
    constraints_are_named
    a_failed_statement_spoils_its_transaction
    a_change_that_was_only_sent_fails_all_the_same
    rows_go_in_and_are_found_together
    a_wait_that_was_cut_off_loses_nothing_that_is_committed
    a_failing_transaction_leaves_the_others
    dropped_futures_undo_only_themselves
    sixty_four_writers_sum_right
    readers_see_only_what_is_committed
    migrations_run_once_and_never_change
    long_work_is_offloaded
    a_snapshot_does_not_move
    a_job_is_leased_once_and_comes_back
}
