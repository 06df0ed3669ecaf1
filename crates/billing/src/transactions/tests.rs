//! The history of Maria's account, told from its journal.

use base::{Cents, Date};

use super::{About, Part, Place, Transaction, page_of};
use crate::accounts;
use crate::command::Command;
use crate::invoices::{self, InvoiceKind, NewInvoice};
use crate::journal::Event;
use crate::ledger::{self, OutsideReceipt};
use crate::paging::{Listing, Start};
use crate::payments::tests::world::{Maria, marias};

const CARD: &str = "4242424242424242";
const ALWAYS: (Date, Date) = (Date::MIN, Date::MAX);

impl Maria {
    async fn history(&self, part: Part, days: (Date, Date)) -> Vec<Transaction> {
        self.page(part, days, None, 100).await.rows
    }

    async fn page(
        &self,
        part: Part,
        days: (Date, Date),
        start: Option<Start<Place>>,
        limit: usize,
    ) -> Listing<Transaction> {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        page_of(&mut conn, self.account, part, days, start, limit).await.unwrap()
    }

    /// The biller took money at its counter.
    async fn paid_at_counter(&self, invoice: &str, cents: i64, paid_on: &str) {
        let mut command = Command::begin(&self.world.ctx, base::Actor::Operator).await.unwrap();
        let account = accounts::lock_account(&mut command, self.account).await.unwrap();
        let event = command.record(Event::new("receipts.recorded", "counter")).await.unwrap();
        let receipt = OutsideReceipt {
            account: &account,
            reference: paid_on,
            amount_cents: Cents(cents),
            paid_on: paid_on.parse().unwrap(),
            invoice: &invoice.parse().unwrap(),
        };
        ledger::record_outside_receipts(&mut command, event, &[receipt]).await.unwrap();
        command.commit().await.unwrap();
    }

    /// The biller makes something good.
    async fn credit(&self, number: &str, issued_on: &str, cents: i64) {
        let ctx = &self.world.ctx;
        let id = ctx.id();
        let mut command = Command::begin(ctx, base::Actor::Operator).await.unwrap();
        let account = accounts::lock_account(&mut command, self.account).await.unwrap();
        let note = note(self.invoice("A-1").await.details, number, issued_on, cents);
        invoices::insert_invoice(&mut command, id, &note, None).await.unwrap();
        let event = command.record(Event::new("invoice.imported", id)).await.unwrap();
        ledger::post_credit_note(&mut command, event, &account, id, &note).await.unwrap();
        command.commit().await.unwrap();
    }
}

fn note(like: NewInvoice, number: &str, issued_on: &str, cents: i64) -> NewInvoice {
    NewInvoice {
        number: number.parse().unwrap(),
        kind: InvoiceKind::CreditNote,
        issued_on: issued_on.parse().unwrap(),
        total_cents: Cents(cents),
        note: Some("Goodwill".to_owned()),
        ..like
    }
}

/// Everything that can happen: bills, a counter, a credit note, an overpayment of which a new bill
/// uses the credit, and a refund that takes it back.
async fn eventful(maria: &Maria) {
    maria.paid_at_counter("A-1", 3_000, "2026-11-05").await;
    maria.credit("CN-1", "2026-11-08", 1_000).await;
    let card = maria.store_card(CARD).await;
    let draft = maria.choose_other(13_000, card).await;
    let payment = maria.complete(&draft).await.unwrap();
    maria.world.clock.advance_seconds(86_400);
    maria.bill("A-3", "2026-11-24", 4_000).await;
    maria.give_back(payment, 5_000).await;
}

#[tokio::test]
async fn the_amounts_add_up_to_what_is_owed() {
    for maria in marias().await {
        eventful(&maria).await;
        let history = maria.history(Part::All, ALWAYS).await;
        let sum: Cents = history.iter().map(|one| one.change_cents).sum();
        assert_eq!(sum, maria.balance().await.owed_cents());
        let invoiced: Cents = history.iter().map(|one| one.invoiced_cents).sum();
        assert_eq!(invoiced, maria.balance().await.receivable_cents);
        for about in About::ALL {
            let is_there = history.iter().any(|one| one.about == *about);
            let cannot_happen_here = matches!(about, About::Return | About::RefundUndone);
            assert_eq!(is_there, !cannot_happen_here, "{about}");
        }
    }
}

#[tokio::test]
async fn each_counts_from_its_own_day() {
    for maria in marias().await {
        eventful(&maria).await;
        let history = maria.history(Part::All, ALWAYS).await;
        let day = |about| history.iter().rfind(|one| one.about == about).unwrap().on.to_string();
        assert_eq!(day(About::OutsidePayment), "2026-11-05", "when the counter took it");
        assert_eq!(day(About::CreditNote), "2026-11-08", "when it was issued");
        assert_eq!(day(About::Payment), "2026-11-23", "when it was captured");
        assert!(history.is_sorted_by(|newer, older| newer.place() > older.place()));
        let days = ("2026-11-05".parse().unwrap(), "2026-11-08".parse().unwrap());
        assert_eq!(maria.history(Part::All, days).await.len(), 2);
    }
}

#[tokio::test]
async fn each_part_has_its_kinds() {
    for maria in marias().await {
        eventful(&maria).await;
        let all = maria.history(Part::All, ALWAYS).await;
        let mut counted = 0;
        for (part, abouts) in [
            (Part::Bills, vec![About::Bill]),
            (Part::Payments, vec![About::Payment, About::OutsidePayment]),
            (Part::GivenBack, vec![About::Return, About::Refund, About::RefundUndone]),
            (Part::Adjustments, vec![About::CreditNote]),
            (Part::Credit, vec![About::CreditUsed, About::CreditTakenBack]),
        ] {
            let found = maria.history(part, ALWAYS).await;
            assert!(!found.is_empty() && found.iter().all(|one| abouts.contains(&one.about)));
            counted += found.len();
        }
        assert_eq!(counted, all.len());
    }
}

#[tokio::test]
async fn pages_lead_to_the_oldest_and_back() {
    for maria in marias().await {
        eventful(&maria).await;
        for part in [Part::All, Part::Payments] {
            let all = maria.history(part, ALWAYS).await;
            let (mut start, mut seen) = (None, Vec::new());
            loop {
                let page = maria.page(part, ALWAYS, start, 1).await;
                seen.extend(page.rows);
                if !page.has_older {
                    break;
                }
                start = seen.last().map(|last| Start::older_than(last.place()));
            }
            assert_eq!(seen, all);
            let oldest = Start::newer_than(seen.last().unwrap().place());
            let page = maria.page(part, ALWAYS, Some(oldest), 1).await;
            assert_eq!(page.rows.first(), all.get(all.len() - 2));
        }
    }
}

#[tokio::test]
async fn a_transaction_says_what_it_went_to_and_how_it_was_paid() {
    for maria in marias().await {
        eventful(&maria).await;
        let payments = maria.history(Part::Payments, ALWAYS).await;
        let [card, counter] = &payments[..] else { panic!("two payments: {payments:?}") };
        let paid = card.paid_with.as_ref().unwrap();
        assert_eq!((paid.method.last4.as_str(), card.invoice_count), ("4242", 2));
        assert_eq!(card.change_cents, Cents(-13_000));
        assert_eq!(card.invoiced_cents, Cents(-11_000), "the rest was kept");
        assert_eq!((&counter.paid_with, counter.change_cents), (&None, Cents(-3_000)));
        assert_eq!(counter.invoice.as_ref().unwrap().as_str(), "A-1");
        let notes = maria.history(Part::Adjustments, ALWAYS).await;
        assert_eq!(notes[0].credit_note.as_ref().unwrap().as_str(), "CN-1");
        assert_eq!(notes[0].note.as_deref(), Some("Goodwill"));
    }
}

#[tokio::test]
async fn a_payment_on_its_way_is_not_in_it() {
    for maria in marias().await {
        let slow = maria.store_bank_account("000000000009").await;
        maria.choose_other(2_000, slow).await;
        let draft = maria.choose_other(1_000, slow).await;
        maria.complete(&draft).await.unwrap();
        assert_eq!(maria.balance().await.in_progress_cents, Cents(1_000));
        let history = maria.history(Part::All, ALWAYS).await;
        assert!(history.iter().all(|one| one.about == About::Bill), "{history:?}");
    }
}
