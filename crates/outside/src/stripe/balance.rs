//! The sum of Stripe's balance transactions (<https://docs.stripe.com/api/balance_transactions>),
//! which is the clearing account as Stripe keeps it.

use base::Cents;

use super::client::{Client, Form};
use super::objects::{BalanceTransaction, List};
use super::reading::currency;
use crate::processor::{Balance, Failure};

/// Walks all there ever were, a hundred a call: for `verify`, not for a page.
pub async fn sum(client: &Client) -> Result<Vec<Balance>, Failure> {
    let mut sums = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let form = Form::default().with("limit", 100).with_some("starting_after", after);
        let page: List<BalanceTransaction> = client.get("balance_transactions", form).await?;
        for transaction in &page.data {
            add(&mut sums, transaction)?;
        }
        after = page.data.into_iter().next_back().map(|last| last.id);
        if !page.has_more || after.is_none() {
            return Ok(sums);
        }
    }
}

/// Kept by Stripe, though no single charge is its cause
/// (<https://docs.stripe.com/reports/reporting-categories>).
pub fn is_fee(category: &str) -> bool {
    matches!(category, "fee" | "tax" | "network_cost")
}

fn add(sums: &mut Vec<Balance>, transaction: &BalanceTransaction) -> Result<(), Failure> {
    let currency = currency(&transaction.currency)?;
    let (amount, fee) = (Cents(transaction.amount), Cents(transaction.fee));
    let (gross_cents, fees_cents) = match is_fee(&transaction.reporting_category) {
        true => (Cents::ZERO, fee - amount),
        false => (amount, fee),
    };
    match sums.iter_mut().find(|sum| sum.currency == currency) {
        Some(sum) => {
            sum.gross_cents += gross_cents;
            sum.fees_cents += fees_cents;
        }
        None => sums.push(Balance { currency, gross_cents, fees_cents }),
    }
    Ok(())
}
