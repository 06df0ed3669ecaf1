//! Meter readings as they are stored.

use base::{Decimal, Id, Timestamp, kinds};

db::text_enum! {
    /// How the value came about.
    Quality {
        Actual = "actual",
        Estimated = "estimated",
        /// The customer read it.
        Customer = "customer",
    }
}

/// What a service's register showed at one moment; there is one reading per moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReading {
    pub service_id: Id<kinds::Service>,
    pub read_at: Timestamp,
    /// The register's value, not the consumption.
    pub register_value: Decimal,
    pub quality: Quality,
    /// Where it comes from, in the words of the biller's file.
    pub source: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub id: Id<kinds::Reading>,
    pub details: NewReading,
}
