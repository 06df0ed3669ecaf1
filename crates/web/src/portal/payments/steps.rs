//! The way through a payment: amount, method, review.

use base::{Id, kinds};
use words::Words;

use super::paying::Paying;
use crate::kit::Markup;
use crate::kit::components::{self, Step, StepState};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayStep {
    Amount,
    Method,
    Review,
}

/// The way of a user's payment, as it is drawn in the portal.
pub fn stepper(words: Words, current: PayStep, draft: Option<Id<kinds::Draft>>) -> Markup {
    draw(words, current, draft.map(|draft| format!("/payments/new?draft={draft}")))
}

/// The same for whoever pays.
pub fn stepper_for(paying: &Paying, current: PayStep, draft: Option<Id<kinds::Draft>>) -> Markup {
    let back = draft.map(|draft| paying.at(&format!("/payments/new?draft={draft}")));
    draw(paying.words(), current, back)
}

/// What lies behind leads back to where it can be changed.
fn draw(words: Words, current: PayStep, back: Option<String>) -> Markup {
    let state = |step: PayStep| match &back {
        _ if step == current => StepState::Current,
        Some(back) if step < current => StepState::Done(back),
        _ => StepState::Coming,
    };
    let step = |step, label| Step { label, state: state(step) };
    let steps = [
        step(PayStep::Amount, words.payments_step_amount()),
        step(PayStep::Method, words.payments_step_method()),
        step(PayStep::Review, words.payments_step_review()),
    ];
    components::stepper(words.payments_steps(), steps)
}
