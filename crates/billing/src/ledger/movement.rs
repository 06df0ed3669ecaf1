//! One movement of money: its postings, its invoices and the balances of its accounts at once.

use std::collections::{BTreeMap, HashMap};

use base::{Cents, Date, Error, Id, Result, kinds};

use super::store::{self, BalanceChange};
use crate::accounts::Account;
use crate::command::Command;
use crate::invoices;
use crate::journal::{self, Entry, Ledger, Posting};

/// Collects the legs of an entry and what they change; [`Movement::post`] writes all of it.
pub struct Movement {
    /// The one that the next legs are on.
    account: Id<kinds::Account>,
    payment: Option<Id<kinds::Payment>>,
    entry: Entry,
    /// What the invoices are open for after it.
    opens: BTreeMap<Id<kinds::Invoice>, Cents>,
    changes: BTreeMap<Id<kinds::Account>, BalanceChange>,
}

impl Movement {
    /// `source` is what in the world it stands for; a second movement of the same source fails.
    pub fn new(kind: &'static str, source: String, account: &Account) -> Movement {
        Movement {
            account: account.id,
            payment: None,
            entry: Entry::new(kind, source, account.currency),
            opens: BTreeMap::new(),
            changes: BTreeMap::new(),
        }
    }

    /// What follows is on this account; all of them are in one currency.
    pub fn turn_to(&mut self, account: &Account) {
        self.account = account.id;
    }

    pub fn of_payment(self, payment: Id<kinds::Payment>) -> Movement {
        Movement { payment: Some(payment), ..self }
    }

    /// Counts from this day, and not from the one on which it is posted.
    pub fn effective_on(mut self, day: Date) -> Movement {
        self.entry.effective_on = Some(day);
        self
    }

    /// The invoice is owed by so much more.
    pub async fn raise(
        &mut self,
        command: &mut Command<'_>,
        invoice: Id<kinds::Invoice>,
        amount: Cents,
    ) -> Result<()> {
        let open = self.open_cents(command, invoice).await?;
        self.raise_from(invoice, open, amount);
        Ok(())
    }

    /// The same for one of which the open amount is known.
    pub fn raise_from(&mut self, invoice: Id<kinds::Invoice>, open: Cents, amount: Cents) {
        self.change(invoice, open, amount);
    }

    /// The invoice is owed by so much less, but never by less than nothing; says by how much.
    pub async fn lower(
        &mut self,
        command: &mut Command<'_>,
        invoice: Id<kinds::Invoice>,
        wanted: Cents,
    ) -> Result<Cents> {
        let open = self.open_cents(command, invoice).await?;
        Ok(self.lower_from(invoice, open, wanted))
    }

    /// The same for one of which the open amount is known.
    pub fn lower_from(&mut self, invoice: Id<kinds::Invoice>, open: Cents, wanted: Cents) -> Cents {
        let taken = wanted.min(open);
        self.change(invoice, open, -taken);
        taken
    }

    /// Keeps so much as unapplied credit, or spends it if negative.
    pub fn keep(&mut self, amount: Cents) {
        self.balance_change().unapplied_cents += amount;
        let posting = Posting::credit(Ledger::Unapplied, amount).account(self.account);
        self.entry.leg(posting.payment(self.payment));
    }

    /// The other side; positive is a debit.
    pub fn counter(&mut self, ledger: Ledger, amount: Cents) {
        let posting = Posting::debit(ledger, amount).account(self.account);
        self.entry.leg(posting.payment(self.payment));
    }

    /// What the invoices are open for has been written with them.
    pub(super) fn written_with_invoices(self) -> Movement {
        Movement { opens: BTreeMap::new(), ..self }
    }

    /// Writes the entry, the invoices and the balances. A movement that moved nothing writes
    /// nothing.
    pub async fn post(self, command: &mut Command<'_>, event: Id<kinds::Event>) -> Result<()> {
        post_all(command, event, vec![self]).await?;
        Ok(())
    }

    fn balance_change(&mut self) -> &mut BalanceChange {
        self.changes.entry(self.account).or_default()
    }

    fn change(&mut self, invoice: Id<kinds::Invoice>, open: Cents, amount: Cents) {
        self.opens.insert(invoice, open + amount);
        self.balance_change().receivable_cents += amount;
        let posting = Posting::debit(Ledger::Receivable, amount).invoice(invoice);
        self.entry.leg(posting.account(self.account).payment(self.payment));
    }

    async fn open_cents(
        &self,
        command: &mut Command<'_>,
        invoice: Id<kinds::Invoice>,
    ) -> Result<Cents> {
        if let Some(open) = self.opens.get(&invoice) {
            return Ok(*open);
        }
        let found = invoices::find_invoice(command, invoice).await?;
        let found =
            found.ok_or_else(|| Error::internal("ledger", format!("no invoice {invoice}")))?;
        Ok(found.open_cents)
    }
}

/// Writes many movements, no two of which change the same invoice, and says what each of their
/// accounts has in credit then.
pub(super) async fn post_all(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    movements: Vec<Movement>,
) -> Result<HashMap<Id<kinds::Account>, Cents>> {
    let (mut opens, mut entries) = (Vec::new(), Vec::new());
    let mut changes: BTreeMap<_, BalanceChange> = BTreeMap::new();
    for movement in movements {
        if movement.entry.postings.is_empty() {
            continue;
        }
        for (account, moved) in movement.changes {
            let change = changes.entry(account).or_default();
            change.receivable_cents += moved.receivable_cents;
            change.unapplied_cents += moved.unapplied_cents;
        }
        opens.extend(movement.opens);
        entries.push(movement.entry);
    }
    invoices::set_opens(command, &opens).await?;
    journal::post_all(command, event, entries).await?;
    store::change_balances(command, &changes).await
}
