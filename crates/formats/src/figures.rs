//! What an invoice's figures and its lines must have in common.

use base::{Cents, Currency};

use crate::issue::Issue;
use crate::records::{BilledTo, Charge, ChargeLine, Invoice, Record};

impl Invoice {
    /// What is wrong with these lines as the lines of this invoice: nothing where there are none,
    /// or where they add up. Lines that come in a file of their own are checked with it too.
    pub fn check_lines(&self, line: u32, lines: &[ChargeLine]) -> Vec<Issue> {
        if lines.is_empty() {
            return Vec::new();
        }
        let net = sum(lines.iter().map(|line| line.amount));
        let tax = sum(lines.iter().map(|line| line.tax));
        [
            disagreement(line, "net", self.net, "the amounts of the lines", net, self.currency),
            disagreement(line, "tax", self.tax, "the taxes of the lines", tax, self.currency),
            repeated_position(line, lines),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Its lines as records of their own, for CSV.
    pub fn charges(&self) -> impl Iterator<Item = Record> {
        self.lines.iter().map(|line| {
            Record::Charge(Charge {
                invoice_number: self.number.clone(),
                currency: self.currency,
                line: line.clone(),
            })
        })
    }

    /// The account, where the file names one for certain.
    pub fn account_number(&self) -> Option<&base::Locator> {
        match &self.billed_to {
            BilledTo::Account(number) => Some(number),
            BilledTo::Buyer(_) => None,
        }
    }
}

/// A sum that can't overflow, whatever a file holds.
pub(crate) fn sum(amounts: impl Iterator<Item = Cents>) -> i128 {
    amounts.map(|amount| i128::from(amount.0)).sum()
}

/// A figure and what it should be, in the currency's own digits.
pub(crate) fn disagreement(
    line: u32,
    field: &str,
    figure: Cents,
    parts: &str,
    parts_sum: i128,
    currency: Currency,
) -> Option<Issue> {
    if i128::from(figure.0) == parts_sum {
        return None;
    }
    let right = match i64::try_from(parts_sum) {
        Ok(minor) => Cents(minor).of(currency).plain(),
        Err(_) => format!("{parts_sum} minor units"),
    };
    let problem = format!("is {}, but {parts} come to {right}", figure.of(currency).plain());
    Some(Issue::new(line, field, problem, right))
}

fn repeated_position(line: u32, lines: &[ChargeLine]) -> Option<Issue> {
    let mut positions: Vec<u32> = lines.iter().map(|line| line.position).collect();
    positions.sort_unstable();
    let twice = positions.windows(2).find(|pair| pair[0] == pair[1])?;
    let problem = format!("two lines have position {}", twice[0]);
    Some(Issue::new(line, "position", problem, "each position once"))
}
