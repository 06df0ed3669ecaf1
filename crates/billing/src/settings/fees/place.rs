//! Where a card is billed, and where the biller is: a country, or a state in it.

use std::fmt;
use std::str::FromStr;

/// As ISO 3166-2 writes it: `US-NY`, `CA-QC`, or a whole country, `CA`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(String);

impl Place {
    /// Of a billing address. A state that is not written as its code names no state.
    pub fn of_address(country: &str, state: Option<&str>) -> Option<Place> {
        let country = country.trim().to_uppercase();
        let state = state.map(|state| state.trim().to_uppercase());
        let whole = state.and_then(|state| format!("{country}-{state}").parse().ok());
        whole.or_else(|| country.parse().ok())
    }

    pub fn country(&self) -> Place {
        Place(self.0[..2].to_owned())
    }

    /// One of the fifty states, or the capital's district.
    pub fn is_state_of_the_us(&self) -> bool {
        let code = self.0.strip_prefix("US-");
        code.is_some_and(|code| STATES.split(' ').any(|state| state == code))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const STATES: &str = "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS \
                      MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY";

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Place, String> {
        let (country, state) = match text.split_once('-') {
            Some((country, state)) => (country, Some(state)),
            None => (text, None),
        };
        let is_country =
            country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_state = |state: &str| {
            let is_code = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
            (1..=3).contains(&state.len()) && state.bytes().all(is_code)
        };
        match is_country && state.is_none_or(is_state) {
            true => Ok(Place(text.to_owned())),
            false => Err(format!("“{text}” is not a place such as US-NY")),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
