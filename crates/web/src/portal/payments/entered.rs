//! What stands in the form: from an address, from a draft, or as it was sent.

use std::str::FromStr;

use base::{Cents, Currency, Field, Id, Refusal, kinds};
use billing::Ctx;
use billing::methods::MethodKind;
use billing::payments::{Choice, Draft, NewDraft, Ticked, TickedAccount, TickedInvoice};
use words::Words;

use crate::kit::{Form, Problems};

#[derive(Debug)]
pub struct Entered {
    /// The key of the payment, from the moment the form is drawn.
    pub draft: Id<kinds::Draft>,
    pub account: Id<kinds::Account>,
    pub choice: Option<Choice>,
    /// The other amount, as typed.
    pub amount: String,
    pub invoices: Vec<Line<kinds::Invoice>>,
    pub accounts: Vec<Line<kinds::Account>>,
    /// When, as typed; empty is today.
    pub pay_on: String,
    pub method: Option<ChosenMethod>,
}

/// A line that is ticked, and the amount that was typed in it; none is all that is open.
#[derive(Debug)]
pub struct Line<Kind> {
    pub id: Id<Kind>,
    pub amount: String,
}

impl<Kind> Line<Kind> {
    fn read_all(form: &Form, name: &str) -> Vec<Line<Kind>> {
        let ids = form.all(name).filter_map(|id| id.parse().ok());
        ids.map(|id| Line { id, amount: form.text(&amount_name(name, id)).to_owned() }).collect()
    }

    /// What was typed in the line of this id, if it is ticked.
    pub fn find(lines: &[Line<Kind>], id: Id<Kind>) -> Option<&Line<Kind>> {
        lines.iter().find(|line| line.id == id)
    }
}

/// The name of the field beside a tick box.
pub fn amount_name<Kind>(name: &str, id: Id<Kind>) -> String {
    format!("{name}-{id}")
}

/// A stored method, or one to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenMethod {
    Stored(Id<kinds::Method>),
    New(MethodKind),
}

impl Entered {
    /// The fields of a form or of an address; without one, the account is the one looked at.
    pub fn read(form: &Form, ctx: &Ctx, account: Id<kinds::Account>) -> Entered {
        let invoices = Line::read_all(form, "invoice");
        let ticked = (!invoices.is_empty()).then_some(Choice::Invoices);
        Entered {
            draft: form.find_parsed("draft").unwrap_or_else(|| ctx.id()),
            account: form.find_parsed("account").unwrap_or(account),
            choice: form.find_parsed("choice").or(ticked),
            amount: form.text("amount").to_owned(),
            invoices,
            accounts: Line::read_all(form, "several"),
            pay_on: form.text("pay_on").to_owned(),
            method: form.find_parsed("method"),
        }
    }

    /// The form as it was when the draft was kept.
    pub fn of_draft(words: Words, draft: &Draft, ticked: Ticked, currency: Currency) -> Entered {
        let written = |cents: Cents| words.amount_field(cents.of(currency));
        let typed = |cents: Option<Cents>| cents.map(written).unwrap_or_default();
        let invoices = ticked.invoices.into_iter();
        let accounts = ticked.accounts.into_iter();
        Entered {
            draft: draft.id,
            account: draft.account_id,
            choice: Some(draft.choice),
            amount: typed(Some(draft.amount_cents).filter(|_| draft.choice == Choice::Other)),
            invoices: invoices
                .map(|tick| Line { id: tick.invoice, amount: typed(tick.cents) })
                .collect(),
            accounts: accounts
                .map(|tick| Line { id: tick.account, amount: typed(tick.cents) })
                .collect(),
            pay_on: String::new(),
            method: draft.method_id.map(ChosenMethod::Stored),
        }
    }

    /// The draft that this asks for, or what is missing, field by field.
    pub fn check(&self, words: Words, currency: Currency) -> Result<NewDraft, Problems> {
        let mut problems = Problems::default();
        let mut read = |field: String, typed: &str| {
            let cents = words.amount_typed(typed, currency);
            cents.inspect_err(|why| problems.add(field, words.refusal(why))).ok()
        };
        let chosen = |choice: Choice| self.choice == Some(choice);
        let other =
            chosen(Choice::Other).then(|| read("amount".to_owned(), &self.amount)).flatten();
        let mut invoices = Vec::new();
        for line in self.invoices.iter().filter(|_| chosen(Choice::Invoices)) {
            let name = amount_name("invoice", line.id);
            let cents = line.typed().and_then(|typed| read(name, typed));
            invoices.push(TickedInvoice { invoice: line.id, cents, note: None });
        }
        let mut accounts = Vec::new();
        for line in self.accounts.iter().filter(|_| chosen(Choice::Accounts)) {
            let name = amount_name("several", line.id);
            let cents = line.typed().and_then(|typed| read(name, typed));
            accounts.push(TickedAccount { account: line.id, cents });
        }
        if self.choice.is_none() {
            problems.add("choice", words.refusal(&Refusal::Missing(Field::Amount)));
        }
        if self.method.is_none() {
            problems.add("method", words.refusal(&Refusal::ChooseMethod));
        }
        match self.choice {
            Some(choice) if problems.is_empty() => Ok(NewDraft {
                account: self.account,
                choice,
                other_cents: other,
                invoices,
                accounts,
                method: self.stored_method(),
            }),
            _ => Err(problems),
        }
    }

    /// Where the sentence about a refusal belongs.
    pub fn field_of(&self, refusal: &Refusal) -> &'static str {
        match refusal {
            Refusal::ChooseMethod | Refusal::MethodUnusable => "method",
            Refusal::DateTooLate { .. } | Refusal::DateTooSoon => "pay_on",
            Refusal::Missing(Field::Date) => "pay_on",
            _ if self.choice == Some(Choice::Other) => "amount",
            _ => "choice",
        }
    }

    pub fn stored_method(&self) -> Option<Id<kinds::Method>> {
        match self.method {
            Some(ChosenMethod::Stored(id)) => Some(id),
            _ => None,
        }
    }
}

impl<Kind> Line<Kind> {
    fn typed(&self) -> Option<&str> {
        Some(self.amount.trim()).filter(|typed| !typed.is_empty())
    }
}

impl FromStr for ChosenMethod {
    type Err = String;

    /// `card`, `bank` or a method's id.
    fn from_str(text: &str) -> Result<ChosenMethod, String> {
        match text.parse::<MethodKind>() {
            Ok(kind) => Ok(ChosenMethod::New(kind)),
            Err(_) => text.parse().map(ChosenMethod::Stored).map_err(|_| text.to_owned()),
        }
    }
}
