//! All SQL of meter readings.

use std::ops::Range;

use base::{Decimal, Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use super::model::{NewReading, Quality, Reading};
use crate::accounts::Service;

row!(NewReading { service_id, read_at, register_value, quality, source });

impl FromRow for Reading {
    fn from_row(row: &mut Row<'_>) -> db::Result<Reading> {
        Ok(Reading { id: row.named("id")?, details: NewReading::from_row(row)? })
    }
}

pub async fn find_reading(
    conn: &mut Conn,
    service: Id<kinds::Service>,
    read_at: Timestamp,
) -> Result<Option<Reading>> {
    let sql = "SELECT id, service_id, read_at, register_value, quality, source FROM reading
               WHERE service_id = $1 AND read_at = $2";
    Ok(conn.find(sql, &[&service, &read_at]).await?)
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

/// The account's services by number, each with its last reading: one statement.
pub async fn metered_services_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Vec<MeteredService>> {
    let sql = "SELECT service.id, account_id, number, kind, description, address, unit, status,
                 moved_in_on, moved_out_on, register_digits, reading.read_at,
                 reading.register_value, reading.quality
               FROM service LEFT JOIN reading ON reading.service_id = service.id
                 AND reading.read_at = (SELECT max(other.read_at) FROM reading AS other
                   WHERE other.service_id = service.id)
               WHERE account_id = $1 ORDER BY number";
    Ok(conn.query(sql, &[&account]).await?)
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

pub async fn insert_reading(
    tx: &mut Conn,
    id: Id<kinds::Reading>,
    reading: &NewReading,
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    tx.execute(
        "INSERT INTO reading (id, service_id, read_at, register_value, quality, source, import_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &id,
            &reading.service_id,
            &reading.read_at,
            &reading.register_value,
            &reading.quality,
            &reading.source,
            &import,
        ],
    )
    .await?;
    Ok(())
}

/// A corrected value, or a better quality, of the same moment.
pub async fn update_reading(tx: &mut Conn, reading: &Reading) -> Result<()> {
    let details = &reading.details;
    tx.execute(
        "UPDATE reading SET register_value = $1, quality = $2, source = $3 WHERE id = $4",
        &[&details.register_value, &details.quality, &details.source, &reading.id],
    )
    .await?;
    Ok(())
}
