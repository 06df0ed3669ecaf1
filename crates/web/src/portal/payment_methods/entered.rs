//! What stands in the form for a new method.

use base::{Field, Id, Refusal, kinds};
use billing::accounts::NewCustomer;
use billing::methods::MethodKind;
use billing::methods::{BillingAddress, NewSetup, Terms};
use billing::people::User;
use words::{AUTHORIZATION_VERSION, AuthorizedMethod, Region, Words};

use super::address::STATE_OF;
use crate::kit::{Form, Problems};

#[derive(Debug, Clone)]
pub struct Entered {
    pub kind: MethodKind,
    /// The payment that waits for it.
    pub draft: Option<Id<kinds::Draft>>,
    pub nickname: Option<String>,
    pub is_saved: bool,
    pub for_autopay: bool,
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
        let text = paragraphs.join("\n");
        let terms = Terms::new(AUTHORIZATION_VERSION, words.language(), &text);
        Authorization { paragraphs, terms }
    }
}

impl Entered {
    pub fn read(form: &Form) -> Entered {
        let text = |name| form.text(name).to_owned();
        let optional = |name| form.find(name).map(str::to_owned);
        let draft = form.find_parsed("draft");
        let for_autopay = form.is_ticked("autopay");
        Entered {
            kind: kind_of(form),
            draft,
            nickname: optional("nickname"),
            // Without a payment that waits for it there is nothing else to add it for.
            is_saved: form.is_ticked("save") || for_autopay || draft.is_none(),
            for_autopay,
            billing: BillingAddress {
                first_name: text("first_name"),
                last_name: text("last_name"),
                company: optional("company"),
                country: text("country"),
                postal_code: text("postal_code"),
                street: text("street"),
                city: text("city"),
                state: state_in(form),
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
        Entered { billing: in_country(form, billing), ..Entered::read(form) }
    }

    /// An empty form for somebody of whom nothing is known.
    pub fn of_stranger(form: &Form, region: Region) -> Entered {
        let country = region.code().to_owned();
        let billing = BillingAddress { country, ..BillingAddress::default() };
        Entered { billing: in_country(form, billing), ..Entered::read(form) }
    }

    /// What to begin with, or what is wrong, field by field.
    pub fn check(
        &self,
        words: Words,
        authorization: Authorization,
        network: String,
    ) -> Result<NewSetup, Problems> {
        let mut problems = Problems::default();
        let billing = self.billing.checked().unwrap_or_else(|wrong| {
            for (field, refusal) in wrong {
                problems.add(name_of(field), words.refusal(&refusal));
            }
            BillingAddress::default()
        });
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
            for_autopay: self.for_autopay,
            billing,
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

/// Another country is asked for by the script that shows its states.
fn in_country(form: &Form, billing: BillingAddress) -> BillingAddress {
    match form.find("country") {
        Some(country) => BillingAddress { country: country.to_owned(), state: None, ..billing },
        None => billing,
    }
}

/// One chosen from the list of another country than the one that was chosen since is none.
fn state_in(form: &Form) -> Option<String> {
    let is_of_country = [None, form.find("country")].contains(&form.find(STATE_OF));
    form.find("state").filter(|_| is_of_country).map(str::to_owned)
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
