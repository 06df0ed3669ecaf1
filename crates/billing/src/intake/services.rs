//! Services from a file; a later file changes them in place.

use base::{Id, kinds};
use formats::records;

use super::accounts::account_of;
use super::apply::{Applied, Import};
use super::model::Effect;
use crate::accounts::{self, NewService, Service, ServiceKind, ServiceStatus};

pub(super) async fn apply(
    import: &mut Import<'_>,
    line: u32,
    record: records::Service,
) -> Applied<Effect> {
    let account = account_of(import, line, &record.account_number).await?;
    let details = details(account.id, record);
    match accounts::find_service_by_number(&mut import.command, &details.number).await? {
        None => {
            let id = import.command.ctx.id();
            accounts::insert_service(&mut import.command, id, &details, Some(import.id)).await?;
            Ok(Effect::Added)
        }
        Some(known) if known.details == details => Ok(Effect::Unchanged),
        Some(known) => {
            import.known.forget_service(&details.number);
            let changed = Service { id: known.id, details };
            accounts::update_service(&mut import.command, &changed).await?;
            Ok(Effect::Changed)
        }
    }
}

fn details(account_id: Id<kinds::Account>, record: records::Service) -> NewService {
    NewService {
        account_id,
        number: record.number,
        kind: kind(record.kind),
        description: record.description,
        address: record.address,
        unit: record.unit,
        status: status(record.status),
        moved_in_on: record.moved_in_on,
        moved_out_on: record.moved_out_on,
        register_digits: record.register_digits.map(i64::from),
    }
}

fn kind(kind: records::ServiceKind) -> ServiceKind {
    match kind {
        records::ServiceKind::Electricity => ServiceKind::Electricity,
        records::ServiceKind::Water => ServiceKind::Water,
        records::ServiceKind::Gas => ServiceKind::Gas,
        records::ServiceKind::SolarExport => ServiceKind::SolarExport,
        records::ServiceKind::Internet => ServiceKind::Internet,
        records::ServiceKind::Telephone => ServiceKind::Telephone,
        records::ServiceKind::Mobile => ServiceKind::Mobile,
        records::ServiceKind::Equipment => ServiceKind::Equipment,
        records::ServiceKind::Other => ServiceKind::Other,
    }
}

fn status(status: records::ServiceStatus) -> ServiceStatus {
    match status {
        records::ServiceStatus::Active => ServiceStatus::Active,
        records::ServiceStatus::PlannedWork => ServiceStatus::PlannedWork,
        records::ServiceStatus::Interrupted => ServiceStatus::Interrupted,
        records::ServiceStatus::Suspended => ServiceStatus::Suspended,
        records::ServiceStatus::Ended => ServiceStatus::Ended,
    }
}
