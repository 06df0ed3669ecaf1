//! Links that lead to bills, as letters and texts carry them.

use base::Error;
use billing::{Ctx, accounts, guests, invoices};

use super::data::Newcomer;
use crate::failure::Failure;

/// To the oldest open bills of the last two newcomers.
pub async fn make(ctx: &Ctx, newcomers: &[Newcomer]) -> Result<Vec<String>, Failure> {
    let mut links = Vec::new();
    for newcomer in newcomers.iter().rev().take(2) {
        let mut conn = ctx.db.read().await?;
        let account = accounts::find_account_by_number(&mut conn, &newcomer.account).await?;
        let account = account.ok_or(Error::NotFound)?.id;
        let payable = invoices::payable_by_due_date(&mut conn, account).await?;
        drop(conn);
        let oldest = payable.first().ok_or(Error::NotFound)?.id;
        links.push(guests::pay_link(ctx, oldest).await?);
    }
    Ok(links)
}
