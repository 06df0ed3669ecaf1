//! `/dashboard`: how the account stands, what needs doing first, and what happened.

mod activity;
mod chart;
mod services;
mod slab;

use axum::extract::State;
use axum::response::Response;
use base::{Date, Id, Result, kinds};
use billing::Ctx;
use billing::invoices::{self, ListedInvoice, Tab};
use billing::ledger::{self, AccountStanding};
use billing::payments::{self, PaymentView};
use billing::usage::{self, MeteredService};
use words::Words;

use crate::kit::components::{Notice, NoticeKind, empty, grid};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Icon, Place, Signed, Web, html};

/// A year of bills and the one to compare with.
const BILLS_SHOWN: usize = 13;
const PAYMENTS_SHOWN: i64 = 6;

/// `?canceled=yes`: a payment has just been given up before it was made.
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let user = &signed.session.user;
    let greeting = words.greeting(&user.first_name, web.ctx.now(), &web.ctx.biller.zone);
    let canceled = query.is_ticked("canceled");
    let notice = canceled.then(|| Notice::new(NoticeKind::Information, words.payments_canceled()));
    let title = words.dashboard_title();
    let page = Page { title, heading: &greeting, notice, ..Page::default() };
    let Some(account) = signed.find_account() else {
        let nothing = empty(Icon::Bill, words.dashboard_no_account(), None);
        return Ok(signed.page(Place::Overview, page, nothing));
    };
    let overview = Overview::load(&web.ctx, account.account_id).await?;
    let situation = overview.situation(words);
    let content = grid(html! {
        (slab::draw(words, &overview, account.role.may_pay()))
        (chart::draw(words, &overview))
        (services::draw(words, &overview, &web.ctx.biller.zone))
        (activity::draw(words, &overview, &web.ctx.biller.zone))
    });
    Ok(signed.page(Place::Overview, Page { situation: &situation, ..page }, content))
}

/// What the page shows, read in four statements.
struct Overview {
    today: Date,
    currency: base::Currency,
    standing: AccountStanding,
    /// Newest first.
    bills: Vec<ListedInvoice>,
    services: Vec<MeteredService>,
    payments: Vec<PaymentView>,
}

impl Overview {
    async fn load(ctx: &Ctx, account: Id<kinds::Account>) -> Result<Overview> {
        let mut conn = ctx.db.read().await?;
        let today = ctx.today();
        let bills = invoices::page_of(&mut conn, account, Tab::All, None, BILLS_SHOWN).await?;
        Ok(Overview {
            today,
            currency: ctx.biller.currency,
            standing: ledger::standing_of(&mut conn, account, today).await?,
            bills: bills.invoices,
            services: usage::metered_services_of(&mut conn, account).await?,
            payments: payments::latest_of(&mut conn, account, PAYMENTS_SHOWN).await?,
        })
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
                words.dashboard_situation_bills_due(standing.open_count, date)
            }
            None if in_progress.is_positive() => {
                words.dashboard_situation_in_progress(self.money(words, in_progress))
            }
            None => words.dashboard_situation_nothing_due().to_owned(),
        }
    }
}
