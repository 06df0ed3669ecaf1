//! Lists in Stripe's shape, page by page: `limit`, `starting_after`, `ending_before`.

use serde_json::{Value, json};

use super::Params;
use super::error::ApiError;

pub const PARAMS: [&str; 3] = ["limit", "starting_after", "ending_before"];

/// One page of `rows`, which come newest first as `(id, object)`.
pub fn page(rows: Vec<(String, Value)>, params: &Params, path: &str) -> Result<Value, ApiError> {
    let limit = limit(params)?;
    let place = |name: &str| -> Result<Option<usize>, ApiError> {
        let Some(id) = params.text(name) else { return Ok(None) };
        let place = rows.iter().position(|(row, _)| row == id);
        place.map(Some).ok_or_else(|| ApiError::missing("object", id).about(name))
    };
    let (from, until, has_more) = match (place("starting_after")?, place("ending_before")?) {
        (_, Some(end)) => (end.saturating_sub(limit), end, end > limit),
        (start, None) => {
            let from = start.map_or(0, |place| place + 1);
            let until = rows.len().min(from + limit);
            (from, until, until < rows.len())
        }
    };
    let data: Vec<Value> =
        rows.into_iter().skip(from).take(until - from).map(|(_, object)| object).collect();
    Ok(json!({ "object": "list", "data": data, "has_more": has_more, "url": path }))
}

pub fn limit(params: &Params) -> Result<usize, ApiError> {
    match params.integer("limit")? {
        None => Ok(10),
        Some(limit @ 1..=100) => Ok(limit as usize),
        Some(other) => {
            let message = format!("This value must be between 1 and 100: {other}.");
            Err(ApiError::validation("limit", Some("parameter_invalid_integer"), message))
        }
    }
}
