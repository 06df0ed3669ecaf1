//! Group commit and its error paths, pools, and what one database alone can do.

use std::time::Duration;

use db::{Db, Error, Options};
use tokio::time::{sleep, timeout};

use crate::{File, add, attempt, cents, find, postgres, with_account};

#[tokio::test]
async fn a_caller_is_told_when_every_connection_is_taken() {
    let options =
        Options { connections: 1, patience: Duration::from_millis(50), ..Options::default() };
    let db = Db::connect_with("sqlite::memory:", &options).await.unwrap();
    let taken = db.read().await.unwrap();
    let refused = db.read().await.map(drop);
    assert!(matches!(refused, Err(Error::Busy)), "{refused:?}");
    drop(taken);
    db.read().await.map(drop).unwrap();
}

#[tokio::test]
async fn an_address_that_names_no_database_is_refused() {
    let refused = Db::connect("mysql://somewhere").await.map(drop);
    assert!(matches!(refused, Err(Error::Address)), "{refused:?}");
    let missing = Db::connect("sqlite:/nowhere/at/all.db").await.map(drop);
    assert!(matches!(missing, Err(Error::Database(_))), "{missing:?}");
}

#[test]
fn futures_are_send() {
    fn send<T: Send>(_: T) {}
    send(async {
        let db = Db::connect("sqlite::memory:").await?;
        let mut tx = db.begin().await?;
        find(&mut tx, "a").await?;
        tx.commit().await
    });
}

#[tokio::test]
async fn one_commit_answers_all_and_its_failure_fails_all() {
    let db = Db::connect("sqlite::memory:").await.unwrap();
    with_account(&db).await;
    for broken in [false, true] {
        let mut first = db.begin().await.unwrap();
        add(&mut first, "a", 1).await.unwrap();
        let others: Vec<_> = (0..3)
            .map(|n| {
                let db = db.clone();
                tokio::spawn(async move {
                    let mut tx = db.begin().await?;
                    if broken && n == 1 {
                        // Deferred: only COMMIT can see that this parent does not exist.
                        attempt(&mut tx, "1", "k", "open", Some("nobody")).await?;
                    }
                    add(&mut tx, "a", 1).await?;
                    assert_eq!(cents(&db, "a").await, 0, "nothing is visible before the COMMIT");
                    tx.commit().await
                })
            })
            .collect();
        tokio::task::yield_now().await; // they stand in line
        let first = first.commit().await;
        assert_eq!(matches!(first, Err(Error::Commit(_))), broken, "{first:?}");
        for other in others {
            assert_eq!(matches!(other.await.unwrap(), Err(Error::Commit(_))), broken);
        }
        assert_eq!(cents(&db, "a").await, if broken { 0 } else { 4 });
        let mut tx = db.begin().await.unwrap();
        add(&mut tx, "a", -cents(&db, "a").await).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_deferred_violation_fails_the_commit_on_postgres() {
    let Some(db) = postgres().await else { return };
    with_account(&db).await;
    let mut tx = db.begin().await.unwrap();
    attempt(&mut tx, "1", "k", "open", Some("nobody")).await.unwrap();
    assert!(matches!(tx.commit().await, Err(Error::ForeignKey)));
    assert_eq!(cents(&db, "a").await, 0);
}

#[tokio::test]
async fn a_batch_that_sqlite_rolls_back_by_itself_fails_its_members() {
    let db = Db::connect("sqlite::memory:").await.unwrap();
    with_account(&db).await;
    let mut first = db.begin().await.unwrap();
    add(&mut first, "a", 1).await.unwrap();
    let other = tokio::spawn({
        let db = db.clone();
        async move {
            let mut tx = db.begin().await.unwrap();
            let rollback = "INSERT OR ROLLBACK INTO account VALUES ('a', 'a', true, NULL, 0)";
            let error = tx.execute(rollback, &[]).await.unwrap_err();
            assert!(matches!(error, Error::Constraint(_)));
            assert!(matches!(tx.commit().await, Err(Error::Aborted)));
        }
    });
    let third = tokio::spawn({
        let db = db.clone();
        async move {
            let mut tx = db.begin().await?;
            add(&mut tx, "a", 2).await?;
            tx.commit().await
        }
    });
    tokio::task::yield_now().await;
    assert!(matches!(first.commit().await, Err(Error::Commit(_))));
    other.await.unwrap();
    third.await.unwrap().expect("whoever comes next begins a new batch");
    assert_eq!(cents(&db, "a").await, 2);
}

#[tokio::test]
async fn a_batch_is_bounded() {
    let options = Options { batch_limit: 2, ..Options::default() };
    let db = Db::connect_with("sqlite::memory:", &options).await.unwrap();
    with_account(&db).await;
    let mut first = db.begin().await.unwrap();
    add(&mut first, "a", 1).await.unwrap();
    let others: Vec<_> = (0..3)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut tx = db.begin().await.unwrap();
                let seen = cents(&db, "a").await;
                add(&mut tx, "a", 1).await.unwrap();
                tx.commit().await.unwrap();
                seen
            })
        })
        .collect();
    tokio::task::yield_now().await;
    first.commit().await.unwrap();
    let mut seen = Vec::new();
    for other in others {
        seen.push(other.await.unwrap());
    }
    assert_eq!(seen, [0, 2, 2]);
}

#[tokio::test]
async fn waiting_for_another_process_blocks_no_thread() {
    let file = File::new();
    let db = Db::connect(&file.url()).await.unwrap();
    with_account(&db).await;
    let stranger = rusqlite::Connection::open(file.0.join("test.db")).unwrap();
    stranger.execute_batch("BEGIN IMMEDIATE").unwrap();
    let waiting = tokio::spawn({
        let db = db.clone();
        async move {
            let mut tx = db.begin().await?;
            add(&mut tx, "a", 1).await?;
            tx.commit().await
        }
    });
    sleep(Duration::from_millis(30)).await;
    stranger.execute_batch("COMMIT").unwrap();
    timeout(Duration::from_secs(2), waiting).await.unwrap().unwrap().unwrap();
}

#[test]
fn one_thread_in_memory_is_deterministic() {
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let db = Db::connect("sqlite::memory:").await.unwrap();
            with_account(&db).await;
            let trace = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
            let tasks: Vec<_> = (0..40u64)
                .map(|n| {
                    let (db, trace) = (db.clone(), trace.clone());
                    tokio::spawn(async move {
                        for _ in 0..n % 7 {
                            tokio::task::yield_now().await;
                        }
                        let mut tx = db.begin().await.unwrap();
                        for _ in 0..n % 3 {
                            tokio::task::yield_now().await;
                        }
                        add(&mut tx, "a", n as i64).await.unwrap();
                        let inside = find(&mut tx, "a").await.unwrap().unwrap().cents;
                        if n % 5 == 0 {
                            return;
                        }
                        tx.commit().await.unwrap();
                        let after = cents(&db, "a").await;
                        trace.lock().unwrap().push((n, inside, after));
                    })
                })
                .collect();
            for (n, task) in tasks.into_iter().enumerate() {
                if n % 11 == 10 {
                    task.abort();
                }
                let _ = task.await;
            }
            std::mem::take(&mut *trace.lock().unwrap())
        })
    };
    let first = run();
    assert!(first.len() > 20);
    for _ in 0..20 {
        assert_eq!(run(), first);
    }
}

/// Polls a future so many times and then drops it, wherever it stands.
async fn cut_off<T>(future: impl Future<Output = T>, polls: usize) -> Option<T> {
    let (mut future, mut left) = (Box::pin(future), polls);
    std::future::poll_fn(move |context| {
        if left == 0 {
            return std::task::Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// Each of four writers is cut off at every point it can stand at, alone and together.
#[tokio::test]
async fn wherever_a_future_is_dropped_the_others_go_on() {
    for cuts in 0..7usize.pow(4) {
        let db = Db::connect("sqlite::memory:").await.unwrap();
        with_account(&db).await;
        let tasks: Vec<_> = (0..4)
            .map(|n| {
                let db = db.clone();
                let pay = async move {
                    let mut tx = db.begin().await.unwrap();
                    tokio::task::yield_now().await;
                    add(&mut tx, "a", 1).await.unwrap();
                    tokio::task::yield_now().await;
                    add(&mut tx, "a", 1).await.unwrap();
                    tx.commit().await.unwrap();
                };
                let cut = cut_off(pay, cuts / 7usize.pow(n) % 7);
                tokio::spawn(async move { i64::from(cut.await.is_some()) * 2 })
            })
            .collect();
        let mut told = 0;
        for task in tasks {
            told += timeout(Duration::from_secs(5), task).await.expect("stranded").unwrap();
        }
        let kept = cents(&db, "a").await;
        assert!(kept >= told && kept <= 8 && kept % 2 == 0, "{cuts}: told {told}, kept {kept}");
        let mut tx = timeout(Duration::from_secs(5), db.begin()).await.expect("free").unwrap();
        add(&mut tx, "a", 100).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(cents(&db, "a").await, kept + 100, "{cuts}");
    }
}
