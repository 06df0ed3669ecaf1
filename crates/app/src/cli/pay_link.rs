//! `paydesk pay-link`: the address at which an invoice is paid without signing in, for whatever the
//! biller prints or sends; and taking it back.

use base::{Actor, Error, Locator};
use billing::guests;
use billing::invoices;
use clap::Args;

use crate::config::{Config, Sources};
use crate::failure::Failure;
use crate::wiring;

#[derive(Debug, Args)]
pub struct PayLink {
    /// The invoice's number
    invoice: String,
    /// The link leads nowhere from now on; the next one is another
    #[arg(long)]
    revoke: bool,
}

impl PayLink {
    pub async fn run(self, sources: &Sources) -> Result<(), Failure> {
        let ctx = wiring::context(&Config::read(sources)?).await?;
        let number: Locator = self.invoice.parse().map_err(Failure::doing("The number"))?;
        let mut conn = ctx.db.read().await.map_err(Error::from)?;
        let invoice = invoices::find_invoice_by_number(&mut conn, &number).await?;
        drop(conn);
        let Some(invoice) = invoice else {
            return Err(Failure::Work(format!("There is no invoice {number}.")));
        };
        if self.revoke {
            guests::revoke_pay_link(&ctx, Actor::Operator, invoice.id).await?;
            println!("The link to invoice {number} leads nowhere from now on.");
        } else {
            println!("{}", guests::pay_link(&ctx, invoice.id).await?);
        }
        Ok(())
    }
}
