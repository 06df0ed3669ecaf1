//! All SQL of meter readings.

use std::ops::Range;

use base::{Decimal, Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, ToValue, row};

use super::model::{NewReading, Quality, Reading};
use crate::accounts::Service;

row!(NewReading { service_id, read_at, register_value, quality, source });

impl FromRow for Reading {
    fn from_row(row: &mut Row<'_>) -> db::Result<Reading> {
        Ok(Reading { id: row.named("id")?, details: NewReading::from_row(row)? })
    }
}

/// The readings of these services at these moments, as far as there are any.
pub async fn find_readings(
    conn: &mut Conn,
    moments: &[(Id<kinds::Service>, Timestamp)],
) -> Result<Vec<Reading>> {
    let sql = "SELECT id, service_id, read_at, register_value, quality, source FROM reading
               JOIN (VALUES ($1, CAST($2 AS BIGINT))) AS wanted
                 ON service_id = column1 AND read_at = column2";
    let wanted: Vec<[&(dyn ToValue + Sync); 2]> =
        moments.iter().map(|(service, read_at)| [service as _, read_at as _]).collect();
    Ok(conn.query_rows(sql, &wanted).await?)
}

/// A service and what its meter showed last.
pub struct MeteredService {
    pub service: Service,
    pub last: Option<LastReading>,
}

pub struct LastReading {
    pub read_at: Timestamp,
    pub register_value: Decimal,
    pub quality: Quality,
}

impl FromRow for MeteredService {
    fn from_row(row: &mut Row<'_>) -> db::Result<MeteredService> {
        let service = Service::from_row(row)?;
        let read_at: Option<Timestamp> = row.named("read_at")?;
        let register_value: Option<Decimal> = row.named("register_value")?;
        let quality: Option<Quality> = row.named("quality")?;
        let last = read_at.zip(register_value).zip(quality);
        let last = last.map(|((read_at, register_value), quality)| LastReading {
            read_at,
            register_value,
            quality,
        });
        Ok(MeteredService { service, last })
    }
}

/// The first services of an account, and how many there are in all.
#[derive(Default)]
pub struct MeteredServices {
    pub shown: Vec<MeteredService>,
    pub count: i64,
}

struct CountedService {
    service: MeteredService,
    service_count: i64,
}

impl FromRow for CountedService {
    fn from_row(row: &mut Row<'_>) -> db::Result<CountedService> {
        let service = MeteredService::from_row(row)?;
        Ok(CountedService { service, service_count: row.named("service_count")? })
    }
}

/// The account's services by number, at most `limit`, each with its last reading: one statement.
pub async fn metered_services_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    limit: i64,
) -> Result<MeteredServices> {
    let sql = "WITH shown AS (
                 SELECT id, account_id, number, kind, description, address, unit, status,
                   moved_in_on, moved_out_on, register_digits, count(*) OVER () AS service_count
                 FROM service WHERE account_id = $1 ORDER BY number LIMIT $2)
               SELECT shown.id, account_id, number, kind, description, address, unit, status,
                 moved_in_on, moved_out_on, register_digits, reading.read_at,
                 reading.register_value, reading.quality, service_count
               FROM shown LEFT JOIN reading ON reading.service_id = shown.id
                 AND reading.read_at = (SELECT max(other.read_at) FROM reading AS other
                   WHERE other.service_id = shown.id)
               ORDER BY number";
    let rows: Vec<CountedService> = conn.query(sql, &[&account, &limit]).await?;
    let count = rows.first().map_or(0, |row| row.service_count);
    Ok(MeteredServices { shown: rows.into_iter().map(|row| row.service).collect(), count })
}

/// The readings from the range's start up to, but not at, its end, oldest first.
pub async fn readings_of(
    conn: &mut Conn,
    service: Id<kinds::Service>,
    range: Range<Timestamp>,
) -> Result<Vec<Reading>> {
    let sql = "SELECT id, service_id, read_at, register_value, quality, source FROM reading
               WHERE service_id = $1 AND read_at >= $2 AND read_at < $3 ORDER BY read_at";
    Ok(conn.query(sql, &[&service, &range.start, &range.end]).await?)
}

pub async fn insert_readings(
    tx: &mut Conn,
    readings: &[Reading],
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    let sql = "INSERT INTO reading (id, service_id, read_at, register_value, quality, source,
                 import_id)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let rows: Vec<[&(dyn ToValue + Sync); 7]> = readings
        .iter()
        .map(|Reading { id, details }| {
            [
                id as _,
                &details.service_id as _,
                &details.read_at as _,
                &details.register_value as _,
                &details.quality as _,
                &details.source as _,
                &import as _,
            ]
        })
        .collect();
    Ok(tx.send_rows(sql, &rows).await?)
}

/// A corrected value, or a better quality, of the same moment.
pub async fn update_reading(tx: &mut Conn, reading: &Reading) -> Result<()> {
    let details = &reading.details;
    tx.send(
        "UPDATE reading SET register_value = $1, quality = $2, source = $3 WHERE id = $4",
        &[&details.register_value, &details.quality, &details.source, &reading.id],
    )
    .await?;
    Ok(())
}
