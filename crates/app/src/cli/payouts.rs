//! `paydesk payouts [PAYOUT]`: what the processor has paid out, and what was in it.

use base::{Cents, Currency};
use billing::payouts::{self, Payout, PayoutItem};
use clap::Args;

use crate::config::Sources;
use crate::failure::Failure;
use crate::wiring;

/// Of the list.
const SHOWN: i64 = 100;

#[derive(Debug, Args)]
pub struct Payouts {
    /// The processor's name of one payout; what was in it is listed then
    payout: Option<String>,
}

impl Payouts {
    pub async fn run(self, sources: &Sources) -> Result<(), Failure> {
        let ctx = wiring::offline_context(sources).await?;
        let mut conn = ctx.db.read().await?;
        let Some(reference) = self.payout else {
            payouts::latest(&mut conn, SHOWN).await?.iter().for_each(print_payout);
            return Ok(());
        };
        let payout = payouts::find_payout(&mut conn, &reference).await?;
        let missing = || Failure::Work(format!("There is no payout {reference}."));
        let payout = payout.ok_or_else(missing)?;
        print_payout(&payout);
        for item in payouts::items_of(&mut conn, &reference).await? {
            print_item(&item, payout.currency);
        }
        Ok(())
    }
}

fn print_payout(payout: &Payout) {
    let Payout { reference, created_at, state, currency, .. } = payout;
    let (amount, fees) =
        (written(payout.amount_cents, *currency), written(payout.fees_cents, *currency));
    let date = created_at.strftime("%Y-%m-%d");
    println!("{date}  {reference}  {state:<10}  {amount} {currency}, {fees} kept as fees");
}

fn print_item(item: &PayoutItem, currency: Currency) {
    let (amount, fee) = (written(item.amount_cents, currency), written(item.fee_cents, currency));
    let payment = item.receipt_number.as_deref().unwrap_or("-");
    let date = item.moved_at.strftime("%Y-%m-%d");
    println!("  {date}  {:<15}  {payment:<15}  {amount:>12}  fee {fee}", item.kind);
}

fn written(cents: Cents, currency: Currency) -> String {
    cents.of(currency).plain()
}
