//! What a transaction is called, and what there is to add.

use base::{Cents, Currency};
use billing::notices::{fee_name, method_name};
use billing::settings::Biller;
use billing::transactions::{About, Transaction};
use words::Words;

/// Says transactions in somebody's language.
pub struct Teller {
    pub words: Words,
    pub currency: Currency,
    pub biller: String,
}

impl Teller {
    pub fn of(words: Words, biller: &Biller) -> Teller {
        Teller { words, currency: biller.currency, biller: biller.name.clone() }
    }

    pub fn money(&self, cents: Cents) -> String {
        self.words.money(cents.of(self.currency))
    }

    pub fn description(&self, transaction: &Transaction) -> String {
        let words = self.words;
        let invoice = transaction.invoice.as_ref();
        match (transaction.about, invoice, &transaction.credit_note) {
            (About::Bill, Some(number), _) => words.transactions_bill(number.as_str()),
            (About::CreditNote, _, Some(number)) => words.transactions_credit_note(number.as_str()),
            (About::Bill | About::CreditNote, ..) => words.transactions_adjustment().to_owned(),
            (About::Payment | About::OutsidePayment, ..) => words.transactions_payment().to_owned(),
            (About::Return, ..) => words.transactions_return().to_owned(),
            (About::Refund, ..) => words.transactions_refund().to_owned(),
            (About::RefundUndone, ..) => words.transactions_refund_undone().to_owned(),
            (About::CreditUsed, ..) => words.transactions_credit_used().to_owned(),
            (About::CreditTakenBack, ..) => words.transactions_credit_taken_back().to_owned(),
        }
    }

    pub fn method(&self, transaction: &Transaction) -> String {
        match (&transaction.paid_with, transaction.about) {
            (Some(paid), _) => method_name(self.words, &paid.method),
            (None, About::OutsidePayment) => self.words.transactions_paid_directly(&*self.biller),
            (None, _) => String::new(),
        }
    }

    pub fn comments(&self, transaction: &Transaction) -> String {
        let parts = match transaction.about {
            About::Bill => Vec::new(),
            About::CreditNote => vec![transaction.note.clone(), self.invoices(transaction)],
            About::Payment | About::OutsidePayment | About::RefundUndone => {
                vec![self.invoices(transaction), self.kept(transaction), self.fee(transaction)]
            }
            About::Return | About::Refund => vec![self.reopened(transaction)],
            About::CreditUsed | About::CreditTakenBack => vec![self.credit(transaction)],
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn invoices(&self, transaction: &Transaction) -> Option<String> {
        let first = transaction.invoice.as_ref()?.as_str();
        Some(match transaction.invoice_count {
            1 => self.words.transactions_for_invoice(first),
            count => self.words.transactions_for_invoices(first, self.words.integer(count - 1)),
        })
    }

    fn reopened(&self, transaction: &Transaction) -> Option<String> {
        let first = transaction.invoice.as_ref()?.as_str();
        Some(match transaction.invoice_count {
            1 => self.words.transactions_reopened(first),
            count => self.words.transactions_reopened_several(first, self.words.integer(count - 1)),
        })
    }

    fn kept(&self, transaction: &Transaction) -> Option<String> {
        let kept = transaction.invoiced_cents - transaction.change_cents;
        kept.is_positive().then(|| self.words.transactions_kept(self.money(kept)))
    }

    fn fee(&self, transaction: &Transaction) -> Option<String> {
        let fee = transaction.fee()?;
        let name = fee_name(self.words, fee.kind, fee.rate);
        Some(self.words.transactions_with_fee(self.money(fee.cents), name))
    }

    fn credit(&self, transaction: &Transaction) -> Option<String> {
        let (words, number) = (self.words, transaction.invoice.as_ref()?.as_str());
        let amount = self.money(transaction.invoiced_cents.abs());
        Some(match transaction.about {
            About::CreditTakenBack => words.transactions_credit_from_invoice(amount, number),
            _ => words.transactions_credit_to_invoice(amount, number),
        })
    }
}
