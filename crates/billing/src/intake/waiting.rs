//! Rows that wait for the next ones of their kind, so that they are applied together.

use formats::Record;
use formats::records::{Invoice, Reading};

use super::charges::ChargeGroup;
use super::check::ROWS_AT_ONCE;

/// Each row with its line in the file.
#[derive(Default)]
pub(super) enum Waiting {
    #[default]
    Nothing,
    Invoices(Vec<(u32, Invoice)>),
    Readings(Vec<(u32, Reading)>),
    /// Those of one invoice, however many they are.
    Charges(ChargeGroup),
}

impl Waiting {
    /// Gives the record back if it can't wait with these.
    pub fn add(&mut self, line: u32, record: Record) -> Option<Record> {
        match (self, record) {
            (Waiting::Invoices(rows), Record::Invoice(invoice)) if rows.len() < ROWS_AT_ONCE => {
                rows.push((line, *invoice));
            }
            (Waiting::Readings(rows), Record::Reading(reading)) if rows.len() < ROWS_AT_ONCE => {
                rows.push((line, reading));
            }
            (Waiting::Charges(group), Record::Charge(charge)) if group.takes(&charge) => {
                group.add(line, charge);
            }
            (_, record) => return Some(record),
        }
        None
    }

    /// The first of its kind waits; what is not applied together does not.
    pub fn for_more(line: u32, record: Record) -> Waiting {
        match record {
            Record::Invoice(invoice) => Waiting::Invoices(vec![(line, *invoice)]),
            Record::Reading(reading) => Waiting::Readings(vec![(line, reading)]),
            Record::Charge(charge) => Waiting::Charges(ChargeGroup::new(line, charge)),
            Record::Customer(_) | Record::Account(_) | Record::Service(_) => Waiting::Nothing,
        }
    }
}
