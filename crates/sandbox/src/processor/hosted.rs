//! What the hosted pages ask of the processor: a payer's entries, checked as the page must show
//! them, and the answer to a 3-D Secure challenge.
//!
//! Simpler than Stripe: a bank account is believed at once (no sign-in at the bank, no
//! micro-deposits), and a card is stored without 3-D Secure, which is asked for when it is charged.

use base::{Cents, Money, Timestamp};
use url::Url;

use super::Processor;
use super::billing_details::BillingDetails;
use super::checkout::SessionStatus;
use super::payment_intents::{PaymentIntent, Status, is_past};
use super::source::Source;
use super::test_numbers::{Decline, TEST_ROUTING_NUMBER, find_account, find_card};

/// Fields as typed.
#[derive(Clone, Default)]
pub struct CardEntry {
    pub number: String,
    pub expiry: String,
    pub cvc: String,
    pub name: String,
}

#[derive(Clone, Default)]
pub struct BankEntry {
    pub routing_number: String,
    pub account_number: String,
    /// `checking` or `savings`.
    pub account_type: String,
    pub name: String,
}

#[derive(Clone)]
pub enum Entry {
    Card(CardEntry),
    Bank(BankEntry),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryProblem {
    CardNumber,
    /// Not a month and a year.
    Expiry,
    ExpiryPast,
    Cvc,
    Name,
    RoutingNumber,
    AccountNumber,
    /// Well formed, but the sandbox only knows Stripe's test numbers.
    NotATestAccount,
    AccountType,
}

#[derive(Debug, PartialEq, Eq)]
pub enum SetupRefusal {
    /// No such page, or it was finished or has expired.
    Gone,
    Entries(Vec<EntryProblem>),
    Declined(Decline),
}

/// What the setup page shows.
#[derive(Debug, Clone)]
pub struct SessionView {
    pub offers_card: bool,
    pub offers_bank: bool,
    pub locale: Option<String>,
    pub cancel_url: Option<String>,
}

/// What the 3-D Secure page shows.
#[derive(Debug, Clone)]
pub struct ChallengeView {
    pub amount: Money,
    pub last4: &'static str,
    pub brand: &'static str,
}

/// A line of the processor's own overview.
#[derive(Debug, Clone)]
pub struct RecentPayment {
    pub id: String,
    pub created: Timestamp,
    pub amount: Money,
    pub status: &'static str,
    pub source: String,
    pub disputed: bool,
    pub refunded: Money,
}

impl Processor {
    /// An open session's page.
    pub fn find_session_view(&self, id: &str) -> Option<SessionView> {
        let session = self.sessions.find(id)?;
        let offers = |kind: &str| session.method_types.iter().any(|offered| offered == kind);
        (session.status == SessionStatus::Open).then(|| SessionView {
            offers_card: offers("card"),
            offers_bank: offers("us_bank_account"),
            locale: session.locale.clone(),
            cancel_url: session.cancel_url.clone(),
        })
    }

    /// Stores what a payer typed; answers where the browser goes next.
    pub fn complete_session(
        &mut self,
        now: Timestamp,
        id: &str,
        entry: &Entry,
    ) -> Result<String, SetupRefusal> {
        self.advance(now);
        self.find_session_view(id).ok_or(SetupRefusal::Gone)?;
        let (source, name) = self.read_entry(entry)?;
        let billing = BillingDetails { name: Some(name), ..BillingDetails::default() };
        let method = self.add_method(source, billing);
        let setup = self.sessions[id].setup.clone();
        self.setups[&setup].method = Some(method.clone());
        if let Some(decline) = self.methods[&method].source.refusal_at_storing() {
            // The refusal is on the setup intent; the payer may try another card on the same page.
            let _refused = self.complete_setup(&setup);
            return Err(SetupRefusal::Declined(decline));
        }
        self.complete_setup(&setup).map_err(|_| SetupRefusal::Gone)?;
        let session = &mut self.sessions[id];
        session.status = SessionStatus::Complete;
        let back = session.success_url.replace("{CHECKOUT_SESSION_ID}", id);
        let body = session.to_json();
        self.emit("checkout.session.completed", body);
        Ok(back)
    }

    fn read_entry(&self, entry: &Entry) -> Result<(Source, String), SetupRefusal> {
        match entry {
            Entry::Card(card) => read_card(card, self.now),
            Entry::Bank(bank) => read_bank(bank),
        }
    }

    /// A payment that waits for its payer at this page.
    pub fn find_challenge(&self, intent: &str) -> Option<ChallengeView> {
        let intent = self.intents.find(intent)?;
        let method = intent.method.as_ref()?;
        let Source::Card { card, .. } = self.methods[method].source else { return None };
        (intent.status == Status::RequiresAction).then(|| ChallengeView {
            amount: intent.amount,
            last4: card.last4(),
            brand: card.brand,
        })
    }

    /// The payer's answer; says where the browser goes back to, unless nobody waits for it.
    pub fn complete_challenge(
        &mut self,
        now: Timestamp,
        intent: &str,
        passed: bool,
    ) -> Option<String> {
        self.advance(now);
        self.intents.find(intent)?;
        self.answer_challenge(intent, passed);
        let intent = &self.intents[intent];
        let mut back: Url = intent.return_url.as_ref()?.parse().ok()?;
        let status = if intent.status == Status::Succeeded { "succeeded" } else { "failed" };
        back.query_pairs_mut()
            .append_pair("payment_intent", &intent.id)
            .append_pair("payment_intent_client_secret", &intent.secret)
            .append_pair("redirect_status", status);
        Some(back.into())
    }

    pub fn is_bank_payment(&self, intent: &str) -> bool {
        let charge = self.intents.find(intent).and_then(|intent| intent.latest_charge.as_ref());
        charge.is_some_and(|id| matches!(self.charges[id].source, Source::Bank { .. }))
    }

    /// The newest payments, for the overview.
    pub fn recent_payments(&self, count: usize) -> Vec<RecentPayment> {
        let newest = self.intents.newest_first().take(count);
        newest
            .map(|intent| {
                let charge = intent.latest_charge.as_ref().map(|id| &self.charges[id]);
                RecentPayment {
                    id: intent.id.clone(),
                    created: intent.created,
                    amount: intent.amount,
                    status: intent.status.as_str(),
                    source: self.describe_source(intent),
                    disputed: charge.is_some_and(|charge| charge.dispute.is_some()),
                    refunded: charge
                        .map_or(Cents::ZERO, |charge| charge.refunded)
                        .of(intent.amount.currency),
                }
            })
            .collect()
    }

    fn describe_source(&self, intent: &PaymentIntent) -> String {
        let charged = intent.latest_charge.as_ref().map(|id| &self.charges[id].source);
        let chosen = || intent.method.as_ref().map(|id| &self.methods[id].source);
        match charged.or_else(chosen) {
            Some(Source::Card { card, .. }) => format!("{} ···· {}", card.brand, card.last4()),
            Some(Source::Bank { account, .. }) => format!("bank ···· {}", account.last4()),
            None => String::new(),
        }
    }
}

fn read_card(entry: &CardEntry, now: Timestamp) -> Result<(Source, String), SetupRefusal> {
    let number = digits(&entry.number);
    let cvc = entry.cvc.trim();
    let is_amex = number.starts_with("34") || number.starts_with("37");
    let cvc_length = if is_amex { 4 } else { 3 };
    let expiry = read_expiry(&entry.expiry);
    let mut problems = Vec::new();
    if !(12..=19).contains(&number.len()) || !passes_luhn(&number) {
        problems.push(EntryProblem::CardNumber);
    }
    match expiry {
        None => problems.push(EntryProblem::Expiry),
        Some((month, year)) if is_past(month, year, now) => {
            problems.push(EntryProblem::ExpiryPast);
        }
        Some(_) => {}
    }
    if cvc.len() != cvc_length || !cvc.bytes().all(|byte| byte.is_ascii_digit()) {
        problems.push(EntryProblem::Cvc);
    }
    if entry.name.trim().is_empty() {
        problems.push(EntryProblem::Name);
    }
    let (true, Some((exp_month, exp_year))) = (problems.is_empty(), expiry) else {
        return Err(SetupRefusal::Entries(problems));
    };
    let card = find_card(&number).ok_or(SetupRefusal::Declined(Decline::NotATestCard))?;
    Ok((Source::Card { card, exp_month, exp_year }, entry.name.trim().to_owned()))
}

fn read_bank(entry: &BankEntry) -> Result<(Source, String), SetupRefusal> {
    let (routing, number) = (digits(&entry.routing_number), digits(&entry.account_number));
    let account = find_account(&number).filter(|_| routing == TEST_ROUTING_NUMBER);
    let mut problems = Vec::new();
    if !is_routing_number(&routing) {
        problems.push(EntryProblem::RoutingNumber);
    }
    if !(4..=17).contains(&number.len()) {
        problems.push(EntryProblem::AccountNumber);
    }
    if problems.is_empty() && account.is_none() {
        problems.push(EntryProblem::NotATestAccount);
    }
    if !["checking", "savings"].contains(&entry.account_type.as_str()) {
        problems.push(EntryProblem::AccountType);
    }
    if entry.name.trim().is_empty() {
        problems.push(EntryProblem::Name);
    }
    let (true, Some(account)) = (problems.is_empty(), account) else {
        return Err(SetupRefusal::Entries(problems));
    };
    let source = Source::Bank {
        account,
        account_type: entry.account_type.clone(),
        holder_type: "individual".to_owned(),
    };
    Ok((source, entry.name.trim().to_owned()))
}

/// Without the spaces and dashes that people type; anything else stays and fails the checks.
fn digits(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    match text.bytes().all(|byte| byte.is_ascii_digit()) {
        true => text,
        false => String::new(),
    }
}

/// `MM / YY` or `MM/YYYY`, as month and full year.
fn read_expiry(text: &str) -> Option<(i64, i64)> {
    let (month, year) = text.split_once('/')?;
    let (month, year) = (month.trim(), year.trim());
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(month) || !all_digits(year) || ![2, 4].contains(&year.len()) {
        return None;
    }
    let month: i64 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let number: i64 = year.parse().ok()?;
    Some((month, if year.len() == 2 { 2000 + number } else { number }))
}

/// The check digit of ISO/IEC 7812-1.
fn passes_luhn(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match place % 2 {
                0 => digit,
                _ if digit > 4 => digit * 2 - 9,
                _ => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Nine digits with the ABA checksum, weights 3, 7, 1.
fn is_routing_number(number: &str) -> bool {
    let weights = [3, 7, 1].into_iter().cycle();
    let sum: u32 =
        number.bytes().zip(weights).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    number.len() == 9 && sum.is_multiple_of(10)
}
