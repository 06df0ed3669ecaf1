//! A payout, and what it took along.

use base::{Cents, Currency, Timestamp};
use outside::facts::{MovementKind, PayoutState};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// The processor's name of it.
    pub reference: String,
    /// What reaches the bank.
    pub amount_cents: Cents,
    /// What the processor kept before.
    pub fees_cents: Cents,
    pub currency: Currency,
    pub state: PayoutState,
    pub created_at: Timestamp,
    pub arrives_at: Timestamp,
}

/// One movement of the balance that a payout took along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutItem {
    /// The processor's name of it.
    pub movement: String,
    pub kind: MovementKind,
    /// With its sign, before the fee.
    pub amount_cents: Cents,
    pub fee_cents: Cents,
    /// The payment's, where it is about one of ours.
    pub receipt_number: Option<String>,
    pub moved_at: Timestamp,
}
