//! What the hosted pages ask of the processor: to store what a payer typed, to take the answer to a
//! 3-D Secure challenge, and to show the newest payments.
//!
//! Simpler than Stripe: a bank account is believed at once (no sign-in at the bank, no
//! micro-deposits), and a card is stored without 3-D Secure, which is asked for when it is charged.

use base::{Cents, Money, Timestamp};
use url::Url;

use super::Processor;
use super::billing_details::BillingDetails;
use super::checkout::SessionStatus;
use super::entries::{Entry, SetupRefusal};
use super::payment_intents::{PaymentIntent, Status};
use super::source::Source;

/// What the setup page shows.
#[derive(Debug, Clone)]
pub struct SessionView {
    pub offers_card: bool,
    pub offers_bank: bool,
    pub locale: Option<String>,
    pub cancel_url: Option<String>,
}

/// What the 3-D Secure page shows.
#[derive(Debug, Clone)]
pub struct ChallengeView {
    pub amount: Money,
    pub last4: &'static str,
    pub brand: &'static str,
}

/// A line of the processor's own overview.
#[derive(Debug, Clone)]
pub struct RecentPayment {
    pub id: String,
    pub created: Timestamp,
    pub amount: Money,
    pub status: &'static str,
    pub source: String,
    pub disputed: bool,
    pub refunded: Money,
}

impl Processor {
    /// An open session's page.
    pub fn find_session_view(&self, id: &str) -> Option<SessionView> {
        let session = self.sessions.find(id)?;
        let offers = |kind: &str| session.method_types.iter().any(|offered| offered == kind);
        (session.status == SessionStatus::Open).then(|| SessionView {
            offers_card: offers("card"),
            offers_bank: offers("us_bank_account"),
            locale: session.locale.clone(),
            cancel_url: session.cancel_url.clone(),
        })
    }

    /// Stores what a payer typed; answers where the browser goes next.
    pub fn complete_session(
        &mut self,
        now: Timestamp,
        id: &str,
        entry: &Entry,
    ) -> Result<String, SetupRefusal> {
        self.advance(now);
        self.find_session_view(id).ok_or(SetupRefusal::Gone)?;
        let (source, name) = entry.read(now)?;
        let billing = BillingDetails { name: Some(name), ..BillingDetails::default() };
        let method = self.add_method(source, billing);
        let setup = self.sessions[id].setup.clone();
        self.setups[&setup].method = Some(method.clone());
        if let Some(decline) = self.methods[&method].source.refusal_at_storing() {
            // The refusal is on the setup intent; the payer may try another card on the same page.
            let _refused = self.complete_setup(&setup);
            return Err(SetupRefusal::Declined(decline));
        }
        self.complete_setup(&setup).map_err(|_| SetupRefusal::Gone)?;
        let session = &mut self.sessions[id];
        session.status = SessionStatus::Complete;
        let back = session.success_url.replace("{CHECKOUT_SESSION_ID}", id);
        let body = session.to_json();
        self.emit("checkout.session.completed", body);
        Ok(back)
    }

    /// A payment that waits for its payer at this page.
    pub fn find_challenge(&self, intent: &str) -> Option<ChallengeView> {
        let intent = self.intents.find(intent)?;
        let method = intent.method.as_ref()?;
        let Source::Card { card, .. } = self.methods[method].source else { return None };
        (intent.status == Status::RequiresAction).then(|| ChallengeView {
            amount: intent.amount,
            last4: card.last4(),
            brand: card.brand,
        })
    }

    /// The payer's answer; says where the browser goes back to, unless nobody waits for it.
    pub fn complete_challenge(
        &mut self,
        now: Timestamp,
        intent: &str,
        passed: bool,
    ) -> Option<String> {
        self.advance(now);
        self.intents.find(intent)?;
        self.answer_challenge(intent, passed);
        let intent = &self.intents[intent];
        let mut back: Url = intent.return_url.as_ref()?.parse().ok()?;
        let status = if intent.status == Status::Succeeded { "succeeded" } else { "failed" };
        back.query_pairs_mut()
            .append_pair("payment_intent", &intent.id)
            .append_pair("payment_intent_client_secret", &intent.secret)
            .append_pair("redirect_status", status);
        Some(back.into())
    }

    pub fn is_bank_payment(&self, intent: &str) -> bool {
        let charge = self.intents.find(intent).and_then(|intent| intent.latest_charge.as_ref());
        charge.is_some_and(|id| matches!(self.charges[id].source, Source::Bank { .. }))
    }

    /// The newest payments, for the overview.
    pub fn recent_payments(&self, count: usize) -> Vec<RecentPayment> {
        let newest = self.intents.newest_first().take(count);
        newest
            .map(|intent| {
                let charge = intent.latest_charge.as_ref().map(|id| &self.charges[id]);
                RecentPayment {
                    id: intent.id.clone(),
                    created: intent.created,
                    amount: intent.amount,
                    status: intent.status.as_str(),
                    source: self.describe_source(intent),
                    disputed: charge.is_some_and(|charge| charge.dispute.is_some()),
                    refunded: charge
                        .map_or(Cents::ZERO, |charge| charge.refunded)
                        .of(intent.amount.currency),
                }
            })
            .collect()
    }

    fn describe_source(&self, intent: &PaymentIntent) -> String {
        let charged = intent.latest_charge.as_ref().map(|id| &self.charges[id].source);
        let chosen = || intent.method.as_ref().map(|id| &self.methods[id].source);
        match charged.or_else(chosen) {
            Some(Source::Card { card, .. }) => format!("{} ···· {}", card.brand, card.last4()),
            Some(Source::Bank { account, .. }) => format!("bank ···· {}", account.last4()),
            None => String::new(),
        }
    }
}
