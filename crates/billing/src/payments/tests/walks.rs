//! The daily walk through the processor's list goes on, whatever the clocks do.

use base::{SignedDuration, Timestamp};

use super::world::{Maria, marias};
use crate::jobs;

async fn walks_again_after(maria: &Maria, pause: SignedDuration) {
    maria.world.clock.advance(pause);
    let done = jobs::run_due(&maria.world.ctx, 10).await.unwrap();
    assert_eq!(done, 1, "the next walk was planned");
}

#[tokio::test]
async fn the_night_in_which_the_clocks_go_back_does_not_end_the_walks() {
    for maria in marias().await {
        let ctx = &maria.world.ctx;
        // Half past midnight in New York, on a day of 25 hours.
        let midnight: Timestamp = "2026-11-01T04:30:00Z".parse().unwrap();
        maria.world.clock.advance(midnight.duration_since(ctx.now()));
        jobs::plan_reconciliation(ctx).await.unwrap();
        walks_again_after(&maria, SignedDuration::from_mins(2)).await;
        for hours in [25, 24, 24] {
            walks_again_after(&maria, SignedDuration::from_hours(hours)).await;
        }
    }
}

#[tokio::test]
async fn a_clock_that_is_put_right_does_not_end_the_walks() {
    for maria in marias().await {
        jobs::plan_reconciliation(&maria.world.ctx).await.unwrap();
        walks_again_after(&maria, SignedDuration::from_mins(2)).await;
        walks_again_after(&maria, SignedDuration::from_hours(24)).await;
        maria.world.clock.advance(SignedDuration::from_hours(-24)); // it was a day ahead
        walks_again_after(&maria, SignedDuration::from_hours(48)).await;
        walks_again_after(&maria, SignedDuration::from_hours(24)).await;
    }
}
