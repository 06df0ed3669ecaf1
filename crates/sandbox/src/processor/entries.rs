//! What payers type on the hosted page, and what is wrong with it.

use base::Timestamp;

use super::payment_intents::is_past;
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

impl Entry {
    /// What will pay, and the name of whoever holds it.
    pub(super) fn read(&self, now: Timestamp) -> Result<(Source, String), SetupRefusal> {
        match self {
            Entry::Card(card) => read_card(card, now),
            Entry::Bank(bank) => read_bank(bank),
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
