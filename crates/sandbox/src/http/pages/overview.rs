//! The processor's own overview: what a biller would see there, and the handles that make days pass.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use base::Language;
use maud::{Markup, html};

use super::{money, page, see_other};
use crate::control::Control;
use crate::processor::{DisputeReason, RecentPayment};

const SHOWN: usize = 50;

pub async fn show(State(control): State<Arc<Control>>) -> Response {
    let payments = control.with_processor(|processor, now| {
        processor.advance(now);
        processor.recent_payments(SHOWN)
    });
    let content = html! {
        p.sandbox { "Sandbox: the payment processor's side. No money moves." }
        div.panel.wide {
            h1 { "Recent payments" }
            form method="post" action="/settlements" {
                p {
                    button.small type="submit" { "Settle pending bank debits and refunds now" }
                }
            }
            form method="post" action="/payouts" {
                p { button.small type="submit" { "Pay out the balance now" } }
            }
            @if payments.is_empty() { p { "No payment has been made yet." } }
            @else { (table(&payments)) }
        }
    };
    page(Language::En, "Recent payments", &content)
}

fn table(payments: &[RecentPayment]) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Made" }
                    th scope="col" { "Payment" }
                    th scope="col" { "Paid with" }
                    th scope="col" { "Status" }
                    th scope="col" { "Amount" }
                    th scope="col" { "Afterwards" }
                }
            }
            tbody { @for payment in payments { (row(payment)) } }
        }
    }
}

fn row(payment: &RecentPayment) -> Markup {
    let comes_back = payment.status == "succeeded" && !payment.disputed;
    html! {
        tr {
            td { (payment.created.strftime("%Y-%m-%d %H:%M:%S")) }
            td { code { (payment.id) } }
            td { (payment.source) }
            td { (payment.status) }
            td.number { (money(payment.amount)) }
            td {
                @if payment.disputed { "disputed or returned " }
                @if payment.refunded.cents.is_positive() { "refunded " (money(payment.refunded)) }
                @if comes_back {
                    form method="post" action="/returns" {
                        input type="hidden" name="payment_intent" value=(payment.id);
                        button.small.plain type="submit" { "Let it come back" }
                    }
                }
            }
        }
    }
}

pub async fn settle(State(control): State<Arc<Control>>) -> Response {
    control.with_processor(|processor, now| processor.settle(now));
    see_other("/")
}

pub async fn pay_out(State(control): State<Arc<Control>>) -> Response {
    control.with_processor(|processor, now| processor.pay_out(now, false));
    see_other("/")
}

/// A return by the bank, or a chargeback of a card.
pub async fn return_payment(State(control): State<Arc<Control>>, body: Bytes) -> Response {
    let intent = url::form_urlencoded::parse(&body)
        .find(|(name, _)| name == "payment_intent")
        .map(|(_, value)| value.into_owned());
    if let Some(intent) = intent {
        // A payment that can't come back stays as it is, and the overview shows it.
        let _unchanged = control.with_processor(|processor, now| {
            let reason = match processor.is_bank_payment(&intent) {
                true => DisputeReason::InsufficientFunds,
                false => DisputeReason::Fraudulent,
            };
            processor.return_payment(now, &intent, reason)
        });
    }
    see_other("/")
}
