//! The columns of our own files, for each kind of record; JSON's keys are the same.

use crate::records::RecordKind;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub name: &'static str,
    pub required: bool,
}

/// In the order in which files are written.
pub(crate) fn columns(kind: RecordKind) -> &'static [Column] {
    match kind {
        RecordKind::Customer => CUSTOMER,
        RecordKind::Account => ACCOUNT,
        RecordKind::Service => SERVICE,
        RecordKind::Invoice => INVOICE,
        RecordKind::Charge => CHARGE,
        RecordKind::Reading => READING,
    }
}

const fn required(name: &'static str) -> Column {
    Column { name, required: true }
}

const fn optional(name: &'static str) -> Column {
    Column { name, required: false }
}

const CUSTOMER: &[Column] = &[
    required("number"),
    required("kind"),
    optional("first_name"),
    optional("last_name"),
    optional("company_name"),
    optional("email"),
    optional("phone"),
    optional("language"),
    optional("address_line1"),
    optional("address_line2"),
    optional("city"),
    optional("state"),
    optional("postal_code"),
    optional("country"),
];

const ACCOUNT: &[Column] = &[
    required("number"),
    required("customer_number"),
    required("kind"),
    required("currency"),
    optional("name"),
    optional("opened_on"),
    optional("pin"),
];

const SERVICE: &[Column] = &[
    required("account_number"),
    required("number"),
    required("kind"),
    optional("description"),
    optional("address"),
    optional("unit"),
    optional("status"),
    optional("moved_in_on"),
    optional("moved_out_on"),
    optional("register_digits"),
];

const INVOICE: &[Column] = &[
    required("account_number"),
    required("number"),
    optional("kind"),
    required("issued_on"),
    optional("due_on"),
    optional("period_start"),
    optional("period_end"),
    required("currency"),
    optional("previous_balance"),
    optional("payments"),
    optional("adjustments"),
    optional("carried_forward"),
    optional("net"),
    optional("tax"),
    required("total"),
    optional("prepaid"),
    optional("note"),
    optional("corrects"),
    optional("payment_reference"),
];

const CHARGE: &[Column] = &[
    required("invoice_number"),
    required("currency"),
    required("position"),
    optional("service_number"),
    optional("group"),
    required("description"),
    optional("period_start"),
    optional("period_end"),
    optional("quantity"),
    optional("unit"),
    optional("unit_price"),
    required("amount"),
    optional("tax"),
];

/// A charge inside its invoice, whose number and currency stand outside.
pub(crate) const CHARGE_LINE_COLUMNS: &[Column] = CHARGE.split_at(2).1;

const READING: &[Column] = &[
    required("service_number"),
    required("read_at"),
    required("value"),
    optional("quality"),
    optional("source"),
];

/// A header as people type it, `Account Number`, in the form of a column's name.
pub(crate) fn plain_name(header: &str) -> String {
    header.trim().to_lowercase().replace([' ', '-'], "_")
}

/// What to say beside an unknown name: the nearest known one, or all of them.
pub(crate) fn nearest_hint(name: &str, columns: &[Column]) -> String {
    let nearest = columns.iter().min_by_key(|column| distance(name, column.name));
    match nearest {
        Some(column) if distance(name, column.name) <= 1 + column.name.len() / 3 => {
            column.name.to_owned()
        }
        _ => base::one_of(columns.iter().map(|column| column.name)),
    }
}

/// Levenshtein's: how many letters to insert, delete or change. Only the beginning counts, so
/// that a header as long as a book costs nothing.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut previous: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.chars().take(64).enumerate() {
        let mut current = vec![row + 1];
        for (at, other) in to.iter().enumerate() {
            let changed = previous[at] + usize::from(letter != *other);
            current.push(changed.min(previous[at + 1] + 1).min(current[at] + 1));
        }
        previous = current;
    }
    previous[to.len()]
}
