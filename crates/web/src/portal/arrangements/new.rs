//! `/arrangements/new`: how many instalments, how much at once, and how they are paid.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Cents, Date, Error};
use billing::arrangements::{self, NoOffer, Offer, interval_word};
use words::Words;

use super::entered::Entered;
use crate::kit::components::{
    Card, Look, RadioCard, RadioCards, actions, button, button_link, form, hidden, problem_summary,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Markup, Place, Problems, Proven, Render as _, Signed, Web, html};
use crate::portal::scheduled_payments::{AmountLine, Methods, saved_methods};

/// `?account=` is the account; what was typed before stands in the address.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let entered = Entered::read(&query, &web.ctx, signed.account()?.account_id);
    page(&web, &signed, &entered, None).await
}

/// Leads on to the review; nothing is kept yet.
pub async fn check(
    State(web): State<Web>,
    Proven(signed): Proven,
    sent: Form,
) -> Result<Response, Failure> {
    let entered = Entered::read(&sent, &web.ctx, signed.account()?.account_id);
    let Ok(offer) = offer_for(&web, &signed, &entered).await? else {
        return page(&web, &signed, &entered, None).await;
    };
    match entered.check(&web.ctx, signed.visit.words, &offer) {
        Ok(_) => {
            let review = format!("/arrangements/review?{}", entered.query());
            Ok(Redirect::to(&review).into_response())
        }
        Err(problems) => page(&web, &signed, &entered, Some(problems)).await,
    }
}

/// What the biller offers for the account, or why it offers nothing.
pub async fn offer_for(
    web: &Web,
    signed: &Signed,
    entered: &Entered,
) -> Result<Result<Offer, NoOffer>, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let user = signed.session.user.id;
    Ok(arrangements::offer_for(&web.ctx, &mut conn, user, entered.account).await?)
}

async fn page(
    web: &Web,
    signed: &Signed,
    entered: &Entered,
    problems: Option<Problems>,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let offer = match offer_for(web, signed, entered).await? {
        Ok(offer) => offer,
        Err(NoOffer::Kept(id)) => {
            return Ok(Redirect::to(&format!("/arrangements/{id}")).into_response());
        }
        Err(none) => return Ok(without_offer(web, signed, none)),
    };
    let methods = saved_methods(&web.ctx, signed.session.user.id, entered.method_id()).await?;
    let debt = words.money(offer.debt_cents.of(offer.account.currency));
    let situation = words.arrangements_new_explained(debt, offer.account.number.as_str());
    let title = words.arrangements_new_title();
    let page = Page { title, heading: title, situation: &situation, ..Page::default() };
    let is_wrong = problems.is_some();
    let problems = problems.unwrap_or_default();
    let choosing = Choosing { web, words, offer: &offer, entered, problems: &problems };
    let content = Card::new("", choosing.draw(&methods)).render();
    let response = signed.page(Place::Pay, page, content);
    Ok(match is_wrong {
        true => (StatusCode::UNPROCESSABLE_ENTITY, response).into_response(),
        false => response,
    })
}

fn without_offer(web: &Web, signed: &Signed, none: NoOffer) -> Response {
    let words = signed.visit.words;
    let situation = match none {
        NoOffer::TooLittle { least_cents } => {
            words.arrangements_too_little(words.money(least_cents.of(web.ctx.biller.currency)))
        }
        NoOffer::Broken { until } => words.arrangements_broken_before(words.date_long(until)),
        NoOffer::None | NoOffer::Kept(_) => words.arrangements_none().to_owned(),
    };
    let title = words.arrangements_title();
    let page = Page { title, heading: title, situation: &situation, ..Page::default() };
    let content = actions(html! {
        (button_link("/payments/new", words.payments_new_title(), Look::Primary))
        (button_link("/dashboard", words.common_go_home(), Look::Quiet))
    });
    signed.page(Place::Pay, page, content)
}

struct Choosing<'c> {
    web: &'c Web,
    words: Words,
    offer: &'c Offer,
    entered: &'c Entered,
    problems: &'c Problems,
}

impl Choosing<'_> {
    fn draw(&self, methods: &Methods) -> Markup {
        let Choosing { words, entered, problems, offer, .. } = *self;
        let count = words.common_form_error_count(problems.iter().count());
        let by_hand = (!offer.rules.method_required)
            .then(|| (words.arrangements_by_hand(), words.arrangements_by_hand_hint()));
        let chosen = entered.method_id();
        let chosen = if entered.method == "by_hand" { None } else { chosen };
        form(
            "/arrangements/new",
            html! {
                (hidden("id", &entered.id.to_string()))
                (hidden("account", &entered.account.to_string()))
                (problem_summary(&count, problems))
                (self.counts())
                (self.down())
                (methods.draw(words, words.arrangements_how(), chosen, by_hand, problems))
                (actions(html! {
                    (button(words.arrangements_see(), Look::Primary))
                    (button_link("/payments/new?choice=past_due", words.arrangements_pay_all(), Look::Secondary))
                    (button_link("/dashboard", words.common_cancel(), Look::Quiet))
                }))
            },
        )
    }

    /// Each number of instalments that is possible, with what each comes to with the least down payment.
    fn counts(&self) -> Markup {
        let Choosing { words, entered, offer, .. } = *self;
        let today = self.web.ctx.today();
        let plans: Vec<_> = (1..=offer.rules.most_instalments)
            .filter_map(|count| {
                let plan = offer.split(offer.least_down_cents, count, today)?;
                let last = plan.last()?;
                let detail = self.hint(last.amount_cents, last.due_on);
                Some((count, count.to_string(), words.arrangements_count(count), detail))
            })
            .collect();
        let has_chosen = plans.iter().any(|(count, ..)| *count == entered.count);
        let cards = plans.iter().enumerate().map(|(at, (count, value, title, detail))| RadioCard {
            value,
            title,
            detail,
            chosen: if has_chosen { *count == entered.count } else { at == 0 },
            ..RadioCard::default()
        });
        RadioCards::new("count", words.arrangements_how_many(), cards).render()
    }

    fn hint(&self, amount: Cents, last: Date) -> String {
        let Choosing { words, offer, .. } = *self;
        let amount = words.money(amount.of(offer.account.currency));
        let interval = interval_word(words, offer.rules.interval);
        words.arrangements_count_hint(amount, interval, words.date_long(last))
    }

    fn down(&self) -> Markup {
        let Choosing { words, entered, offer, problems, .. } = *self;
        let least = offer.least_down_cents.of(offer.account.currency);
        let (hint, value) =
            (words.arrangements_down_hint(words.money(least)), words.amount_field(least));
        let typed = if entered.down.is_empty() { &value } else { &entered.down };
        let label = words.arrangements_down();
        let line = AmountLine { name: "down", label, typed, hint: Some(&hint) };
        line.draw(self.web, words, problems)
    }
}
