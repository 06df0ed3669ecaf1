//! By invoice: the account locator, with the criteria that the biller asks for.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use base::{Field as Missing, Refusal};
use billing::registration::{self, Search};
use billing::settings::Criterion;
use words::Words;

use super::amount::amount_field;
use super::walker::keep;
use super::{Step, Walker};
use crate::kit::components::{
    Button, Field, Look, Notice, NoticeKind, actions, button_link, fields, form, problem_summary,
};
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Problems, Render as _, Web, html};
use crate::portal::refused::refused;

pub async fn show(State(web): State<Web>, walker: Walker) -> Response {
    page(&web, &walker, &Form::default(), &Problems::default(), None)
}

/// A field for each criterion, named as in the settings.
pub async fn create(
    State(web): State<Web>,
    walker: Walker,
    form: Form,
) -> Result<Response, Failure> {
    let words = walker.visit().words;
    let search = match read(&web, words, &form) {
        Ok(search) => search,
        Err(problems) => {
            let failure = Failure::from(Refusal::NoInvoiceFound);
            return Ok(refused(&failure, page(&web, &walker, &form, &problems, None)));
        }
    };
    match registration::search_invoices(&web.ctx, &search, &walker.claimant()).await {
        Ok(ticket) => Ok((keep(&web, &ticket), walker.lead_to(Step::Invoices)).into_response()),
        Err(error) => {
            let failure = Failure::from(error);
            let sentence = words.refusal(failure.refusal().ok_or_else(|| failure.clone())?);
            let notice = Some(Notice::new(NoticeKind::Failure, &sentence));
            let page = page(&web, &walker, &form, &Problems::default(), notice);
            Ok(refused(&failure, page))
        }
    }
}

fn read(web: &Web, words: Words, form: &Form) -> Result<Search, Problems> {
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

fn page(
    web: &Web,
    walker: &Walker,
    typed: &Form,
    problems: &Problems,
    notice: Option<Notice<'_>>,
) -> Response {
    let words = walker.visit().words;
    let title = words.registration_by_invoice();
    let count = words.common_form_error_count(problems.iter().count());
    let criteria = web.ctx.biller.locator_criteria.iter();
    let content = form(
        walker.address(Step::Invoice),
        html! {
            (problem_summary(&count, problems))
            (fields(html! {
                @for criterion in criteria { (field(web, words, *criterion, typed, problems)) }
            }))
            (actions(html! {
                (Button::new(words.registration_search(), Look::Primary))
                (button_link(walker.address(Step::Ways), words.common_back(), Look::Quiet))
            }))
        },
    );
    let situation = words.registration_search_explained();
    walker.page(Page { title, heading: title, situation, notice, ..Page::default() }, content)
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
