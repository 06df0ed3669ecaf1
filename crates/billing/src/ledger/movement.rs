//! One movement of money on one account: its postings, its invoices and its balance at once.

use base::{Cents, Error, Id, Result, kinds};

use super::store;
use crate::accounts::Account;
use crate::command::Command;
use crate::invoices;
use crate::journal::{self, Entry, Ledger, Posting};

/// Collects the legs of an entry while it changes what they stand for; [`Movement::post`] ends it.
pub struct Movement {
    account: Id<kinds::Account>,
    payment: Option<Id<kinds::Payment>>,
    entry: Entry,
    receivable_change: Cents,
    unapplied_change: Cents,
}

impl Movement {
    /// `source` is what in the world it stands for; a second movement of the same source fails.
    pub fn new(kind: &'static str, source: String, account: &Account) -> Movement {
        Movement {
            account: account.id,
            payment: None,
            entry: Entry::new(kind, source, account.currency),
            receivable_change: Cents::ZERO,
            unapplied_change: Cents::ZERO,
        }
    }

    pub fn of_payment(self, payment: Id<kinds::Payment>) -> Movement {
        Movement { payment: Some(payment), ..self }
    }

    /// The invoice is owed by so much more.
    pub async fn raise(
        &mut self,
        command: &mut Command<'_>,
        invoice: Id<kinds::Invoice>,
        amount: Cents,
    ) -> Result<()> {
        let open = open_cents(command, invoice).await?;
        invoices::set_open(command, invoice, open + amount).await?;
        self.receivable_change += amount;
        let posting = Posting::debit(Ledger::Receivable, amount).invoice(invoice);
        self.entry.leg(posting.account(self.account).payment(self.payment));
        Ok(())
    }

    /// The invoice is owed by so much less, but never by less than nothing; says by how much.
    pub async fn lower(
        &mut self,
        command: &mut Command<'_>,
        invoice: Id<kinds::Invoice>,
        wanted: Cents,
    ) -> Result<Cents> {
        let open = open_cents(command, invoice).await?;
        let taken = wanted.min(open);
        invoices::set_open(command, invoice, open - taken).await?;
        self.receivable_change -= taken;
        let posting = Posting::credit(Ledger::Receivable, taken).invoice(invoice);
        self.entry.leg(posting.account(self.account).payment(self.payment));
        Ok(taken)
    }

    /// Keeps so much as unapplied credit, or spends it if negative.
    pub fn keep(&mut self, amount: Cents) {
        self.unapplied_change += amount;
        let posting = Posting::credit(Ledger::Unapplied, amount).account(self.account);
        self.entry.leg(posting.payment(self.payment));
    }

    /// The other side; positive is a debit.
    pub fn counter(&mut self, ledger: Ledger, amount: Cents) {
        let posting = Posting::debit(ledger, amount).account(self.account);
        self.entry.leg(posting.payment(self.payment));
    }

    /// Writes the entry and the balance. A movement that moved nothing writes nothing.
    pub async fn post(self, command: &mut Command<'_>, event: Id<kinds::Event>) -> Result<()> {
        if self.entry.postings.is_empty() {
            return Ok(());
        }
        let (receivable, unapplied) = (self.receivable_change, self.unapplied_change);
        store::change_balance(command, self.account, receivable, unapplied).await?;
        journal::post(command, event, self.entry).await
    }
}

async fn open_cents(command: &mut Command<'_>, invoice: Id<kinds::Invoice>) -> Result<Cents> {
    let found = invoices::find_invoice(command, invoice).await?;
    let found = found.ok_or_else(|| Error::internal("ledger", format!("no invoice {invoice}")))?;
    Ok(found.open_cents)
}
