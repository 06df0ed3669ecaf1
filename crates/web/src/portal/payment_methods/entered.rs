//! What stands in the form for a new method.

use base::{Id, Refusal, kinds};
use billing::accounts::{NewCustomer, OwnDetails};
use billing::methods::MethodKind;
use billing::methods::{BillingAddress, NewSetup, Terms};
use billing::people::User;
use words::{AUTHORIZATION_VERSION, AuthorizedMethod, Region, Words};

use crate::kit::{Form, Problems};
use crate::portal::billing_address;

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
            billing: billing_address::read(form),
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
        Entered { billing: billing_address::in_country(form, billing), ..Entered::read(form) }
    }

    /// An empty form for somebody of whom nothing is known.
    pub fn of_stranger(form: &Form, region: Region) -> Entered {
        let country = region.code().to_owned();
        let billing = BillingAddress { country, ..BillingAddress::default() };
        Entered { billing: billing_address::in_country(form, billing), ..Entered::read(form) }
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
            billing_address::note(words, wrong, &mut problems);
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

fn of_user(user: &User, country: String) -> BillingAddress {
    BillingAddress {
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        country,
        ..BillingAddress::default()
    }
}

fn of_customer(user: &User, customer: NewCustomer, country: String) -> BillingAddress {
    let known = OwnDetails::of(&customer);
    BillingAddress {
        first_name: customer.first_name.unwrap_or_else(|| user.first_name.clone()),
        last_name: customer.last_name.unwrap_or_else(|| user.last_name.clone()),
        company: customer.company_name,
        country: customer.country.unwrap_or(country),
        ..known.onto_form()
    }
}
