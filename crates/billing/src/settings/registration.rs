//! What the biller asks of whoever registers.

use std::str::FromStr;

use db::{FromValue, ToValue, Value};
use serde::Deserialize;

db::text_enum! {
    /// What is asked beside an account's number, so that the number alone opens nothing.
    Fact {
        EmailOnFile = "email_on_file",
        /// The number of one of its invoices, and that invoice's amount.
        Invoice = "invoice",
        PostalCode = "postal_code",
    }
}

db::text_enum! {
    /// What an invoice is looked for by; all that the biller lists must be right.
    Criterion {
        AccountNumber = "account_number",
        InvoiceNumber = "invoice_number",
        PostalCode = "postal_code",
        LastName = "last_name",
        Amount = "amount",
    }
}

impl Criterion {
    /// Whether it is printed on the bill and nowhere else.
    fn is_number(self) -> bool {
        matches!(self, Criterion::AccountNumber | Criterion::InvoiceNumber)
    }
}

/// Names of a closed set: a list in the settings file, parted by commas in the database.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Names(Vec<String>);

impl Names {
    pub fn of<T: ToString>(values: &[T]) -> Names {
        Names(values.iter().map(T::to_string).collect())
    }

    /// The values, each once, in the order of the file.
    pub fn parse<T: FromStr<Err = String> + PartialEq>(&self) -> Result<Vec<T>, String> {
        let mut values = Vec::with_capacity(self.0.len());
        for name in &self.0 {
            let value = name.parse().map_err(|expected| format!("“{name}” is not {expected}"))?;
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Ok(values)
    }
}

impl ToValue for Names {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.0.join(",").into())
    }
}

impl FromValue for Names {
    fn from_value(value: Value<'_>) -> Option<Names> {
        let text = String::from_value(value)?;
        Some(Names(text.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect()))
    }
}

pub fn facts(names: &Names) -> Result<Vec<Fact>, String> {
    match names.parse() {
        Ok(facts) if facts.is_empty() => {
            Err("at least one, or an account's number alone would open it".to_owned())
        }
        facts => facts,
    }
}

/// Two at least, one of them a number from the bill: names and postal codes are known to neighbours.
pub fn criteria(names: &Names) -> Result<Vec<Criterion>, String> {
    let criteria: Vec<Criterion> = names.parse()?;
    match criteria.len() >= 2 && criteria.iter().any(|criterion| criterion.is_number()) {
        true => Ok(criteria),
        false => Err("at least two, one of them account_number or invoice_number".to_owned()),
    }
}

pub fn default_facts() -> Names {
    Names::of(&[Fact::EmailOnFile, Fact::Invoice])
}

pub fn default_criteria() -> Names {
    Names::of(&[Criterion::InvoiceNumber, Criterion::PostalCode])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_number_alone_is_never_enough() {
        assert!(facts(&Names(Vec::new())).is_err());
        for (names, is_enough) in [
            (&["account_number", "postal_code"][..], true),
            (&["invoice_number", "amount", "last_name"], true),
            (&["account_number"], false),
            (&["account_number", "account_number"], false),
            (&["postal_code", "last_name", "amount"], false),
            (&["account_number", "shoe_size"], false),
        ] {
            assert_eq!(criteria(&Names::of(names)).is_ok(), is_enough, "{names:?}");
        }
    }
}
