//! Methods and the choices a payer makes before typing a number.

use base::{Date, Error, Field, Id, Refusal, Result, Timestamp, kinds};
use outside::facts::{Funding, MethodKind};
use sha2::{Digest, Sha256};

use crate::payers::Payer;

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
}

impl Method {
    /// Whether it can be charged; a card is good until the last day of its month.
    pub fn is_usable(&self, today: Date) -> bool {
        let expired = self.expiry.is_some_and(|expiry| (today.year(), today.month()) > expiry);
        self.unusable_since.is_none() && self.removed_at.is_none() && !expired
    }
}

/// Where the bills of a card or bank account go, as the payer typed it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BillingAddress {
    pub first_name: String,
    pub last_name: String,
    pub company: Option<String>,
    /// ISO 3166, two letters.
    pub country: String,
    pub postal_code: String,
    pub street: String,
    pub city: String,
    pub state: Option<String>,
    pub phone: Option<String>,
}

impl BillingAddress {
    pub fn check(&self) -> Result<()> {
        match self.missing().next() {
            Some(field) => Err(Refusal::Missing(field).into()),
            None => Ok(()),
        }
    }

    /// The required fields that were left empty.
    pub fn missing(&self) -> impl Iterator<Item = Field> {
        let required = [
            (&self.first_name, Field::FirstName),
            (&self.last_name, Field::LastName),
            (&self.country, Field::Country),
            (&self.postal_code, Field::PostalCode),
            (&self.street, Field::Street),
            (&self.city, Field::City),
        ];
        required.into_iter().filter(|(value, _)| value.trim().is_empty()).map(|(_, field)| field)
    }
}

/// The text of the authorization that the payer agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub version: String,
    /// SHA-256 of the text as it was shown, in hexadecimal.
    pub hash: String,
}

impl Terms {
    pub fn new(version: &str, text: &str) -> Terms {
        let digest = Sha256::digest(text.as_bytes());
        let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Terms { version: version.to_owned(), hash }
    }
}

/// What a payer chose with us before going to the hosted page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSetup {
    pub kind: MethodKind,
    pub nickname: Option<String>,
    pub is_saved: bool,
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
    pub draft: Option<Id<kinds::Draft>>,
}

/// What the processor could not do just now.
pub(super) fn unavailable(failure: outside::processor::Failure) -> Error {
    Error::Unavailable("the payment service", failure.to_string())
}
