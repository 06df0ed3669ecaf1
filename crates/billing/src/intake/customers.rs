//! Customers from a file; a later file changes them in place, but for what they say of themselves
//! since.

use base::{Id, kinds};
use formats::records::{self, Address, CustomerName};

use super::apply::{Applied, Import};
use super::model::Effect;
use crate::accounts::{self, Customer, CustomerKind, NewCustomer, OwnDetails};

pub(super) async fn apply(import: &mut Import<'_>, record: records::Customer) -> Applied<Effect> {
    let details = details(record);
    let known = accounts::find_customer_by_number(&mut import.command, &details.number).await?;
    match known {
        None => {
            let id = import.command.ctx.id();
            accounts::insert_customer(&mut import.command, id, &details, Some(import.id)).await?;
            Ok(Effect::Added)
        }
        Some(known) if known.own_since.is_none() && known.details == details => {
            Ok(Effect::Unchanged)
        }
        Some(known) => change(import, known.id, details).await,
    }
}

/// What the customer has changed in the portal stands until a file says something new about it.
async fn change(
    import: &mut Import<'_>,
    id: Id<kinds::Customer>,
    details: NewCustomer,
) -> Applied<Effect> {
    let command = &mut import.command;
    let known = accounts::lock_customer(command, id).await?;
    let file = OwnDetails::of(&details);
    let own = match accounts::find_told(command, id).await? {
        Some(told) => OwnDetails::of(&known.details).after(&told, &file),
        None => file.clone(),
    };
    let own_since = known.own_since.filter(|_| own != file);
    match own_since {
        Some(_) => accounts::put_told(command, id, &file).await?,
        None => accounts::delete_told(command, id).await?,
    }
    let changed = Customer { id, details: own.onto(details), own_since };
    accounts::update_customer(command, &changed).await?;
    match changed.details == known.details {
        true => Ok(Effect::Unchanged),
        false => Ok(Effect::Changed),
    }
}

fn details(record: records::Customer) -> NewCustomer {
    let names = Names::of(record.name);
    let Address { line1, line2, city, state, postal_code, country } = record.billing_address;
    NewCustomer {
        number: record.number,
        kind: names.kind,
        company_name: names.company_name,
        first_name: names.first_name,
        last_name: names.last_name,
        email: record.email,
        phone: record.phone,
        language: record.language,
        line1,
        line2,
        city,
        state,
        postal_code,
        country: country.map(|country| country.code().to_owned()),
    }
}

struct Names {
    kind: CustomerKind,
    company_name: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
}

impl Names {
    fn of(name: CustomerName) -> Names {
        match name {
            CustomerName::Person { first_name, last_name } => Names {
                kind: CustomerKind::Person,
                company_name: None,
                first_name,
                last_name: Some(last_name),
            },
            CustomerName::Company { company_name, first_name, last_name } => Names {
                kind: CustomerKind::Company,
                company_name: Some(company_name),
                first_name,
                last_name,
            },
        }
    }
}
