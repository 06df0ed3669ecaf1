//! As much of a bill as a guest sees.

use base::{Cents, Currency, Id, Locator, kinds};

use crate::delegates::masked;
use crate::invoices::ListedInvoice;
use crate::payments::PaymentView;

/// Whose bill it is, masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payee {
    /// How the customer's name begins; None where the biller told none.
    pub initial: Option<char>,
    /// The account's number but for its last characters.
    pub account: String,
    pub currency: Currency,
}

impl Payee {
    pub(super) fn of(customer_name: &str, number: &Locator, currency: Currency) -> Payee {
        Payee { initial: customer_name.chars().next(), account: masked(number), currency }
    }
}

/// What a guest found, oldest due first; what is paid meanwhile stays in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub payee: Payee,
    pub invoices: Vec<ListedInvoice>,
}

impl Found {
    /// What can be paid now.
    pub fn payable(&self) -> impl Iterator<Item = &ListedInvoice> {
        self.invoices.iter().filter(|invoice| invoice.payable_cents().is_positive())
    }

    pub fn payable_cents(&self) -> Cents {
        self.payable().map(ListedInvoice::payable_cents).sum()
    }

    /// Whether the guest knows the invoice of that number.
    pub fn has(&self, number: &Locator) -> bool {
        self.invoices.iter().any(|invoice| invoice.number == *number)
    }

    /// A payment without the invoices that the guest does not know; what it pays of them goes to the
    /// account.
    pub(super) fn as_seen(&self, mut view: PaymentView) -> PaymentView {
        view.shares.retain(|share| self.has(&share.invoice_number));
        view
    }
}

/// What a pay link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedBill {
    pub account_id: Id<kinds::Account>,
    pub payee: Payee,
    pub invoice: ListedInvoice,
}
