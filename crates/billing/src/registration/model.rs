//! What is claimed, what was found, and what has been proved.

use std::net::IpAddr;

use base::{Actor, Cents, Currency, Date, Email, Id, Language, Locator, Timestamp, kinds};

use crate::people::{From, NewPassword, Password, SignInCode, User, Username};
use crate::settings::{Criterion, Fact};

/// Who claims something, and from where.
#[derive(Debug, Clone, Copy)]
pub struct Claimant<'u> {
    pub network: IpAddr,
    /// The language of the page, and of the letter with the code.
    pub language: Language,
    /// Whoever is signed in and adds accounts to a login.
    pub user: Option<&'u User>,
}

impl Claimant<'_> {
    pub(super) fn actor(&self) -> Actor {
        self.user.map_or(Actor::Stranger, |user| Actor::User(user.id))
    }

    /// A claim is a stranger's, whoever is signed in: it is about somebody else's account so far.
    pub(super) fn from(&self) -> From<'static> {
        From::Stranger(self.network)
    }
}

/// Which account, and what the claim rests on.
#[derive(Debug)]
pub struct AccountClaim {
    /// The account's number; the customer's too, unless the biller asks for the account's PIN.
    pub number: Locator,
    pub fact: ClaimedFact,
    /// None where the biller does not ask for it.
    pub pin: Option<Password>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimedFact {
    EmailOnFile(Email),
    Invoice { number: Locator, amount_cents: Cents },
    PostalCode(String),
}

impl ClaimedFact {
    pub(super) fn fact(&self) -> Fact {
        match self {
            ClaimedFact::EmailOnFile(_) => Fact::EmailOnFile,
            ClaimedFact::Invoice { .. } => Fact::Invoice,
            ClaimedFact::PostalCode(_) => Fact::PostalCode,
        }
    }
}

/// What an invoice is looked for by; as many as the biller asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    pub account_number: Option<Locator>,
    pub invoice_number: Option<Locator>,
    pub postal_code: Option<String>,
    pub last_name: Option<String>,
    pub amount_cents: Option<Cents>,
}

impl Search {
    /// Whether everything that the biller asks for was typed.
    pub(super) fn has_all(&self, criteria: &[Criterion]) -> bool {
        criteria.iter().all(|criterion| match criterion {
            Criterion::AccountNumber => self.account_number.is_some(),
            Criterion::InvoiceNumber => self.invoice_number.is_some(),
            Criterion::PostalCode => self.postal_code.is_some(),
            Criterion::LastName => self.last_name.is_some(),
            Criterion::Amount => self.amount_cents.is_some(),
        })
    }

    /// Whether it is about no invoice of the account in particular.
    pub fn is_of_account(&self) -> bool {
        self.invoice_number.is_none() && self.amount_cents.is_none()
    }

    /// The number by which tries are counted.
    pub(super) fn number(&self) -> &str {
        let number = self.account_number.as_ref().or(self.invoice_number.as_ref());
        number.map_or("", Locator::as_str)
    }
}

/// An invoice that the criteria fit, as much of it as a stranger may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundInvoice {
    /// Its place in the list; what is ticked is told by it.
    pub position: i64,
    /// How the customer's name begins; None where the biller told none.
    pub initial: Option<char>,
    /// The last characters of the account's number.
    pub account_ending: String,
    pub total_cents: Cents,
    pub currency: Currency,
    pub due_on: Date,
}

/// What whoever typed the code has shown to be theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The address of record.
    pub email: Email,
    pub accounts: Vec<ProvenAccount>,
    /// Accounts that were claimed along, and have another address of record.
    pub left_out: usize,
    /// As the biller knows the customer; empty where it doesn't.
    pub first_name: String,
    pub last_name: String,
    /// The address belongs to a login already.
    pub has_login: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenAccount {
    pub id: Id<kinds::Account>,
    pub number: Locator,
    /// What the biller calls it.
    pub name: Option<String>,
}

/// What a new user chooses.
#[derive(Debug)]
pub struct NewLogin {
    pub username: Username,
    pub first_name: String,
    pub last_name: String,
    pub password: NewPassword,
    pub language: Language,
    /// The hash of the terms that were shown and agreed to.
    pub agreed_hash: Option<String>,
}

/// What the letter with the code has to say; only that letter does.
#[derive(Debug)]
pub struct CodeToSend {
    pub email: Email,
    pub language: Language,
    pub code: SignInCode,
    pub expires_at: Timestamp,
}
