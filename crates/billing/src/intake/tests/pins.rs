//! PINs of accounts: kept as a slow hash alone, changed by a later file, never taken away by one.

use formats::RecordKind;

use super::*;
use crate::credentials::{Password, Verdict, verify_password};
use crate::samples;

fn with_pin(pin: &str) -> String {
    format!(
        "number,customer_number,kind,currency,name,pin\nCL1234,C1,open_item,USD,Home,{pin}\n\
         CL1235,C2,open_item,USD,,\n"
    )
}

async fn is_pin(world: &World, pin: &str) -> bool {
    let id = account(world, "CL1234").await.id;
    let hash = accounts::find_pin_hash(&mut world.ctx.db.read().await.unwrap(), id).await.unwrap();
    assert!(hash.as_ref().is_none_or(|hash| hash.starts_with("$argon2id$")));
    let typed = Password::parse(pin).unwrap();
    verify_password(&world.ctx, typed, hash).await.unwrap() == Verdict::Right
}

#[tokio::test]
async fn a_pin_is_known_again_and_a_file_without_it_leaves_it() {
    for world in samples::worlds().await {
        applied(&world, "customers.csv", CUSTOMERS).await;
        for (file, changes) in [
            (with_pin("4711"), counts(2, 0, 0)),
            (with_pin("4711") + "\n", counts(0, 0, 2)),
            (with_pin("4712"), counts(0, 1, 1)),
            (with_pin(""), counts(0, 0, 2)),
        ] {
            let summary = applied(&world, "accounts.csv", &file).await;
            assert_eq!(summary.of(RecordKind::Account), changes, "{file}");
        }
        assert!(is_pin(&world, "4712").await && !is_pin(&world, "4711").await);
    }
}
