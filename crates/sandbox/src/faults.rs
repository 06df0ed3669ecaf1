//! Faults on order: what a test asks to go wrong, how often, and where.

use serde::Deserialize;

use crate::processor::Decline;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// No answer, and nothing was done.
    TimeoutBefore,
    /// It was done, and no answer.
    TimeoutAfter,
    #[serde(rename = "error_500_before")]
    Error500Before,
    /// It was done, and the 500 is what replays of the key answer.
    #[serde(rename = "error_500_after")]
    Error500After,
    /// It was done, and the answer is no JSON.
    Garbage,
    /// 429, and nothing was done.
    RateLimited,
    /// Done, but only after `seconds`; meanwhile the idempotency key is in use.
    Slow,
    /// The next charge of a card is declined with `decline_code`.
    Decline,
    DropWebhooks,
    DuplicateWebhooks,
}

/// `{"method": "POST", "path": "/v1/payment_intents", "kind": "timeout_after", "times": 1}`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    pub kind: Kind,
    /// Every method where it is absent.
    method: Option<String>,
    /// An exact path, or a beginning that ends in `*`; every path where it is absent.
    path: Option<String>,
    #[serde(default = "once")]
    times: u32,
    /// How long `slow` waits and the time-outs hold the connection.
    #[serde(default = "a_minute")]
    pub seconds: u64,
    pub decline_code: Option<String>,
}

impl Fault {
    pub fn decline(&self) -> Option<Decline> {
        Decline::find(self.decline_code.as_deref().unwrap_or("generic_decline"))
    }

    fn covers(&self, method: &str, path: &str) -> bool {
        let concerns_webhooks =
            matches!(self.kind, Kind::DropWebhooks | Kind::DuplicateWebhooks | Kind::Decline);
        !concerns_webhooks
            && self.method.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
            && self.path.as_deref().is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(beginning) => path.starts_with(beginning),
                None => path == wanted,
            })
    }
}

fn once() -> u32 {
    1
}

fn a_minute() -> u64 {
    60
}

#[derive(Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The fault for a request, used up once.
    pub fn take_for_request(&mut self, method: &str, path: &str) -> Option<Fault> {
        self.take(|fault| fault.covers(method, path))
    }

    /// The fault for an event about to be delivered.
    pub fn take_for_webhook(&mut self) -> Option<Kind> {
        let found =
            self.take(|fault| matches!(fault.kind, Kind::DropWebhooks | Kind::DuplicateWebhooks));
        found.map(|fault| fault.kind)
    }

    fn take(&mut self, wanted: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let place = self.0.iter().position(|fault| fault.times > 0 && wanted(fault))?;
        let fault = &mut self.0[place];
        fault.times -= 1;
        let taken = fault.clone();
        self.0.retain(|fault| fault.times > 0);
        Some(taken)
    }
}
