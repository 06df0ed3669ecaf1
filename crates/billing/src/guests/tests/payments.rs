//! What a guest may try.

use super::*;
use crate::guests::pay;
use crate::samples::worlds;

#[tokio::test]
async fn whoever_tries_one_card_after_another_is_stopped() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let guest = guest(&world, "CL1234").await;
        for _ in 0..10 {
            let nothing = pay(&world.ctx, &guest, world.ctx.id(), "", network()).await;
            assert_eq!(refusal(nothing), Refusal::DraftGone);
        }
        let stopped = pay(&world.ctx, &guest, world.ctx.id(), "", network()).await;
        assert!(matches!(refusal(stopped), Refusal::TooManyTries { .. }));
    }
}
