//! Our own CSV and JSON: what a biller's export gives, and what the operator is told about it.
#![expect(clippy::unwrap_used, reason = "what can't be unwrapped has failed the test")]

mod csv_files;
mod detection;
mod documentation;
mod good_files;
mod json_files;
mod reading;
mod round_trips;
mod samples;
mod wrong_values;
