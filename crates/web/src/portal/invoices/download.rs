//! `/invoices.csv`: all that the list shows, on however many pages.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Currency, Date};
use billing::invoices::{self, InvoiceKind, InvoicePlace, ListedInvoice};
use billing::paging::{Listing, Start};
use billing::{Cell, Sheet};
use words::Words;

use super::asked::Asked;
use super::status_words;
use crate::kit::forms::Query;
use crate::kit::{Failure, Signed, Web, download};

/// A search by number that finds more was no search.
const FOUND_LIMIT: i64 = 5_000;

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let (account_id, words) = (account.account_id, signed.visit.words);
    let name = format!("{}-{}", words.invoices_file(), account.number);
    let asked = Asked::read(&web.ctx, account_id, &query).await?;
    let (number, filter) = (asked.number.clone(), asked.filter());
    let (ctx, today, currency) = (web.ctx.clone(), web.ctx.today(), web.ctx.biller.currency);
    Ok(download::csv(&name, headings(words), None, move |start| {
        let (ctx, number) = (ctx.clone(), number.clone());
        async move {
            let mut conn = ctx.db.read().await?;
            let found = match &number {
                Some(number) => Listing::whole(
                    invoices::search(&mut conn, account_id, number, FOUND_LIMIT).await?,
                ),
                None => {
                    invoices::page_of(&mut conn, account_id, &filter, start, download::ROWS).await?
                }
            };
            let last = found.rows.last().filter(|_| found.has_older);
            let next = last.map(|row| Start::older_than(InvoicePlace::of(row, filter.order)));
            Ok((sheet(words, today, currency, &found.rows), next.map(Some)))
        }
    }))
}

fn headings(words: Words) -> Sheet {
    Sheet::headed([
        words.invoices_number(),
        words.invoices_issued(),
        words.invoices_due(),
        words.common_status(),
        words.invoices_total(),
        words.invoices_open_amount(),
        words.invoices_in_progress_amount(),
        words.common_currency(),
    ])
}

fn sheet(words: Words, today: Date, currency: Currency, rows: &[ListedInvoice]) -> Sheet {
    let mut sheet = Sheet::default();
    let money = |cents: Cents| Cell::Amount(cents, currency);
    for row in rows {
        let total = match row.kind {
            InvoiceKind::Invoice => row.total_cents,
            InvoiceKind::CreditNote => -row.total_cents,
        };
        let (_, status) = status_words(words, row.status(today));
        sheet.row([
            row.number.as_str().into(),
            row.issued_on.into(),
            row.due_on.into(),
            status.into(),
            money(total),
            money(row.open_cents),
            money(row.in_progress_cents),
            currency.code().into(),
        ]);
    }
    sheet
}
