//! `/invoices.csv`: all that the list shows, on however many pages.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Currency, Date, Id, Locator, Result, kinds};
use billing::invoices::{self, InvoiceFilter, InvoiceKind, InvoicePlace, ListedInvoice};
use billing::paging::{Listing, Start};
use billing::{Cell, Ctx, Sheet};
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
    let (today, currency) = (web.ctx.today(), web.ctx.biller.currency);
    let find = move |start| {
        let (ctx, number) = (web.ctx.clone(), number.clone());
        async move { find(&ctx, account_id, number, &filter, start).await }
    };
    let sheet = move |rows: &[ListedInvoice]| sheet(words, today, currency, rows);
    let place = move |row: &ListedInvoice| InvoicePlace::of(row, filter.order);
    Ok(download::csv(&name, headings(words), find, sheet, place))
}

async fn find(
    ctx: &Ctx,
    account: Id<kinds::Account>,
    number: Option<Locator>,
    filter: &InvoiceFilter,
    start: Option<Start<InvoicePlace>>,
) -> Result<Listing<ListedInvoice>> {
    let mut conn = ctx.db.read().await?;
    match number {
        Some(number) => {
            let found = invoices::search(&mut conn, account, &number, FOUND_LIMIT).await?;
            Ok(Listing::whole(found))
        }
        None => invoices::page_of(&mut conn, account, filter, start, download::ROWS).await,
    }
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
