//! Reading and changing the details of the customer whose account it is.
//!
//! **The address of record.** A code to register goes to the e-mail address that the biller has of a
//! customer, and to no other. So nobody changes that address here, not even the account's holder:
//! whoever got into a login once could have codes sent to themselves, make a login of their own with
//! them, and stay when the first is taken back. (A carrier may send codes only to an address that has
//! been the account's for 30 days: 47 CFR 64.2003(b).) A login's own address is another matter
//! ([`request_email_change`](people::request_email_change)).
//!
//! The postal address is an address of record too. Every change of it is told at once, at the e-mail
//! addresses known before, in words that don't reveal it: 47 CFR 64.2010(f), which asks that of
//! carriers, is what everybody may expect.

use base::{Actor, Error, Id, Result, boxed, kinds};
use serde_json::json;

use crate::Ctx;
use crate::accounts::{
    self, BillingAddress, Customer, CustomerKind, NewCustomer, OwnDetails, Part,
};
use crate::command::Command;
use crate::journal::Event;
use crate::people::{self, Role, Session};

/// What the page shows of an account's customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    pub customer: NewCustomer,
    /// Of whoever looks.
    pub role: Role,
}

impl Details {
    pub fn is_company(&self) -> bool {
        self.customer.kind == CustomerKind::Company
    }

    /// As a form shows them.
    pub fn form(&self) -> BillingAddress {
        OwnDetails::of(&self.customer).onto_form()
    }
}

/// `NotFound` for whoever does not reach the account.
#[boxed]
pub async fn find_details(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<Details> {
    let mut conn = ctx.db.read().await?;
    let access = people::find_access(&mut conn, user, account).await?.ok_or(Error::NotFound)?;
    let customer = accounts::customer_of(&mut conn, account).await?.ok_or(Error::NotFound)?;
    Ok(Details { customer: customer.details, role: access.role })
}

/// Takes over what was typed, checked as its country and kind ask, and says what of it is new: that
/// announces `account.details_changed`, so that those who know the account hear of it. `NotFound` for
/// whoever may not.
#[boxed]
pub async fn change_details(
    ctx: &Ctx,
    session: &Session,
    account: Id<kinds::Account>,
    typed: &BillingAddress,
) -> Result<Vec<Part>> {
    let user = session.user.id;
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let customer = accounts::customer_of(&mut command, account).await?.ok_or(Error::NotFound)?;
    // Not the account's lock: an import that holds this customer may wait for that.
    let customer = accounts::lock_customer(&mut command, customer.id).await?;
    let access = people::find_access(&mut command, user, account).await?;
    access.filter(|access| access.role.may_change_details()).ok_or(Error::NotFound)?;
    let known = OwnDetails::of(&customer.details);
    let own = known.clone().typed(typed);
    let changed = own.differing(&known);
    if changed.is_empty() {
        return Ok(changed);
    }
    keep(&mut command, customer, own).await?;
    let names: Vec<&str> = changed.iter().map(|part| part.as_str()).collect();
    let facts = json!({ "changed": names, "device": session.device });
    let event = Event::new("account.details_changed", account).account(account).facts(facts);
    command.record(event.announced()).await?;
    command.commit().await?;
    Ok(changed)
}

/// Beside what the biller's files said last, so that they don't take it back by saying it again.
async fn keep(command: &mut Command<'_>, customer: Customer, own: OwnDetails) -> Result<()> {
    let told = match accounts::find_told(command, customer.id).await? {
        Some(told) => told,
        None => OwnDetails::of(&customer.details),
    };
    let own_since = (own != told).then_some(command.now);
    match own_since {
        Some(_) => accounts::put_told(command, customer.id, &told).await?,
        None => accounts::delete_told(command, customer.id).await?,
    }
    let details = own.onto(customer.details);
    accounts::update_customer(command, &Customer { details, own_since, ..customer }).await
}
