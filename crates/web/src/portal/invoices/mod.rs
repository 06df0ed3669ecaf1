//! Invoices: the list in its four parts, as a page and as a file, and one of them.

mod asked;
mod download;
mod explained;
mod lines;
mod list;
mod show;
mod table;

use axum::Router;
use axum::routing::get;
use billing::invoices::InvoiceStatus;
use words::Words;

use crate::kit::Web;
use crate::kit::components::Tone;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/invoices", get(list::show))
        .route("/invoices.csv", get(download::show))
        .route("/invoices/{number}", get(show::show))
}

/// How an invoice stands, as a chip says it.
pub fn status_words(words: Words, status: InvoiceStatus) -> (Tone, &'static str) {
    match status {
        InvoiceStatus::Open => (Tone::Info, words.invoices_status_open()),
        InvoiceStatus::Overdue => (Tone::Warn, words.invoices_status_overdue()),
        InvoiceStatus::InProgress => (Tone::Info, words.invoices_status_in_progress()),
        InvoiceStatus::Paid => (Tone::Done, words.invoices_status_paid()),
        InvoiceStatus::CreditNote => (Tone::Plain, words.invoices_status_credit_note()),
    }
}
