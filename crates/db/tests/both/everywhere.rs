//! What holds on every database alike.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use base::{Clock, FakeClock, Id, SeededChance};
use db::{Db, Error, Migration, Result, ToValue, jobs};
use tokio::time::{sleep, timeout};

use crate::{Account, MIGRATIONS, account, add, attempt, cents, find, insert, with_account};

pub async fn values_come_back_as_they_went_in(db: Db) {
    with_account(&db).await;
    let other = Account { autopay: false, pin: None, cents: i64::MAX, ..account("b") };
    let mut tx = db.begin().await.unwrap();
    insert(&mut tx, &other).await.unwrap();
    assert_eq!(find(&mut tx, "b").await.unwrap(), Some(other));
    assert_eq!(find(&mut tx, "a").await.unwrap(), Some(account("a")));
    assert_eq!(find(&mut tx, "c").await.unwrap(), None);
    let (id,): (String,) = tx
        .query_one("UPDATE account SET cents = 5 WHERE id = $1 RETURNING id", &[&"b"])
        .await
        .unwrap();
    assert_eq!(id, "b");
    tx.commit().await.unwrap();

    let mut conn = db.read().await.unwrap();
    let sum = "SELECT CAST(sum(cents) AS BIGINT), count(*), max(cents) IS NULL FROM account";
    assert_eq!(conn.query_one::<(i64, i64, bool)>(sum, &[]).await.unwrap(), (5, 2, false));
    let page =
        "SELECT id FROM account WHERE (cents, id) < ($1, $2) ORDER BY cents DESC, id DESC LIMIT $3";
    let ids: Vec<(String,)> = conn.query(page, &[&5i64, &"b", &10i64]).await.unwrap();
    assert_eq!(ids, [("a".to_owned(),)]);
    let none = conn.query_one::<(i64,)>("SELECT cents FROM account WHERE id = 'x'", &[]).await;
    assert!(matches!(none, Err(Error::NotFound)));
    let wrong = conn.query_one::<(bool,)>("SELECT email FROM account WHERE id = 'a'", &[]).await;
    assert!(matches!(wrong, Err(Error::Column(_))), "{wrong:?}");
    let swapped = "SELECT email, id, autopay, pin, cents FROM account WHERE id = 'a'";
    assert!(matches!(conn.query_one::<Account>(swapped, &[]).await, Err(Error::Column(_))));
}

pub async fn constraints_are_named(db: Db) {
    with_account(&db).await;
    let mut tx = db.begin().await.unwrap();
    attempt(&mut tx, "1", "k", "open", None).await.unwrap();
    tx.commit().await.unwrap();

    let broken = |tx: db::Tx, outcome: Result<()>| {
        drop(tx);
        match outcome {
            Err(Error::Constraint(name)) => name,
            other => panic!("{other:?}"),
        }
    };
    let mut tx = db.begin().await.unwrap();
    // Where two constraints are broken at once the databases name different ones.
    let outcome = insert(&mut tx, &Account { id: "a".to_owned(), ..account("b") }).await;
    assert_eq!(broken(tx, outcome), "account_pkey");
    let mut tx = db.begin().await.unwrap();
    let outcome = insert(&mut tx, &Account { email: account("a").email, ..account("b") }).await;
    assert_eq!(broken(tx, outcome), "account_email");
    let mut tx = db.begin().await.unwrap();
    let outcome = add(&mut tx, "a", -1).await;
    assert_eq!(broken(tx, outcome), "account_not_overdrawn");
    let mut tx = db.begin().await.unwrap();
    let outcome = attempt(&mut tx, "2", "k", "failed", None).await;
    assert_eq!(broken(tx, outcome), "attempt_key");
    let mut tx = db.begin().await.unwrap();
    let outcome = attempt(&mut tx, "2", "k2", "open", None).await;
    assert_eq!(broken(tx, outcome), "attempt_one_open");
    let mut tx = db.begin().await.unwrap();
    let outcome = tx.execute("UPDATE account SET email = NULL", &[]).await.map(drop);
    assert_eq!(broken(tx, outcome), "account_email_not_null");
    let mut tx = db.begin().await.unwrap();
    let outcome = tx.execute("DELETE FROM account", &[]).await;
    assert!(matches!(outcome, Err(Error::ForeignKey)), "{outcome:?}");
}

pub async fn a_failed_statement_spoils_its_transaction(db: Db) {
    with_account(&db).await;
    let mut tx = db.begin().await.unwrap();
    add(&mut tx, "a", 7).await.unwrap();
    add(&mut tx, "a", -8).await.unwrap_err();
    assert!(matches!(add(&mut tx, "a", 1).await, Err(Error::Aborted)));
    assert!(matches!(tx.commit().await, Err(Error::Aborted)));
    assert_eq!(cents(&db, "a").await, 0);
}

/// PostgreSQL tells it with a later statement, SQLite at once.
pub async fn a_change_that_was_only_sent_fails_all_the_same(db: Db) {
    with_account(&db).await;
    let mut tx = db.begin().await.unwrap();
    let sql = "UPDATE account SET cents = cents + $1 WHERE id = $2";
    tx.send(sql, &[&7i64, &"a"]).await.unwrap();
    let overdrawn = tx.send(sql, &[&-8i64, &"a"]).await;
    let read = tx.query::<(i64,)>("SELECT cents FROM account WHERE id = 'a'", &[]).await;
    assert!(matches!(overdrawn.and(read.map(drop)), Err(Error::Constraint(_))));
    assert!(matches!(tx.commit().await, Err(Error::Aborted)));
    assert_eq!(cents(&db, "a").await, 0);

    let mut tx = db.begin().await.unwrap();
    let sent = tx.send(sql, &[&-1i64, &"a"]).await;
    assert!(sent.is_err() || tx.commit().await.is_err(), "the last one is told by the commit");
    assert_eq!(cents(&db, "a").await, 0);
}

pub async fn rows_go_in_and_are_found_together(db: Db) {
    with_account(&db).await;
    let accounts: Vec<Account> = (0..150).map(|n| account(&format!("n{n}"))).collect();
    let mut tx = db.begin().await.unwrap();
    let rows: Vec<[&(dyn ToValue + Sync); 3]> = accounts
        .iter()
        .map(|account| [&account.id as _, &account.email as _, &account.pin as _])
        .collect();
    let sql = "INSERT INTO account (id, email, autopay, pin, cents) VALUES ($1, $2, TRUE, $3, 0)";
    tx.send_rows(sql, &rows).await.unwrap();
    let wanted = [[&"n0" as &(dyn ToValue + Sync)], [&"nobody"], [&"n149"]];
    let sql = "SELECT id FROM account JOIN (VALUES ($1)) AS wanted ON id = column1";
    let mut found: Vec<(String,)> = tx.query_rows(sql, &wanted).await.unwrap();
    found.sort();
    assert_eq!(found, [("n0".to_owned(),), ("n149".to_owned(),)]);
    tx.commit().await.unwrap();
    let count = "SELECT count(*) FROM account";
    let mut conn = db.read().await.unwrap();
    assert_eq!(conn.query_one::<(i64,)>(count, &[]).await.unwrap(), (151,));
}

/// Whoever waits for a statement may give up; what was sent before it is then done or not, but a
/// commit that succeeds has it.
pub async fn a_wait_that_was_cut_off_loses_nothing_that_is_committed(db: Db) {
    with_account(&db).await;
    for _ in 0..20 {
        let before = cents(&db, "a").await;
        let mut tx = db.begin().await.unwrap();
        let sql = "UPDATE account SET cents = cents + $1 WHERE id = $2";
        tx.send(sql, &[&1i64, &"a"]).await.unwrap();
        let slow = tx.query::<(i64,)>("SELECT count(*) FROM account", &[]);
        let was_cut = timeout(Duration::ZERO, slow).await.is_err();
        let is_committed = tx.commit().await.is_ok();
        assert!(is_committed || was_cut);
        assert_eq!(cents(&db, "a").await, before + i64::from(is_committed));
    }
}

pub async fn a_failing_transaction_leaves_the_others(db: Db) {
    with_account(&db).await;
    let writers: Vec<_> = (0..8i64)
        .map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut tx = db.begin().await?;
                add(&mut tx, "a", 1).await?;
                tokio::task::yield_now().await;
                if n == 3 {
                    let twin = Account { id: "a".to_owned(), ..account("b") };
                    insert(&mut tx, &twin).await?;
                }
                tx.commit().await
            })
        })
        .collect();
    let mut failed = Vec::new();
    for writer in writers {
        failed.extend(writer.await.unwrap().err());
    }
    assert!(matches!(&failed[..], [Error::Constraint(name)] if name == "account_pkey"));
    assert_eq!(cents(&db, "a").await, 7);
}

pub async fn dropped_futures_undo_only_themselves(db: Db) {
    with_account(&db).await;
    // Many tasks, some cut off at an arbitrary await: in line, inside, or waiting for COMMIT.
    let kept = std::sync::Arc::new(AtomicU64::new(0));
    let tasks: Vec<_> = (0..60u64)
        .map(|n| {
            let (db, kept) = (db.clone(), kept.clone());
            tokio::spawn(async move {
                let mut tx = db.begin().await.unwrap();
                add(&mut tx, "a", 1).await.unwrap();
                if n % 4 == 0 {
                    sleep(Duration::from_millis(2)).await;
                }
                add(&mut tx, "a", 1).await.unwrap();
                tx.commit().await.unwrap();
                kept.fetch_add(2, Ordering::Relaxed);
            })
        })
        .collect();
    for (n, task) in tasks.iter().enumerate().filter(|(n, _)| n % 3 == 0) {
        if n % 2 == 0 {
            sleep(Duration::from_micros(700)).await;
        }
        task.abort();
    }
    for task in tasks {
        let _ = timeout(Duration::from_secs(10), task).await.expect("nobody is stranded");
    }
    let (sum, kept) = (cents(&db, "a").await as u64, kept.load(Ordering::Relaxed));
    assert!(sum >= kept && sum.is_multiple_of(2) && sum <= 120, "{sum} of {kept} acknowledged");

    let mut tx = db.begin().await.unwrap();
    add(&mut tx, "a", 1000).await.unwrap();
    drop(tx);
    let mut tx = timeout(Duration::from_secs(5), db.begin()).await.expect("free again").unwrap();
    assert_eq!(find(&mut tx, "a").await.unwrap().unwrap().cents as u64, sum);
}

pub async fn sixty_four_writers_sum_right(db: Db) {
    with_account(&db).await;
    let writers: Vec<_> = (0..64)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                for _ in 0..10 {
                    let mut tx = db.begin().await?;
                    let seen = find(&mut tx, "a").await?.unwrap().cents;
                    let sql = "UPDATE account SET cents = $1 WHERE id = 'a'";
                    tx.execute(sql, &[&(seen + 1)]).await?;
                    tx.commit().await?;
                }
                Ok::<(), Error>(())
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap().unwrap();
    }
    assert_eq!(cents(&db, "a").await, 640);
}

pub async fn readers_see_only_what_is_committed(db: Db) {
    with_account(&db).await;
    let mut tx = db.begin().await.unwrap();
    add(&mut tx, "a", 5).await.unwrap();
    assert_eq!(cents(&db, "a").await, 0);
    tx.commit().await.unwrap();
    assert_eq!(cents(&db, "a").await, 5);
}

pub async fn migrations_run_once_and_never_change(db: Db) {
    assert_eq!(db.migrate(&MIGRATIONS[..1]).await.unwrap(), 1);
    assert_eq!(db.migrate(MIGRATIONS).await.unwrap(), 1);
    assert_eq!(db.migrate(MIGRATIONS).await.unwrap(), 0);
    assert!(matches!(db.migrate(&MIGRATIONS[..1]).await, Err(Error::Migration(_))));
    let changed = [Migration { text: "SELECT 1", ..MIGRATIONS[0] }, MIGRATIONS[1]];
    assert!(matches!(db.migrate(&changed).await, Err(Error::Migration(_))));
    let broken = [MIGRATIONS[0], MIGRATIONS[1], Migration { name: "3", text: "CREATE TABLE x (" }];
    db.migrate(&broken).await.unwrap_err();
    assert_eq!(db.migrate(MIGRATIONS).await.unwrap(), 0);
}

pub async fn long_work_is_offloaded(db: Db) {
    with_account(&db).await;
    let inner = db.clone();
    let count = db.offload(async move {
        let mut tx = inner.begin().await?;
        for _ in 0..100 {
            add(&mut tx, "a", 1).await?;
        }
        tx.commit().await?;
        let mut conn = inner.read().await?;
        let (count,): (i64,) = conn.query_one("SELECT count(*) FROM account", &[]).await?;
        Ok::<i64, Error>(count)
    });
    assert_eq!(count.await.unwrap().unwrap(), 1);
    assert_eq!(cents(&db, "a").await, 100);
}

pub async fn a_snapshot_does_not_move(db: Db) {
    with_account(&db).await;
    let mut snapshot = db.read_snapshot().await.unwrap();
    let sum = "SELECT CAST(sum(cents) AS BIGINT) FROM account";
    assert_eq!(snapshot.query_one::<(i64,)>(sum, &[]).await.unwrap(), (0,));
    let mut tx = db.begin().await.unwrap();
    add(&mut tx, "a", 9).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(snapshot.query_one::<(i64,)>(sum, &[]).await.unwrap(), (0,));
    drop(snapshot);
    assert_eq!(cents(&db, "a").await, 9);
}

pub async fn a_job_is_leased_once_and_comes_back(db: Db) {
    db.migrate(&[Migration { name: "0001_jobs", text: jobs::TABLE }]).await.unwrap();
    let (clock, chance) = (FakeClock::at("2026-11-23T08:00:00Z"), SeededChance::new(1));
    let mut tx = db.begin().await.unwrap();
    let id = Id::new(&clock, &chance);
    jobs::enqueue(&mut tx, id, "mail", "letter 1", clock.now()).await.unwrap();
    tx.commit().await.unwrap();

    let lease = async || jobs::lease(&db, &clock, &chance, 10).await.unwrap();
    let first = lease().await;
    assert_eq!((first.len(), first[0].tries), (1, 1));
    assert!(lease().await.is_empty(), "another worker doesn't get it");
    clock.advance_seconds(121);
    let second = lease().await;
    assert_eq!(second[0].tries, 2, "its worker died, so it comes back");
    jobs::finish(&db, &first[0]).await.unwrap();
    jobs::postpone(&db, &second[0], clock.now(), "the mail server is down").await.unwrap();
    let third = lease().await;
    assert_eq!(third.len(), 1, "whoever lost the lease can't end the job");
    jobs::finish(&db, &third[0]).await.unwrap();
    clock.advance_seconds(1000);
    assert!(lease().await.is_empty());
}
