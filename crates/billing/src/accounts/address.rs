//! Where bills go, an account's or those of a card or bank account: what a country asks of an
//! address, and how it is written there.

use std::ops::RangeInclusive;

use base::{Field, Refusal};

/// As it was typed, or, once it is [`checked`](BillingAddress::checked), as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BillingAddress {
    pub first_name: String,
    pub last_name: String,
    pub company: Option<String>,
    /// ISO 3166, two letters.
    pub country: String,
    pub postal_code: String,
    pub street: String,
    pub city: String,
    /// A code where the country has a list of them.
    pub state: Option<String>,
    pub phone: Option<String>,
}

impl BillingAddress {
    /// As its country writes it, or everything that is wrong, in the order of the form.
    pub fn checked(&self) -> Result<BillingAddress, Vec<(Field, Refusal)>> {
        self.checked_with(true)
    }

    /// The same of a company, which need not name anybody.
    pub fn checked_of_company(&self) -> Result<BillingAddress, Vec<(Field, Refusal)>> {
        self.checked_with(false)
    }

    fn checked_with(&self, must_name: bool) -> Result<BillingAddress, Vec<(Field, Refusal)>> {
        let mut wrong: Vec<_> =
            self.missing(must_name).map(|field| (field, Refusal::Missing(field))).collect();
        let mut keep = |field, found: Result<String, Refusal>| {
            found.unwrap_or_else(|refusal| {
                wrong.push((field, refusal));
                String::new()
            })
        };
        let state = keep(Field::State, self.checked_state());
        let postal_code = keep(Field::PostalCode, self.checked_postal_code());
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let trimmed = |text: &String| text.trim().to_owned();
        let optional =
            |text: &Option<String>| text.as_ref().map(trimmed).filter(|it| !it.is_empty());
        Ok(BillingAddress {
            first_name: trimmed(&self.first_name),
            last_name: trimmed(&self.last_name),
            company: optional(&self.company),
            country: self.country.clone(),
            postal_code,
            street: trimmed(&self.street),
            city: trimmed(&self.city),
            state: optional(&Some(state)),
            phone: optional(&self.phone),
        })
    }

    /// What every address has; a name only where somebody must be named.
    fn missing(&self, must_name: bool) -> impl Iterator<Item = Field> {
        let names = [(&self.first_name, Field::FirstName), (&self.last_name, Field::LastName)];
        let place = [
            (&self.country, Field::Country),
            (&self.street, Field::Street),
            (&self.city, Field::City),
        ];
        let required = names.into_iter().filter(move |_| must_name).chain(place);
        required.filter(|(value, _)| value.trim().is_empty()).map(|(_, field)| field)
    }

    fn checked_state(&self) -> Result<String, Refusal> {
        let typed = self.state.as_deref().unwrap_or_default().trim();
        if !words::has_states(&self.country) {
            return Ok(typed.to_owned());
        }
        match (typed, words::state_code(&self.country, typed)) {
            (_, Some(code)) => Ok(code.to_owned()),
            ("", None) => Err(Refusal::Missing(Field::State)),
            (_, None) => Err(Refusal::UnknownState),
        }
    }

    /// Not every country has postal codes; the others take whatever is typed.
    fn checked_postal_code(&self) -> Result<String, Refusal> {
        let typed = self.postal_code.trim();
        let Some(form) = PostalForm::of(&self.country) else { return Ok(typed.to_owned()) };
        if typed.is_empty() {
            return Err(Refusal::Missing(Field::PostalCode));
        }
        form.written(typed).ok_or(match form.example {
            ZIP_CODE => Refusal::NotAZipCode,
            example => Refusal::NotAPostalCode { example },
        })
    }
}

/// How a country writes postal codes.
struct PostalForm {
    countries: &'static [&'static str],
    /// `#` is a digit, `@` a letter; spaces and hyphens need not be typed.
    templates: &'static [&'static str],
    /// What the first two digits may be.
    begins: RangeInclusive<u8>,
    example: &'static str,
}

const ZIP_CODE: &str = "10001";

const FORMS: &[PostalForm] = &[
    PostalForm {
        countries: &["US", "AS", "GU", "MP", "UM", "VI"],
        templates: &["#####", "#####-####"],
        begins: 0..=99,
        example: ZIP_CODE,
    },
    PostalForm {
        countries: &["PR"],
        templates: &["006##", "007##", "009##", "006##-####", "007##-####", "009##-####"],
        begins: 0..=0,
        example: "00901",
    },
    PostalForm { countries: &["CA"], templates: &["@#@ #@#"], begins: 0..=99, example: "K1A 0B1" },
    PostalForm { countries: &["MX"], templates: &["#####"], begins: 1..=99, example: "06700" },
    PostalForm { countries: &["ES"], templates: &["#####"], begins: 1..=52, example: "28013" },
    PostalForm { countries: &["DE"], templates: &["#####"], begins: 1..=99, example: "10115" },
    PostalForm { countries: &["FR"], templates: &["#####"], begins: 1..=98, example: "75008" },
    PostalForm {
        countries: &["GB"],
        templates: &["@# #@@", "@## #@@", "@@# #@@", "@@## #@@", "@#@ #@@", "@@#@ #@@"],
        begins: 0..=99,
        example: "SW1A 1AA",
    },
];

impl PostalForm {
    fn of(country: &str) -> Option<&'static PostalForm> {
        FORMS.iter().find(|form| form.countries.contains(&country))
    }

    /// The code as the post writes it.
    fn written(&self, typed: &str) -> Option<String> {
        let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let plain = plain.to_uppercase();
        let begins = plain.get(..2).and_then(|digits| digits.parse::<u8>().ok());
        if begins.is_some_and(|begins| !self.begins.contains(&begins)) {
            return None;
        }
        self.templates.iter().find_map(|template| fill(template, &plain))
    }
}

fn fill(template: &str, plain: &str) -> Option<String> {
    let mut written = String::with_capacity(template.len());
    let mut rest = plain.chars();
    for place in template.chars() {
        written.push(match place {
            ' ' | '-' => place,
            '#' => rest.next().filter(char::is_ascii_digit)?,
            '@' => rest.next().filter(char::is_ascii_alphabetic)?,
            digit => rest.next().filter(|typed| *typed == digit)?,
        });
    }
    rest.next().is_none().then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(country: &str, postal_code: &str, state: &str) -> BillingAddress {
        let text = |text: &str| text.to_owned();
        BillingAddress {
            first_name: text("Maria"),
            last_name: text(" Lopez "),
            company: Some(text(" ")),
            country: text(country),
            postal_code: text(postal_code),
            street: text("12 Elm Street"),
            city: text("Springfield"),
            state: Some(text(state)),
            phone: None,
        }
    }

    #[test]
    fn postal_codes_are_written_as_their_country_does() {
        for (country, typed, written) in [
            ("US", "10001", Some("10001")),
            ("US", "100011234", Some("10001-1234")),
            ("US", "1000", None),
            ("US", "1000A", None),
            ("VI", "00801", Some("00801")),
            ("PR", "00901", Some("00901")),
            ("PR", "10001", None),
            ("CA", "k1a0b1", Some("K1A 0B1")),
            ("CA", "K1A 0B", None),
            ("MX", "06700", Some("06700")),
            ("MX", "00700", None),
            ("ES", "28013", Some("28013")),
            ("ES", "53001", None),
            ("DE", "10115", Some("10115")),
            ("DE", "1011", None),
            ("FR", "75008", Some("75008")),
            ("FR", "99123", None),
            ("GB", "sw1a1aa", Some("SW1A 1AA")),
            ("GB", "M1 1AE", Some("M1 1AE")),
            ("GB", "12345", None),
            ("AR", "C1425-ABC", Some("C1425-ABC")),
            ("HK", "", Some("")),
        ] {
            let state = if country == "US" { "NY" } else { "ON" };
            let state = if country == "MX" { "JAL" } else { state };
            let kept = address(country, typed, state).checked().ok();
            let kept = kept.map(|address| address.postal_code);
            assert_eq!(kept.as_deref(), written, "{country}: {typed}");
        }
    }

    #[test]
    fn a_state_is_kept_as_its_code_where_there_is_a_list() {
        for (country, typed, kept) in [
            ("US", "new york", Ok(Some("NY"))),
            ("US", "", Err(Refusal::Missing(Field::State))),
            ("US", "Ontario", Err(Refusal::UnknownState)),
            ("ES", " Madrid ", Ok(Some("Madrid"))),
            ("ES", "", Ok(None)),
        ] {
            let zip = if country == "US" { "10001" } else { "28013" };
            let found = address(country, zip, typed).checked();
            let found = found.map(|address| address.state).map_err(|wrong| wrong[0].1.clone());
            assert_eq!(found, kept.map(|state| state.map(str::to_owned)), "{country}: {typed}");
        }
    }

    #[test]
    fn everything_wrong_is_named_and_what_is_right_is_trimmed() {
        let empty = BillingAddress { country: "US".to_owned(), ..BillingAddress::default() };
        let wrong: Vec<_> =
            empty.checked().unwrap_err().into_iter().map(|(field, _)| field).collect();
        use Field::{City, FirstName, LastName, PostalCode, State, Street};
        assert_eq!(wrong, [FirstName, LastName, Street, City, State, PostalCode]);
        let company = empty.checked_of_company().unwrap_err();
        assert_eq!(company[0].0, Street, "a company need not name anybody");
        let kept = address("US", "10001", "NY").checked().unwrap();
        assert_eq!((kept.last_name.as_str(), kept.company), ("Lopez", None));
        let example = address("DE", "1", "").checked().unwrap_err();
        assert_eq!(example[0].1, Refusal::NotAPostalCode { example: "10115" });
    }
}
