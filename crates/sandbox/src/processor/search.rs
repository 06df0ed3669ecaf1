//! Search of payment intents in Stripe's query language, the part of it that the sandbox knows:
//! `metadata['key']:'value'`, `customer:'…'`, `status:'…'`, `currency:'…'`, `amount:…`, joined by `AND`.

use serde_json::{Value, json};

use super::error::ApiError;
use super::payment_intents::PaymentIntent;
use super::{Params, Processor, currency, cursor};

#[derive(Debug, PartialEq, Eq)]
struct Clause<'q> {
    field: Field<'q>,
    value: &'q str,
}

#[derive(Debug, PartialEq, Eq)]
enum Field<'q> {
    Metadata(&'q str),
    Customer,
    Status,
    Currency,
    Amount,
}

impl Clause<'_> {
    fn covers(&self, intent: &PaymentIntent) -> bool {
        match self.field {
            Field::Metadata(key) => {
                intent.metadata.get(key).is_some_and(|value| value == self.value)
            }
            Field::Customer => intent.customer.as_deref() == Some(self.value),
            Field::Status => intent.status.as_str() == self.value,
            Field::Currency => currency::code(intent.amount.currency) == self.value,
            Field::Amount => intent.amount.cents.0.to_string() == self.value,
        }
    }
}

impl Processor {
    /// Eventually consistent, like Stripe's: a payment younger than the search lag isn't found.
    pub(super) fn search_intents(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["query", "limit", "page"])?;
        let query = params.required("query")?;
        let clauses = parse(query).ok_or_else(|| {
            let message = format!("We were unable to parse your search query: {query}");
            ApiError::validation("query", None, message)
        })?;
        let limit = cursor::limit(params)?;
        let skip = params.integer("page")?.unwrap_or(0).max(0) as usize;
        let mut found = self.intents.newest_first().filter(|intent| {
            self.now.duration_since(intent.created) >= self.settings.search_lag
                && clauses.iter().all(|clause| clause.covers(intent))
        });
        let data: Vec<Value> =
            found.by_ref().skip(skip).take(limit).map(PaymentIntent::to_json).collect();
        let has_more = found.next().is_some();
        Ok(json!({
            "object": "search_result",
            "data": data,
            "has_more": has_more,
            "next_page": has_more.then(|| (skip + limit).to_string()),
            "url": "/v1/payment_intents/search",
        }))
    }
}

fn parse(query: &str) -> Option<Vec<Clause<'_>>> {
    query.split(" AND ").map(|clause| parse_clause(clause.trim())).collect()
}

fn parse_clause(clause: &str) -> Option<Clause<'_>> {
    let (field, value) = match clause.strip_prefix("metadata[") {
        Some(rest) => {
            let (key, value) = rest.split_once("]:")?;
            (Field::Metadata(unquote(key)?), value)
        }
        None => {
            let (name, value) = clause.split_once(':')?;
            let field = match name {
                "customer" => Field::Customer,
                "status" => Field::Status,
                "currency" => Field::Currency,
                "amount" => return Some(Clause { field: Field::Amount, value }),
                _ => return None,
            };
            (field, value)
        }
    };
    Some(Clause { field, value: unquote(value)? })
}

fn unquote(text: &str) -> Option<&str> {
    ['\'', '"'].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote))
}
