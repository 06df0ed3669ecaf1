//! The services, each with its connection status and what its meter showed last.

use base::{TimeZone, in_zone};
use billing::accounts::{ServiceKind, ServiceStatus};
use billing::usage::{MeteredService, Quality};
use words::Words;

use super::Overview;
use crate::kit::components::{Card, ServiceTile, Tone, empty, services, stack};
use crate::kit::{Icon, Markup, Render as _, html};

pub fn draw(words: Words, overview: &Overview, zone: &TimeZone) -> Markup {
    let count = words.dashboard_service_count(overview.services.count);
    let shown = &overview.services.shown;
    let texts: Vec<Texts> = shown.iter().map(|metered| Texts::of(words, metered, zone)).collect();
    let content = match texts.is_empty() {
        true => empty(Icon::Bolt, words.dashboard_services_empty(), None),
        false => services(shown.iter().zip(&texts).map(|(it, texts)| tile(words, it, texts))),
    };
    let more = overview.services.count - shown.len() as i64;
    let content = stack(html! {
        (content)
        @if more > 0 { p { (words.dashboard_services_more(more)) } }
    });
    Card::new(words.dashboard_services(), content).hint(&count).render()
}

/// The written parts of one tile.
struct Texts {
    detail: String,
    reading: Option<(String, String)>,
}

impl Texts {
    fn of(words: Words, metered: &MeteredService, zone: &TimeZone) -> Texts {
        let details = &metered.service.details;
        let number = details.number.as_str();
        let number = match is_metered(details.kind) {
            true => words.dashboard_service_meter(number),
            false => words.dashboard_service_device(number),
        };
        let detail = match &details.address {
            Some(address) => format!("{number} · {address}"),
            None => number,
        };
        let reading = metered.last.as_ref().map(|last| {
            let value = words.decimal(last.register_value, 3);
            let value = match &details.unit {
                Some(unit) => format!("{value} {unit}"),
                None => value,
            };
            let date = words.date_medium(in_zone(last.read_at, zone));
            let note = match last.quality {
                Quality::Estimated => format!("{date}, {}", words.dashboard_service_estimated()),
                _ => date,
            };
            (value, note)
        });
        Texts { detail, reading }
    }
}

fn tile<'a>(words: Words, metered: &'a MeteredService, texts: &'a Texts) -> ServiceTile<'a> {
    let details = &metered.service.details;
    let (icon, name) = kind(words, details.kind);
    ServiceTile {
        icon,
        name: details.description.as_deref().unwrap_or(name),
        href: None,
        status: status(words, details.status),
        detail: &texts.detail,
        days: &[],
        days_summary: "",
        foot: texts.reading.as_ref().map(|(value, date)| (value.as_str(), date.as_str())),
    }
}

fn is_metered(kind: ServiceKind) -> bool {
    use ServiceKind::{Electricity, Gas, SolarExport, Water};
    matches!(kind, Electricity | Gas | SolarExport | Water)
}

/// What a service is, with its sign.
pub fn kind(words: Words, kind: ServiceKind) -> (Icon, &'static str) {
    match kind {
        ServiceKind::Electricity => (Icon::Bolt, words.dashboard_service_electricity()),
        ServiceKind::Water => (Icon::Drop, words.dashboard_service_water()),
        ServiceKind::Gas => (Icon::Flame, words.dashboard_service_gas()),
        ServiceKind::SolarExport => (Icon::Sun, words.dashboard_service_solar_export()),
        ServiceKind::Internet => (Icon::Wifi, words.dashboard_service_internet()),
        ServiceKind::Telephone => (Icon::Phone, words.dashboard_service_telephone()),
        ServiceKind::Mobile => (Icon::Phone, words.dashboard_service_mobile()),
        ServiceKind::Equipment => (Icon::Printer, words.dashboard_service_equipment()),
        ServiceKind::Other => (Icon::Device, words.dashboard_service_other()),
    }
}

fn status(words: Words, status: ServiceStatus) -> (Tone, &'static str) {
    match status {
        ServiceStatus::Active => (Tone::Ok, words.dashboard_service_active()),
        ServiceStatus::PlannedWork => (Tone::Info, words.dashboard_service_planned_work()),
        ServiceStatus::Interrupted => (Tone::Bad, words.dashboard_service_interrupted()),
        ServiceStatus::Suspended => (Tone::Warn, words.dashboard_service_suspended()),
        ServiceStatus::Ended => (Tone::Plain, words.dashboard_service_ended()),
    }
}
