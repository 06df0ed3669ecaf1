//! Parameters as Stripe's clients send them: form pairs with brackets, `metadata[attempt_id]`,
//! `expand[]` or `expand[0]`.

use std::collections::BTreeMap;

use super::error::ApiError;

/// Pairs in the order they came. An empty value counts as absent, except in `metadata`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(Vec<(String, String)>);

impl Params {
    /// Reads a query or an `application/x-www-form-urlencoded` body.
    pub fn from_form(text: &[u8]) -> Params {
        Params(url::form_urlencoded::parse(text).into_owned().collect())
    }

    pub fn from_pairs<K: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Params {
        Params(pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }

    /// Refuses any parameter whose first part isn't one of `names`, as Stripe does: a client that
    /// misspells one should hear of it.
    pub fn allow(&self, names: &[&str]) -> Result<(), ApiError> {
        let unknown = self.0.iter().map(|(key, _)| key.as_str()).find(|key| {
            let first = key.split('[').next().unwrap_or_default();
            first != "expand" && !names.contains(&first)
        });
        match unknown {
            None => Ok(()),
            Some(key) => Err(ApiError::validation(
                key,
                Some("parameter_unknown"),
                format!("Received unknown parameter: {key}"),
            )),
        }
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().rev().find(|(key, _)| key == name)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }

    pub fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    pub fn required(&self, name: &str) -> Result<&str, ApiError> {
        self.text(name).ok_or_else(|| {
            let message = format!("Missing required param: {name}.");
            ApiError::validation(name, Some("parameter_missing"), message)
        })
    }

    pub fn integer(&self, name: &str) -> Result<Option<i64>, ApiError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| {
            let message = format!("Invalid integer: {text}");
            ApiError::validation(name, Some("parameter_invalid_integer"), message)
        })
    }

    pub fn flag(&self, name: &str) -> Result<bool, ApiError> {
        match self.text(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(other) => {
                let message = format!("Invalid boolean: {other}");
                Err(ApiError::validation(name, None, message))
            }
        }
    }

    /// The items of `name[]`, `name[0]`, `name[1]`.
    pub fn list(&self, name: &str) -> Vec<&str> {
        let items = self.0.iter().filter(|(key, _)| {
            inner(key, name).is_some_and(|index| index.bytes().all(|byte| byte.is_ascii_digit()))
        });
        items.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty()).collect()
    }

    pub fn has_part(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| {
            key == name || key.strip_prefix(name).is_some_and(|rest| rest.starts_with('['))
        })
    }

    /// Sets and, by an empty value, removes entries of `metadata`.
    pub fn merge_metadata(&self, name: &str, metadata: &mut BTreeMap<String, String>) {
        for (key, value) in &self.0 {
            let Some(field) = inner(key, name) else { continue };
            match value.is_empty() {
                true => metadata.remove(field),
                false => metadata.insert(field.to_owned(), value.clone()),
            };
        }
    }

    pub fn metadata(&self) -> BTreeMap<String, String> {
        let mut metadata = BTreeMap::new();
        self.merge_metadata("metadata", &mut metadata);
        metadata
    }

    /// The same pairs in any order are the same parameters.
    pub fn same_as(&self, other: &Params) -> bool {
        let sorted = |params: &Params| {
            let mut pairs = params.0.clone();
            pairs.sort();
            pairs
        };
        sorted(self) == sorted(other)
    }
}

/// `b` of `a[b]`.
fn inner<'k>(key: &'k str, name: &str) -> Option<&'k str> {
    key.strip_prefix(name)?.strip_prefix('[')?.strip_suffix(']')
}
