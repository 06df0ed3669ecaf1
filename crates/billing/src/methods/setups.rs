//! Adding a method by way of the processor's hosted page.

use base::{Actor, Error, Id, Refusal, Result, boxed, kinds};
use outside::processor::{self, CustomerRef, Failure, SetupOutcome, SetupRef};
use serde_json::json;

use super::model::{Finished, NewSetup};
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::journal::Event;
use crate::payers::{self, Contact, Payer};

/// Writes the payer's choices down and opens a page at the processor; answers its address.
#[boxed]
pub async fn begin_setup(ctx: &Ctx, payer: Payer, setup: &NewSetup) -> Result<String> {
    let billing = setup.billing.checked().map_err(|mut wrong| wrong.remove(0).1)?;
    let id = ctx.id();
    let mut command = Command::begin(ctx, Actor::from(payer)).await?;
    let now = command.now;
    store::put_text(&mut command, &setup.terms).await?;
    store::insert_setup(&mut command, id, payer, setup, &billing, now).await?;
    let facts = json!({ "kind": setup.kind.as_str(), "terms": setup.terms.version });
    command.record(Event::new("method.setup_started", id).facts(facts)).await?;
    command.commit().await?;

    let contact = get_contact(ctx, payer).await?;
    let path = match payer {
        Payer::User(_) => "payment-methods/setups",
        Payer::Guest(_) => "guest/payment-methods/setups",
    };
    let back = format!("{}/{path}", ctx.portal_url);
    let request = processor::NewSetup {
        id,
        customer: known_customer(ctx, payer, &contact).await?,
        kind: setup.kind,
        currency: ctx.biller.currency,
        language: contact.language,
        success_url: format!("{back}/{id}"),
        cancel_url: format!("{back}/{id}?left=yes"),
    };
    let opened = ctx.processor.create_setup(&request).await.map_err(Failure::unavailable)?;

    let mut command = Command::begin(ctx, Actor::from(payer)).await?;
    store::set_setup_reference(&mut command, id, opened.reference.as_str()).await?;
    command.record(Event::new("method.setup_opened", id)).await?;
    command.commit().await?;
    Ok(opened.url)
}

/// The payer is back from the hosted page: stores what was added there. Repeating it answers the
/// same method.
#[boxed]
pub async fn finish_setup(
    ctx: &Ctx,
    payer: Payer,
    setup: Id<kinds::MethodSetup>,
) -> Result<Finished> {
    let mut conn = ctx.db.read().await?;
    let started = store::setup_for(&mut conn, payer, setup).await?.ok_or(Error::NotFound)?;
    drop(conn);
    finish(ctx, Actor::from(payer), started).await
}

/// The same from the processor's notification, for a payer who never came back.
pub async fn finish_setup_by_reference(ctx: &Ctx, reference: &str) -> Result<Option<Finished>> {
    let mut conn = ctx.db.read().await?;
    let Some(started) = store::setup_by_reference(&mut conn, reference).await? else {
        return Ok(None);
    };
    drop(conn);
    finish(ctx, Actor::System, started).await.map(Some)
}

async fn finish(ctx: &Ctx, actor: Actor, started: store::Setup) -> Result<Finished> {
    if let Some(method) = started.method_id {
        return Ok(started.finished(method));
    }
    let reference = started.reference.clone().ok_or(Refusal::SetupNotFinished)?;
    let outcome =
        ctx.processor.get_setup(&SetupRef::new(reference)).await.map_err(Failure::unavailable)?;
    let SetupOutcome::Complete(added) = outcome else {
        return Err(Refusal::SetupNotFinished.into());
    };

    let mut command = Command::begin(ctx, actor).await?;
    // The payer's return and the processor's notification may come at once.
    let started = store::lock_setup(&mut command, started.id).await?;
    if let Some(method) = started.method_id {
        return Ok(started.finished(method));
    }
    let customer = store::find_customer(&mut command, started.payer).await?;
    let customer = customer.ok_or_else(|| Error::internal("methods", "no customer reference"))?;
    let (id, mandate, now) = (ctx.id(), ctx.id(), command.now);
    store::insert_method(&mut command, id, &started, &added, &customer, now).await?;
    store::insert_mandate(&mut command, mandate, id, &started, now).await?;
    store::set_setup_method(&mut command, started.id, id).await?;
    let facts =
        json!({ "payer": started.payer.to_string(), "kind": added.details.kind().as_str() });
    let event = Event::new("method.added", id).facts(facts);
    command.record(Event { account: started.account_id, ..event }).await?;
    command.commit().await?;
    Ok(started.finished(id))
}

/// The payer's name at the processor, made at the first need.
async fn known_customer(ctx: &Ctx, payer: Payer, contact: &Contact) -> Result<CustomerRef> {
    let mut conn = ctx.db.read().await?;
    if let Some(known) = store::find_customer(&mut conn, payer).await? {
        return Ok(CustomerRef::new(known));
    }
    drop(conn);
    let name = format!("{} {}", contact.first_name, contact.last_name);
    let request = processor::NewCustomer {
        reference: payer.id(),
        name: Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
        email: Some(contact.email.clone()),
    };
    let made = ctx.processor.create_customer(&request).await.map_err(Failure::unavailable)?;
    let mut command = Command::begin(ctx, Actor::from(payer)).await?;
    store::insert_customer(&mut command, payer, made.as_str()).await?;
    command.record(Event::new("payer.known_to_processor", payer.id())).await?;
    command.commit().await?;
    Ok(made)
}

async fn get_contact(ctx: &Ctx, payer: Payer) -> Result<Contact> {
    let mut conn = ctx.db.read().await?;
    payers::find_contact(&mut conn, payer).await?.ok_or(Error::NotFound)
}
