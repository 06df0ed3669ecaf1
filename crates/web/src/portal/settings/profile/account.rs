//! `/settings/profile/account`: the address and telephone of an account, and whom to ask for.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Id, kinds};
use billing::people::AccountChoice;
use billing::profile::{self, BillingAddress, Details};

use crate::kit::components::{
    Button, Look, actions, button_link, definitions, form, hidden, problem_summary,
};
use crate::kit::forms::Query;
use crate::kit::{Failure, Form, Markup, Problems, Proven, Signed, Web, html};
use crate::portal::billing_address::{self, Whose};

pub const ADDRESS: &str = "/settings/profile/account";

/// `GET /settings/profile/account`; not found for whoever may only look.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let details = get_details(&web, &signed, account).await?;
    let form = details.form();
    let country = Some(form.country.clone()).filter(|country| !country.is_empty());
    let country = country.unwrap_or_else(|| web.region.code().to_owned());
    let known = BillingAddress { country, ..form };
    let shown = billing_address::in_country(&query, known);
    Ok(Drawn { signed: &signed, account, details: &details }.page(&shown, &Problems::default()))
}

/// `POST /settings/profile/account`: field `account`, and those of an address.
pub async fn save(
    State(web): State<Web>,
    Proven(signed): Proven,
    sent: Form,
) -> Result<Response, Failure> {
    let account = account_of(&signed, &sent)?;
    let details = get_details(&web, &signed, account).await?;
    let typed = billing_address::read(&sent);
    let checked = match details.is_company() {
        true => typed.checked_of_company(),
        false => typed.checked(),
    };
    let address = match checked {
        Ok(address) => address,
        Err(wrong) => {
            let mut problems = Problems::default();
            billing_address::note(signed.visit.words, wrong, &mut problems);
            let drawn = Drawn { signed: &signed, account, details: &details };
            let page = drawn.page(&typed, &problems);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    profile::change_details(&web.ctx, &signed.session, account.account_id, &address).await?;
    Ok(Redirect::to("/settings/profile?notice=saved").into_response())
}

/// The account the form was drawn for, whichever is looked at in another window by now.
fn account_of<'s>(signed: &'s Signed, form: &Form) -> Result<&'s AccountChoice, Failure> {
    let id: Id<kinds::Account> = form.find_parsed("account").ok_or_else(Failure::not_found)?;
    let found = signed.accounts.iter().find(|account| account.account_id == id);
    found.ok_or_else(Failure::not_found)
}

async fn get_details(
    web: &Web,
    signed: &Signed,
    account: &AccountChoice,
) -> Result<Details, Failure> {
    let user = signed.session.user.id;
    let details = profile::find_details(&web.ctx, user, account.account_id).await?;
    match details.role.may_change_details() {
        true => Ok(details),
        false => Err(Failure::not_found()),
    }
}

struct Drawn<'d> {
    signed: &'d Signed,
    account: &'d AccountChoice,
    details: &'d Details,
}

impl Drawn<'_> {
    fn page(&self, address: &BillingAddress, problems: &Problems) -> Response {
        let words = self.signed.visit.words;
        let title = words.profile_account(self.account.number.as_str());
        let situation = words.profile_account_explained();
        super::below(self.signed, &title, situation, None, self.form(address, problems))
    }

    fn form(&self, address: &BillingAddress, problems: &Problems) -> Markup {
        let words = self.signed.visit.words;
        let count = words.common_form_error_count(problems.iter().count());
        let whose = if self.details.is_company() { Whose::Company } else { Whose::Person };
        form(
            ADDRESS,
            html! {
                (hidden("account", &self.account.account_id.to_string()))
                (problem_summary(&count, problems))
                @if let Some(company) = &self.details.customer.company_name {
                    (definitions([(words.profile_company(), company.as_str())]))
                    p class="hint" { (words.profile_company_fixed()) }
                }
                (billing_address::draw(words, whose, address, problems))
                (actions(html! {
                    (Button::new(words.profile_save(), Look::Primary))
                    (button_link(super::ADDRESS, words.common_cancel(), Look::Quiet))
                }))
            },
        )
    }
}
