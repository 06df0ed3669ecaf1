//! What the buckets come to.

use billing::ledger::Bucket;
use words::Words;

use super::View;
use crate::kit::components::{Tone, definitions};
use crate::kit::{Markup, html};

pub fn draw(view: &View) -> Markup {
    let words = view.words;
    let buckets = Bucket::ALL.iter().zip(&view.aging.buckets).map(|(bucket, sum)| {
        let amount = html! {
            (view.money(sum.open_cents))
            @if sum.invoice_count > 0 { small { (words.aging_count(sum.invoice_count)) } }
        };
        (name(words, *bucket), amount)
    });
    let total = (words.aging_total(), html! { (view.money(view.aging.open_cents())) });
    let credit = view.aging.credit_cents;
    html! {
        div class="buckets" { (definitions(buckets.chain([total]))) }
        @if credit.is_positive() { p class="hint" { (credit_sentence(view)) } }
    }
}

fn credit_sentence(view: &View) -> String {
    let credit = view.money(view.aging.credit_cents);
    match view.is_today() {
        true => view.words.aging_credit(credit),
        false => view.words.aging_credit_then(credit),
    }
}

pub fn name(words: Words, bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Current => words.aging_current(),
        Bucket::UpTo30 => words.aging_days_30(),
        Bucket::UpTo60 => words.aging_days_60(),
        Bucket::UpTo90 => words.aging_days_90(),
        Bucket::Over90 => words.aging_over_90(),
    }
}

pub fn tone(bucket: Bucket) -> Tone {
    match bucket {
        Bucket::Current => Tone::Info,
        Bucket::UpTo30 | Bucket::UpTo60 => Tone::Warn,
        Bucket::UpTo90 | Bucket::Over90 => Tone::Bad,
    }
}
