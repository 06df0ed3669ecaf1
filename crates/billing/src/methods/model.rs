//! Methods and the choices a payer makes before typing a number.

use base::{Date, Id, Language, SignedDuration, Timestamp, kinds};
use outside::facts::{DeclineReason, Funding, MethodKind};
use sha2::{Digest, Sha256};

use crate::accounts::BillingAddress;
use crate::credentials::hex;
use crate::payers::Payer;
use crate::settings::{Card, PaidWith, Place};

/// So long before the end of its last month the owner of a card is told.
pub(super) const WARNING: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A card or bank account in the processor's vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    pub id: Id<kinds::Method>,
    pub payer: Payer,
    /// The processor's tokens of the method and of the payer.
    pub reference: String,
    pub customer_reference: String,
    pub kind: MethodKind,
    /// A card's brand, as the processor writes it, or the bank's name.
    pub brand: String,
    pub funding: Funding,
    pub last4: String,
    /// Year and month; cards only.
    pub expiry: Option<(i16, i8)>,
    pub nickname: Option<String>,
    /// No: for one payment only.
    pub is_saved: bool,
    pub is_default: bool,
    /// Since the bank said never again.
    pub unusable_since: Option<Timestamp>,
    pub removed_at: Option<Timestamp>,
    /// None where its billing address names no place that we know.
    pub billed_in: Option<Place>,
}

impl Method {
    /// Whether it can be charged.
    pub fn is_usable(&self, today: Date) -> bool {
        self.unusable_since.is_none() && self.removed_at.is_none() && !self.has_expired(today)
    }

    /// A card is good until the last day of its month.
    pub fn has_expired(&self, today: Date) -> bool {
        self.expiry.is_some_and(|expiry| (today.year(), today.month()) > expiry)
    }

    /// So near that its owner is told, or past.
    pub fn expires_soon(&self, today: Date) -> bool {
        self.expiry.is_some_and(|expiry| is_near(expiry, today))
    }

    /// Stored to be used again, and not removed.
    pub fn is_kept(&self) -> bool {
        self.is_saved && self.removed_at.is_none()
    }

    /// The processor no longer has it, and nothing is left here of what charging it needed.
    pub fn is_forgotten(&self) -> bool {
        self.reference.is_empty()
    }

    /// As far as a fee depends on it.
    pub fn paid_with(&self) -> PaidWith {
        match self.kind {
            MethodKind::Bank => PaidWith::Bank,
            MethodKind::Card => PaidWith::Card(Card {
                brand: self.brand.clone(),
                funding: self.funding,
                billed_in: self.billed_in.clone(),
            }),
        }
    }
}

/// A method that was stored and is still there, with what its owner's page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMethod {
    pub method: Method,
    pub billing: BillingAddress,
    pub added_at: Timestamp,
    pub unusable_reason: Option<DeclineReason>,
}

/// The text of the authorization that the payer agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub version: String,
    pub language: Language,
    /// As it was shown.
    pub text: String,
    /// SHA-256 of the text, in hexadecimal.
    pub hash: String,
}

impl Terms {
    pub fn new(version: &str, language: Language, text: &str) -> Terms {
        let hash = hex(&Sha256::digest(text.as_bytes()));
        Terms { version: version.to_owned(), language, text: text.to_owned(), hash }
    }
}

/// What a payer chose with us before going to the hosted page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSetup {
    pub kind: MethodKind,
    pub nickname: Option<String>,
    pub is_saved: bool,
    /// AutoPay is to use it, so it is saved too.
    pub for_autopay: bool,
    pub billing: BillingAddress,
    pub terms: Terms,
    /// From where the payer agreed.
    pub network_address: String,
    /// The payment that waits for the method.
    pub draft: Option<Id<kinds::Draft>>,
    /// The account that was looked at, whose activity tells of it.
    pub account: Option<Id<kinds::Account>>,
}

/// A setup that has become a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished {
    pub method: Id<kinds::Method>,
    /// The payment that waits for it.
    pub draft: Option<Id<kinds::Draft>>,
    /// The account that was looked at.
    pub account: Option<Id<kinds::Account>>,
    /// AutoPay is to use it.
    pub for_autopay: bool,
}

/// What a payer agreed to when a method was added: the mandate, with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub agreed_at: Timestamp,
    pub network_address: String,
    pub version: String,
    pub language: Language,
    pub text: String,
    pub hash: String,
}

/// Whether the last day of that month is so near that the owner is told, or past.
pub(super) fn is_near((year, month): (i16, i8), today: Date) -> bool {
    let first = Date::new(year, month, 1);
    first.is_ok_and(|first| first.last_of_month() <= today.saturating_add(WARNING))
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn a_card_is_near_its_expiry_thirty_days_before_the_last_day_of_its_month() {
        for (today, expiry, near) in [
            ("2026-11-30", (2026, 12), false),
            ("2026-12-01", (2026, 12), true),
            ("2026-12-31", (2026, 12), true),
            ("2027-01-28", (2027, 2), false),
            ("2027-01-29", (2027, 2), true),
            ("2027-03-01", (2027, 2), true),
        ] {
            assert_eq!(is_near(expiry, today.parse().unwrap()), near, "{today} {expiry:?}");
        }
    }
}
