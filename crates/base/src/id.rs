//! Ids: UUIDs of version 7 (RFC 9562), which sort by the time they were made.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use crate::{Chance, Clock};

/// The id of one `Kind` of thing; an account's can't be passed where an invoice's is wanted.
pub struct Id<Kind> {
    bits: u128,
    kind: PhantomData<fn() -> Kind>,
}

impl<Kind> Id<Kind> {
    pub fn new(clock: &dyn Clock, chance: &dyn Chance) -> Id<Kind> {
        let millis = clock.now().as_millisecond().max(0) as u128;
        let mut random = [0; 16];
        chance.fill(&mut random);
        let random = u128::from_be_bytes(random);
        let low_62 = random & ((1 << 62) - 1);
        let next_12 = (random >> 62) & 0xfff;
        Id::from_bits(millis << 80 | 7 << 76 | next_12 << 64 | 2 << 62 | low_62)
    }

    pub const fn bits(self) -> u128 {
        self.bits
    }

    pub const fn from_bits(bits: u128) -> Id<Kind> {
        Id { bits, kind: PhantomData }
    }
}

const LENGTH: usize = 36;

const fn is_dash(at: usize) -> bool {
    matches!(at, 8 | 13 | 18 | 23)
}

/// `0190b1c4-…`: 36 characters, the form in the database, in addresses and at the processor.
impl<Kind> fmt::Display for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'-'; LENGTH];
        let digits = (0..32).rev().map(|place| (self.bits >> (4 * place)) as usize & 0xf);
        let places = (0..LENGTH).filter(|at| !is_dash(*at));
        for (at, digit) in places.zip(digits) {
            text[at] = b"0123456789abcdef"[digit];
        }
        f.pad(str::from_utf8(&text).unwrap_or_default())
    }
}

impl<Kind> FromStr for Id<Kind> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Id<Kind>, NotAnId> {
        let bytes: [u8; LENGTH] = text.as_bytes().try_into().map_err(|_| NotAnId)?;
        let mut bits = 0;
        for (at, byte) in bytes.into_iter().enumerate() {
            match byte {
                b'-' if is_dash(at) => {}
                b'0'..=b'9' if !is_dash(at) => bits = bits << 4 | u128::from(byte - b'0'),
                b'a'..=b'f' if !is_dash(at) => bits = bits << 4 | u128::from(byte - b'a' + 10),
                _ => return Err(NotAnId),
            }
        }
        Ok(Id::from_bits(bits))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

impl<Kind> Clone for Id<Kind> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Kind> Copy for Id<Kind> {}
impl<Kind> PartialEq for Id<Kind> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<Kind> Eq for Id<Kind> {}
impl<Kind> PartialOrd for Id<Kind> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<Kind> Ord for Id<Kind> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bits.cmp(&other.bits)
    }
}
impl<Kind> Hash for Id<Kind> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}
impl<Kind> fmt::Debug for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<Kind> serde::Serialize for Id<Kind> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, Kind> serde::Deserialize<'de> for Id<Kind> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The kinds of thing that have ids; they exist only as parameters of [`Id`].
pub mod kinds {
    macro_rules! kinds {
        ($($name:ident)+) => { $(#[derive(Debug)] pub enum $name {})+ };
    }
    kinds! {
        Account Agreement Arrangement Attempt Authenticator Autopay AutopayCycle ChargeLine Code
        Consent Customer Draft EmailChange Entry Event Guest Import Invitation Invoice Job Mandate Message Method
        MethodSetup Passkey PasskeyChallenge PasswordReset PayLink Payment Posting Reading
        RecoveryCodes Refund RefundAttempt Registration Schedule Service Session User
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FakeClock, SeededChance};

    #[test]
    fn ids_sort_by_time_and_come_back_from_text() {
        let (clock, chance) = (FakeClock::at("2026-11-23T08:00:00Z"), SeededChance::new(1));
        let first: Id<kinds::Payment> = Id::new(&clock, &chance);
        clock.advance_seconds(1);
        let second: Id<kinds::Payment> = Id::new(&clock, &chance);
        assert!(first < second && first.to_string() < second.to_string());
        assert_eq!(first.to_string().parse(), Ok(first));
        assert_eq!(&first.to_string()[14..15], "7");
    }

    #[test]
    fn other_text_is_no_id() {
        for text in [
            "",
            "1",
            "0190b1c4-0000-7000-8000-00000000000G",
            "0190B1C4-0000-7000-8000-000000000000",
            "0190b1c400007000800000000000000000000",
        ] {
            assert_eq!(text.parse::<Id<kinds::Payment>>(), Err(NotAnId), "{text}");
        }
    }
}
