//! Meter readings from a file; a later file corrects the value of the same moment.

use std::collections::{HashMap, HashSet};

use base::{Decimal, Error, Id, Result, Timestamp, kinds};
use formats::RecordKind;
use formats::records::{self, ReadAt};

use super::apply::{Applied, Failure, Import};
use super::model::Effect;
use crate::accounts::Service;
use crate::settings::Biller;
use crate::usage::{self, NewReading, Quality, Reading};

/// Rows that stand one after the other in the file.
pub(super) async fn apply(
    import: &mut Import<'_>,
    rows: Vec<(u32, records::Reading)>,
) -> Result<()> {
    let mut prepared = Vec::with_capacity(rows.len());
    for (line, record) in rows {
        match prepare(import, line, record).await {
            Ok(details) => prepared.push((line, details)),
            Err(failure) => import.refuse(failure)?,
        }
    }
    let moments: Vec<_> = prepared.iter().map(|(_, row)| moment_of(row)).collect();
    let found = usage::find_readings(&mut import.command, &moments).await?;
    let known: HashMap<_, _> =
        found.into_iter().map(|reading| (moment_of(&reading.details), reading)).collect();
    let (mut seen, mut added) = (HashSet::new(), Vec::new());
    for (line, details) in prepared {
        let applied = match known.get(&moment_of(&details)) {
            _ if !seen.insert(moment_of(&details)) => {
                Failure::row(line, "read_at", "is a moment that was read already", "each once")
            }
            Some(known) if known.details == details => Ok(Effect::Unchanged),
            Some(known) => {
                let corrected = Reading { id: known.id, details };
                usage::update_reading(&mut import.command, &corrected).await?;
                Ok(Effect::Changed)
            }
            None => {
                added.push(Reading { id: import.command.ctx.id(), details });
                Ok(Effect::Added)
            }
        };
        import.note(RecordKind::Reading, applied)?;
    }
    usage::insert_readings(&mut import.command, &added, Some(import.id)).await
}

fn moment_of(reading: &NewReading) -> (Id<kinds::Service>, Timestamp) {
    (reading.service_id, reading.read_at)
}

async fn prepare(
    import: &mut Import<'_>,
    line: u32,
    record: records::Reading,
) -> Applied<NewReading> {
    let service = service_of(import, line, &record).await?;
    check_value(line, &service, record.value)?;
    Ok(NewReading {
        service_id: service.id,
        read_at: moment(&import.command.ctx.biller, record.read_at)?,
        register_value: record.value,
        quality: quality(record.quality),
        source: record.source,
    })
}

/// The service that was read: one that counts something.
async fn service_of(
    import: &mut Import<'_>,
    line: u32,
    record: &records::Reading,
) -> Applied<Service> {
    let number = &record.service_number;
    let found = import.known.find_service(&mut import.command, number).await?;
    match found {
        Some(service) if service.details.unit.is_some() => Ok(service),
        Some(_) => {
            let problem = format!("service {number} has no unit, so it has no readings");
            Failure::row(line, "service_number", problem, "a service with a unit such as kWh")
        }
        None => {
            let problem = format!("“{number}” is no service's number");
            Failure::row(line, "service_number", problem, "a service that was imported before")
        }
    }
}

fn check_value(line: u32, service: &Service, value: Decimal) -> Applied<()> {
    if value.is_sign_negative() && !value.is_zero() {
        return Failure::row(
            line,
            "value",
            format!("{value} is below zero"),
            "what the register showed",
        );
    }
    let Some(digits) = service.details.register_digits else { return Ok(()) };
    let shown = value.trunc().normalize().to_string().len();
    if i64::try_from(shown).is_ok_and(|shown| shown > digits) {
        let problem = format!("{value} does not fit on the register of {}", service.details.number);
        return Failure::row(line, "value", problem, format!("at most {digits} digits"));
    }
    Ok(())
}

/// A day's reading counts from that day's beginning at the biller's place.
fn moment(biller: &Biller, read_at: ReadAt) -> Applied<Timestamp> {
    match read_at {
        ReadAt::Instant(time) => Ok(time),
        ReadAt::Day(date) => match date.to_zoned(biller.zone.clone()) {
            Ok(midnight) => Ok(midnight.timestamp()),
            Err(error) => Err(Failure::Fault(Error::internal("intake", error))),
        },
    }
}

fn quality(quality: records::ReadingQuality) -> Quality {
    match quality {
        records::ReadingQuality::Actual => Quality::Actual,
        records::ReadingQuality::Estimated => Quality::Estimated,
        records::ReadingQuality::Customer => Quality::Customer,
    }
}
