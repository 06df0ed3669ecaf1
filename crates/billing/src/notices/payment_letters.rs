//! Letters about payments: received, on their way, failed, returned, in dispute.

use std::str::FromStr;

use base::{Error, Id, Result, boxed, kinds};
use words::Words;

use super::guest_links::{self, GuestLinks};
use super::letter::{Content, Link};
use super::model::{LetterKind, Message, NewLetter};
use super::wording::{failure_sentence, fee_name, method_name, return_sentence};
use crate::Ctx;
use crate::guests;
use crate::journal::EventRow;
use crate::payers::{self, Contact, Payer};
use crate::payments::{self, PaymentState, PaymentView};
use crate::schedules;

/// None where there is nobody to write to; and for a payment that was planned and failed, of which
/// another letter says what happens next.
#[boxed]
pub async fn about(ctx: &Ctx, event: &EventRow, kind: LetterKind) -> Result<Option<NewLetter>> {
    if matches!(kind, LetterKind::PaymentFailed | LetterKind::PaymentReturned)
        && is_planned(ctx, &event.subject).await?
    {
        return Ok(None);
    }
    let Some((payer, _)) = find_paid(ctx, &event.subject).await? else { return Ok(None) };
    Ok(Some(NewLetter {
        cause: format!("{}:{}", kind.as_str(), event.subject),
        kind,
        subject: event.subject.clone(),
        recipient: payer.email,
        language: payer.language,
    }))
}

/// More of the same payment may come back later, and is told again. A return that found nothing left
/// is none of the payer's business.
pub async fn about_return(ctx: &Ctx, event: &EventRow) -> Result<Option<NewLetter>> {
    let facts: serde_json::Value = serde_json::from_str(&event.facts)
        .map_err(|error| Error::internal("a payment's letter", error))?;
    if facts["amount_cents"] == 0 {
        return Ok(None);
    }
    let letter = about(ctx, event, LetterKind::PaymentReturned).await?;
    let Some((_, view)) = find_paid(ctx, &event.subject).await? else { return Ok(None) };
    let is_first = facts["amount_cents"] == view.payment.returned_cents.0;
    let told_before = |letter: NewLetter| NewLetter {
        cause: format!("{}:{}", letter.cause, view.payment.returned_cents.0),
        ..letter
    };
    Ok(letter.map(|letter| if is_first { letter } else { told_before(letter) }))
}

/// None when the payment has moved on: a letter that it failed must not arrive after the receipt.
#[boxed]
pub async fn write(ctx: &Ctx, words: Words, message: &Message) -> Result<Option<Content>> {
    let Some((payer, view)) = find_paid(ctx, &message.subject).await? else { return Ok(None) };
    let guest = guest_links::find_for(ctx, &view).await?;
    let letter = PaymentLetter { ctx, words, payer, view, guest };
    Ok(match (message.kind, letter.view.payment.state) {
        (LetterKind::PaymentReceived, PaymentState::Paid) => Some(letter.received()),
        (LetterKind::PaymentInProgress, PaymentState::Open) => Some(letter.in_progress()),
        (LetterKind::PaymentFailed, PaymentState::Failed) => Some(letter.failed()),
        (LetterKind::PaymentReturned, PaymentState::Returned) => Some(letter.returned()),
        (LetterKind::PaymentDisputed, PaymentState::Paid) if letter.is_contested() => {
            Some(letter.disputed())
        }
        _ => None,
    })
}

async fn is_planned(ctx: &Ctx, payment: &str) -> Result<bool> {
    let Ok(id) = payment.parse() else { return Ok(false) };
    let mut conn = ctx.db.read().await?;
    schedules::is_planned(&mut conn, id).await
}

/// The payer and the payment, while the payer may see it.
pub(super) async fn find_paid(ctx: &Ctx, payment: &str) -> Result<Option<(Contact, PaymentView)>> {
    let id: Id<kinds::Payment> =
        Id::from_str(payment).map_err(|error| Error::internal("a payment's letter", error))?;
    let mut conn = ctx.db.read().await?;
    let payment = payments::find_payment(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let Some(contact) = payers::find_contact(&mut conn, payment.payer).await? else {
        return Ok(None);
    };
    let view = match payment.payer {
        Payer::User(_) => payments::view_for(&mut conn, payment.payer, id).await?,
        Payer::Guest(guest) => {
            guests::find_payment(&mut conn, guest, id).await?.map(|paid| paid.view)
        }
    };
    Ok(view.map(|view| (contact, view)))
}

struct PaymentLetter<'l> {
    ctx: &'l Ctx,
    words: Words,
    payer: Contact,
    view: PaymentView,
    /// None for a user, who finds everything in the portal.
    guest: Option<GuestLinks>,
}

impl PaymentLetter<'_> {
    fn received(&self) -> Content {
        let (words, payment) = (self.words, &self.view.payment);
        let mut content = self.content(words.mail_received_subject(self.amount()));
        content.say(words.mail_received_text(
            self.amount(),
            self.date_of(payment.concluded_at.unwrap_or(payment.created_at)),
            self.method(),
            self.accounts(),
            payment.receipt_number.as_deref().unwrap_or_default(),
        ));
        self.say_fee(&mut content);
        content.say(self.applied().join("\n"));
        content.link = Some(self.to_page(words.mail_received_receipt()));
        content.further = self.to_register();
        content
    }

    fn in_progress(&self) -> Content {
        let words = self.words;
        let mut content = self.content(words.mail_in_progress_subject(self.amount()));
        content.say(words.mail_in_progress_text(self.amount(), self.method()));
        self.say_fee(&mut content);
        content.link = Some(self.to_page(words.mail_in_progress_details()));
        content.further = self.to_register();
        content
    }

    fn failed(&self) -> Content {
        let words = self.words;
        let mut content = self.content(words.mail_failed_subject(self.amount()));
        let reason = failure_sentence(words, self.view.reason());
        content.say(words.mail_failed_text(reason, self.amount(), self.method()));
        content.link = Some(self.to_pay(words.mail_failed_pay(), "/payments/new"));
        content
    }

    fn returned(&self) -> Content {
        let (words, payment) = (self.words, &self.view.payment);
        let date = self.date_of(payment.created_at);
        let back = payment.returned_cents;
        let mut content = if back == payment.charge().cents || !self.view.is_whole() {
            let mut content = self.content(words.mail_returned_subject(self.amount()));
            content.say(words.mail_returned_text(date, self.amount(), self.method()));
            content
        } else {
            let part = words.money(back.of(payment.currency));
            let mut content = self.content(words.mail_returned_part_subject(&part));
            content.highlight = Some(part.clone());
            let (amount, method) = (self.amount(), self.method());
            content.say(words.mail_returned_part_text(date, part, amount, method));
            content
        };
        content.say(return_sentence(words, self.view.reason(), self.view.method.kind));
        content.link = Some(self.to_pay(words.mail_returned_details(), "/dashboard"));
        content
    }

    fn is_contested(&self) -> bool {
        self.view.payment.contested_cents.is_positive()
    }

    fn disputed(&self) -> Content {
        let (words, payment) = (self.words, &self.view.payment);
        let mut content = self.content(words.mail_disputed_subject(self.amount()));
        let date = self.date_of(payment.created_at);
        content.say(words.mail_disputed_text(date, self.amount(), self.method()));
        content.link = Some(self.to_page(words.mail_disputed_details()));
        content
    }

    fn content(&self, subject: String) -> Content {
        let mut content =
            Content::new(self.words, &self.ctx.biller, &self.payer.first_name, subject);
        content.highlight = Some(self.amount());
        content
    }

    fn say_fee(&self, content: &mut Content) {
        let (words, currency) = (self.words, self.view.payment.currency);
        if let Some(fee) = self.view.seen_fee() {
            let name = fee_name(words, fee.kind, fee.rate);
            content.say(words.fees_included(name, words.money(fee.cents.of(currency))));
        }
    }

    /// Where the money went, a line for each invoice.
    fn applied(&self) -> Vec<String> {
        let (words, currency) = (self.words, self.view.payment.currency);
        let mut lines = Vec::new();
        if !self.view.shares.is_empty() {
            lines.push(words.mail_received_invoices().to_owned());
        }
        for share in &self.view.shares {
            let amount = words.money(share.cents.of(currency));
            lines.push(words.mail_received_invoice(share.invoice_number.as_str(), amount));
        }
        let credit = self.view.credit_cents();
        if credit.is_positive() {
            let amount = words.money(credit.of(currency));
            lines.push(match self.guest {
                Some(_) => words.mail_guest_to_account(amount),
                None => words.mail_received_credit(amount),
            });
        }
        lines
    }

    fn amount(&self) -> String {
        self.words.money(self.view.seen_charge())
    }

    fn accounts(&self) -> String {
        if let Some(links) = &self.guest {
            return links.account.clone();
        }
        let numbers: Vec<_> =
            self.view.parts.iter().map(|part| part.account_number.as_str()).collect();
        numbers.join(", ")
    }

    fn method(&self) -> String {
        method_name(self.words, &self.view.method)
    }

    fn date_of(&self, time: base::Timestamp) -> String {
        self.words.date_long(self.ctx.biller.date_of(time))
    }

    /// To how the payment stands.
    fn to_page(&self, label: &str) -> Link {
        match &self.guest {
            Some(links) => link(label, links.receipt.clone()),
            None => self.link(label, &format!("/payments/{}", self.view.payment.id)),
        }
    }

    /// To where it can be paid again; `path` is the user's.
    fn to_pay(&self, label: &str, path: &str) -> Link {
        match &self.guest {
            Some(links) => link(self.words.mail_guest_pay(), links.pay.clone()),
            None => self.link(label, path),
        }
    }

    /// Why and where a guest gets a login.
    fn to_register(&self) -> Option<(String, Link)> {
        let address = self.guest.as_ref()?.register.clone()?;
        let why = self.words.mail_guest_register_text().to_owned();
        Some((why, link(self.words.mail_guest_register(), address)))
    }

    fn link(&self, label: &str, path: &str) -> Link {
        link(label, format!("{}{path}", self.ctx.portal_url))
    }
}

fn link(label: &str, url: String) -> Link {
    Link { label: label.to_owned(), url }
}
