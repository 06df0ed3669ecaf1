//! `/transactions.csv`: all that the list shows, on however many pages.

use axum::extract::State;
use axum::response::Response;
use billing::transactions::{self, Transaction};
use billing::{Cell, Sheet};

use super::Filter;
use super::said::Teller;
use crate::kit::forms::Query;
use crate::kit::{Failure, Signed, Web, download};

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let (account_id, words) = (account.account_id, signed.visit.words);
    let name = format!("{}-{}", words.transactions_file(), account.number);
    let teller = Teller::of(words, &web.ctx.biller);
    let (ctx, Filter { part, days }) = (web.ctx, Filter::read(&query));
    let find = move |start| {
        let ctx = ctx.clone();
        async move {
            let (mut conn, days) = (ctx.db.read().await?, days.bounds());
            transactions::page_of(&mut conn, account_id, part, days, start, download::ROWS).await
        }
    };
    let headings = headings(&teller);
    let sheet = move |rows: &[Transaction]| sheet(&teller, rows);
    Ok(download::csv(&name, headings, find, sheet, Transaction::place))
}

fn headings(teller: &Teller) -> Sheet {
    let words = teller.words;
    Sheet::headed([
        words.common_date(),
        words.common_description(),
        words.common_amount(),
        words.common_currency(),
        words.transactions_method(),
        words.transactions_comments(),
        words.transactions_receipt_number(),
    ])
}

fn sheet(teller: &Teller, rows: &[Transaction]) -> Sheet {
    let mut sheet = Sheet::default();
    for row in rows {
        let receipt = row.paid_with.as_ref().and_then(|paid| paid.receipt_number.as_deref());
        sheet.row([
            row.on.into(),
            teller.description(row).into(),
            Cell::Amount(row.change_cents, teller.currency),
            teller.currency.code().into(),
            teller.method(row).into(),
            teller.comments(row).into(),
            receipt.into(),
        ]);
    }
    sheet
}
