//! `/settings/people/activity`: who did what on the account, newest first.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Currency, Id, kinds};
use billing::delegates::{self, Activity, ActivityPage, Deed, Rights};
use billing::methods::MethodKind;
use billing::notices::rights_sentence;
use words::Words;

use crate::kit::components::{Card, Column, Kind, Pager, Row, Table, empty};
use crate::kit::forms::Query;
use crate::kit::{Failure, Icon, Markup, Render as _, Signed, Web, html};

const PAGE_LENGTH: usize = 50;
const ADDRESS: &str = "/settings/people/activity";

/// `?before=` an event's id.
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let before: Option<Id<kinds::Event>> = query.find_parsed("before");
    let (user, id) = (signed.session.user.id, account.account_id);
    let found = delegates::activity_of(&web.ctx, user, id, before, PAGE_LENGTH).await?;
    let words = signed.visit.words;
    let content = match found.activities.is_empty() {
        true => empty(Icon::Clock, words.delegates_activity_empty(), None),
        false => html! {
            (table(&web, words, &found.activities))
            (pager(words, before.is_some(), &found))
        },
    };
    let situation = words.delegates_activity_explained(account.number.as_str());
    let content = Card::new("", content).render();
    Ok(super::page(&signed, words.delegates_activity_title(), &situation, content))
}

fn table(web: &Web, words: Words, activities: &[Activity]) -> Markup {
    let columns = [
        Column::new(Kind::Title, words.delegates_what()),
        Column::new(Kind::Text, words.delegates_who()),
        Column::new(Kind::Date, words.common_date()),
    ];
    let (biller, currency) = (&web.ctx.biller, web.ctx.biller.currency);
    let rows = activities.iter().map(|one| {
        let row = Row::new([
            html! { (said(words, &one.deed, currency)) },
            html! { (one.who) },
            html! { (words.date_and_time(one.at, &biller.zone)) },
        ]);
        match &one.deed {
            Deed::Paid { payment, .. } => row.href(format!("/payments/{payment}")),
            _ => row,
        }
    });
    let caption = words.delegates_activity_title();
    Table { caption, columns: &columns, rows: rows.collect() }.render()
}

fn said(words: Words, deed: &Deed, currency: Currency) -> String {
    let rights = |rights: &Rights| rights_sentence(words, rights.role(), rights.limits(), currency);
    let money = |cents: &Cents| words.money(cents.of(currency));
    match deed {
        Deed::SignedIn => words.delegates_did_sign_in().to_owned(),
        Deed::Paid { amount_cents, .. } => words.delegates_did_pay(money(amount_cents)),
        Deed::AddedMethod { kind: MethodKind::Card } => words.delegates_did_add_card().to_owned(),
        Deed::AddedMethod { kind: MethodKind::Bank } => words.delegates_did_add_bank().to_owned(),
        Deed::TurnedAutopayOn => words.delegates_did_turn_autopay_on().to_owned(),
        Deed::ChangedAutopay => words.delegates_did_change_autopay().to_owned(),
        Deed::SkippedDebit => words.delegates_did_skip_debit().to_owned(),
        Deed::StoppedAutopay => words.delegates_did_stop_autopay().to_owned(),
        Deed::Invited { email, rights: granted } => {
            words.delegates_did_invite(email.as_str(), rights(granted))
        }
        Deed::InvitedAgain { email } => words.delegates_did_invite_again(email.as_str()),
        Deed::WithdrewInvitation { email } => words.delegates_did_take_back(email.as_str()),
        Deed::Accepted { email } => words.delegates_did_accept(email.as_str()),
        Deed::ChangedRights { person, rights: granted } => {
            words.delegates_did_change(person.as_str(), rights(granted))
        }
        Deed::WithdrewAccess { person } => words.delegates_did_withdraw(person.as_str()),
        Deed::Left => words.delegates_did_leave().to_owned(),
        Deed::ChangedDetails => words.delegates_did_change_details().to_owned(),
    }
}

/// Back to the newest, or on to what is older.
fn pager(words: Words, is_further: bool, found: &ActivityPage) -> Markup {
    let last = found.activities.last().filter(|_| found.has_older);
    let older = last.map(|last| format!("{ADDRESS}?before={}", last.id));
    let pager = Pager {
        label: words.delegates_activity_pages(),
        newer: (is_further.then_some(ADDRESS), words.common_newer()),
        older: (older.as_deref(), words.common_older()),
    };
    pager.render()
}
