//! What things cost: the biller's price list.

use base::{Cents, Decimal};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

/// One line of the price list.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub group: &'static str,
    pub description: &'static str,
    pub basis: Basis,
    /// In hundredths of a cent; negative for what the biller pays.
    pub price_e4: i64,
    pub tax_permille: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    Monthly,
    PerUnit,
}

const fn monthly(group: &'static str, description: &'static str, price_e4: i64, tax: i64) -> Item {
    Item { group, description, basis: Basis::Monthly, price_e4, tax_permille: tax }
}

const fn per_unit(group: &'static str, description: &'static str, price_e4: i64, tax: i64) -> Item {
    Item { group, description, basis: Basis::PerUnit, price_e4, tax_permille: tax }
}

pub const ELECTRICITY: &[Item] = &[
    monthly("Electricity delivery", "Customer charge", 145_000, 40),
    per_unit("Electricity delivery", "Delivery", 631, 40),
    per_unit("Electricity supply", "Energy", 942, 40),
    per_unit("Electricity supply", "System benefits charge", 53, 0),
];
pub const BUSINESS_ELECTRICITY: &[Item] = &[
    monthly("Electricity delivery", "Customer charge, small business", 285_000, 80),
    per_unit("Electricity delivery", "Delivery", 574, 80),
    per_unit("Electricity supply", "Energy", 897, 80),
    per_unit("Electricity supply", "System benefits charge", 53, 0),
];
pub const COMMON_AREA: &[Item] = &[
    monthly("Electricity delivery", "Customer charge, common area", 120_000, 80),
    per_unit("Electricity supply", "Energy and delivery", 1_402, 80),
];
pub const SOLAR: &[Item] = &[per_unit("Solar export", "Credit for energy exported", -780, 0)];
pub const WATER: &[Item] = &[
    monthly("Water", "Service charge", 97_500, 0),
    per_unit("Water", "Water", 41_800, 0),
    per_unit("Sewer", "Sewer, by water used", 50_200, 0),
];
pub const FIBER: &[Item] = &[
    monthly("Internet", "Fiber 500", 649_900, 0),
    monthly("Internet", "Regulatory recovery fee", 19_900, 90),
];
pub const BUSINESS_FIBER: &[Item] = &[
    monthly("Internet", "Business Fiber 1000", 1_199_900, 0),
    monthly("Internet", "Static address", 100_000, 0),
    monthly("Internet", "Regulatory recovery fee", 34_900, 90),
];
pub const TELEPHONE: &[Item] = &[
    monthly("Telephone", "Home phone", 240_000, 90),
    per_unit("Telephone", "Long distance", 500, 90),
    monthly("Telephone", "911 fee", 12_000, 0),
];
pub const MOBILE: &[Item] = &[
    monthly("Mobile", "Mobile 10 GB", 380_000, 90),
    per_unit("Mobile", "Data beyond the plan", 30_000, 90),
    monthly("Mobile", "911 fee", 12_000, 0),
];
pub const COPIER: &[Item] = &[
    monthly("Lease", "Monthly lease", 1_890_000, 80),
    per_unit("Pages", "Pages printed", 112, 80),
];
pub const LARGE_COPIER: &[Item] = &[
    monthly("Lease", "Monthly lease", 3_460_000, 80),
    monthly("Lease", "Maintenance plan", 450_000, 80),
    per_unit("Pages", "Pages printed", 89, 80),
];

impl Item {
    pub fn price(&self) -> Decimal {
        Decimal::new(self.price_e4, 4)
    }

    /// What so many units come to, and the tax on it.
    pub fn charge(&self, units: Decimal) -> (Cents, Cents) {
        let amount = match self.basis {
            Basis::Monthly => self.price(),
            Basis::PerUnit => self.price() * units,
        };
        let tax = amount * Decimal::new(self.tax_permille, 3);
        (cents(amount), cents(tax))
    }
}

fn cents(dollars: Decimal) -> Cents {
    let cents = dollars * Decimal::ONE_HUNDRED;
    let rounded = cents.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Cents(rounded.to_i64().unwrap_or_default())
}
