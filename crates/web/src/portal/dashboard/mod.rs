//! `/dashboard`: how the account stands, what needs doing first, and what happened.

mod activity;
mod chart;
mod services;
mod slab;

pub use services::kind as service_kind;

use axum::extract::State;
use axum::response::Response;
use base::{Date, Id, Result, kinds};
use billing::Ctx;
use billing::autopay::{self, NextDebit};
use billing::invoices::{self, RecentBills};
use billing::ledger::{self, AccountStanding};
use billing::payments::{self, PaymentView};
use billing::usage::{self, MeteredServices};
use words::Words;

use crate::kit::components::{Notice, NoticeKind, empty, grid};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Icon, Place, Signed, Web, html};

/// A year of bills and the month to compare with.
const MONTHS_SHOWN: i32 = 13;
const SERVICES_SHOWN: i64 = 12;
/// Of bills and payments, so many of each are read: they may all be of one kind.
const ACTIVITIES_SHOWN: usize = 6;

/// `?canceled=yes`: a payment has just been given up before it was made. `?welcome=yes`: an invitation
/// to the account has just been accepted. `?notice=` says what else has just happened.
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let user = &signed.session.user;
    let greeting = words.greeting(&user.first_name, web.ctx.now(), &web.ctx.biller.zone);
    let notice = notice(&signed, &query);
    let notice = notice.as_ref().map(|(kind, said)| Notice::new(*kind, said));
    let title = words.dashboard_title();
    let page = Page { title, heading: &greeting, notice, ..Page::default() };
    let Some(account) = signed.find_account() else {
        let nothing = empty(
            Icon::Bill,
            words.dashboard_no_account(),
            Some(("/settings/accounts/new", words.registration_add_title())),
        );
        return Ok(signed.page(Place::Overview, page, nothing));
    };
    let overview = Overview::load(&web.ctx, account.account_id).await?;
    let situation = overview.situation(words);
    let offers = overview.offers_instalments(&web.ctx, account.role.may_pay());
    let notice = page.notice.or(offers.then(|| instalments(words)));
    let content = grid(html! {
        (slab::draw(words, &overview, account.role.may_pay()))
        (chart::draw(words, &overview))
        (services::draw(words, &overview, &web.ctx.biller.zone))
        (activity::draw(words, &overview, &web.ctx.biller.zone))
    });
    Ok(signed.page(Place::Overview, Page { situation: &situation, notice, ..page }, content))
}

/// The way to an arrangement, or to the one that is being kept.
fn instalments(words: Words) -> Notice<'static> {
    let action = Some(("/arrangements/new", words.arrangements_offer()));
    let sentence = words.arrangements_offer_explained();
    Notice { action, ..Notice::new(NoticeKind::Information, sentence) }
}

fn notice(signed: &Signed, query: &Form) -> Option<(NoticeKind, String)> {
    let words = signed.visit.words;
    if query.is_ticked("canceled") {
        return Some((NoticeKind::Information, words.payments_canceled().to_owned()));
    }
    match query.text("notice") {
        "registered" => Some((NoticeKind::Success, words.registration_welcome().to_owned())),
        "accounts-added" => {
            Some((NoticeKind::Success, words.registration_accounts_added().to_owned()))
        }
        _ => {
            let account = signed.find_account().filter(|_| query.is_ticked("welcome"))?;
            Some((NoticeKind::Information, words.delegates_accepted(account.number.as_str())))
        }
    }
}

/// What the page shows, read in five statements.
struct Overview {
    account: Id<kinds::Account>,
    today: Date,
    currency: base::Currency,
    standing: AccountStanding,
    bills: RecentBills,
    services: MeteredServices,
    payments: Vec<PaymentView>,
    autopay: Option<NextDebit>,
}

impl Overview {
    async fn load(ctx: &Ctx, account: Id<kinds::Account>) -> Result<Overview> {
        let mut conn = ctx.db.read().await?;
        let today = ctx.today();
        let (since, limit) = (first_month(today), ACTIVITIES_SHOWN as i64);
        Ok(Overview {
            account,
            today,
            currency: ctx.biller.currency,
            standing: ledger::standing_of(&mut conn, account, today).await?,
            bills: invoices::recent_bills_of(&mut conn, account, since, limit).await?,
            services: usage::metered_services_of(&mut conn, account, SERVICES_SHOWN).await?,
            payments: payments::latest_of(&mut conn, account, limit).await?,
            autopay: autopay::find_next_debit(&mut conn, account).await?,
        })
    }

    /// Whether something is overdue that the biller lets people pay in instalments.
    fn offers_instalments(&self, ctx: &Ctx, may_pay: bool) -> bool {
        let rules = ctx.biller.schedules.arrangements_on(self.today);
        may_pay && self.standing.overdue_count > 0 && rules.is_some()
    }

    fn money(&self, words: Words, cents: base::Cents) -> String {
        words.money(cents.of(self.currency))
    }

    /// The line under the heading: what needs doing first, in a plain sentence.
    fn situation(&self, words: Words) -> String {
        let standing = &self.standing;
        let in_progress = standing.balance.in_progress_cents;
        match standing.first_due_on {
            Some(due) if standing.overdue_count > 0 => {
                let date = words.date_long_without_year(due);
                words.dashboard_situation_overdue(standing.overdue_count, date)
            }
            Some(due) => {
                let date = words.date_long_without_year(due);
                match standing.open_count {
                    1 => words.dashboard_situation_one_due(date),
                    count => words.dashboard_situation_bills_due(count, date),
                }
            }
            None if in_progress.is_positive() => {
                words.dashboard_situation_in_progress(self.money(words, in_progress))
            }
            None => words.dashboard_situation_nothing_due().to_owned(),
        }
    }
}

/// The first day of the oldest month that is drawn.
fn first_month(today: Date) -> Date {
    let months = i32::from(today.year()) * 12 + i32::from(today.month()) - 1 - (MONTHS_SHOWN - 1);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let day = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    day.and_then(|(year, month)| Date::new(year, month, 1).ok()).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_and_a_month_are_drawn() {
        for (today, first) in [("2026-11-23", "2025-11-01"), ("2026-01-31", "2025-01-01")] {
            assert_eq!(first_month(today.parse().unwrap()), first.parse().unwrap());
        }
    }
}
