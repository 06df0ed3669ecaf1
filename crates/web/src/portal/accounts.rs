//! `/accounts`: every account that one reaches, with what is due on it, and what that comes to.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Currency, Date, Error};
use billing::ledger::{self, AccountSummary};
use words::Words;

use crate::kit::components::{
    Card, Column, Kind, Look, Row, Table, actions, button_link, empty, stack, sums,
};
use crate::kit::layout::Page;
use crate::kit::{Failure, Icon, Markup, Place, Render as _, Signed, Web, html};

const PAY_SEVERAL: &str = "/payments/new?choice=accounts";

pub async fn show(State(web): State<Web>, signed: Signed) -> Result<Response, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let (user, today) = (signed.session.user.id, web.ctx.today());
    let mut accounts = ledger::summaries_of(&mut conn, user, today).await?;
    drop(conn);
    accounts.sort_by_key(|one| (one.first_due_on.is_none(), one.first_due_on));
    let words = signed.visit.words;
    let totals = Totals::of(&accounts);
    let situation = totals.situation(words, accounts.len());
    let title = words.accounts_title();
    let page = Page { title, heading: title, situation: &situation, ..Page::default() };
    let content = match accounts.is_empty() {
        true => empty(Icon::Bill, words.dashboard_no_account(), None),
        false => Card::new(
            "",
            stack(html! {
                (table(words, &accounts, today))
                (totals.draw(words))
                @if accounts.iter().filter(|one| is_payable(one)).count() > 1 {
                    (actions(button_link(PAY_SEVERAL, words.accounts_pay_several(), Look::Primary)))
                }
            }),
        )
        .render(),
    };
    Ok(signed.page(Place::Accounts, page, content))
}

fn is_payable(account: &AccountSummary) -> bool {
    account.role.may_pay() && account.balance.amount_due_cents().is_positive()
}

fn table(words: Words, accounts: &[AccountSummary], today: Date) -> Markup {
    let columns = [
        Column::new(Kind::Title, words.accounts_account()),
        Column::new(Kind::Date, words.accounts_due_on()),
        Column::new(Kind::Number, words.accounts_past_due()),
        Column::new(Kind::Number, words.accounts_in_progress()),
        Column::new(Kind::Amount, words.accounts_due()),
        Column::new(Kind::Status, words.accounts_pay()),
    ];
    let rows = accounts.iter().map(|account| row(words, account, today)).collect();
    Table { caption: words.accounts_title(), columns: &columns, rows }.render()
}

fn row(words: Words, account: &AccountSummary, today: Date) -> Row {
    let number = words.common_account_number(account.number.as_str());
    let name = account.name.as_deref();
    let written = |cents: Cents| words.money(cents.of(account.currency));
    let some = |cents: Cents| if cents.is_zero() { String::new() } else { written(cents) };
    let due = account.first_due_on.map(|due| words.due_relative(due, today)).unwrap_or_default();
    let address = format!("/payments/new?account={}", account.account_id);
    let pay_for = words.accounts_pay_for(name.unwrap_or(&number));
    Row::new([
        html! {
            (name.unwrap_or(&number))
            @if name.is_some() { " " small { (number) } }
        },
        html! { (due) },
        html! { (some(account.past_due_cents)) },
        html! { (some(account.balance.in_progress_cents)) },
        html! { (written(account.balance.amount_due_cents())) },
        html! {
            @if account.role.may_pay() {
                a class="link" href=(address) aria-label=(pay_for) { (words.accounts_pay()) }
            }
        },
    ])
}

/// One for each currency, in the order in which they are met.
struct Totals(Vec<Total>);

struct Total {
    currency: Currency,
    due: Cents,
    past_due: Cents,
    in_progress: Cents,
}

impl Totals {
    fn of(accounts: &[AccountSummary]) -> Totals {
        let mut totals: Vec<Total> = Vec::new();
        for account in accounts {
            let known = totals.iter().position(|total| total.currency == account.currency);
            let at = known.unwrap_or_else(|| {
                totals.push(Total::nothing(account.currency));
                totals.len() - 1
            });
            totals[at].due += account.balance.amount_due_cents();
            totals[at].past_due += account.past_due_cents;
            totals[at].in_progress += account.balance.in_progress_cents;
        }
        Totals(totals)
    }

    fn situation(&self, words: Words, count: usize) -> String {
        let due = self.0.iter().filter(|total| total.due.is_positive());
        let due: Vec<String> = due.map(|total| words.money(total.due.of(total.currency))).collect();
        match due.is_empty() {
            true => words.accounts_nothing_due(count),
            false => words.accounts_situation(count, due.join(" + ")),
        }
    }

    fn draw(&self, words: Words) -> Markup {
        html! {
            @for total in &self.0 {
                (sums(
                    [
                        (words.accounts_past_due(), words.money(total.past_due.of(total.currency))),
                        (words.accounts_in_progress(), words.money(total.in_progress.of(total.currency))),
                    ],
                    [(words.accounts_due(), words.money(total.due.of(total.currency)))],
                ))
            }
        }
    }
}

impl Total {
    fn nothing(currency: Currency) -> Total {
        Total { currency, due: Cents::ZERO, past_due: Cents::ZERO, in_progress: Cents::ZERO }
    }
}
