//! Every debit to come, wherever it was planned.

mod model;
mod ops;

pub use model::{ComingDebit, Planned};
pub use ops::coming_debits;
