//! What of a customer is the customer's own to say: whom to ask for, the address, the telephone.
//! Everything else is the biller's.
//!
//! **The newest word holds.** The biller's files say everything about a customer each time, so a file
//! that says what the last one said brings nothing new, and what the customer has changed here since
//! stands. A file that says something else than the last one is newer, and holds.

use super::address::BillingAddress;
use super::model::NewCustomer;

db::text_enum! {
    /// What changes as one: half an address is none.
    Part { Name = "name", Address = "address", Phone = "phone" }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDetails {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub phone: Option<String>,
    pub line1: Option<String>,
    pub line2: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub postal_code: Option<String>,
    pub country: Option<String>,
}

impl OwnDetails {
    pub fn of(customer: &NewCustomer) -> OwnDetails {
        let NewCustomer { first_name, last_name, phone, .. } = customer.clone();
        let NewCustomer { line1, line2, city, state, postal_code, country, .. } = customer.clone();
        OwnDetails { first_name, last_name, phone, line1, line2, city, state, postal_code, country }
    }

    pub fn onto(self, customer: NewCustomer) -> NewCustomer {
        let OwnDetails { first_name, last_name, phone, .. } = self;
        let OwnDetails { line1, line2, city, state, postal_code, country, .. } = self;
        NewCustomer {
            first_name,
            last_name,
            phone,
            line1,
            line2,
            city,
            state,
            postal_code,
            country,
            ..customer
        }
    }

    /// In the order of the form.
    pub fn differing(&self, other: &OwnDetails) -> Vec<Part> {
        let is_other = |part: &Part| self.of_part(*part) != other.of_part(*part);
        [Part::Name, Part::Address, Part::Phone].into_iter().filter(is_other).collect()
    }

    /// What holds of these once a file says `file`, when the one before had said `told`.
    pub fn after(self, told: &OwnDetails, file: &OwnDetails) -> OwnDetails {
        file.differing(told).into_iter().fold(self, |own, part| own.with(part, file))
    }

    /// What was typed, [`checked`](BillingAddress::checked). A part that says the same as before in
    /// other letters stays as the biller wrote it.
    pub fn typed(self, typed: &BillingAddress) -> OwnDetails {
        let shown = self.clone().onto_form();
        let shown = shown.checked_of_company().unwrap_or(shown);
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let all = OwnDetails {
            first_name: text(&typed.first_name),
            last_name: text(&typed.last_name),
            phone: typed.phone.clone(),
            line1: text(&typed.street),
            line2: None,
            city: text(&typed.city),
            state: typed.state.clone(),
            postal_code: text(&typed.postal_code),
            country: text(&typed.country),
        };
        let changed = [
            (Part::Name, names_of(&shown) != names_of(typed)),
            (Part::Address, place_of(&shown) != place_of(typed)),
            (Part::Phone, shown.phone != typed.phone),
        ];
        let changed = changed.into_iter().filter(|(_, is_changed)| *is_changed);
        changed.fold(self, |own, (part, _)| own.with(part, &all))
    }

    /// As a form shows them: the street in one line.
    pub fn onto_form(self) -> BillingAddress {
        let lines: Vec<String> = [self.line1, self.line2].into_iter().flatten().collect();
        BillingAddress {
            first_name: self.first_name.unwrap_or_default(),
            last_name: self.last_name.unwrap_or_default(),
            company: None,
            country: self.country.unwrap_or_default(),
            postal_code: self.postal_code.unwrap_or_default(),
            street: lines.join(", "),
            city: self.city.unwrap_or_default(),
            state: self.state,
            phone: self.phone,
        }
    }

    fn with(self, part: Part, other: &OwnDetails) -> OwnDetails {
        let OwnDetails { first_name, last_name, phone, .. } = other.clone();
        let OwnDetails { line1, line2, city, state, postal_code, country, .. } = other.clone();
        match part {
            Part::Name => OwnDetails { first_name, last_name, ..self },
            Part::Address => OwnDetails { line1, line2, city, state, postal_code, country, ..self },
            Part::Phone => OwnDetails { phone, ..self },
        }
    }

    fn of_part(&self, part: Part) -> Vec<&Option<String>> {
        match part {
            Part::Name => vec![&self.first_name, &self.last_name],
            Part::Address => vec![
                &self.line1,
                &self.line2,
                &self.city,
                &self.state,
                &self.postal_code,
                &self.country,
            ],
            Part::Phone => vec![&self.phone],
        }
    }
}

fn names_of(form: &BillingAddress) -> [&str; 2] {
    [&form.first_name, &form.last_name]
}

fn place_of(form: &BillingAddress) -> [&str; 5] {
    let state = form.state.as_deref().unwrap_or_default();
    [&form.street, &form.city, state, &form.postal_code, &form.country]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn at(street: &str, phone: &str) -> OwnDetails {
        let (line1, phone) = (Some(street.to_owned()), Some(phone.to_owned()));
        OwnDetails { line1, phone, ..OwnDetails::of(&samples::customer("C1")) }
    }

    #[test]
    fn the_newest_word_holds_part_by_part() {
        let (told, own) = (at("12 Elm Street", "1"), at("5 Oak Lane", "2"));
        for (file, holds) in [
            (at("12 Elm Street", "1"), at("5 Oak Lane", "2")),
            (at("9 Main Street", "1"), at("9 Main Street", "2")),
            (at("12 Elm Street", "3"), at("5 Oak Lane", "3")),
            (at("5 Oak Lane", "2"), at("5 Oak Lane", "2")),
        ] {
            assert_eq!(own.clone().after(&told, &file), holds, "{file:?}");
        }
    }

    #[test]
    fn what_says_the_same_stays_as_the_biller_wrote_it() {
        let text = |text: &str| Some(text.to_owned());
        let (line2, state) = (text("Apt 4"), text("new york"));
        let known = OwnDetails { line2, state, ..at("12 Elm Street", "1") };
        let mut typed = known.clone().onto_form();
        assert_eq!(typed.street, "12 Elm Street, Apt 4");
        typed.phone = text("2");
        let typed = typed.checked().unwrap();
        assert_eq!(typed.state.as_deref(), Some("NY"));
        assert_eq!(known.clone().typed(&typed), OwnDetails { phone: text("2"), ..known });
    }
}
