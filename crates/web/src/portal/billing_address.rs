//! The fields of a billing address.

use billing::methods::BillingAddress;
use words::{Words, has_states};

use crate::kit::components::{Field, Select, fields, hidden};
use crate::kit::{Markup, Problems, Render as _, html};

/// Beside the state: of which country the list was that it was chosen from.
pub const STATE_OF: &str = "state_of";

pub fn draw(words: Words, address: &BillingAddress, problems: &Problems) -> Markup {
    let optional = words.common_optional();
    let text = |name, label, value, autocomplete| {
        Field::text(name, label)
            .value(value)
            .autocomplete(autocomplete)
            .error(problems.of(name))
            .limit(100)
    };
    let company = address.company.as_deref().unwrap_or_default();
    let phone = address.phone.as_deref().unwrap_or_default();
    let country = Select::new("country", words.methods_country(), words.countries())
        .selected(&address.country)
        .autocomplete("country")
        .error(problems.of("country"));
    // Not every country has postal codes; which do, the server knows.
    let postal_code =
        text("postal_code", words.methods_postal_code(), &address.postal_code, "postal-code");
    fields(html! {
        (text("first_name", words.methods_first_name(), &address.first_name, "given-name").half())
        (text("last_name", words.methods_last_name(), &address.last_name, "family-name").half())
        (text("company", words.methods_company(), company, "organization").optional(optional))
        (country)
        (text("street", words.methods_street(), &address.street, "street-address"))
        (text("city", words.methods_city(), &address.city, "address-level2"))
        (state(words, address, problems))
        (postal_code.conditional().half())
        (Field::telephone("phone", words.methods_phone()).value(phone).optional(optional).limit(40))
    })
}

/// A list where the country has one. With a script it follows the country that is chosen; without,
/// the form comes back and asks.
fn state(words: Words, address: &BillingAddress, problems: &Problems) -> Markup {
    let (country, state) = (&*address.country, address.state.as_deref().unwrap_or_default());
    let label = match country {
        "CA" => words.methods_province(),
        country if has_states(country) => words.methods_state(),
        _ => words.methods_region(),
    };
    let control = match has_states(country) {
        true => {
            let states = words.states(country);
            let states = [("", words.methods_choose_state())].into_iter().chain(states);
            let chosen = words::state_code(country, state).unwrap_or(state);
            let select = Select::new("state", label, states).selected(chosen);
            select.autocomplete("address-level1").error(problems.of("state")).render()
        }
        false => Field::text("state", label)
            .value(state)
            .autocomplete("address-level1")
            .optional(words.common_optional())
            .error(problems.of("state"))
            .limit(100)
            .render(),
    };
    html! {
        div class="half" id="state-of-country" data-follows="country" {
            (control)
            (hidden(STATE_OF, if has_states(country) { country } else { "" }))
        }
    }
}
