//! `/transactions.csv`: all that the list shows, on however many pages.

use axum::extract::State;
use axum::response::Response;
use billing::paging::Start;
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
    let (account_id, name) = (account.account_id, account.number.clone());
    let biller = &web.ctx.biller;
    let (words, currency) = (signed.visit.words, biller.currency);
    let teller = Teller { words, currency, biller: biller.name.clone() };
    let name = format!("{}-{name}", words.transactions_file());
    let (ctx, filter, headings) = (web.ctx, Filter::read(&query), headings(&teller));
    Ok(download::csv(&name, headings, None, move |start| {
        let (ctx, teller) = (ctx.clone(), teller.clone());
        async move {
            let mut conn = ctx.db.read().await?;
            let (part, days) = (filter.part, filter.days.bounds());
            let found =
                transactions::page_of(&mut conn, account_id, part, days, start, download::ROWS);
            let found = found.await?;
            let last = found.rows.last().filter(|_| found.has_older);
            let next = last.map(|row| Some(Start::older_than(row.place())));
            Ok((sheet(&teller, &found.rows), next))
        }
    }))
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
