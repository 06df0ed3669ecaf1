//! The example worlds open on both databases, each on its own.

use base::Clock;

use crate::{accounts, samples, settings};

#[tokio::test]
async fn a_world_has_a_biller_and_takes_in_an_account() {
    for world in samples::worlds().await {
        let biller = settings::get_biller(&world.ctx.db).await.unwrap();
        assert_eq!(biller.name, "Brightwater");
        let account = world.account("CL1234").await;
        let mut conn = world.ctx.db.read().await.unwrap();
        let found = accounts::find_account(&mut conn, account).await.unwrap().unwrap();
        assert_eq!(found.number.as_str(), "CL1234");
        assert_eq!(world.clock.now(), world.ctx.now());
    }
}
