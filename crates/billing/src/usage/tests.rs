//! Readings as a meter's history shows them.

use base::{Id, Timestamp, kinds};

use super::{NewReading, Quality, Reading, insert_readings, readings_of};
use crate::accounts::{self, NewService, ServiceKind, ServiceStatus};
use crate::samples::{self, World};

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

async fn meter(world: &World) -> Id<kinds::Service> {
    let account_id = world.account("CL1234").await;
    let (id, number) = (world.ctx.id(), "1010101".parse().unwrap());
    let meter = NewService {
        account_id,
        number,
        kind: ServiceKind::Water,
        description: None,
        address: None,
        unit: Some("m³".to_owned()),
        status: ServiceStatus::Active,
        moved_in_on: None,
        moved_out_on: None,
        register_digits: Some(5),
    };
    let mut tx = world.ctx.db.begin().await.unwrap();
    accounts::insert_service(&mut tx, id, &meter, None).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn read(world: &World, service_id: Id<kinds::Service>, at: &str, value: &str) {
    let reading = NewReading {
        service_id,
        read_at: time(at),
        register_value: value.parse().unwrap(),
        quality: Quality::Actual,
        source: None,
    };
    let mut tx = world.ctx.db.begin().await.unwrap();
    let reading = Reading { id: world.ctx.id(), details: reading };
    insert_readings(&mut tx, &[reading], None).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_year_of_a_meter_begins_with_its_first_day_and_ends_before_the_next_year() {
    for world in samples::worlds().await {
        let meter = meter(&world).await;
        read(&world, meter, "2026-06-30T04:00:00Z", "812.5").await;
        read(&world, meter, "2026-01-01T05:00:00Z", "790").await;
        read(&world, meter, "2027-01-01T05:00:00Z", "850").await;
        let year = time("2026-01-01T05:00:00Z")..time("2027-01-01T05:00:00Z");
        let mut conn = world.ctx.db.read().await.unwrap();
        let readings = readings_of(&mut conn, meter, year).await.unwrap();
        let values: Vec<String> =
            readings.iter().map(|reading| reading.details.register_value.to_string()).collect();
        assert_eq!(values, ["790", "812.5"]);
    }
}
