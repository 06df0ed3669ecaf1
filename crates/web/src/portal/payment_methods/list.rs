//! `/payment-methods`: the cards and bank accounts that one has stored.

use axum::extract::State;
use axum::response::Response;
use base::{Date, Error, Result};
use billing::methods::{self, KeptMethod, MethodKind};
use billing::payers::Payer;
use words::Words;

use super::condition::Condition;
use super::names::{expiry_sentence, name_of, title_of};
use crate::kit::components::{
    Card, Entry, Look, Notice, NoticeKind, Tone, actions, button_link, chip, empty, list, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Icon, Markup, Place, Proven, Signed, Web, html};
use crate::portal::billing_address;

/// `?notice=` says what has just happened, to the method `&method=`.
pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let payer = signed.payer();
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let kept = methods::kept_of(&mut conn, payer).await?;
    drop(conn);
    let notice = notice(&web, words, payer, &query).await?;
    let notice = notice.as_ref().map(|(kind, sentence)| Notice::new(*kind, sentence));
    let title = words.methods_title();
    let situation = words.methods_situation();
    let page = Page { title, heading: title, situation, notice, ..Page::default() };
    Ok(signed.page(Place::Methods, page, content(&web, &signed, &kept)))
}

/// Also of a method that is no longer there.
async fn notice(
    web: &Web,
    words: Words,
    payer: Payer,
    query: &Form,
) -> Result<Option<(NoticeKind, String)>> {
    if query.text("notice") == "not-added" {
        return Ok(Some((NoticeKind::Information, words.methods_canceled().to_owned())));
    }
    let Some(method) = query.find_parsed("method") else { return Ok(None) };
    let mut conn = web.ctx.db.read().await?;
    let Some(method) = methods::find_for(&mut conn, payer, method).await? else { return Ok(None) };
    let title = title_of(words, &method);
    let sentence = match query.text("notice") {
        "added" => words.methods_added(title),
        "renamed" => words.methods_renamed(title),
        "made-default" => words.methods_made_default(title),
        "removed" => words.methods_removed(title),
        _ => return Ok(None),
    };
    Ok(Some((NoticeKind::Success, sentence)))
}

fn content(web: &Web, signed: &Signed, kept: &[KeptMethod]) -> Markup {
    let words = signed.visit.words;
    let told: Vec<_> = kept.iter().map(|kept| Told::of(words, kept, web.ctx.today())).collect();
    let entries = match told.is_empty() {
        true => empty(Icon::Card, words.methods_empty(), None),
        false => list(told.iter().map(|told| told.entry(words))),
    };
    stack(html! {
        (Card::new(words.methods_list(), entries))
        // Whoever reaches no account has nothing to pay.
        @if signed.find_account().is_some() {
            (actions(html! {
                @for (kind, label) in [
                    (MethodKind::Card, words.methods_new_card_title()),
                    (MethodKind::Bank, words.methods_new_bank_title()),
                ] {
                    (button_link(&format!("/payment-methods/new?kind={}", kind.as_str()), label, Look::Secondary))
                }
            }))
        }
    })
}

/// A method in words.
struct Told<'k> {
    kept: &'k KeptMethod,
    condition: Condition,
    title: String,
    detail: String,
    address: String,
}

impl Told<'_> {
    fn of(words: Words, kept: &KeptMethod, today: Date) -> Told<'_> {
        let method = &kept.method;
        let condition = Condition::of(kept, today);
        let name = method.nickname.as_ref().map(|_| name_of(words, method));
        let state = match condition {
            Condition::Ended(_) => condition.sentence(words, kept),
            _ => expiry_sentence(words, method, today),
        };
        let detail =
            [name, Some(billing_address::owner_of(&kept.billing)), state].into_iter().flatten();
        Told {
            kept,
            condition,
            title: title_of(words, method),
            detail: detail.collect::<Vec<_>>().join(" · "),
            address: format!("/payment-methods/{}", method.id),
        }
    }

    fn entry(&self, words: Words) -> Entry<'_> {
        let method = &self.kept.method;
        Entry {
            icon: Some(match method.kind {
                MethodKind::Card => Icon::Card,
                MethodKind::Bank => Icon::Bank,
            }),
            title: &self.title,
            detail: &self.detail,
            href: Some(&self.address),
            aside: Some(html! {
                (self.condition.chip(words))
                @if method.is_default { (chip(Tone::Plain, words.methods_default())) }
            }),
        }
    }
}
