//! Floor 0: the few things that every other crate speaks in. No IO, and nothing that knows a slice.

mod actor;
mod chance;
mod clock;
mod error;
mod hex;
mod id;
mod money;
mod named;
mod password;
mod text;

pub use actor::Actor;
pub use chance::{Chance, OsChance, SeededChance};
pub use clock::{Clock, FakeClock, SystemClock, in_zone, month_start};
pub use error::{Error, Field, Refusal, Result};
pub use hex::hex;
pub use id::{Id, kinds};
pub use money::{Cents, Currency, Money};
pub use named::one_of;
pub use password::{PasswordProblem, PasswordProblems};
pub use text::{Email, Language, Locator};

pub use jiff::civil::Date;
pub use jiff::{SignedDuration, Timestamp, tz::TimeZone};
pub use rust_decimal::Decimal;
