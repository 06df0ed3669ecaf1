//! Where bills go: the fields of an address, what was typed into them, and how it is written.

use base::{Field as Missing, Refusal};
use billing::accounts::BillingAddress;
use words::{Words, has_states};

use crate::kit::components::{Field, Select, fields, hidden};
use crate::kit::{Form, Markup, Problems, Render as _, html};

/// Beside the state: of which country the list was that it was chosen from.
const STATE_OF: &str = "state_of";

/// Whose address it is, which says what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of whoever pays with a card or bank account, for a company perhaps.
    Payer,
    Person,
    /// With somebody to ask for, or nobody.
    Company,
}

pub fn draw(words: Words, whose: Whose, address: &BillingAddress, problems: &Problems) -> Markup {
    let optional = words.common_optional();
    let text = |name, label, value, autocomplete| {
        Field::text(name, label)
            .value(value)
            .autocomplete(autocomplete)
            .error(problems.of(name))
            .limit(100)
    };
    let name = |name, label, value, autocomplete| {
        let field = text(name, label, value, autocomplete).half();
        if whose == Whose::Company { field.optional(optional) } else { field }
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
        (name("first_name", words.methods_first_name(), &address.first_name, "given-name"))
        (name("last_name", words.methods_last_name(), &address.last_name, "family-name"))
        @if whose == Whose::Payer {
            (text("company", words.methods_company(), company, "organization").optional(optional))
        }
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

/// What was typed, as it was typed.
pub fn read(form: &Form) -> BillingAddress {
    let text = |name| form.text(name).to_owned();
    let optional = |name| form.find(name).map(str::to_owned);
    BillingAddress {
        first_name: text("first_name"),
        last_name: text("last_name"),
        company: optional("company"),
        country: text("country"),
        postal_code: text("postal_code"),
        street: text("street"),
        city: text("city"),
        state: state_in(form),
        phone: optional("phone"),
    }
}

/// Another country is asked for by the script that shows its states.
pub fn in_country(form: &Form, address: BillingAddress) -> BillingAddress {
    match form.find("country") {
        Some(country) => BillingAddress { country: country.to_owned(), state: None, ..address },
        None => address,
    }
}

/// Each field that is wrong, with its sentence.
pub fn note(words: Words, wrong: Vec<(Missing, Refusal)>, problems: &mut Problems) {
    for (field, refusal) in wrong {
        problems.add(name_of(field), words.refusal(&refusal));
    }
}

/// To whom bills go.
pub fn owner_of(address: &BillingAddress) -> String {
    format!("{} {}", address.first_name, address.last_name)
}

/// Without the name, line by line.
pub fn lines(words: Words, address: &BillingAddress) -> Markup {
    let countries = words.countries();
    let country = countries.iter().find(|(code, _)| *code == address.country);
    let place = place_of(address);
    let lines = [address.company.as_deref(), Some(&*address.street), Some(&*place)];
    let lines = lines.into_iter().flatten().filter(|line| !line.is_empty());
    let lines = lines.chain(country.map(|(_, name)| *name));
    html! { @for (at, line) in lines.enumerate() { @if at > 0 { br; } (line) } }
}

/// "Springfield, NY 10001" where the post has it so, elsewhere "28013 Madrid".
fn place_of(BillingAddress { country, postal_code, city, state, .. }: &BillingAddress) -> String {
    let state = state.as_deref().unwrap_or_default();
    let joined = |parts: [&str; 2], between| {
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(between)
    };
    match country.as_str() {
        "US" | "PR" | "CA" | "GB" => {
            let place = joined([city, state], ", ");
            joined([&place, postal_code], " ")
        }
        _ => joined([&joined([postal_code, city], " "), state], ", "),
    }
}

/// One chosen from the list of another country than the one that was chosen since is none.
fn state_in(form: &Form) -> Option<String> {
    let is_of_country = [None, form.find("country")].contains(&form.find(STATE_OF));
    form.find("state").filter(|_| is_of_country).map(str::to_owned)
}

fn name_of(field: Missing) -> &'static str {
    match field {
        Missing::FirstName => "first_name",
        Missing::LastName => "last_name",
        Missing::Country => "country",
        Missing::PostalCode => "postal_code",
        Missing::Street => "street",
        Missing::City => "city",
        Missing::State => "state",
        _ => "nickname",
    }
}
