//! Whose an electronic invoice is: the account that its buyer's numbers name, or a new one.

use base::{Currency, Id, Language, Locator, kinds};
use formats::records::Buyer;

use super::apply::{Applied, Import};
use crate::accounts::{self, Account, AccountKind, CustomerKind, NewAccount, NewCustomer};

/// The first account that one of the buyer's numbers or its reference names; where there is none, a
/// new one with the likeliest number. A buyer without any number has an account for this invoice
/// alone, under the invoice's number: by name, address or reference, which may be that of a whole
/// department, two people could be taken for one.
pub(super) async fn account_of_buyer(
    import: &mut Import<'_>,
    buyer: &Buyer,
    invoice_number: &Locator,
    currency: Currency,
) -> Applied<Account> {
    let own_number = [invoice_number.clone()];
    let candidates = match buyer.account_candidates.as_slice() {
        [] => &own_number,
        numbers => numbers,
    };
    for number in candidates.iter().chain(&buyer.reference) {
        if let Some(known) = import.known.find_account(&mut import.command, number).await? {
            return Ok(known);
        }
    }
    open_account(import, buyer, &candidates[0], currency).await
}

async fn open_account(
    import: &mut Import<'_>,
    buyer: &Buyer,
    number: &Locator,
    currency: Currency,
) -> Applied<Account> {
    let customer_id = customer_of(import, buyer, number).await?;
    let id = import.command.ctx.id();
    let kind = AccountKind::OpenItem;
    let account = NewAccount {
        customer_id,
        number: number.clone(),
        kind,
        currency,
        name: None,
        opened_on: None,
    };
    accounts::insert_account(&mut import.command, id, &account, Some(import.id)).await?;
    let number = account.number;
    Ok(Account { id, customer_id, number, kind, currency, name: None, opened_on: None })
}

async fn customer_of(
    import: &mut Import<'_>,
    buyer: &Buyer,
    number: &Locator,
) -> Applied<Id<kinds::Customer>> {
    if let Some(known) = accounts::find_customer_by_number(&mut import.command, number).await? {
        return Ok(known.id);
    }
    let id = import.command.ctx.id();
    let customer = customer(buyer, number);
    accounts::insert_customer(&mut import.command, id, &customer, Some(import.id)).await?;
    Ok(id)
}

/// An electronic invoice names its buyer in one piece and does not say whether it is a person.
fn customer(buyer: &Buyer, number: &Locator) -> NewCustomer {
    let address = buyer.address.clone();
    NewCustomer {
        number: number.clone(),
        kind: CustomerKind::Company,
        company_name: Some(buyer.name.clone().unwrap_or_else(|| number.to_string())),
        first_name: None,
        last_name: None,
        email: buyer.email.clone(),
        phone: buyer.phone.clone(),
        language: Language::default(),
        line1: address.line1,
        line2: address.line2,
        city: address.city,
        state: address.state,
        postal_code: address.postal_code,
        country: address.country.map(|country| country.code().to_owned()),
    }
}
