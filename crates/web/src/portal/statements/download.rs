//! `/statements.csv`: all that the list shows, on however many pages.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Currency};
use billing::invoices::{self, Statement};
use billing::{Cell, Sheet};
use words::Words;

use crate::kit::forms::Query;
use crate::kit::{Failure, Signed, Web, download};
use crate::portal::bills::Days;

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let (account_id, words) = (account.account_id, signed.visit.words);
    let name = format!("{}-{}", words.statements_file(), account.number);
    let (ctx, days) = (web.ctx, Days::read(&query).bounds());
    let currency = ctx.biller.currency;
    let find = move |start| {
        let ctx = ctx.clone();
        async move {
            let mut conn = ctx.db.read().await?;
            invoices::statements_of(&mut conn, account_id, days, start, download::ROWS).await
        }
    };
    let sheet = move |rows: &[Statement]| sheet(currency, rows);
    Ok(download::csv(&name, headings(words), find, sheet, Statement::place))
}

fn headings(words: Words) -> Sheet {
    Sheet::headed([
        words.statements_number(),
        words.statements_issued(),
        words.statements_due(),
        words.statements_previous_balance(),
        words.statements_payments(),
        words.statements_adjustments(),
        words.statements_carried_forward(),
        words.statements_current_charges(),
        words.statements_current_balance(),
        words.statements_tax(),
        words.common_currency(),
    ])
}

fn sheet(currency: Currency, rows: &[Statement]) -> Sheet {
    let mut sheet = Sheet::default();
    let money = |cents: Option<Cents>| cents.map(|cents| Cell::Amount(cents, currency)).into();
    for row in rows {
        let figures = &row.figures;
        sheet.row([
            row.number.as_str().into(),
            row.issued_on.into(),
            row.due_on.into(),
            money(figures.previous_balance_cents),
            money(figures.paid_cents()),
            money(figures.adjustments_cents),
            money(figures.carried_cents()),
            money(Some(figures.current_charges_cents)),
            money(figures.current_balance_cents()),
            money(Some(row.tax_cents)),
            currency.code().into(),
        ]);
    }
    sheet
}
