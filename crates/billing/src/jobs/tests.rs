//! Work that is due is done, and what fails is done again.

use base::{SignedDuration, Timestamp};

use super::*;
use crate::people;
use crate::samples::{self, World, worlds};

async fn enqueue(world: &World, kind: &str, subject: &str, run_at: Timestamp) {
    let mut tx = world.ctx.db.begin().await.unwrap();
    jobs::enqueue(&mut tx, world.ctx.id(), kind, subject, run_at).await.unwrap();
    tx.commit().await.unwrap();
}

/// The jobs that wait: kind, tries and last error.
async fn waiting(world: &World) -> Vec<(String, i64, Option<String>)> {
    let mut conn = world.ctx.db.read().await.unwrap();
    conn.query("SELECT kind, tries, last_error FROM job ORDER BY id", &[]).await.unwrap()
}

#[tokio::test]
async fn a_job_that_fails_waits_longer_each_time_and_says_why() {
    for world in worlds().await {
        enqueue(&world, "nonsense", "1", world.ctx.now()).await;
        for (wait_seconds, ran) in [(0, 1), (1, 0), (1, 1), (3, 0), (1, 1)] {
            world.clock.advance_seconds(wait_seconds);
            assert_eq!(run_due(&world.ctx, 10).await.unwrap(), ran);
        }
        let why = Some("jobs: no job is called nonsense".to_owned());
        assert_eq!(waiting(&world).await, [("nonsense".to_owned(), 3, why)]);
    }
}

#[tokio::test]
async fn a_job_that_fails_keeps_no_other_from_being_done() {
    for world in worlds().await {
        let now = world.ctx.now();
        for (kind, subject) in [("nonsense", "1"), (MAIL, "not an id"), (ANNOUNCE, "nor this")] {
            enqueue(&world, kind, subject, now).await;
        }
        people::request_code(&world.ctx, "maria", &samples::visitor()).await.unwrap();
        assert_eq!(run_due(&world.ctx, 10).await.unwrap(), 4);
        assert_eq!(waiting(&world).await.len(), 3, "the announcement of the code is done");
        assert!(waiting(&world).await.iter().all(|job| job.2.is_some()));
    }
}

#[tokio::test]
async fn no_more_than_the_limit_is_begun_and_nothing_before_its_time() {
    for world in worlds().await {
        let now = world.ctx.now();
        for _ in 0..3 {
            enqueue(&world, "nonsense", "1", now).await;
        }
        enqueue(&world, "nonsense", "2", now + SignedDuration::from_hours(1)).await;
        assert_eq!(run_due(&world.ctx, 2).await.unwrap(), 2);
        assert_eq!(run_due(&world.ctx, 2).await.unwrap(), 1);
        assert_eq!(run_due(&world.ctx, 2).await.unwrap(), 0);
    }
}
