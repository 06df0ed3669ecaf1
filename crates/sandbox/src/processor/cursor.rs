//! Lists in Stripe's shape, page by page: `limit`, `starting_after`, `ending_before`, `created[gte]`.

use base::Timestamp;
use serde_json::{Value, json};

use super::Params;
use super::error::ApiError;
use super::table::{Row, Table};

impl Params {
    /// As [`Params::allow`], for a list: the names of paging and those of the list's own filters.
    pub fn allow_list(&self, filters: &[&str]) -> Result<(), ApiError> {
        const PAGING: [&str; 4] = ["limit", "starting_after", "ending_before", "created"];
        self.allow(&[&PAGING, filters].concat())
    }
}

impl<T: Row> Table<T> {
    /// One page of the rows that are `wanted`, newest first.
    pub fn page(
        &self,
        path: &str,
        params: &Params,
        wanted: impl Fn(&T) -> bool,
        render: impl Fn(&T) -> Value,
    ) -> Result<Value, ApiError> {
        let (limit, span) = (limit(params)?, Span::read(params)?);
        let listed = |row: &&T| span.covers(row.created()) && wanted(row);
        // One row more than the page holds tells whether there are more.
        let mut rows: Vec<&T> = match (params.text("ending_before"), params.text("starting_after"))
        {
            (Some(id), _) => self.newer_than(id)?.filter(listed).take(limit + 1).collect(),
            (None, Some(id)) => self.older_than(id)?.filter(listed).take(limit + 1).collect(),
            (None, None) => self.newest_first().filter(listed).take(limit + 1).collect(),
        };
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        if params.text("ending_before").is_some() {
            rows.reverse();
        }
        let data: Vec<Value> = rows.into_iter().map(render).collect();
        Ok(json!({ "object": "list", "data": data, "has_more": has_more, "url": path }))
    }
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

/// `created=…` and `created[gte]=…`: the seconds that are asked for, both ends included.
struct Span {
    from: i64,
    until: i64,
}

impl Span {
    fn read(params: &Params) -> Result<Span, ApiError> {
        let bound = |operator: &str| params.integer(&format!("created{operator}"));
        let exact = bound("")?;
        let from = [exact, bound("[gte]")?, bound("[gt]")?.map(|second| second.saturating_add(1))];
        let until = [exact, bound("[lte]")?, bound("[lt]")?.map(|second| second.saturating_sub(1))];
        Ok(Span {
            from: from.into_iter().flatten().max().unwrap_or(i64::MIN),
            until: until.into_iter().flatten().min().unwrap_or(i64::MAX),
        })
    }

    fn covers(&self, time: Timestamp) -> bool {
        (self.from..=self.until).contains(&time.as_second())
    }
}
