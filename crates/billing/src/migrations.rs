//! The texts in `migrations/`, in order, the same for both databases.

use db::Migration;

macro_rules! migrations {
    ($($name:literal)+) => {
        &[$(Migration {
            name: $name,
            text: include_str!(concat!("../../../migrations/", $name, ".sql")),
        }),+]
    };
}

pub const ALL: &[Migration] = migrations! {
    "0001_journal"
    "0002_accounts"
    "0003_people"
    "0004_invoices"
    "0005_payments"
    "0006_notices"
    "0007_registration"
    "0008_security"
    "0009_delegates"
    "0010_payers"
    "0011_methods"
    "0012_fees"
    "0013_refunds"
    "0014_autopay"
    "0015_schedules"
    "0016_guests"
    "0017_profile"
    "0018_seeing"
};
