//! Services and what their registers show: seasons, households and chance.

use base::{Date, Decimal, Locator};
use formats::records::{
    ReadAt, Reading, ReadingQuality, Record, Service, ServiceKind, ServiceStatus,
};

use super::draw::Draw;
use super::tariff::Item;

/// One service and how it is billed.
pub struct Supply {
    pub service: Service,
    pub tariff: &'static [Item],
    pub register: Option<Register>,
}

/// A register that goes on counting.
#[derive(Debug, Clone, Copy)]
pub struct Register {
    pub usage: Usage,
    /// What it shows, in `10^-decimals` units, without a limit of digits.
    shows: i64,
}

/// How much is used in a month.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// In an average month, in `10^-decimals` units.
    pub average: i64,
    pub decimals: u32,
    /// Percent of the average, January first.
    pub by_month: &'static [i64; 12],
    /// How far chance leads from that, in percent.
    pub spread: i64,
}

pub const HEATED_AND_COOLED: &[i64; 12] = &[118, 108, 92, 80, 82, 108, 134, 130, 104, 84, 90, 112];
pub const GARDEN: &[i64; 12] = &[84, 82, 86, 92, 106, 124, 138, 134, 112, 94, 86, 82];
pub const SUNSHINE: &[i64; 12] = &[42, 62, 94, 118, 138, 146, 148, 134, 108, 78, 48, 38];
pub const STEADY: &[i64; 12] = &[102, 96, 104, 100, 100, 98, 92, 90, 104, 106, 102, 94];

impl Register {
    pub fn new(usage: Usage, draw: &mut Draw) -> Register {
        Register { usage, shows: draw.between(4, 60) * usage.average }
    }

    pub fn showing(usage: Usage, shows: i64) -> Register {
        Register { usage, shows }
    }

    /// Counts a month on; what was used.
    pub fn advance(&mut self, month_of: Date, draw: &mut Draw) -> Decimal {
        let Usage { average, decimals, by_month, spread } = self.usage;
        let season = by_month[usize::from(month_of.month().unsigned_abs()) - 1];
        let used = average * season * draw.between(100 - spread, 100 + spread) / 10_000;
        self.shows += used;
        Decimal::new(used, decimals)
    }
}

impl Supply {
    pub fn new(
        account_number: &Locator,
        number: &str,
        kind: ServiceKind,
        tariff: &'static [Item],
    ) -> Supply {
        let service = Service {
            account_number: account_number.clone(),
            number: super::locator(number),
            kind,
            description: None,
            address: None,
            unit: None,
            status: ServiceStatus::Active,
            moved_in_on: None,
            moved_out_on: None,
            register_digits: None,
        };
        Supply { service, tariff, register: None }
    }

    pub fn at(mut self, address: &str, since: Date) -> Supply {
        self.service.address = Some(address.to_owned());
        self.service.moved_in_on = Some(since);
        self
    }

    pub fn described(mut self, description: &str) -> Supply {
        self.service.description = Some(description.to_owned());
        self
    }

    pub fn metered(mut self, unit: &str, digits: u8, register: Register) -> Supply {
        self.service.unit = Some(unit.to_owned());
        self.service.register_digits = Some(digits);
        self.register = Some(register);
        self
    }

    /// Counted on the bill, without a register that anybody reads.
    pub fn counted(mut self, unit: &str, register: Register) -> Supply {
        self.service.unit = Some(unit.to_owned());
        self.register = Some(register);
        self
    }

    /// What the register shows now, as a reading of that day; none of what nobody reads.
    pub fn reading(&self, on: Date, draw: &mut Draw) -> Option<Record> {
        let (register, digits) = (self.register?, self.service.register_digits?);
        let limit = 10i64.pow(u32::from(digits) + register.usage.decimals);
        let value = Decimal::new(register.shows % limit, register.usage.decimals);
        let quality = match draw.one_in(20) {
            true => ReadingQuality::Estimated,
            false => ReadingQuality::Actual,
        };
        Some(reading(&self.service.number, on, value, quality))
    }
}

pub fn reading(service: &Locator, on: Date, value: Decimal, quality: ReadingQuality) -> Record {
    Record::Reading(Reading {
        service_number: service.clone(),
        read_at: ReadAt::Day(on),
        value,
        quality,
        source: Some("meter reading system".to_owned()),
    })
}
