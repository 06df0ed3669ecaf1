//! What the processor does by itself, and how it tells us: late, twice, in any order, or never; and
//! whoever pretends to be the processor.

use base::{Cents, SignedDuration, Timestamp};
use billing::payments;
use sandbox::processor::{DisputeReason, Event, Method, Params, Request};
use serde_json::Value;

use crate::agenda::Happening;
use crate::processor_side::{SECRET_KEY, WEBHOOK_SECRET};
use crate::report::Report;
use crate::world::World;

pub struct Notification {
    body: String,
    forgery: Option<Forgery>,
    tries: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forgery {
    WrongSecret,
    /// Signed by the processor long ago, and sent again by somebody else.
    Old,
}

/// The processor gives up after so many tries.
const TRIES: u32 = 6;

impl World {
    /// What the processor has done since the last time.
    pub fn hear_of_events(&mut self) {
        let events = self.side.core().take_events();
        for event in events {
            let about = event.subject();
            self.stage.note(format_args!("the processor: {} of {about}", event.kind));
            self.follow(&event);
            self.announce(&event);
        }
    }

    /// What people and banks do about it.
    fn follow(&mut self, event: &Event) {
        let body = event.to_json();
        let object = &body["data"]["object"];
        let id = object["id"].as_str().unwrap_or_default().to_owned();
        let now = self.stage.now();
        match event.kind.as_str() {
            "payment_intent.requires_action" if self.stage.below(4) != 0 => {
                let passes = self.stage.below(3) != 0;
                let at = now + self.stage.seconds_up_to(7_200);
                self.agenda.plan(at, Happening::Confirm { intent: id, passes });
            }
            "payment_intent.succeeded" if self.stage.below(4) == 0 => {
                let day = 24 * 3_600;
                let after = [60, 60, 2 * day, 2 * day, 2 * day, 2 * day, 2 * day, 40 * day]
                    [self.stage.below(8) as usize];
                let at = now + SignedDuration::from_secs(after);
                self.agenda.plan(at, Happening::Return { intent: id });
            }
            "payment_intent.succeeded" if self.stage.below(2) == 0 => {
                let payment = object["metadata"]["payment_id"].as_str().unwrap_or_default();
                let after = [60, 3_600, 24 * 3_600][self.stage.below(3) as usize];
                let at = now + self.stage.seconds_up_to(after);
                let part = Cents(1 + i64::from(self.stage.below(8_000)));
                let cents = (self.stage.below(2) == 0).then_some(part);
                self.agenda.plan(at, Happening::Refund { payment: payment.to_owned(), cents });
            }
            "charge.dispute.created"
                if object["status"] == "needs_response" && self.stage.below(4) != 0 =>
            {
                let is_won = self.stage.below(2) == 0;
                let day = 24 * 3_600;
                let within = [day, 2 * day, 6 * day][self.stage.below(3) as usize];
                let at = now + self.stage.seconds_up_to(within);
                self.agenda.plan(at, Happening::DecideDispute { dispute: id, is_won });
            }
            _ => {}
        }
    }

    /// Plans the deliveries of one event.
    fn announce(&mut self, event: &Event) {
        let weather = self.stage.weather();
        let body = event.to_json().to_string();
        if self.stage.happens(weather.notification_forged) {
            let forgery = match self.stage.below(2) {
                0 => Forgery::WrongSecret,
                _ => Forgery::Old,
            };
            self.deliver(body.clone(), Some(forgery), 600);
        }
        if self.stage.happens(weather.notification_dropped) {
            return;
        }
        // A refund changes a minute after it was made: then somebody is to look at it.
        let often = if event.kind.starts_with("refund.") { 60 } else { 2 };
        let spread = [2, often, 60, 4 * 3_600][self.stage.below(4) as usize];
        self.deliver(body.clone(), None, spread);
        if self.stage.happens(weather.notification_doubled) {
            self.deliver(body, None, spread);
        }
    }

    fn deliver(&mut self, body: String, forgery: Option<Forgery>, spread_seconds: u32) {
        self.notifications.push(Notification { body, forgery, tries: 0 });
        let notification = self.notifications.len() - 1;
        let at = self.stage.now() + self.stage.seconds_up_to(spread_seconds);
        self.agenda.plan(at, Happening::Notify { notification });
    }

    pub fn notify(&mut self, notification: usize) {
        let Some(process) = &self.process else { return self.send_again(notification) };
        let sent = &self.notifications[notification];
        let (body, signature) = (sent.body.clone(), signature_of(sent, self.stage.now()));
        let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
        process.spawn(async move {
            let received = payments::receive(&ctx, body.as_bytes(), &signature).await;
            let is_believed = received.ok().map(|verdict| verdict.is_ok());
            stage.report(Report::Received { notification, is_believed });
        });
    }

    pub fn received(&mut self, notification: usize, is_believed: Option<bool>) {
        let forgery = self.notifications[notification].forgery;
        match (forgery, is_believed) {
            (Some(forgery), Some(true)) => {
                self.blame(format!("a notification was believed: {forgery:?}"));
            }
            (None, None | Some(false)) => self.send_again(notification),
            _ => {}
        }
    }

    /// It was not answered with a success: the processor tries again, later and later.
    fn send_again(&mut self, notification: usize) {
        let sent = &mut self.notifications[notification];
        if sent.tries >= TRIES {
            return;
        }
        sent.tries += 1;
        let pause = SignedDuration::from_secs(60 * 4_i64.pow(sent.tries));
        let at = self.stage.now() + pause;
        self.agenda.plan(at, Happening::Notify { notification });
    }

    /// A bank debit comes back; a card payment is contested.
    pub fn return_payment(&mut self, intent: &str) {
        let mut core = self.side.core();
        let reason = match core.is_bank_payment(intent) {
            true => DisputeReason::InsufficientFunds,
            false => DisputeReason::Fraudulent,
        };
        // One that is contested already is not contested again.
        let _ = core.return_payment(self.stage.now(), intent, reason);
    }

    pub fn decide(&mut self, dispute: &str, is_won: bool) {
        let evidence = if is_won { "winning_evidence" } else { "losing_evidence" };
        let request = Request {
            method: Method::Post,
            path: format!("/v1/disputes/{dispute}"),
            params: Params::from_pairs([("evidence[uncategorized_text]", evidence)]),
            idempotency_key: None,
            api_key: SECRET_KEY.to_owned(),
            version: None,
        };
        self.side.core().handle(self.stage.now(), &request);
    }

    /// Everything at a path of the processor's.
    pub fn list(&self, path: &str) -> Vec<Value> {
        let request = Request {
            method: Method::Get,
            path: path.to_owned(),
            params: Params::from_pairs([("limit", "100")]),
            idempotency_key: None,
            api_key: SECRET_KEY.to_owned(),
            version: None,
        };
        let response = self.side.core().handle(self.stage.now(), &request);
        response.body["data"].as_array().cloned().unwrap_or_default()
    }
}

fn signature_of(sent: &Notification, now: Timestamp) -> String {
    match sent.forgery {
        None => sandbox::sign(WEBHOOK_SECRET, now, &sent.body),
        Some(Forgery::WrongSecret) => sandbox::sign("whsec_guessed", now, &sent.body),
        Some(Forgery::Old) => {
            sandbox::sign(WEBHOOK_SECRET, now - SignedDuration::from_hours(72), &sent.body)
        }
    }
}
