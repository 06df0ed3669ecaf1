//! Which format a file has: told by the operator (`--as`), or recognised by its beginning.

use std::fmt;
use std::str::FromStr;

use base::one_of;

use crate::records::RecordKind;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Our own CSV: one kind of record per file.
    Csv(RecordKind),
    /// Our own JSON: one document with a list for each kind of record.
    Json,
    /// One JSON object per line.
    JsonLines,
    /// OASIS UBL 2.1 Invoice or CreditNote as EN 16931 profiles it: one document per file.
    Ubl,
}

impl Kind {
    pub const ALL: [Kind; 9] = [
        Kind::Csv(RecordKind::Customer),
        Kind::Csv(RecordKind::Account),
        Kind::Csv(RecordKind::Service),
        Kind::Csv(RecordKind::Invoice),
        Kind::Csv(RecordKind::Charge),
        Kind::Csv(RecordKind::Reading),
        Kind::Json,
        Kind::JsonLines,
        Kind::Ubl,
    ];

    /// The name for `--as`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Csv(RecordKind::Customer) => "csv-customers",
            Kind::Csv(RecordKind::Account) => "csv-accounts",
            Kind::Csv(RecordKind::Service) => "csv-services",
            Kind::Csv(RecordKind::Invoice) => "csv-invoices",
            Kind::Csv(RecordKind::Charge) => "csv-charges",
            Kind::Csv(RecordKind::Reading) => "csv-readings",
            Kind::Json => "json",
            Kind::JsonLines => "jsonl",
            Kind::Ubl => "ubl",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Kind, String> {
        let known = Kind::ALL.into_iter().find(|kind| kind.name() == text);
        known.ok_or_else(|| {
            let names = one_of(Kind::ALL.iter().map(|kind| kind.name()));
            format!("“{text}” is not a format, expected {names}")
        })
    }
}
