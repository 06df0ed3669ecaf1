//! The processor's core: Stripe's objects and rules as a state machine without sockets, clock or
//! chance of its own. The same requests at the same times give the same answers.
//!
//! Rules come from Stripe's API reference and its "Testing" pages; where the sandbox is simpler, the
//! file that is simpler says so.

mod agenda;
mod api;
mod balance;
mod billing_details;
mod charges;
mod checkout;
mod currency;
mod cursor;
mod customers;
mod disputes;
mod entries;
mod error;
mod events;
mod expand;
mod hosted;
mod idempotency;
mod mandates;
mod params;
mod payment_intents;
mod payment_methods;
mod refunds;
mod routes;
mod search;
mod setup_intents;
mod source;
mod table;
mod test_numbers;
mod webhook_endpoints;

use base::{Chance, SeededChance, SignedDuration, Timestamp};

use agenda::Agenda;
pub use api::{Method, Request, Response, ServerFault};
use balance::BalanceTransaction;
use charges::Charge;
use checkout::CheckoutSession;
use customers::Customer;
use disputes::Dispute;
pub use disputes::Reason as DisputeReason;
pub use entries::{BankEntry, CardEntry, Entry, EntryProblem, SetupRefusal};
pub use error::ApiError;
pub use events::Event;
pub use hosted::{ChallengeView, RecentPayment, SessionView};
use idempotency::Keys;
use mandates::Mandate;
pub use params::Params;
use payment_intents::PaymentIntent;
use payment_methods::PaymentMethod;
use refunds::Refund;
use setup_intents::SetupIntent;
use table::Table;
pub use test_numbers::{
    AccountBehaviour, CardBehaviour, Decline, TestAccount, TestCard, listed_accounts, listed_cards,
};
pub use webhook_endpoints::WebhookEndpoint;

/// The API version that events are written in, and that answers name when a request names none.
pub const API_VERSION: &str = "2025-03-31.basil";

/// What differs from one sandbox to the next.
#[derive(Debug, Clone)]
pub struct Settings {
    pub seed: u64,
    pub secret_key: String,
    /// Where payers' browsers reach the hosted pages, without a slash at the end.
    pub base_url: String,
    /// From a bank debit's start to its success or failure.
    pub settlement_delay: SignedDuration,
    /// From a payment's success to the dispute, or a refund's change, that its test number asks for.
    pub after_effect_delay: SignedDuration,
    /// How long search overlooks a new payment; Stripe promises no more than "within a minute".
    pub search_lag: SignedDuration,
}

/// The whole processor of one biller. Every object it ever made stays; a copy goes its own way.
#[derive(Clone)]
pub struct Processor {
    settings: Settings,
    chance: SeededChance,
    now: Timestamp,
    request_id: String,
    request_key: Option<String>,
    /// Set by a test: the next charge of a card is declined so, whatever its number.
    next_decline: Option<Decline>,
    agenda: Agenda,
    keys: Keys,
    customers: Table<Customer>,
    methods: Table<PaymentMethod>,
    mandates: Table<Mandate>,
    setups: Table<SetupIntent>,
    sessions: Table<CheckoutSession>,
    intents: Table<PaymentIntent>,
    charges: Table<Charge>,
    refunds: Table<Refund>,
    disputes: Table<Dispute>,
    transactions: Table<BalanceTransaction>,
    events: Table<Event>,
    undelivered: Vec<Event>,
    endpoints: Table<WebhookEndpoint>,
}

impl Processor {
    pub fn new(settings: Settings) -> Processor {
        Processor {
            chance: SeededChance::new(settings.seed),
            settings,
            now: Timestamp::UNIX_EPOCH,
            request_id: String::new(),
            request_key: None,
            next_decline: None,
            agenda: Agenda::default(),
            keys: Keys::default(),
            customers: Table::of("customer"),
            methods: Table::of("PaymentMethod"),
            mandates: Table::of("mandate"),
            setups: Table::of("setupintent"),
            sessions: Table::of("checkout.session"),
            intents: Table::of("payment_intent"),
            charges: Table::of("charge"),
            refunds: Table::of("refund"),
            disputes: Table::of("dispute"),
            transactions: Table::of("balance transaction"),
            events: Table::of("event"),
            undelivered: Vec::new(),
            endpoints: Table::of("webhook endpoint"),
        }
    }

    /// From now on bank debits settle so long after they begin.
    pub fn set_settlement_delay(&mut self, delay: SignedDuration) {
        self.settings.settlement_delay = delay;
    }

    /// Declines the next charge of a card as if its bank had said so.
    pub fn decline_next(&mut self, decline: Decline) {
        self.next_decline = Some(decline);
    }

    /// What happened since the last call, in order, for whoever delivers webhooks.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.undelivered)
    }

    /// An id as Stripe writes them: a prefix that tells the kind, then letters and digits.
    fn new_id(&mut self, prefix: &str) -> String {
        const ALPHABET: &[u8; 62] =
            b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        let tail = (0..24).map(|_| ALPHABET[self.chance.below(62) as usize] as char);
        prefix.chars().chain(['_']).chain(tail).collect()
    }
}
