//! The processor, in the same process: the sandbox's core behind a wire that can break.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use base::SignedDuration;
use outside::stripe::{Call, NoReply, Reply, Verb, Wire};
use sandbox::Processor;
use sandbox::processor::{Method, Params, Request, Response, ServerFault};

use crate::stage::{Place, Stage};
use crate::weather::CallFate;

pub const SECRET_KEY: &str = "sk_test_simulation";
pub const WEBHOOK_SECRET: &str = "whsec_simulation";

/// The adapter waits so long for an answer (`outside::stripe::Timeouts`).
const PATIENCE: SignedDuration = SignedDuration::from_secs(20);

pub struct ProcessorSide {
    core: Mutex<Processor>,
    /// Calls that will arrive after their callers have given up.
    late: Mutex<Vec<Request>>,
}

impl ProcessorSide {
    pub fn new(core: Processor) -> ProcessorSide {
        ProcessorSide { core: Mutex::new(core), late: Mutex::default() }
    }

    pub fn core(&self) -> MutexGuard<'_, Processor> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn take_late(&self) -> Vec<Request> {
        std::mem::take(&mut *self.late.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn delay(&self, request: Request) {
        self.late.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    }
}

/// One process's way to the processor.
pub struct FragileWire {
    pub stage: Arc<Stage>,
    pub side: Arc<ProcessorSide>,
}

#[async_trait]
impl Wire for FragileWire {
    async fn send(&self, call: &Call) -> Result<Reply, NoReply> {
        let request = request(call);
        if self.stage.is_aside() {
            return Ok(reply(self.handle(&request, None)));
        }
        let sent_at = self.stage.now();
        self.stage.note(format_args!("  calls {:?} {}", call.verb, call.path));
        self.stage.wait_at(Place::Call).await;
        let answered = match self.stage.fate_of_call() {
            CallFate::Refused => Err(NoReply::NotConnected("simulated".to_owned())),
            CallFate::LostBefore => lost(),
            CallFate::Late => {
                self.side.delay(request);
                lost()
            }
            CallFate::LostAfter => {
                self.handle(&request, None);
                lost()
            }
            CallFate::TooManyRequests => Ok(plain_reply(429, b"{}")),
            CallFate::Garbage => {
                self.handle(&request, None);
                Ok(plain_reply(200, b"<html>Something that is no answer"))
            }
            CallFate::ErrorBefore => {
                Ok(reply(self.handle(&request, Some(ServerFault::BeforeEffect))))
            }
            CallFate::ErrorAfter => {
                Ok(reply(self.handle(&request, Some(ServerFault::AfterEffect))))
            }
            CallFate::Answered => Ok(reply(self.handle(&request, None))),
        };
        self.stage.wait_at(Place::Answer).await;
        if self.stage.now().duration_since(sent_at) > PATIENCE {
            return lost();
        }
        answered
    }
}

impl FragileWire {
    fn handle(&self, request: &Request, fault: Option<ServerFault>) -> Response {
        self.side.core().handle_with(self.stage.now(), request, fault)
    }
}

pub fn request(call: &Call) -> Request {
    Request {
        method: match call.verb {
            Verb::Get => Method::Get,
            Verb::Post => Method::Post,
        },
        path: call.path.clone(),
        params: Params::from_pairs(
            call.parameters.iter().map(|(name, value)| (*name, value.as_str())),
        ),
        idempotency_key: call.idempotency_key.clone(),
        api_key: SECRET_KEY.to_owned(),
        version: None,
    }
}

pub fn reply(response: Response) -> Reply {
    let body = serde_json::to_vec(&response.body).unwrap_or_default();
    Reply { status: response.status, body, request_id: None }
}

fn plain_reply(status: u16, body: &[u8]) -> Reply {
    Reply { status, body: body.to_owned(), request_id: None }
}

fn lost() -> Result<Reply, NoReply> {
    Err(NoReply::Lost("simulated".to_owned()))
}
