//! Facts, entries and the ledgers between which money moves.

use base::{Cents, Currency, Date, Id, kinds};
use serde_json::Value;

/// Something that happened, in the past tense: `payment.paid`.
#[derive(Debug, Clone)]
pub struct Event {
    pub kind: &'static str,
    /// The id of what it is about.
    pub subject: String,
    /// Whose activity it belongs to.
    pub account: Option<Id<kinds::Account>>,
    /// What a reader later needs to know; never a secret, nor a card or bank number.
    pub facts: Value,
    /// Whether slices to the right of the one that records it want to hear of it.
    pub is_announced: bool,
}

impl Event {
    pub fn new(kind: &'static str, subject: impl ToString) -> Event {
        Event {
            kind,
            subject: subject.to_string(),
            account: None,
            facts: Value::Object(Default::default()),
            is_announced: false,
        }
    }

    pub fn account(self, account: Id<kinds::Account>) -> Event {
        Event { account: Some(account), ..self }
    }

    pub fn facts(self, facts: Value) -> Event {
        Event { facts, ..self }
    }

    pub fn announced(self) -> Event {
        Event { is_announced: true, ..self }
    }
}

db::text_enum! {
    /// Where money stands (DESIGN §4). Debits are positive.
    Ledger {
        /// What customers owe; always with an invoice.
        Receivable = "receivable",
        /// What has been billed: the other side of receivable.
        Billed = "billed",
        /// Money at the processor.
        Clearing = "clearing",
        /// Money received that no invoice has used yet.
        Unapplied = "unapplied",
        /// What payments cost besides their amounts.
        Fees = "fees",
        /// Payments that the biller took without us.
        OutsideReceipts = "outside_receipts",
        /// Card payments that their holders contest, until it is decided.
        Disputes = "disputes",
        /// What payers are to get back and have not got.
        RefundsPayable = "refunds_payable",
        /// What the processor has paid out to the biller's bank.
        Bank = "bank",
        /// What the processor has kept for its work.
        ProcessorFees = "processor_fees",
    }
}

/// One leg of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Posting {
    pub ledger: Ledger,
    pub account: Option<Id<kinds::Account>>,
    pub invoice: Option<Id<kinds::Invoice>>,
    pub payment: Option<Id<kinds::Payment>>,
    /// Positive is a debit.
    pub amount: Cents,
}

/// One movement of money; its postings add up to zero.
#[derive(Debug, Clone)]
pub struct Entry {
    pub kind: &'static str,
    /// What in the world it stands for; the database refuses a second one.
    pub source: String,
    pub currency: Currency,
    /// The day from which it counts; none is the day on which it is posted.
    pub effective_on: Option<Date>,
    pub postings: Vec<Posting>,
}

impl Entry {
    pub fn new(kind: &'static str, source: String, currency: Currency) -> Entry {
        Entry { kind, source, currency, effective_on: None, postings: Vec::new() }
    }

    /// Adds a leg unless it moves nothing.
    pub fn leg(&mut self, posting: Posting) {
        if !posting.amount.is_zero() {
            self.postings.push(posting);
        }
    }

    pub fn is_balanced(&self) -> bool {
        self.postings.iter().map(|posting| posting.amount).sum::<Cents>().is_zero()
    }
}

impl Posting {
    pub fn debit(ledger: Ledger, amount: Cents) -> Posting {
        Posting { ledger, account: None, invoice: None, payment: None, amount }
    }

    pub fn credit(ledger: Ledger, amount: Cents) -> Posting {
        Posting::debit(ledger, -amount)
    }

    pub fn account(self, account: Id<kinds::Account>) -> Posting {
        Posting { account: Some(account), ..self }
    }

    pub fn invoice(self, invoice: Id<kinds::Invoice>) -> Posting {
        Posting { invoice: Some(invoice), ..self }
    }

    pub fn payment(self, payment: Option<Id<kinds::Payment>>) -> Posting {
        Posting { payment, ..self }
    }
}
