//! What a method is called: by its owner, by its brand and last digits, and until when it is good.

use base::Date;
use billing::methods::Method;
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
    let (year, month) = method.expiry?;
    let written = words.month_and_year(Date::new(year, month, 1).ok()?);
    Some(match (today.year(), today.month()) > (year, month) {
        true => words.methods_expired(written),
        false => words.methods_expires(written),
    })
}
