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

/// Upon an `async fn`: the code of its future is compiled here, once, and it is allocated at each
/// call. That of a plain one is compiled anew in every crate, and every test program, that awaits
/// it, with all that it awaits; so what a crate offers to others is boxed.
pub use async_recursion::async_recursion as boxed;
pub use jiff::civil::Date;
pub use jiff::{SignedDuration, Timestamp, tz::TimeZone};
pub use rust_decimal::Decimal;
