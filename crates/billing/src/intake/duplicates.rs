//! Finds rows that a file has twice, at eight bytes a row.
//!
//! The first reading keeps a fingerprint of each row's key. Only where two fingerprints are alike
//! the file is read again, and the keys themselves are compared.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use formats::records::ReadAt;
use formats::{Issue, Located, Record};

#[derive(Default)]
pub(super) struct Keys {
    fingerprints: Vec<u64>,
}

impl Keys {
    pub fn note(&mut self, record: &Record) {
        self.fingerprints.push(fingerprint(&key(record)));
    }

    /// What has to be looked at closely, if anything.
    pub fn into_duplicates(mut self) -> Option<Duplicates> {
        self.fingerprints.sort_unstable();
        let twice = self.fingerprints.windows(2).filter(|pair| pair[0] == pair[1]);
        let suspects: HashSet<u64> = twice.map(|pair| pair[0]).collect();
        (!suspects.is_empty()).then(|| Duplicates { suspects, lines: HashMap::new() })
    }
}

pub(super) struct Duplicates {
    suspects: HashSet<u64>,
    lines: HashMap<String, u32>,
}

impl Duplicates {
    /// The issue, if an earlier row has the same key.
    pub fn find(&mut self, located: &Located) -> Option<Issue> {
        let key = key(&located.record);
        if !self.suspects.contains(&fingerprint(&key)) {
            return None;
        }
        let problem = |first: &u32| format!("{key} stands on line {first} already");
        let issue = self.lines.get(&key).map(|first| {
            Issue::new(located.line, field(&located.record), problem(first), "each once")
        });
        self.lines.entry(key).or_insert(located.line);
        issue
    }
}

/// What no two rows of a file may have in common, in words.
fn key(record: &Record) -> String {
    match record {
        Record::Customer(customer) => format!("customer {}", customer.number),
        Record::Account(account) => format!("account {}", account.number),
        Record::Service(service) => format!("service {}", service.number),
        Record::Invoice(invoice) => format!("invoice {}", invoice.number),
        Record::Charge(charge) => {
            format!("position {} of invoice {}", charge.line.position, charge.invoice_number)
        }
        Record::Reading(reading) => {
            let (service, at) = (&reading.service_number, reading.read_at);
            match at {
                ReadAt::Instant(time) => format!("the reading of {service} at {time}"),
                ReadAt::Day(date) => format!("the reading of {service} on {date}"),
            }
        }
    }
}

fn field(record: &Record) -> &'static str {
    match record {
        Record::Charge(_) => "position",
        Record::Reading(_) => "read_at",
        _ => "number",
    }
}

fn fingerprint(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
