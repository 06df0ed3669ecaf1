//! What a payment costs besides its amount, said wherever somebody chooses or looks again.

use base::{Cents, Currency};
use billing::notices::fee_name;
use billing::payments::Review;
use billing::settings::{Biller, Fee, FeeKind, NewCard, Rate, Tariff};
use words::Words;

use crate::kit::components::{Notice, NoticeKind};
use crate::kit::{Markup, html};

/// On the card of a way to pay: "Credit card surcharge (2.9%): $4.35 on $150.00". Until an amount
/// is chosen, the rate alone.
pub fn what_it_adds(
    words: Words,
    tariff: Tariff,
    amount: Option<Cents>,
    currency: Currency,
) -> String {
    let written = |cents: Cents| words.money(cents.of(currency));
    let of_any = || fee_name(words, tariff.kind(), tariff.rate());
    let fee = tariff.fee(amount.unwrap_or(Cents(1)));
    match (fee, amount) {
        (Some(fee), _) if fee.rate == Rate::Flat && tariff.rate() == Rate::Flat => {
            words.fees_line(of_any(), written(fee.cents))
        }
        (Some(fee), Some(amount)) => {
            let name = fee_name(words, fee.kind, fee.rate);
            words.fees_line_on(name, written(fee.cents), written(amount))
        }
        _ => of_any(),
    }
}

/// On the card for a new card, whose funding nobody knows yet.
pub fn what_a_new_card_adds(
    words: Words,
    new: NewCard,
    amount: Option<Cents>,
    currency: Currency,
) -> Option<String> {
    match new {
        NewCard::Free => None,
        NewCard::CreditUpTo(most) => Some(words.fees_new_card(words.rate(most.get()))),
        NewCard::Every(tariff) => Some(what_it_adds(words, tariff, amount, currency)),
    }
}

/// On the review: what it is and why, and that it can be declined.
pub fn explanation(words: Words, biller: &Biller, review: &Review, fee: Fee) -> Markup {
    let (name, currency) = (biller.name.as_str(), biller.currency);
    let written = |cents: Cents| words.money(cents.of(currency));
    let sentence = match (fee.kind, fee.rate) {
        (FeeKind::Surcharge, Rate::Percent(rate)) => words.fees_surcharge_explained(
            written(fee.cents),
            words.rate(rate.get()),
            written(review.draft.amount_cents),
            name,
        ),
        (FeeKind::Convenience, _) => words.fees_convenience_explained(name, written(fee.cents)),
        (FeeKind::Surcharge | FeeKind::Service, _) => {
            words.fees_service_explained(name, written(fee.cents))
        }
    };
    html! {
        (Notice::new(NoticeKind::Information, &sentence))
        p { (words.fees_choice()) }
    }
}
