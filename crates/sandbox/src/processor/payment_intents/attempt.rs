//! One try to pay an intent: a card answers at once, perhaps after 3-D Secure; a bank debit begins.

use base::{TimeZone, Timestamp};
use serde_json::Value;

use super::{Processor, Status};
use crate::processor::agenda::Change;
use crate::processor::charges::Outcome;
use crate::processor::error::ApiError;
use crate::processor::source::Source;
use crate::processor::test_numbers::{CardBehaviour, Decline, TestCard};

/// What a charge of a card leads to.
enum Verdict {
    Approve,
    Challenge,
    Decline(Decline),
}

impl Processor {
    pub(super) fn attempt(&mut self, id: &str, with_consent: bool) -> Result<(), ApiError> {
        let intent = &self.intents[id];
        let Some(method) = intent.method.clone() else {
            let message = "You cannot confirm this PaymentIntent because it's missing a payment \
                           method.";
            return Err(ApiError::invalid(Some("payment_intent_unexpected_state"), message)
                .with("payment_intent", intent.to_json()));
        };
        let off_session = intent.off_session;
        match self.methods[&method].source.clone() {
            Source::Bank { account, .. } => self.begin_debit(id, &method, account, with_consent),
            Source::Card { card, exp_month, exp_year } => {
                let expired = is_past(exp_month, exp_year, self.now);
                let verdict = match self.next_decline.take() {
                    Some(decline) => Verdict::Decline(decline),
                    None if expired => Verdict::Decline(Decline::ExpiredCard),
                    None => judge(card, off_session),
                };
                self.apply(id, card, verdict)
            }
        }
    }

    fn apply(&mut self, id: &str, card: &TestCard, verdict: Verdict) -> Result<(), ApiError> {
        match verdict {
            Verdict::Approve => {
                self.approve(id, card);
                Ok(())
            }
            Verdict::Decline(decline) => Err(self.decline(id, decline)),
            Verdict::Challenge => {
                let url = format!("{}/challenges/{id}", self.settings.base_url);
                let intent = &mut self.intents[id];
                intent.status = Status::RequiresAction;
                intent.action_url = Some(url);
                let body = intent.to_json();
                self.emit("payment_intent.requires_action", body);
                Ok(())
            }
        }
    }

    fn approve(&mut self, id: &str, card: &TestCard) {
        let charge = self.add_charge(id, Outcome::Succeeded);
        let intent = &mut self.intents[id];
        intent.status = Status::Succeeded;
        intent.action_url = None;
        intent.last_error = None;
        let body = intent.to_json();
        self.emit("payment_intent.succeeded", body);
        if let CardBehaviour::Disputed(reason) = card.behaviour {
            let after = self.settings.after_effect_delay;
            self.plan(after, Change::OpenDispute { charge, reason });
        }
    }

    /// The error that the request answers with; the intent waits for another method.
    fn decline(&mut self, id: &str, decline: Decline) -> ApiError {
        let (code, _, message) = decline.words();
        let charge = self.add_charge(id, Outcome::Failed { code, message });
        let error = ApiError::card(decline).with("charge", charge.into());
        self.fail(id, error)
    }

    pub(super) fn fail(&mut self, id: &str, error: ApiError) -> ApiError {
        let intent = &mut self.intents[id];
        let method = intent.method.take();
        let method = method.map_or(Value::Null, |method| self.methods[&method].to_json());
        let error = error.with("payment_method", method);
        let intent = &mut self.intents[id];
        intent.status = Status::RequiresPaymentMethod;
        intent.action_url = None;
        intent.last_error = Some(error.to_json());
        let body = intent.to_json();
        self.emit("payment_intent.payment_failed", body.clone());
        error.with("payment_intent", body)
    }

    /// The payer's answer to 3-D Secure. Nothing happens to an intent that no longer waits for it.
    pub(in crate::processor) fn answer_challenge(&mut self, id: &str, passed: bool) {
        let intent = &self.intents[id];
        let (Status::RequiresAction, Some(method)) = (intent.status, intent.method.clone()) else {
            return;
        };
        let Source::Card { card, .. } = self.methods[&method].source else { return };
        match (passed, card.behaviour) {
            (true, CardBehaviour::ChallengesThenDeclines(decline)) => {
                self.decline(id, decline);
            }
            (true, _) => self.approve(id, card),
            (false, _) => {
                let message = "The provided PaymentMethod has failed authentication. You can \
                               provide a new PaymentMethod to attempt to fulfill this \
                               PaymentIntent again.";
                let code = Some("payment_intent_authentication_failure");
                self.fail(id, ApiError::invalid(code, message));
            }
        }
    }
}

fn judge(card: &TestCard, off_session: bool) -> Verdict {
    match card.behaviour {
        CardBehaviour::Declines(decline) | CardBehaviour::DeclinesWhenCharged(decline) => {
            Verdict::Decline(decline)
        }
        CardBehaviour::ChallengesPayer if !off_session => Verdict::Challenge,
        CardBehaviour::ChallengesAlways | CardBehaviour::ChallengesThenDeclines(_) => {
            match off_session {
                true => Verdict::Decline(Decline::AuthenticationRequired),
                false => Verdict::Challenge,
            }
        }
        CardBehaviour::Succeeds
        | CardBehaviour::ChallengesPayer
        | CardBehaviour::Disputed(_)
        | CardBehaviour::RefundsLater
        | CardBehaviour::RefundsFailLater => Verdict::Approve,
    }
}

/// A card is good through the last day of its month.
pub(in crate::processor) fn is_past(month: i64, year: i64, now: Timestamp) -> bool {
    let today = TimeZone::UTC.to_datetime(now).date();
    (year, month) < (i64::from(today.year()), i64::from(today.month()))
}
