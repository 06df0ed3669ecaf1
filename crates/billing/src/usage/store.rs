//! All SQL of meter readings.

use std::ops::Range;

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use super::model::{NewReading, Reading};

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
