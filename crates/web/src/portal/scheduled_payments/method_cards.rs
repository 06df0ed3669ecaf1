//! The stored methods to choose from: whatever is charged later needs one.

use std::collections::HashMap;

use base::{Date, Id, Result, kinds};
use billing::Ctx;
use billing::methods::{self, Method, MethodKind};
use billing::payers::Payer;
use words::Words;

use crate::kit::components::{RadioCard, RadioCards, link};
use crate::kit::{Icon, Markup, Problems, Render as _, html};
use crate::portal::payment_methods::{expiry_sentence, name_of, title_of};

pub struct Methods {
    saved: Vec<Method>,
    today: Date,
}

/// The user's, with the one that is in use although it was for one payment only.
pub async fn saved_methods(
    ctx: &Ctx,
    user: Id<kinds::User>,
    in_use: Option<Id<kinds::Method>>,
) -> Result<Methods> {
    let mut conn = ctx.db.read().await?;
    let mut saved = methods::saved_of(&mut conn, Payer::User(user)).await?;
    if let Some(id) = in_use.filter(|id| saved.iter().all(|method| method.id != *id)) {
        let found = methods::find_for(&mut conn, Payer::User(user), id).await?;
        saved.extend(found.filter(|method| method.removed_at.is_none()));
    }
    Ok(Methods { saved, today: ctx.today() })
}

impl Methods {
    pub fn is_empty(&self) -> bool {
        !self.saved.iter().any(|method| method.is_usable(self.today))
    }

    pub fn find(&self, id: Id<kinds::Method>) -> Option<&Method> {
        self.saved.iter().find(|method| method.id == id)
    }

    /// What each is called, to be looked up by its id.
    pub fn names(&self, words: Words) -> HashMap<Id<kinds::Method>, String> {
        self.saved.iter().map(|method| (method.id, title_of(words, method))).collect()
    }

    /// With `by_hand`, (title, detail), paying by hand is one of the choices: its value is empty.
    pub fn draw(
        &self,
        words: Words,
        legend: &str,
        chosen: Option<Id<kinds::Method>>,
        by_hand: Option<(&str, &str)>,
        problems: &Problems,
    ) -> Markup {
        let usable = self.saved.iter().filter(|method| method.is_usable(self.today));
        let chosen = chosen.or(usable.clone().next().map(|method| method.id));
        let cards: Vec<_> = usable
            .map(|method| {
                (
                    method,
                    method.id.to_string(),
                    title_of(words, method),
                    detail(words, method, self.today),
                )
            })
            .collect();
        let cards = cards.iter().map(|(method, value, title, detail)| RadioCard {
            value,
            title,
            detail,
            aside: Some(icon(method.kind)),
            chosen: chosen == Some(method.id),
            ..RadioCard::default()
        });
        let by_hand = by_hand.map(|(title, detail)| RadioCard {
            value: "by_hand",
            title,
            detail,
            chosen: chosen.is_none(),
            ..RadioCard::default()
        });
        html! {
            (RadioCards::new("method", legend, cards.chain(by_hand))
                .error(problems.of("method"))
                .render())
            p class="hint" {
                (link("/payment-methods/new?kind=card", words.schedules_add_card())) " · "
                (link("/payment-methods/new?kind=bank", words.schedules_add_bank()))
            }
        }
    }
}

fn detail(words: Words, method: &Method, today: Date) -> String {
    let name = method.nickname.as_ref().map(|_| name_of(words, method));
    let parts: Vec<String> =
        [name, expiry_sentence(words, method, today)].into_iter().flatten().collect();
    parts.join(" · ")
}

fn icon(kind: MethodKind) -> Markup {
    match kind {
        MethodKind::Card => html! { (Icon::Card) },
        MethodKind::Bank => html! { (Icon::Bank) },
    }
}
