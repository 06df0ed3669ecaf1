//! What stands in the form: from an address, from a draft, or as it was sent.

use std::str::FromStr;

use base::{Currency, Field, Id, Refusal, kinds};
use billing::Ctx;
use billing::methods::MethodKind;
use billing::payments::{Choice, Draft, NewDraft, Ticked, TickedInvoice};
use words::Words;

use crate::kit::{Form, Problems};

#[derive(Debug, Clone)]
pub struct Entered {
    /// The key of the payment, from the moment the form is drawn.
    pub draft: Id<kinds::Draft>,
    pub account: Id<kinds::Account>,
    pub choice: Option<Choice>,
    /// The other amount, as typed.
    pub amount: String,
    pub invoices: Vec<Id<kinds::Invoice>>,
    pub method: Option<ChosenMethod>,
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
        let invoices: Vec<_> = form.all("invoice").filter_map(|id| id.parse().ok()).collect();
        let ticked = (!invoices.is_empty()).then_some(Choice::Invoices);
        Entered {
            draft: form.find_parsed("draft").unwrap_or_else(|| ctx.id()),
            account: form.find_parsed("account").unwrap_or(account),
            choice: form.find_parsed("choice").or(ticked),
            amount: form.text("amount").to_owned(),
            invoices,
            method: form.find_parsed("method"),
        }
    }

    /// The form as it was when the draft was kept.
    pub fn of_draft(words: Words, draft: &Draft, ticked: Ticked, currency: Currency) -> Entered {
        let amount = words.amount_field(draft.amount_cents.of(currency));
        Entered {
            draft: draft.id,
            account: draft.account_id,
            choice: Some(draft.choice),
            amount: if draft.choice == Choice::Other { amount } else { String::new() },
            invoices: ticked.invoices.into_iter().map(|tick| tick.invoice).collect(),
            method: draft.method_id.map(ChosenMethod::Stored),
        }
    }

    /// The draft that this asks for, or what is missing, field by field.
    pub fn check(&self, words: Words, currency: Currency) -> Result<NewDraft, Problems> {
        let mut problems = Problems::default();
        let typed = match self.choice {
            Some(Choice::Other) => words.amount_typed(&self.amount, currency).map(Some),
            Some(_) => Ok(None),
            None => Err(Refusal::Missing(Field::Amount)),
        };
        if let Err(refusal) = &typed {
            problems.add(self.field_of(refusal), words.refusal(refusal));
        }
        if self.method.is_none() {
            problems.add("method", words.refusal(&Refusal::ChooseMethod));
        }
        match (self.choice, typed) {
            (Some(choice), Ok(other_cents)) if problems.is_empty() => Ok(NewDraft {
                account: self.account,
                choice,
                other_cents,
                invoices: self.ticked(choice),
                accounts: Vec::new(),
                method: self.stored_method(),
            }),
            _ => Err(problems),
        }
    }

    /// Where the sentence about a refusal belongs.
    pub fn field_of(&self, refusal: &Refusal) -> &'static str {
        match refusal {
            Refusal::ChooseMethod | Refusal::MethodUnusable => "method",
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

    fn ticked(&self, choice: Choice) -> Vec<TickedInvoice> {
        match choice {
            Choice::Invoices => self.invoices.iter().copied().map(TickedInvoice::whole).collect(),
            _ => Vec::new(),
        }
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
