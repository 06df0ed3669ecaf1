//! By account: its number, something only its customer knows, and the PIN where the biller asks for
//! it. What comes next is the same page whatever was typed.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use base::{Field as Missing, Locator, Refusal};
use billing::people::Password;
use billing::registration::{self, AccountClaim, ClaimedFact};
use billing::settings::{Biller, Fact};
use words::Words;

use super::amount::amount_field;
use super::walker::keep;
use super::{Step, Walker};
use crate::kit::components::{
    self, Button, Field, Look, RadioCard, RadioCards, actions, button_link, fields, problem_summary,
};
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Problems, Render as _, Web, html};
use crate::portal::refused::refused;

pub async fn show(State(web): State<Web>, walker: Walker) -> Response {
    page(&web, &walker, &Form::default(), &Problems::default())
}

/// Fields `number`, `fact` and those of the fact, `pin`.
pub async fn create(
    State(web): State<Web>,
    walker: Walker,
    form: Form,
) -> Result<Response, Failure> {
    let mut problems = Problems::default();
    let Some(claim) = read(&web, walker.visit().words, &form, &mut problems) else {
        let failure = Failure::from(Refusal::Missing(Missing::AccountNumber));
        return Ok(refused(&failure, page(&web, &walker, &form, &problems)));
    };
    match registration::claim_account(&web.ctx, claim, &walker.claimant()).await {
        Ok(ticket) => {
            let next = next(&web, &walker, &ticket).await?;
            Ok((keep(&web, &ticket), next).into_response())
        }
        Err(error) => {
            let failure = Failure::from(error);
            let refusal = failure.refusal().ok_or_else(|| failure.clone())?;
            problems.add("number", walker.visit().words.refusal(refusal));
            Ok(refused(&failure, page(&web, &walker, &form, &problems)))
        }
    }
}

/// A user whose own address is that of record has nothing left to prove.
async fn next(
    web: &Web,
    walker: &Walker,
    ticket: &registration::Ticket,
) -> Result<Response, Failure> {
    match walker {
        Walker::User(_) if registration::find_proven(&web.ctx, ticket).await?.is_some() => {
            walker.arrive(web, ticket).await
        }
        _ => Ok(walker.lead_to(Step::Code)),
    }
}

/// None when something is missing or cannot be read, which is then among the problems.
fn read(web: &Web, words: Words, form: &Form, problems: &mut Problems) -> Option<AccountClaim> {
    let biller = &web.ctx.biller;
    let mut wrong = |field, refusal: Refusal| problems.add(field, words.refusal(&refusal));
    let number: Option<Locator> = form.find_parsed("number");
    if number.is_none() {
        wrong("number", Refusal::Missing(Missing::AccountNumber));
    }
    let fact = match chosen(biller, form) {
        Fact::EmailOnFile => {
            let email = form.find_parsed("email");
            if email.is_none() {
                wrong("email", Refusal::NotAnEmail);
            }
            email.map(ClaimedFact::EmailOnFile)
        }
        Fact::PostalCode => {
            let code = form.find("postal_code");
            if code.is_none() {
                wrong("postal_code", Refusal::Missing(Missing::PostalCode));
            }
            code.map(|code| ClaimedFact::PostalCode(code.to_owned()))
        }
        Fact::Invoice => {
            let invoice: Option<Locator> = form.find_parsed("invoice_number");
            if invoice.is_none() {
                wrong("invoice_number", Refusal::Missing(Missing::InvoiceNumber));
            }
            let amount = words.amount_typed(form.text("amount"), biller.currency);
            if let Err(refusal) = &amount {
                wrong("amount", refusal.clone());
            }
            let invoice = invoice.zip(amount.ok());
            invoice.map(|(number, amount_cents)| ClaimedFact::Invoice { number, amount_cents })
        }
    };
    let pin = biller.cpni.then(|| Password::parse(form.verbatim("pin")).ok());
    if pin.as_ref().is_some_and(Option::is_none) {
        wrong("pin", Refusal::Missing(Missing::Pin));
    }
    let (number, fact) = number.zip(fact)?;
    match pin {
        Some(None) => None,
        pin => Some(AccountClaim { number, fact, pin: pin.flatten() }),
    }
}

/// What the biller offers first, unless another of its offers was picked.
fn chosen(biller: &Biller, form: &Form) -> Fact {
    let picked = form.find_parsed("fact").filter(|fact| biller.registration_facts.contains(fact));
    picked.or(biller.registration_facts.first().copied()).unwrap_or(Fact::EmailOnFile)
}

fn page(web: &Web, walker: &Walker, form: &Form, problems: &Problems) -> Response {
    let words = walker.visit().words;
    let biller = &web.ctx.biller;
    let title = words.registration_by_account();
    let count = words.common_form_error_count(problems.iter().count());
    let (label, hint) = match biller.cpni {
        true => (words.registration_account_number(), words.registration_account_number_hint()),
        false => (words.registration_any_number(), words.registration_any_number_hint()),
    };
    let number = Field::text("number", label).hint(hint).value(form.text("number")).limit(64);
    let number = number.error(problems.of("number"));
    let content = components::form(
        walker.address(Step::Account),
        html! {
            (problem_summary(&count, problems))
            (fields(html! {
                (if problems.is_empty() { number.focused() } else { number })
                (fact_fields(words, biller, form, problems))
                @if biller.cpni {
                    (Field::password("pin", words.registration_pin()).hint(words.registration_pin_hint())
                        .autocomplete("off").error(problems.of("pin")))
                }
            }))
            (actions(html! {
                (Button::new(words.registration_send_code(), Look::Primary))
                (button_link(walker.address(Step::Ways), words.common_back(), Look::Quiet))
            }))
        },
    );
    let situation = words.registration_code_explained();
    walker.page(Page { title, heading: title, situation, ..Page::default() }, content)
}

/// The one that the biller asks for, or cards to pick one from.
fn fact_fields(words: Words, biller: &Biller, form: &Form, problems: &Problems) -> Markup {
    let chosen = chosen(biller, form);
    match biller.registration_facts.as_slice() {
        [only] => fact_field(words, biller, *only, form, problems),
        several => {
            let cards = several.iter().map(|fact| RadioCard {
                value: fact.as_str(),
                title: name_of(words, *fact),
                chosen: *fact == chosen,
                more: Some(fields(fact_field(words, biller, *fact, form, problems))),
                ..RadioCard::default()
            });
            RadioCards::new("fact", words.registration_fact(), cards).render()
        }
    }
}

fn name_of(words: Words, fact: Fact) -> &'static str {
    match fact {
        Fact::EmailOnFile => words.registration_fact_email(),
        Fact::Invoice => words.registration_fact_invoice(),
        Fact::PostalCode => words.registration_fact_postal_code(),
    }
}

fn fact_field(
    words: Words,
    biller: &Biller,
    fact: Fact,
    form: &Form,
    problems: &Problems,
) -> Markup {
    match fact {
        Fact::EmailOnFile => Field::email("email", words.registration_email())
            .value(form.text("email"))
            .error(problems.of("email"))
            .conditional()
            .render(),
        Fact::PostalCode => Field::text("postal_code", words.registration_postal_code())
            .autocomplete("postal-code")
            .value(form.text("postal_code"))
            .error(problems.of("postal_code"))
            .limit(20)
            .conditional()
            .render(),
        Fact::Invoice => html! {
            (Field::text("invoice_number", words.registration_invoice_number())
                .value(form.text("invoice_number")).error(problems.of("invoice_number"))
                .limit(64).conditional().half())
            (amount_field(words, biller.currency, form, problems))
        },
    }
}
