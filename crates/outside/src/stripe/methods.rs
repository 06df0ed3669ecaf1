//! Payers and their stored methods: customers, Checkout sessions in mode `setup`, payment methods.

use super::client::{Answer, Client, Form, object_path};
use super::objects::{CheckoutSession, Expandable, Named, PaymentMethod, SetupIntent};
use super::reading;
use crate::facts::Method;
use crate::processor::{
    CustomerRef, Failure, MethodRef, NewCustomer, NewSetup, Setup, SetupOutcome, SetupRef,
};

pub async fn create_customer(
    client: &Client,
    request: &NewCustomer,
) -> Result<CustomerRef, Failure> {
    let form = Form::default()
        .with("metadata[reference]", &request.reference)
        .with_some("name", request.name.as_ref())
        .with_some("email", request.email.as_ref());
    let key = format!("customer-{}", request.reference);
    let customer: Named = client.post("customers", form, Some(key)).await?.done()?;
    Ok(CustomerRef::new(customer.id))
}

/// <https://docs.stripe.com/payments/save-and-reuse>
pub async fn create_setup(client: &Client, request: &NewSetup) -> Result<Setup, Failure> {
    let form = Form::default()
        .with("mode", "setup")
        .with("customer", &request.customer)
        .with("payment_method_types[0]", reading::method_type(request.kind))
        .with("currency", request.currency.code().to_lowercase())
        .with("locale", request.language.tag())
        .with("success_url", &request.success_url)
        .with("cancel_url", &request.cancel_url)
        .with("metadata[setup_id]", request.id);
    let key = request.id.to_string();
    let session: CheckoutSession =
        client.post("checkout/sessions", form, Some(key)).await?.done()?;
    match session.url {
        Some(url) => Ok(Setup { reference: SetupRef::new(session.id), url }),
        None => Err(Failure::Unknown("a session without an address".to_owned())),
    }
}

pub async fn get_setup(client: &Client, reference: &SetupRef) -> Result<SetupOutcome, Failure> {
    let path = object_path("checkout/sessions", reference.as_str())?;
    let form = Form::default().with("expand[]", "setup_intent.payment_method");
    let session: CheckoutSession = client.get(&path, form).await?;
    match session.status.as_deref() {
        Some("complete") => {
            let intent = session.setup_intent.as_ref().and_then(Expandable::object);
            intent.map_or(Ok(SetupOutcome::Open), outcome)
        }
        Some("expired") => Ok(SetupOutcome::Expired),
        _ => Ok(SetupOutcome::Open),
    }
}

pub async fn get(client: &Client, reference: &MethodRef) -> Result<Method, Failure> {
    let path = object_path("payment_methods", reference.as_str())?;
    let found: PaymentMethod = client.get(&path, Form::default()).await?;
    match found.customer {
        Some(_) => reading::method(&found),
        // Detached: Stripe still shows it, and never charges it again.
        None => Err(Failure::NotFound),
    }
}

pub async fn detach(client: &Client, method: &MethodRef) -> Result<(), Failure> {
    let path = format!("{}/detach", object_path("payment_methods", method.as_str())?);
    let answer: Answer<Named> = client.post(&path, Form::default(), None).await?;
    let Err(failure) = answer.done() else { return Ok(()) };
    // Stripe has no code for "detached already"; the method itself tells.
    match get(client, method).await {
        Err(Failure::NotFound) => Ok(()),
        _ => Err(failure),
    }
}

/// A finished page has a method at once, unless the bank account is confirmed by small deposits,
/// which takes days.
fn outcome(intent: &SetupIntent) -> Result<SetupOutcome, Failure> {
    let method = intent.payment_method.as_ref().and_then(Expandable::object);
    match (intent.status.as_str(), method) {
        ("succeeded", Some(method)) => reading::method(method).map(SetupOutcome::Complete),
        ("canceled" | "requires_payment_method", _) => Ok(SetupOutcome::Expired),
        _ => Ok(SetupOutcome::Open),
    }
}
