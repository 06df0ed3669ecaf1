//! The fields of a billing address.

use billing::methods::BillingAddress;
use words::Words;

use crate::kit::components::{Field, Select, fields};
use crate::kit::{Markup, Problems, html};

pub fn draw(words: Words, address: &BillingAddress, problems: &Problems) -> Markup {
    let optional = words.common_optional();
    let text = |name, label, value, autocomplete| {
        Field::text(name, label)
            .value(value)
            .autocomplete(autocomplete)
            .error(problems.of(name))
            .limit(100)
    };
    let may_lack = |value: &'_ Option<String>| value.clone().unwrap_or_default();
    let (company, state) = (may_lack(&address.company), may_lack(&address.state));
    let phone = may_lack(&address.phone);
    let country = Select::new("country", words.methods_country(), words.countries())
        .selected(&address.country)
        .autocomplete("country")
        .error(problems.of("country"));
    fields(html! {
        (text("first_name", words.methods_first_name(), &address.first_name, "given-name").half())
        (text("last_name", words.methods_last_name(), &address.last_name, "family-name").half())
        (text("company", words.methods_company(), &company, "organization").optional(optional))
        (text("street", words.methods_street(), &address.street, "street-address"))
        (text("city", words.methods_city(), &address.city, "address-level2").half())
        (text("state", words.methods_state(), &state, "address-level1").optional(optional).half())
        (text("postal_code", words.methods_postal_code(), &address.postal_code, "postal-code").half())
        (country.half())
        (Field::telephone("phone", words.methods_phone()).value(&phone).optional(optional).limit(40))
    })
}
