//! The biller as the program knows it, and as its settings file says it.

use base::{Currency, Date, Language, TimeZone, Timestamp, in_zone};
use serde::Deserialize;

use super::autopay::AutopayRules;
use super::fees::{FeeFile, FeeRules};
use super::registration::{self, Criterion, Fact, Names};
use super::schedules::ScheduleRules;

/// The organisation that runs this portal.
#[derive(Debug, Clone)]
pub struct Biller {
    /// What customers call it, such as "Brightwater".
    pub name: String,
    pub legal_name: String,
    /// A colour as `#rrggbb`; every tint of the pages comes from it.
    pub brand: String,
    /// The country whose way of writing numbers and dates is used (ISO 3166).
    pub region: String,
    /// The zone in which due dates are dates.
    pub zone: TimeZone,
    pub currency: Currency,
    pub phone: String,
    /// When the telephone is answered, as a sentence part.
    pub hours: String,
    /// The same in Spanish.
    pub hours_es: String,
    pub email: String,
    pub website: String,
    pub address: String,
    /// A session ends after so long without a request …
    pub idle_minutes: i64,
    /// … and in any case after so long.
    pub session_hours: i64,
    pub password_rule: PasswordPreset,
    pub second_factor: SecondFactor,
    /// What is asked beside an account's number; whoever registers picks one.
    pub registration_facts: Vec<Fact>,
    /// What an invoice is looked for by; all of it is asked.
    pub locator_criteria: Vec<Criterion>,
    /// Customer proprietary network information (47 CFR 64.2010): registering by account asks for
    /// its PIN too.
    pub cpni: bool,
    pub autopay: AutopayRules,
    /// How long a link that leads to paying one bill can be used.
    pub pay_link_days: i64,
    /// What payments cost besides their amounts.
    pub fees: FeeRules,
    pub schedules: ScheduleRules,
}

db::text_enum! {
    /// What a new password must be.
    PasswordPreset {
        /// Long enough, and of several kinds of characters.
        Seed = "seed",
        /// Long enough, and not easily guessed (NIST SP 800-63B-4).
        Nist = "nist",
    }
}

db::text_enum! {
    /// Whether a password or a code alone lets anybody in.
    SecondFactor {
        Optional = "optional",
        /// Whoever has none is led to add one before anything else.
        Required = "required",
    }
}

impl Biller {
    pub fn date_of(&self, time: Timestamp) -> Date {
        in_zone(time, &self.zone)
    }

    pub fn hours_in(&self, language: Language) -> &str {
        match language {
            Language::En => &self.hours,
            Language::Es => &self.hours_es,
        }
    }

    /// The language of whoever has not said otherwise.
    pub fn default_language(&self) -> Language {
        Language::En
    }
}

/// The settings file (TOML). Unknown keys are refused, so that a misspelt one is noticed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillerFile {
    pub name: String,
    pub legal_name: String,
    pub brand: String,
    pub region: String,
    pub zone: String,
    pub currency: String,
    pub phone: String,
    pub hours: String,
    pub hours_es: String,
    pub email: String,
    pub website: String,
    pub address: String,
    #[serde(default = "fifteen")]
    pub idle_minutes: i64,
    #[serde(default = "twelve")]
    pub session_hours: i64,
    #[serde(default = "nist")]
    pub password_rule: String,
    #[serde(default = "optional")]
    pub second_factor: String,
    #[serde(default = "registration::default_facts")]
    pub registration_facts: Names,
    #[serde(default = "registration::default_criteria")]
    pub locator_criteria: Names,
    #[serde(default)]
    pub cpni: bool,
    #[serde(default)]
    pub autopay: AutopayRules,
    #[serde(default = "sixty")]
    pub pay_link_days: i64,
    #[serde(default)]
    pub fees: FeeFile,
    #[serde(default)]
    pub schedules: ScheduleRules,
}

impl BillerFile {
    /// Says which setting is wrong and what was expected.
    pub fn parse(self) -> Result<Biller, String> {
        let is_hex =
            |text: &str| text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !self.brand.strip_prefix('#').is_some_and(is_hex) {
            return Err(format!("brand: “{}” is not a colour such as #0b5e7a", self.brand));
        }
        if self.region.len() != 2 || !self.region.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(format!("region: “{}” is not a country code such as US", self.region));
        }
        if !(1..=24 * 60).contains(&self.idle_minutes)
            || !(1..=24 * 30).contains(&self.session_hours)
        {
            return Err("idle_minutes: 1 to 1440, session_hours: 1 to 720".to_owned());
        }
        self.autopay.check()?;
        if !(1..=730).contains(&self.pay_link_days) {
            return Err("pay_link_days: 1 to 730".to_owned());
        }
        self.schedules.check()?;
        let zone = TimeZone::get(&self.zone)
            .map_err(|_| format!("zone: “{}” is not one such as America/New_York", self.zone))?;
        let currency: Currency =
            self.currency.parse().map_err(|error| format!("currency: {error}"))?;
        Ok(Biller {
            name: self.name,
            legal_name: self.legal_name,
            brand: self.brand,
            region: self.region,
            zone,
            currency,
            phone: self.phone,
            hours: self.hours,
            hours_es: self.hours_es,
            email: self.email,
            website: self.website,
            address: self.address,
            idle_minutes: self.idle_minutes,
            session_hours: self.session_hours,
            password_rule: (self.password_rule.parse())
                .map_err(|expected| format!("password_rule: {expected}"))?,
            second_factor: (self.second_factor.parse())
                .map_err(|expected| format!("second_factor: {expected}"))?,
            registration_facts: registration::facts(&self.registration_facts)
                .map_err(|why| format!("registration_facts: {why}"))?,
            locator_criteria: registration::criteria(&self.locator_criteria)
                .map_err(|why| format!("locator_criteria: {why}"))?,
            cpni: self.cpni,
            autopay: self.autopay,
            pay_link_days: self.pay_link_days,
            fees: self.fees.parse(currency)?,
            schedules: self.schedules,
        })
    }
}

fn fifteen() -> i64 {
    15
}

fn twelve() -> i64 {
    12
}

fn sixty() -> i64 {
    60
}

fn nist() -> String {
    PasswordPreset::Nist.as_str().to_owned()
}

fn optional() -> String {
    SecondFactor::Optional.as_str().to_owned()
}
