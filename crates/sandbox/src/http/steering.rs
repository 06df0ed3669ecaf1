//! `/sandbox/…`: handles for tests, which Stripe doesn't have. JSON in, JSON out, no key needed.
//!
//! - `POST /sandbox/faults` orders a [`Fault`]; `DELETE` takes back all that are left.
//! - `POST /sandbox/time` `{"advance_seconds": 86400}` moves the processor's time.
//! - `POST /sandbox/settle` lets everything pending happen now: debits, refunds, disputes.
//! - `POST /sandbox/returns` `{"payment_intent": "pi_…", "reason": "insufficient_funds"}` lets a
//!   payment come back after success.
//! - `POST /sandbox/payouts` `{"fails": false}` pays out the whole balance now, also what is not yet
//!   available; it arrives a day later, or when everything is settled, unless it fails.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::control::Control;
use crate::faults::{Fault, Kind};
use crate::processor::DisputeReason;

pub fn router() -> Router<Arc<Control>> {
    Router::new()
        .route("/sandbox/faults", post(add_fault).delete(clear_faults))
        .route("/sandbox/time", post(advance_time))
        .route("/sandbox/settle", post(settle))
        .route("/sandbox/returns", post(return_payment))
        .route("/sandbox/payouts", post(pay_out))
}

async fn add_fault(State(control): State<Arc<Control>>, body: Bytes) -> Response {
    let fault: Fault = match read(&body) {
        Ok(fault) => fault,
        Err(wrong) => return refuse(&wrong),
    };
    match (fault.kind, fault.decline()) {
        (Kind::Decline, None) => refuse("no such decline_code"),
        (Kind::Decline, Some(decline)) => {
            control.with_processor(|processor, _| processor.decline_next(decline));
            done()
        }
        _ => {
            control.faults().add(fault);
            done()
        }
    }
}

async fn clear_faults(State(control): State<Arc<Control>>) -> Response {
    control.faults().clear();
    done()
}

#[derive(Deserialize)]
struct AdvanceTime {
    advance_seconds: i64,
}

async fn advance_time(State(control): State<Arc<Control>>, body: Bytes) -> Response {
    match read::<AdvanceTime>(&body) {
        Ok(time) if time.advance_seconds >= 0 => {
            control.advance_seconds(time.advance_seconds);
            json_response(StatusCode::OK, &json!({ "now": control.now().to_string() }))
        }
        Ok(_) => refuse("time only goes forward"),
        Err(wrong) => refuse(&wrong),
    }
}

async fn settle(State(control): State<Arc<Control>>) -> Response {
    control.with_processor(|processor, now| processor.settle(now));
    done()
}

/// `reason` is one of Stripe's dispute reasons, such as `insufficient_funds` or `fraudulent`.
#[derive(Deserialize)]
struct ReturnPayment {
    payment_intent: String,
    reason: String,
}

async fn return_payment(State(control): State<Arc<Control>>, body: Bytes) -> Response {
    let wanted: ReturnPayment = match read(&body) {
        Ok(wanted) => wanted,
        Err(wrong) => return refuse(&wrong),
    };
    let Some(reason) = DisputeReason::find(&wanted.reason) else {
        return refuse("no such reason");
    };
    let outcome = control.with_processor(|processor, now| {
        processor.return_payment(now, &wanted.payment_intent, reason)
    });
    match outcome {
        Ok(()) => done(),
        Err(error) => refuse(error.message()),
    }
}

#[derive(Deserialize)]
struct PayOut {
    #[serde(default)]
    fails: bool,
}

async fn pay_out(State(control): State<Arc<Control>>, body: Bytes) -> Response {
    match read::<PayOut>(&body) {
        Ok(PayOut { fails }) => {
            control.with_processor(|processor, now| processor.pay_out(now, fails));
            done()
        }
        Err(wrong) => refuse(&wrong),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

fn done() -> Response {
    json_response(StatusCode::OK, &json!({ "done": true }))
}

fn refuse(message: &str) -> Response {
    json_response(StatusCode::BAD_REQUEST, &json!({ "error": message }))
}

fn json_response(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
