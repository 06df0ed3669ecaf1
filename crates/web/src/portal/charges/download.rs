//! `/charges.csv`: all that the list shows, on however many pages.

use axum::extract::State;
use axum::response::Response;
use base::Currency;
use billing::invoices::{self, ListedCharge};
use billing::{Cell, Sheet};
use words::Words;

use super::Filter;
use crate::kit::forms::Query;
use crate::kit::{Failure, Signed, Web, download};

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let (account_id, words) = (account.account_id, signed.visit.words);
    let name = format!("{}-{}", words.charges_file(), account.number);
    let filter = Filter::read(&web.ctx, account_id, &query).await?.asked();
    let (ctx, currency) = (web.ctx.clone(), web.ctx.biller.currency);
    let find = move |start| {
        let ctx = ctx.clone();
        async move {
            let mut conn = ctx.db.read().await?;
            invoices::charges_of(&mut conn, account_id, filter, start, download::ROWS).await
        }
    };
    let sheet = move |rows: &[ListedCharge]| sheet(currency, rows);
    Ok(download::csv(&name, headings(words), find, sheet, ListedCharge::place))
}

fn headings(words: Words) -> Sheet {
    Sheet::headed([
        words.charges_statement_number(),
        words.charges_issued(),
        words.charges_service_number(),
        words.charges_group(),
        words.common_description(),
        words.charges_start(),
        words.charges_end(),
        words.charges_units(),
        words.charges_unit(),
        words.charges_charge(),
        words.charges_tax(),
        words.common_currency(),
    ])
}

fn sheet(currency: Currency, rows: &[ListedCharge]) -> Sheet {
    let mut sheet = Sheet::default();
    for row in rows {
        sheet.row([
            row.invoice_number.as_str().into(),
            row.issued_on.into(),
            row.service_number.as_ref().map(|number| number.as_str()).into(),
            row.charge_group.as_str().into(),
            row.description.as_str().into(),
            row.period_start.into(),
            row.period_end.into(),
            row.quantity.into(),
            row.unit.as_deref().into(),
            Cell::Amount(row.amount_cents, currency),
            Cell::Amount(row.tax_cents, currency),
            currency.code().into(),
        ]);
    }
    sheet
}
