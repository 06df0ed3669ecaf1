//! Movements of money on one account, in words of its holder's.

use base::{Cents, Date, Id, Locator, kinds};

use crate::payments::MethodView;
use crate::settings::Fee;

/// One movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    pub id: Id<kinds::Entry>,
    /// The day from which it counts.
    pub on: Date,
    pub about: About,
    /// By how much the account owes more for it; negative is less.
    pub change_cents: Cents,
    /// The part of it that stands on invoices; the rest is credit.
    pub invoiced_cents: Cents,
    /// The first of the invoices that it changed, and how many they are.
    pub invoice: Option<Locator>,
    pub invoice_count: i64,
    /// The credit note behind it, and what the biller wrote on it.
    pub credit_note: Option<Locator>,
    pub note: Option<String>,
    pub paid_with: Option<PaidWith>,
}

impl Transaction {
    pub fn place(&self) -> Place {
        (self.on, self.id)
    }

    /// What the payment cost besides, where this is all of it.
    pub fn fee(&self) -> Option<Fee> {
        let paid = self.paid_with.as_ref().filter(|_| self.about == About::Payment)?;
        paid.fee.filter(|_| -self.change_cents == paid.amount_cents)
    }
}

/// Where a transaction stands in the list.
pub type Place = (Date, Id<kinds::Entry>);

db::text_enum! {
    /// The kinds of entry that move what an account owes.
    About {
        Bill = "invoice",
        CreditNote = "credit_note",
        Payment = "capture",
        /// Taken by the biller without us.
        OutsidePayment = "outside_receipt",
        /// The bank or the card's holder fetched it back.
        Return = "return",
        Refund = "refund",
        /// The refund did not arrive.
        RefundUndone = "refund_undone",
        /// From credit to an invoice: what is owed in all stays the same.
        CreditUsed = "credit_applied",
        CreditTakenBack = "credit_taken_back",
    }
}

/// The payment behind a movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidWith {
    pub payment: Id<kinds::Payment>,
    pub method: MethodView,
    /// For all of its accounts.
    pub amount_cents: Cents,
    pub fee: Option<Fee>,
    pub receipt_number: Option<String>,
}

base::named! {
    /// What of it is asked for.
    Part {
        All = "all",
        Bills = "bills",
        Payments = "payments",
        /// Returns and refunds.
        GivenBack = "given-back",
        Adjustments = "adjustments",
        Credit = "credit",
    }
}
