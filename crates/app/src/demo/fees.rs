//! What payments cost besides their amounts in the demo: credit cards 2.9 %, everything else
//! nothing, so that there is something to decline and something to choose instead.

use base::Currency;
use billing::settings::{FeeFile, FeeRules};

use crate::failure::Failure;

const RULES: &str = r#"
[[fees]]
effective_on = "2026-01-01"
kind = "surcharge"
channels = ["portal", "guest"]
basis_points = 290
cost_basis_points = 305
place = "US-NY"
"#;

const WHAT: &str = "The demo's fees";

pub fn rules() -> Result<FeeRules, Failure> {
    let mut file: toml::Table = RULES.parse().map_err(Failure::doing(WHAT))?;
    let rules = file.remove("fees").unwrap_or(toml::Value::Array(Vec::new()));
    let rules: FeeFile = rules.try_into().map_err(Failure::doing(WHAT))?;
    rules.parse(Currency::USD).map_err(Failure::doing(WHAT))
}
