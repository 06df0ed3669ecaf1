//! What can be ticked on the pay page, invoices and accounts, each with an amount that can be edited.

use base::{Cents, Id};
use billing::invoices::ListedInvoice;
use billing::ledger::AccountSummary;
use words::Words;

use super::amount_cards::{amount_field, symbol_sides};
use super::entered::{Entered, Line, amount_name};
use super::offer::Offer;
use crate::kit::components::{Column, Kind, Row, Table, link, tick_box};
use crate::kit::{Markup, Problems, html};

/// So many invoices are listed to be ticked; whoever has more ticks them in the list of invoices.
const LISTED: usize = 50;

/// Those due first, and those already ticked in the list of invoices.
pub fn invoices(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let payable = offer.amounts.payable.iter().enumerate();
    let listed =
        payable.filter(|(at, it)| *at < LISTED || Line::find(&entered.invoices, it.id).is_some());
    let columns = [
        Column::new(Kind::Tick, words.payments_choice_invoices()),
        Column::new(Kind::Title, words.invoices_number()),
        Column::new(Kind::Date, words.invoices_due()),
        Column::new(Kind::Amount, words.invoices_open_amount()),
        Column::new(Kind::Text, words.payments_amount()),
    ];
    let form = Lines::new(words, offer, problems);
    let rows = listed.map(|(_, invoice)| form.invoice(entered, invoice)).collect();
    let table = Table { caption: words.payments_choice_invoices(), columns: &columns, rows };
    html! {
        (table)
        @if offer.amounts.payable.len() > LISTED {
            p { (words.payments_more_invoices(LISTED)) " " (link("/invoices?status=open", words.payments_all_invoices())) }
        }
    }
}

/// The accounts on which something is due.
pub fn accounts(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let columns = [
        Column::new(Kind::Tick, words.payments_choice_accounts()),
        Column::new(Kind::Title, words.accounts_account()),
        Column::new(Kind::Date, words.accounts_due_on()),
        Column::new(Kind::Amount, words.accounts_due()),
        Column::new(Kind::Text, words.payments_amount()),
    ];
    let form = Lines::new(words, offer, problems);
    let rows = offer.accounts.iter().map(|account| form.account(entered, account)).collect();
    html! { (Table { caption: words.payments_choice_accounts(), columns: &columns, rows }) }
}

struct Lines<'f> {
    words: Words,
    offer: &'f Offer,
    problems: &'f Problems,
    sides: (String, String),
}

impl<'f> Lines<'f> {
    fn new(words: Words, offer: &'f Offer, problems: &'f Problems) -> Lines<'f> {
        Lines { words, offer, problems, sides: symbol_sides(words, offer.currency) }
    }

    fn invoice(&self, entered: &Entered, invoice: &ListedInvoice) -> Row {
        let words = self.words;
        let line = Line::find(&entered.invoices, invoice.id);
        let number = words.payments_invoice_line(invoice.number.as_str());
        Row::new([
            tick_box("invoice", &invoice.id.to_string(), line.is_some(), &number),
            html! { (invoice.number) },
            html! { (words.invoices_due_on(words.date_short(invoice.due_on))) },
            html! { (self.money(invoice.payable_cents())) },
            self.amount("invoice", invoice.id, line, invoice.payable_cents(), &number),
        ])
    }

    fn account(&self, entered: &Entered, account: &AccountSummary) -> Row {
        let words = self.words;
        let is_fresh = entered.accounts.is_empty();
        let line = Line::find(&entered.accounts, account.account_id);
        let number = words.common_account_number(account.number.as_str());
        let name = account.name.as_deref();
        let due = account.balance.amount_due_cents();
        let due_on = account.first_due_on.map(|on| words.invoices_due_on(words.date_short(on)));
        let id = account.account_id;
        Row::new([
            tick_box("several", &id.to_string(), is_fresh || line.is_some(), &number),
            html! {
                (name.unwrap_or(&number))
                @if name.is_some() { " " small { (number) } }
            },
            html! { (due_on.unwrap_or_default()) },
            html! { (self.money(due)) },
            self.amount("several", id, line, due, name.unwrap_or(&number)),
        ])
    }

    /// What was typed, or else all that is open.
    fn amount<Kind>(
        &self,
        name: &str,
        id: Id<Kind>,
        line: Option<&Line<Kind>>,
        open: Cents,
        what: &str,
    ) -> Markup {
        let words = self.words;
        let name = amount_name(name, id);
        let all = words.amount_field(open.of(self.offer.currency));
        let typed = line.map(|line| &*line.amount).filter(|typed| !typed.is_empty());
        let label = words.payments_amount_for(what);
        let field = amount_field(&name, &label, &self.sides);
        html! { (field.value(typed.unwrap_or(&all)).error(self.problems.of(&name)).in_cell()) }
    }

    fn money(&self, cents: Cents) -> String {
        self.words.money(cents.of(self.offer.currency))
    }
}
