//! `/payment-methods/{id}`: one of them, its nickname, whether it is the default, and what was agreed
//! to when it was added.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Refusal, Result, kinds};
use billing::methods::{self, Agreement, KeptMethod};

use super::condition::Condition;
use super::names::{kind_name, month_sentence, name_of, title_of};
use crate::kit::components::{
    Button, Card, Field, Look, Notice, NoticeKind, actions, button_link, definitions, fields, form,
    post_button, stack,
};
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Icon, Markup, Place, Proven, Signed, Web, html};
use crate::portal::billing_address;

/// Longest nickname, in characters.
pub const NICKNAME_LENGTH: u32 = 60;

pub async fn show(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(method): PathId<kinds::Method>,
) -> Result<Response, Failure> {
    let kept = find(&web, &signed, method).await?;
    let condition = Condition::of(&kept, web.ctx.today());
    let sentence = condition.sentence(signed.visit.words, &kept);
    let notice = sentence.as_deref().map(|sentence| condition.notice(sentence));
    page(&web, &signed, &kept, notice).await
}

/// Field `nickname`; empty: it is called by its brand and last digits.
pub async fn rename(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(method): PathId<kinds::Method>,
    sent: Form,
) -> Result<Response, Failure> {
    let nickname: Option<String> =
        sent.find("nickname").map(|name| name.chars().take(NICKNAME_LENGTH as usize).collect());
    methods::rename(&web.ctx, signed.payer(), method, nickname.as_deref()).await?;
    Ok(back("renamed", method))
}

pub async fn make_default(
    State(web): State<Web>,
    Proven(signed): Proven,
    PathId(method): PathId<kinds::Method>,
) -> Result<Response, Failure> {
    match methods::make_default(&web.ctx, signed.payer(), method).await {
        Ok(()) => Ok(back("made-default", method)),
        Err(Error::Refused(refusal @ Refusal::MethodUnusable)) => {
            let kept = find(&web, &signed, method).await?;
            let sentence = signed.visit.words.refusal(&refusal);
            let notice = Notice::new(NoticeKind::Failure, &sentence);
            let page = page(&web, &signed, &kept, Some(notice)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn find(
    web: &Web,
    signed: &Signed,
    method: Id<kinds::Method>,
) -> Result<KeptMethod, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let found = methods::find_kept_for(&mut conn, signed.payer(), method).await?;
    found.ok_or_else(Failure::not_found)
}

pub(super) fn back(notice: &str, method: Id<kinds::Method>) -> Response {
    Redirect::to(&format!("/payment-methods?notice={notice}&method={method}")).into_response()
}

async fn page(
    web: &Web,
    signed: &Signed,
    kept: &KeptMethod,
    notice: Option<Notice<'_>>,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let agreement = methods::find_agreement_for(&mut conn, signed.payer(), kept.method.id).await?;
    drop(conn);
    let title = title_of(words, &kept.method);
    let back = Some(("/payment-methods", words.methods_title()));
    let page = Page { title: &title, heading: &title, back, notice, ..Page::default() };
    let removal = format!("/payment-methods/{}/removal", kept.method.id);
    let content = stack(html! {
        (Card::new(words.methods_details(), details(web, signed, kept)))
        (Card::new("", naming(signed, kept)))
        @if let Some(agreement) = &agreement {
            (Card::new(words.methods_terms_title(), agreed(web, signed, kept, agreement)))
        }
        (Card::new(words.methods_remove_card_title(), stack(html! {
            p { (words.methods_remove_explained()) }
            (actions(button_link(&removal, words.methods_remove(), Look::Danger)))
        })))
    });
    Ok(signed.page(Place::Methods, page, content))
}

fn details(web: &Web, signed: &Signed, kept: &KeptMethod) -> Markup {
    let (words, method) = (signed.visit.words, &kept.method);
    let text = |text: String| html! { (text) };
    let expiry = month_sentence(words, method).map(|month| (words.methods_expiry(), text(month)));
    let known = [
        Some((words.methods_type(), text(kind_name(words, method).to_owned()))),
        Some((words.methods_number(), text(name_of(words, method)))),
        expiry,
        Some((words.methods_billing_name(), text(billing_address::owner_of(&kept.billing)))),
        Some((words.methods_billing_address(), billing_address::lines(words, &kept.billing))),
        Some((
            words.methods_added_on(),
            text(words.date_long(web.ctx.biller.date_of(kept.added_at))),
        )),
    ];
    stack(html! {
        (definitions(known.into_iter().flatten()))
        (preference(web, signed, kept))
    })
}

/// Whether it is the default, or may become it.
fn preference(web: &Web, signed: &Signed, kept: &KeptMethod) -> Markup {
    let words = signed.visit.words;
    let address = format!("/payment-methods/{}/default", kept.method.id);
    let is_usable = Condition::of(kept, web.ctx.today()).is_usable();
    html! {
        @if kept.method.is_default {
            p { (words.methods_is_default_explained()) }
        } @else if is_usable {
            p { (words.methods_make_default_explained()) }
            (actions(post_button(&address, Button::new(words.methods_make_default(), Look::Secondary))))
        }
    }
}

fn naming(signed: &Signed, kept: &KeptMethod) -> Markup {
    let words = signed.visit.words;
    let nickname = kept.method.nickname.as_deref().unwrap_or_default();
    form(
        &format!("/payment-methods/{}", kept.method.id),
        html! {
            (fields(html! {
                (Field::text("nickname", words.methods_nickname())
                    .value(nickname)
                    .hint(words.methods_nickname_explained())
                    .optional(words.common_optional())
                    .autocomplete("off")
                    .limit(NICKNAME_LENGTH))
            }))
            (actions(html! { (Button::new(words.common_save(), Look::Secondary)) }))
        },
    )
}

fn agreed(web: &Web, signed: &Signed, kept: &KeptMethod, agreement: &Agreement) -> Markup {
    let words = signed.visit.words;
    let time = words.date_and_time(agreement.agreed_at, &web.ctx.biller.zone);
    let href = format!("/payment-methods/{}/authorization", kept.method.id);
    let (version, network) = (agreement.version.as_str(), agreement.network_address.as_str());
    stack(html! {
        p { (words.methods_terms_agreed(version, time, network)) }
        (actions(html! {
            a class="button secondary" href=(href) { (Icon::Download) (words.methods_terms_download()) }
        }))
    })
}
