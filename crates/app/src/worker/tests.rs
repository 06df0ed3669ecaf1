//! What the rounds make up for.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use billing::samples;
use db::{Db, Point, Steering};

use super::*;
use crate::stop;

/// A database that has no turn to give while `is_busy`.
#[derive(Debug, Default)]
struct Crowd {
    is_busy: AtomicBool,
    turned_away: AtomicUsize,
}

impl Steering for Crowd {
    fn reach(&self, point: Point) -> Pin<Box<dyn Future<Output = db::Result<()>> + Send + '_>> {
        let is_refused = point == Point::Begin && self.is_busy.load(Ordering::SeqCst);
        self.turned_away.fetch_add(usize::from(is_refused), Ordering::SeqCst);
        Box::pin(async move { if is_refused { Err(db::Error::Busy) } else { Ok(()) } })
    }
}

async fn until(mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..500 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never came to that");
}

async fn walks_planned(ctx: &Ctx) -> i64 {
    let mut conn = ctx.db.read().await.unwrap();
    let sql = "SELECT count(*) FROM job WHERE kind = 'reconcile'";
    let (count,): (i64,) = conn.query_one(sql, &[]).await.unwrap();
    count
}

#[tokio::test]
async fn the_daily_walk_is_planned_though_the_database_was_busy_at_the_start() {
    let crowd = Arc::new(Crowd::default());
    let db = Db::connect("sqlite::memory:").await.unwrap();
    let ctx = samples::world_on(db.steered_by(Arc::clone(&crowd) as _)).await.ctx;
    crowd.is_busy.store(true, Ordering::SeqCst);
    let (stopper, stop) = stop::stop();
    let working = tokio::spawn(work(ctx.clone(), 1, stop));
    // The seal, the walk, the sweep.
    until(async || crowd.turned_away.load(Ordering::SeqCst) >= 3).await;
    assert_eq!(walks_planned(&ctx).await, 0);
    crowd.is_busy.store(false, Ordering::SeqCst);
    until(async || walks_planned(&ctx).await == 1).await;
    stopper.stop();
    working.await.unwrap();
}
