//! What a method is called: by its owner, by its brand and last digits, and until when it is good.

use base::Date;
use billing::methods::{Funding, Method, MethodKind};
use billing::notices::method_name;
use billing::payments::MethodView;
use words::Words;

/// `Visa ending in 4242`.
pub fn name_of(words: Words, method: &Method) -> String {
    let view = MethodView {
        kind: method.kind,
        brand: method.brand.clone(),
        funding: method.funding,
        last4: method.last4.clone(),
        nickname: None,
    };
    method_name(words, &view)
}

/// The nickname, or else the name.
pub fn title_of(words: Words, method: &Method) -> String {
    method.nickname.clone().unwrap_or_else(|| name_of(words, method))
}

/// "Expires November 2030", "Expired October 2026"; nothing for a bank account.
pub fn expiry_sentence(words: Words, method: &Method, today: Date) -> Option<String> {
    let written = month_sentence(words, method)?;
    Some(match method.has_expired(today) {
        true => words.methods_expired(written),
        false => words.methods_expires(written),
    })
}

/// "November 2030": the last month in which a card is good.
pub fn month_sentence(words: Words, method: &Method) -> Option<String> {
    let (year, month) = method.expiry?;
    Some(words.month_and_year(Date::new(year, month, 1).ok()?))
}

pub fn kind_name(words: Words, method: &Method) -> &'static str {
    match (method.kind, method.funding) {
        (MethodKind::Bank, _) => words.methods_type_bank(),
        (MethodKind::Card, Funding::Credit) => words.methods_credit_card(),
        (MethodKind::Card, Funding::Debit) => words.methods_debit_card(),
        (MethodKind::Card, Funding::Prepaid) => words.methods_prepaid_card(),
        (MethodKind::Card, Funding::Unknown) => words.methods_card(),
    }
}
