//! Users, what they may reach, and their sessions.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use base::{Cents, Email, Field, Id, Language, Locator, Refusal, SignedDuration, Timestamp, kinds};
use db::{FromValue, ToValue, Value};

use super::known_browser::KnownBrowser;
use super::token::SessionToken;
use crate::credentials::{Assertion, Challenge, Holder, Password, SecondProof};
use crate::settings::{Biller, SecondFactor};

/// How long a proof is fresh.
const FRESH: SignedDuration = SignedDuration::from_mins(15);

/// A login; it may reach many accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: Id<kinds::User>,
    pub username: Username,
    pub email: Email,
    pub first_name: String,
    pub last_name: String,
    pub language: Language,
}

impl User {
    /// What a guesser would begin with, and a password of this user's is therefore not made of.
    pub fn about<'t>(&'t self, biller: &'t Biller) -> [&'t str; 5] {
        let User { username, email, first_name, last_name, .. } = self;
        [&biller.name, first_name, last_name, username.as_str(), email.as_str()]
    }
}

#[derive(Debug)]
pub struct NewUser {
    pub username: Username,
    pub email: Email,
    pub first_name: String,
    pub last_name: String,
    pub language: Language,
    /// None: signs in by code only.
    pub password: Option<Password>,
}

/// What a user is called when signing in: lower case, and never mistaken for an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Username(String);

impl Username {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn may_have(character: char) -> bool {
        character.is_alphanumeric() || "._-+".contains(character)
    }
}

impl FromStr for Username {
    type Err = String;

    /// Without `@`: nobody's username is another's e-mail address.
    fn from_str(text: &str) -> Result<Username, String> {
        let text = text.trim();
        match (1..=64).contains(&text.chars().count()) && text.chars().all(Username::may_have) {
            true => Ok(Username(text.to_lowercase())),
            false => Err(format!("“{text}” is not a username: 1 to 64 letters, digits, . _ - +")),
        }
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToValue for Username {
    fn to_value(&self) -> Value<'_> {
        Value::Text((&*self.0).into())
    }
}

impl FromValue for Username {
    fn from_value(value: Value<'_>) -> Option<Username> {
        String::from_value(value).map(Username)
    }
}

db::text_enum! {
    /// What a user may do with an account.
    Role {
        /// It is theirs.
        Holder = "holder",
        View = "view",
        Pay = "pay",
        /// Everything, also inviting others.
        Manage = "manage",
    }
}

impl Role {
    pub fn may_pay(self) -> bool {
        self != Role::View
    }

    /// Inviting others, changing what they may do, and taking it back.
    pub fn may_invite(self) -> bool {
        matches!(self, Role::Holder | Role::Manage)
    }

    /// The account's address, telephone, and whom to ask for.
    pub fn may_change_details(self) -> bool {
        matches!(self, Role::Holder | Role::Manage)
    }
}

/// How much a user may pay on an account, in its currency; None is no limit. Only [`Role::Pay`] has
/// any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    pub payment_limit_cents: Option<Cents>,
    /// For all payments of a calendar month at the biller's place.
    pub month_limit_cents: Option<Cents>,
}

/// A user's way to one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    pub account_id: Id<kinds::Account>,
    pub role: Role,
    /// What this user calls the account.
    pub name: Option<String>,
    pub limits: Limits,
}

impl Access {
    /// Without a name of one's own and without limits.
    pub fn new(account_id: Id<kinds::Account>, role: Role) -> Access {
        Access { account_id, role, name: None, limits: Limits::default() }
    }
}

/// An account as its users tell it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountChoice {
    pub account_id: Id<kinds::Account>,
    pub number: Locator,
    pub role: Role,
    /// What this user calls it, or else what the biller does.
    pub name: Option<String>,
    /// The company, or first and last name; empty where the biller told neither.
    pub customer_name: String,
}

/// Who asks to be let in, and from where.
#[derive(Debug)]
pub struct Visitor {
    pub network: IpAddr,
    /// What the browser calls itself; shown to the user in the list of devices.
    pub device: String,
    /// The session the browser had so far; it ends when a new one begins.
    pub token: Option<SessionToken>,
    /// Whom the browser has signed in before.
    pub browser: Option<KnownBrowser>,
}

/// How a first step of signing in ends well.
#[derive(Debug)]
pub enum Admitted {
    In(SignedIn),
    /// The user has an authenticator app, whose code is still to be typed.
    Halfway(PendingSignIn),
}

/// Belongs in a cookie of its own.
#[derive(Debug)]
pub struct PendingSignIn {
    pub token: SessionToken,
}

/// What a user can prove again with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaysToProve {
    pub password: bool,
    pub authenticator: bool,
    pub passkey: bool,
}

pub enum ProofAgain {
    Password(Password),
    Second(SecondProof),
    Passkey(Challenge, Assertion),
}

#[derive(Debug)]
pub struct SignedIn {
    pub token: SessionToken,
    pub user: User,
}

db::text_enum! {
    /// By what a session began.
    SignInMeans {
        Password = "password",
        /// Sent by e-mail. Whoever reads the mailbox has it, so it proves less than the others.
        Code = "code",
        /// A device's own key, opened by its owner: both factors at once.
        Passkey = "passkey",
    }
}

impl SignInMeans {
    pub fn is_strong(self) -> bool {
        self != SignInMeans::Code
    }
}

/// A code is on its way, or not: whoever asked cannot tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeChallenge {
    /// Belongs in a cookie: the code works only in the browser that asked for it.
    pub id: Id<kinds::Code>,
    pub expires_at: Timestamp,
}

/// What the letter with the code has to say; only that letter does.
#[derive(Debug)]
pub struct CodeToSend {
    pub user: User,
    pub code: super::SignInCode,
    pub expires_at: Timestamp,
}

/// What the letter with a link to choose a password has to say; only that letter does.
#[derive(Debug)]
pub struct ResetToSend {
    pub user: User,
    pub token: super::ResetToken,
    pub expires_at: Timestamp,
}

/// What a letter to an address that was asked for has to say; only that letter does.
#[derive(Debug)]
pub enum EmailChangeLetter {
    /// To whoever may have it: the code.
    Code { to: Email, user: User, code: super::SignInCode, expires_at: Timestamp },
    /// To whoever has it already: that somebody wanted it.
    Wanted { owner: User },
}

/// An address that took another's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailChanged {
    pub user: User,
    pub old: Email,
    pub new: Email,
}

/// What a user says of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalDetails {
    pub first_name: String,
    pub last_name: String,
    pub language: Language,
}

impl PersonalDetails {
    /// Without spaces around, or everything that is wrong, in the order of the form.
    pub fn checked(&self) -> Result<PersonalDetails, Vec<(Field, Refusal)>> {
        let (first_name, last_name) = (self.first_name.trim(), self.last_name.trim());
        let names = [(first_name, Field::FirstName), (last_name, Field::LastName)];
        let missing = names.into_iter().filter(|(name, _)| name.is_empty());
        let wrong: Vec<_> = missing.map(|(_, it)| (it, Refusal::Missing(it))).collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let (first_name, last_name) = (first_name.to_owned(), last_name.to_owned());
        Ok(PersonalDetails { first_name, last_name, language: self.language })
    }
}

#[derive(Debug)]
pub enum SessionState {
    Valid {
        session: Box<Session>,
        /// All that its user reaches, by number.
        accounts: Vec<AccountChoice>,
    },
    /// It was one; the person may be told so.
    Expired,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: Id<kinds::Session>,
    pub user: User,
    /// The account that is looked at; None where there is none, or access to it was taken back.
    pub account_id: Option<Id<kinds::Account>>,
    pub means: SignInMeans,
    /// When something stronger than a code was proven last.
    pub proven_at: Option<Timestamp>,
    /// Whether a code of an authenticator app is asked for at each of the user's sign-ins.
    pub has_second_factor: bool,
    pub device: String,
    pub created_at: Timestamp,
    /// The last request, to the minute.
    pub seen_at: Timestamp,
    /// Whatever happens, it is over then.
    pub ends_at: Timestamp,
    /// When it began, terms were in effect that its user had not agreed to.
    pub owes_terms: bool,
}

/// Until a session ends if nobody does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLeft {
    pub seconds: i64,
    /// It ends whatever anybody does.
    pub is_final: bool,
}

impl TimeLeft {
    pub fn of(session: &Session, idle_minutes: i64, now: Timestamp) -> TimeLeft {
        let expires_at = session.expires_at(idle_minutes);
        let left = expires_at.duration_since(now);
        TimeLeft {
            // Rounded up: with none left it is over, so that nobody is sent to sign in too early.
            seconds: (left + SignedDuration::from_micros(999_999)).as_secs(),
            is_final: expires_at == session.ends_at,
        }
    }
}

impl Session {
    /// When it ends if nothing is asked of it any more.
    pub fn expires_at(&self, idle_minutes: i64) -> Timestamp {
        (self.seen_at + SignedDuration::from_mins(idle_minutes)).min(self.ends_at)
    }

    /// Whether more than a code from an e-mail was ever proven in it: enough to pay.
    pub fn is_proven(&self) -> bool {
        self.proven_at.is_some()
    }

    /// Whether that was a short while ago: enough to change how one signs in.
    pub fn is_freshly_proven(&self, now: Timestamp) -> bool {
        self.proven_at.is_some_and(|proven_at| now < proven_at + FRESH)
    }

    /// Whether that was since it began: enough to choose another password without the one until now.
    pub fn was_proven_again(&self, now: Timestamp) -> bool {
        self.is_freshly_proven(now) && self.proven_at > Some(self.created_at)
    }

    /// Whether the biller wants a second factor that this user has yet to add.
    pub fn lacks_second_factor(&self, biller: &Biller) -> bool {
        biller.second_factor == SecondFactor::Required
            && !self.has_second_factor
            && self.means != SignInMeans::Passkey
    }

    /// Who changes what they prove with.
    pub fn holder(&self) -> Holder<'_> {
        Holder { user: self.user.id, session: self.id, device: &self.device }
    }
}

/// A session as its user sees it in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub id: Id<kinds::Session>,
    pub means: SignInMeans,
    /// What the browser calls itself.
    pub device: String,
    pub created_at: Timestamp,
    /// The last request, to the minute.
    pub seen_at: Timestamp,
}
