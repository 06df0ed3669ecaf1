//! What stands in the form for a new method.

use base::{Field, Id, Refusal, kinds};
use billing::accounts::NewCustomer;
use billing::methods::MethodKind;
use billing::methods::{BillingAddress, NewSetup, Terms};
use billing::people::User;
use words::{AUTHORIZATION_VERSION, AuthorizedMethod, Region, Words};

use crate::kit::{Form, Problems};

#[derive(Debug, Clone)]
pub struct Entered {
    pub kind: MethodKind,
    /// The payment that waits for it.
    pub draft: Option<Id<kinds::Draft>>,
    pub nickname: Option<String>,
    pub is_saved: bool,
    pub billing: BillingAddress,
    /// The hash of the text that was shown and agreed to.
    pub agreed: Option<String>,
}

/// The authorization as it is shown.
pub struct Authorization {
    pub paragraphs: Vec<String>,
    pub terms: Terms,
}

impl Authorization {
    pub fn of(words: Words, kind: MethodKind, biller: &str, phone: &str) -> Authorization {
        let method = match kind {
            MethodKind::Card => AuthorizedMethod::Card,
            MethodKind::Bank => AuthorizedMethod::BankAccount,
        };
        let paragraphs = words.authorization(method, biller, phone);
        let terms = Terms::new(AUTHORIZATION_VERSION, &paragraphs.join("\n"));
        Authorization { paragraphs, terms }
    }
}

impl Entered {
    pub fn read(form: &Form) -> Entered {
        let text = |name| form.text(name).to_owned();
        let optional = |name| form.find(name).map(str::to_owned);
        Entered {
            kind: kind_of(form),
            draft: form.find_parsed("draft"),
            nickname: optional("nickname"),
            is_saved: form.is_ticked("save"),
            billing: BillingAddress {
                first_name: text("first_name"),
                last_name: text("last_name"),
                company: optional("company"),
                country: text("country"),
                postal_code: text("postal_code"),
                street: text("street"),
                city: text("city"),
                state: optional("state"),
                phone: optional("phone"),
            },
            agreed: optional("agree"),
        }
    }

    /// An empty form, filled in as far as the payer is known.
    pub fn prefilled(
        form: &Form,
        user: &User,
        customer: Option<NewCustomer>,
        region: Region,
    ) -> Entered {
        let country = region.code().to_owned();
        let billing = match customer {
            Some(customer) => of_customer(user, customer, country),
            None => of_user(user, country),
        };
        Entered { billing, ..Entered::read(form) }
    }

    /// An empty form for somebody of whom nothing is known.
    pub fn of_stranger(form: &Form, region: Region) -> Entered {
        let country = region.code().to_owned();
        let billing = BillingAddress { country, ..BillingAddress::default() };
        Entered { billing, ..Entered::read(form) }
    }

    /// What to begin with, or what is wrong, field by field.
    pub fn check(
        &self,
        words: Words,
        authorization: Authorization,
        network: String,
    ) -> Result<NewSetup, Problems> {
        let mut problems = Problems::default();
        for field in self.billing.missing() {
            problems.add(name_of(field), words.refusal(&Refusal::Missing(field)));
        }
        // Agreed to another text, in another version or language, is not agreed to this one.
        if self.agreed.as_ref() != Some(&authorization.terms.hash) {
            problems.add("agree", words.refusal(&Refusal::TermsNotAccepted));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(NewSetup {
            kind: self.kind,
            nickname: self.nickname.clone(),
            is_saved: self.is_saved,
            billing: self.billing.clone(),
            terms: authorization.terms,
            network_address: network,
            draft: self.draft,
            account: None,
        })
    }
}

/// A card, unless a bank account is asked for.
fn kind_of(form: &Form) -> MethodKind {
    form.find_parsed("kind").unwrap_or(MethodKind::Card)
}

fn of_user(user: &User, country: String) -> BillingAddress {
    BillingAddress {
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        country,
        ..BillingAddress::default()
    }
}

fn of_customer(user: &User, customer: NewCustomer, country: String) -> BillingAddress {
    let lines = [customer.line1, customer.line2].into_iter().flatten();
    BillingAddress {
        first_name: customer.first_name.unwrap_or_else(|| user.first_name.clone()),
        last_name: customer.last_name.unwrap_or_else(|| user.last_name.clone()),
        company: customer.company_name,
        country: customer.country.unwrap_or(country),
        postal_code: customer.postal_code.unwrap_or_default(),
        street: lines.collect::<Vec<_>>().join(", "),
        city: customer.city.unwrap_or_default(),
        state: customer.state,
        phone: customer.phone,
    }
}

fn name_of(field: Field) -> &'static str {
    match field {
        Field::FirstName => "first_name",
        Field::LastName => "last_name",
        Field::Country => "country",
        Field::PostalCode => "postal_code",
        Field::Street => "street",
        Field::City => "city",
        Field::State => "state",
        _ => "nickname",
    }
}
