//! All SQL of methods, their setups and mandates.

mod expiry;
mod keeping;
mod mandates;
mod methods;
mod setups;

pub use expiry::{expiring_until, find_by_reference, set_card, set_warned};
pub use keeping::{
    find_kept_for, kept_of, lock_saved_of, set_default, set_nickname, set_removed, set_unusable,
    wipe,
};
pub use mandates::{Mandate, find_agreement_for, find_mandate, insert_mandate, put_text};
pub use methods::{find_for, find_method, insert_method, saved_of};
pub use setups::{
    Setup, delete_setups_unfinished_since, find_customer, insert_customer, insert_setup,
    lock_setup, set_setup_method, set_setup_reference, setup_by_reference, setup_for,
};
