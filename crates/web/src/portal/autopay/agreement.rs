//! `/autopay/authorization`: everything that was chosen, the authorization, and agreeing to it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Date, Error, Refusal, Result};
use billing::accounts::{self, Account};
use billing::autopay::{self, Agreement, Choices, FirstDebit};
use billing::methods::Method;
use billing::notices::{AutopayChosen, autopay_agreement, timing_sentence};
use words::Words;

use super::entered::{Checked, Entered};
use super::new::{find_live, methods_of};
use super::payable_account;
use crate::kit::components::{
    Button, Card, Checkbox, Look, Notice, NoticeKind, actions, button_link, definitions, form,
    hidden, problem_summary, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Icon, Markup, Place, Problems, Proven, Signed, Web, html};
use crate::portal::payment_methods::name_of;

/// The fields of the form before it. What is incomplete leads back there.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let entered = Entered::read(&query).ok_or_else(Failure::not_found)?;
    match Offer::load(&web, &signed, &entered).await? {
        Some(offer) => Ok(offer.page(&signed, &Problems::default(), None)),
        None => Ok(Redirect::to(&entered.address("/autopay/new")).into_response()),
    }
}

/// The same fields, and `agree` with the hash of the text that was shown.
pub async fn create(
    State(web): State<Web>,
    Proven(signed): Proven,
    sent: Form,
) -> Result<Response, Failure> {
    let (words, user) = (signed.visit.words, signed.session.user.id);
    let entered = Entered::read(&sent).ok_or_else(Failure::not_found)?;
    let Some(offer) = Offer::load(&web, &signed, &entered).await? else {
        return Ok(Redirect::to(&entered.address("/autopay/new")).into_response());
    };
    // Agreed to another text, in another version or language, is not agreed to this one.
    if sent.text("agree") != offer.agreement.hash() {
        let mut problems = Problems::default();
        problems.add("agree", words.refusal(&Refusal::TermsNotAccepted));
        let page = offer.page(&signed, &problems, None);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let agreement = offer.agreement.clone();
    match autopay::put(&web.ctx, user, entered.account, &offer.choices, agreement).await {
        Ok(id) => {
            let notice = if offer.is_change { "changed" } else { "enrolled" };
            Ok(Redirect::to(&format!("/autopay/{id}?notice={notice}")).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let sentence = words.refusal(&refusal);
            let notice = Notice::new(NoticeKind::Failure, &sentence);
            let page = offer.page(&signed, &Problems::default(), Some(notice));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Everything that the page shows.
struct Offer<'o> {
    entered: &'o Entered,
    choices: Choices,
    account: Account,
    method: Method,
    backup: Option<Method>,
    agreement: Agreement,
    first: Option<FirstDebit>,
    is_change: bool,
}

impl<'o> Offer<'o> {
    /// None when the choices are incomplete, or a method is not there any more.
    async fn load(
        web: &Web,
        signed: &Signed,
        entered: &'o Entered,
    ) -> Result<Option<Offer<'o>>, Failure> {
        payable_account(signed, entered.account)?;
        let words = signed.visit.words;
        let Ok(Checked::Choices(choices)) = entered.check(words, web.ctx.biller.currency) else {
            return Ok(None);
        };
        let methods = methods_of(web, signed).await?;
        let of_id = |id| methods.iter().find(|method| method.id == id).cloned();
        let Some(method) = of_id(choices.method) else { return Ok(None) };
        let backup = choices.backup.and_then(of_id);
        let choices = Choices { backup: backup.as_ref().map(|method| method.id), ..choices };
        let live = find_live(web, entered.account).await?;
        let account = find_account(web, entered).await?;
        let (name, backup_name) =
            (name_of(words, &method), backup.as_ref().map(|method| name_of(words, method)));
        let chosen = AutopayChosen {
            account: &account,
            method: &name,
            backup: backup_name.as_deref(),
            timing: choices.timing,
            cap_cents: choices.cap_cents,
        };
        let network = signed.visit.network.to_string();
        let agreement = autopay_agreement(&web.ctx, words, chosen, network)?;
        let first = first_debit(web, entered, &choices).await?;
        let is_change = live.is_some();
        let offer =
            Offer { entered, choices, account, method, backup, agreement, first, is_change };
        Ok(Some(offer))
    }

    fn page(&self, signed: &Signed, problems: &Problems, notice: Option<Notice<'_>>) -> Response {
        let words = signed.visit.words;
        let back = self.entered.address("/autopay/new");
        let page = Page {
            title: words.autopay_agree_title(),
            heading: words.autopay_agree_title(),
            situation: words.autopay_agree_explained(),
            back: Some((&back, words.common_back())),
            notice,
            ..Page::default()
        };
        let content = stack(html! {
            (Card::new("", stack(html! {
                (self.facts(words))
                p { (self.first_sentence(words)) }
            })))
            (Card::new(words.autopay_authorizations(), self.agreeing(words, problems)))
        });
        signed.page(Place::Pay, page, content)
    }

    fn facts(&self, words: Words) -> Markup {
        let (currency, choices) = (self.account.currency, &self.choices);
        let cap = match choices.cap_cents {
            Some(cap) => words.autopay_asks_above(words.money(cap.of(currency))),
            None => words.autopay_no_limit().to_owned(),
        };
        let backup = match &self.backup {
            Some(backup) => name_of(words, backup),
            None => words.autopay_backup_none().to_owned(),
        };
        definitions([
            (words.common_account(), self.account.number.to_string()),
            (words.autopay_method(), name_of(words, &self.method)),
            (words.autopay_when(), timing_sentence(words, choices.timing)),
            (words.autopay_backup(), backup),
            (words.autopay_limit(), cap),
        ])
    }

    fn first_sentence(&self, words: Words) -> String {
        let Some(first) = self.first else { return words.autopay_first_none().to_owned() };
        let amount = words.money(first.estimate.of(self.account.currency));
        match self.choices.cap_cents {
            Some(cap) if first.estimate > cap => words.autopay_first_above(amount),
            _ => words.autopay_first(amount, words.date_long(first.on)),
        }
    }

    fn agreeing(&self, words: Words, problems: &Problems) -> Markup {
        let count = words.common_form_error_count(problems.iter().count());
        let hash = self.agreement.hash();
        let back = self.entered.address("/autopay/new");
        let agree = match self.is_change {
            true => words.autopay_agree_and_change(),
            false => words.autopay_agree_and_turn_on(),
        };
        form(
            "/autopay",
            html! {
                @for (name, value) in self.entered.fields() { (hidden(name, &value)) }
                (problem_summary(&count, problems))
                div class="prose" {
                    @for paragraph in self.agreement.text.split("\n\n") { p { (paragraph) } }
                }
                p { (words.methods_terms_version(&self.agreement.version)) ". " (words.methods_terms_keep()) }
                (Checkbox::new("agree", words.autopay_agree())
                    .value(&hash)
                    .required()
                    .error(problems.of("agree")))
                (actions(html! {
                    (Button::new(agree, Look::Primary).icon(Icon::Lock))
                    (button_link(&back, words.common_back(), Look::Quiet))
                }))
            },
        )
    }
}

async fn find_account(web: &Web, entered: &Entered) -> Result<Account> {
    let mut conn = web.ctx.db.read().await?;
    let account = accounts::find_account(&mut conn, entered.account).await?;
    account.ok_or(Error::NotFound)
}

async fn first_debit(
    web: &Web,
    entered: &Entered,
    choices: &Choices,
) -> Result<Option<FirstDebit>> {
    let mut conn = web.ctx.db.read().await?;
    let earliest = tomorrow(web.ctx.today());
    let debits =
        autopay::first_debits(&mut conn, entered.account, choices.timing, earliest).await?;
    Ok(debits.first().copied())
}

fn tomorrow(today: Date) -> Date {
    today.tomorrow().unwrap_or(today)
}
