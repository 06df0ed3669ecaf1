//! The account locator's fields, as the biller asks for them: for whoever registers, and for whoever
//! pays without signing in.

use base::{Field as Missing, Refusal};
use billing::registration::Search;
use billing::settings::Criterion;
use words::Words;

use super::amount::amount_field;
use crate::kit::components::{Field, fields};
use crate::kit::{Form, Markup, Problems, Render as _, Web, html};

/// A field for each criterion, named as in the settings.
pub fn read(web: &Web, words: Words, form: &Form) -> Result<Search, Problems> {
    let mut problems = Problems::default();
    let mut search = Search::default();
    for criterion in &web.ctx.biller.locator_criteria {
        let name = criterion.as_str();
        let typed = match criterion {
            Criterion::AccountNumber => {
                search.account_number = form.find_parsed(name);
                search.account_number.is_some().then_some(()).ok_or(Missing::AccountNumber)
            }
            Criterion::InvoiceNumber => {
                search.invoice_number = form.find_parsed(name);
                search.invoice_number.is_some().then_some(()).ok_or(Missing::InvoiceNumber)
            }
            Criterion::PostalCode => {
                search.postal_code = form.find(name).map(str::to_owned);
                search.postal_code.is_some().then_some(()).ok_or(Missing::PostalCode)
            }
            Criterion::LastName => {
                search.last_name = form.find(name).map(str::to_owned);
                search.last_name.is_some().then_some(()).ok_or(Missing::LastName)
            }
            Criterion::Amount => {
                match words.amount_typed(form.text(name), web.ctx.biller.currency) {
                    Ok(cents) => search.amount_cents = Some(cents),
                    Err(refusal) => problems.add(name, words.refusal(&refusal)),
                }
                Ok(())
            }
        };
        if let Err(field) = typed {
            problems.add(name, words.refusal(&Refusal::Missing(field)));
        }
    }
    if problems.is_empty() { Ok(search) } else { Err(problems) }
}

pub fn draw(web: &Web, words: Words, typed: &Form, problems: &Problems) -> Markup {
    let criteria = web.ctx.biller.locator_criteria.iter();
    fields(html! {
        @for criterion in criteria { (field(web, words, *criterion, typed, problems)) }
    })
}

fn field(
    web: &Web,
    words: Words,
    criterion: Criterion,
    typed: &Form,
    problems: &Problems,
) -> Markup {
    let name = criterion.as_str();
    let text =
        |label| Field::text(name, label).value(typed.text(name)).error(problems.of(name)).limit(64);
    match criterion {
        Criterion::AccountNumber => text(words.registration_account_number())
            .hint(words.registration_account_number_hint())
            .render(),
        Criterion::InvoiceNumber => text(words.registration_invoice_number()).render(),
        Criterion::PostalCode => {
            text(words.registration_postal_code()).autocomplete("postal-code").render()
        }
        Criterion::LastName => {
            text(words.registration_last_name_on_bill()).autocomplete("family-name").render()
        }
        Criterion::Amount => amount_field(words, web.ctx.biller.currency, typed, problems),
    }
}
