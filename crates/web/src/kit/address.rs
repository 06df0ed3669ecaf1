//! Addresses of our own pages, put together field by field.

use std::fmt::{self, Display};

use super::forms::encode;

/// `/transactions?kind=bills&from=2026-01-01`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    pub fn new(path: &str) -> Address {
        Address(path.to_owned())
    }

    pub fn with(mut self, name: &str, value: impl Display) -> Address {
        self.0.push(if self.0.contains('?') { '&' } else { '?' });
        self.0.push_str(name);
        self.0.push('=');
        self.0.push_str(&encode(&value.to_string()));
        self
    }

    /// Unchanged where there is no value.
    pub fn with_some(self, name: &str, value: Option<impl Display>) -> Address {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_joined_and_escaped() {
        let address = Address::new("/charges").with_some("from", None::<&str>);
        assert_eq!(address.as_str(), "/charges");
        let address = address.with("service", "a&b").with_some("until", Some(3));
        assert_eq!(address.to_string(), "/charges?service=a%26b&until=3");
    }
}
