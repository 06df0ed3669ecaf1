//! What has gone back of a payment, or is on its way back: each refund, and what the bank fetched.

use base::{Cents, Error, Id, Result, kinds};
use billing::payments::PaymentView;
use billing::refunds::{self, RefundState, RefundView};
use words::Words;

use crate::kit::components::{Card, Entry, list};
use crate::kit::{Markup, Render as _, Web, html};

/// For whoever may see the whole payment.
pub async fn all_of(web: &Web, payment: Id<kinds::Payment>) -> Result<Vec<RefundView>> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    refunds::refunds_of(&mut conn, payment).await
}

/// Nothing where nothing has gone back.
pub fn draw(web: &Web, words: Words, view: &PaymentView, refunds: &[RefundView]) -> Markup {
    let money = |cents: Cents| words.money(cents.of(view.payment.currency));
    let mut lines: Vec<(String, String)> = refunds
        .iter()
        .filter(|refund| refund.concerns_payer() && seen(view, refund).is_positive())
        .map(|refund| (money(seen(view, refund)), what(web, words, refund)))
        .collect();
    if view.is_whole() && view.payment.returned_cents.is_positive() {
        let back = money(view.payment.returned_cents);
        lines.push((back, words.refunds_line_returned().to_owned()));
    }
    if lines.is_empty() {
        return html! {};
    }
    let entries = lines.iter().map(|(title, detail)| Entry { title, detail, ..Entry::default() });
    Card::new(words.refunds_list(), list(entries)).render()
}

/// Of the refund, what whoever looks may know of.
fn seen(view: &PaymentView, refund: &RefundView) -> Cents {
    if view.is_whole() { refund.refund.amount_cents } else { refund.seen_cents }
}

fn what(web: &Web, words: Words, refund: &RefundView) -> String {
    let biller = &web.ctx.biller;
    let asked_on = words.date_long(biller.date_of(refund.refund.created_at));
    match refund.refund.state {
        RefundState::Open => words.refunds_line_on_its_way(asked_on),
        RefundState::Failed => words.refunds_line_failed(asked_on),
        RefundState::Done => {
            let done = refund.refund.concluded_at.unwrap_or(refund.refund.created_at);
            words.refunds_line_done(words.date_long(biller.date_of(done)))
        }
    }
}
