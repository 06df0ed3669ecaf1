//! The rules as the settings file writes them, and every way in which that can be wrong.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use base::{Cents, Currency, Date, Money};
use db::{FromValue, ToValue, Value};
use outside::facts::MethodKind;
use serde::{Deserialize, Serialize};

use super::basis_points::BasisPoints;
use super::rules::{FeeRules, LawOf, Price, Rule, RuleSet, ServicePrice, Surcharge};
use crate::settings::channel::Channel;

/// All `[[fees]]`; in the database the same as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FeeFile(Vec<Entry>);

/// One rule of the set of its day. Which keys it needs depends on its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    effective_on: Date,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    channels: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis_points: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_basis_points: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    law_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    networks: Option<BTreeMap<String, i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<BTreeMap<String, i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card_basis_points: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bank: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bank_basis_points: Option<i64>,
}

base::named! {
    EntryKind {
        /// From this day on, nothing costs anything extra.
        None = "none",
        Surcharge = "surcharge",
        Convenience = "convenience",
        Service = "service",
    }
}

impl FeeFile {
    /// Says which rule is wrong and what was expected.
    pub fn parse(self, currency: Currency) -> Result<FeeRules, String> {
        let mut sets: BTreeMap<Date, Vec<Rule>> = BTreeMap::new();
        let mut ends = Vec::new();
        for entry in &self.0 {
            let rule = entry
                .parse(currency)
                .map_err(|why| format!("fees, {} of {}: {why}", entry.kind, entry.effective_on))?;
            let set = sets.entry(entry.effective_on).or_default();
            match rule {
                Some(rule) => set.push(rule),
                None => ends.push(entry.effective_on),
            }
        }
        for (day, rules) in &sets {
            let wrong = |why: &str| Err(format!("fees of {day}: {why}"));
            if ends.contains(day) && !rules.is_empty() {
                return wrong("“none” stands alone on its day");
            }
            if let Some((channel, kind)) = asked_twice(rules) {
                return wrong(&format!(
                    "two rules are for payments by {kind} through “{channel}”, and at most one fee \
                     may be taken"
                ));
            }
        }
        let sets = sets.into_iter().map(|(effective_on, rules)| RuleSet { effective_on, rules });
        Ok(FeeRules { sets: sets.collect(), written: self })
    }
}

fn asked_twice(rules: &[Rule]) -> Option<(Channel, MethodKind)> {
    let ways = Channel::ALL
        .iter()
        .flat_map(|channel| MethodKind::ALL.iter().map(move |kind| (*channel, *kind)));
    ways.into_iter().find(|(channel, kind)| {
        let is_for = |rule: &&Rule| rule.channels.contains(channel) && rule.is_for(*kind);
        rules.iter().filter(is_for).count() > 1
    })
}

impl Entry {
    /// None ends whatever was in effect.
    fn parse(&self, currency: Currency) -> Result<Option<Rule>, String> {
        let kind: EntryKind = value("kind", &self.kind)?;
        self.check_keys(kind)?;
        let price = match kind {
            EntryKind::None => return Ok(None),
            EntryKind::Surcharge => Price::Surcharge(self.surcharge()?),
            EntryKind::Convenience => Price::Convenience {
                card: self
                    .card
                    .as_deref()
                    .map(|text| amount("card", text, currency))
                    .transpose()?,
                bank: self
                    .bank
                    .as_deref()
                    .map(|text| amount("bank", text, currency))
                    .transpose()?,
            },
            EntryKind::Service => Price::Service {
                card: service("card", self.card.as_deref(), self.card_basis_points, currency)?,
                bank: service("bank", self.bank.as_deref(), self.bank_basis_points, currency)?,
            },
        };
        let rule = Rule { channels: self.channels()?, price };
        match MethodKind::ALL.iter().any(|kind| rule.is_for(*kind)) {
            true => Ok(Some(rule)),
            false => Err("“card” or “bank” is missing".to_owned()),
        }
    }

    /// A key without effect would look as if it had one.
    fn check_keys(&self, kind: EntryKind) -> Result<(), String> {
        let used: &[&str] = match kind {
            EntryKind::None => &[],
            EntryKind::Surcharge => &[
                "channels",
                "basis_points",
                "cost_basis_points",
                "place",
                "law_of",
                "networks",
                "places",
            ],
            EntryKind::Convenience => &["channels", "card", "bank"],
            EntryKind::Service => {
                &["channels", "card", "card_basis_points", "bank", "bank_basis_points"]
            }
        };
        let given = serde_json::to_value(self).map_err(|error| error.to_string())?;
        let given = given.as_object().into_iter().flat_map(|keys| keys.keys());
        let mut others = given.filter(|key| !matches!(key.as_str(), "effective_on" | "kind"));
        match others.find(|key| !used.contains(&key.as_str())) {
            Some(key) => Err(format!("“{key}” means nothing there")),
            None => Ok(()),
        }
    }

    /// Those through which somebody sees the fee and accepts it; nobody is charged one unseen.
    fn channels(&self) -> Result<Vec<Channel>, String> {
        let Some(names) = &self.channels else { return Ok(vec![Channel::Portal]) };
        let reviewed = Channel::ALL.iter().filter(|channel| channel.is_reviewed());
        let reviewed = base::one_of(reviewed.map(|channel| channel.as_str()));
        let channel = |name: &String| match name.parse::<Channel>() {
            Ok(channel) if channel.is_reviewed() => Ok(channel),
            Ok(_) => Err(format!(
                "channels: nobody sees and accepts a fee on a payment by “{name}”; {reviewed}"
            )),
            Err(_) => Err(format!("channels: “{name}” is not {reviewed}")),
        };
        match names.is_empty() {
            true => Err(format!("channels: at least {reviewed}")),
            false => names.iter().map(channel).collect(),
        }
    }

    fn surcharge(&self) -> Result<Surcharge, String> {
        let places = self.places.iter().flatten().map(|(place, most)| {
            Ok((value(&format!("places: “{place}”"), place)?, limit(place, *most)?))
        });
        let networks = self
            .networks
            .iter()
            .flatten()
            .map(|(network, most)| Ok((network.clone(), limit(network, *most)?)));
        Ok(Surcharge {
            asked: rate("basis_points", self.basis_points)?,
            cost: rate("cost_basis_points", self.cost_basis_points)?,
            place: match &self.place {
                Some(place) => value("place", place)?,
                None => return Err("place is missing: where you are, such as US-NY".to_owned()),
            },
            law_of: match &self.law_of {
                Some(whose) => value("law_of", whose)?,
                None => LawOf::Both,
            },
            networks: networks.collect::<Result<_, String>>()?,
            places: places.collect::<Result<_, String>>()?,
        })
    }
}

fn service(
    key: &str,
    text: Option<&str>,
    basis_points: Option<i64>,
    currency: Currency,
) -> Result<Option<ServicePrice>, String> {
    let flat = text.map(|text| amount(key, text, currency)).transpose()?;
    Ok(match (flat, basis_points) {
        (None, None) => None,
        (Some(flat), None) => Some(ServicePrice::Flat(flat)),
        (least, Some(given)) => Some(ServicePrice::Percent {
            rate: rate(&format!("{key}_basis_points"), Some(given))?,
            least: least.unwrap_or_default(),
        }),
    })
}

fn amount(key: &str, text: &str, currency: Currency) -> Result<Cents, String> {
    let money = Money::parse_plain(text, currency).map_err(|why| format!("{key}: {why}"))?;
    match money.cents.is_positive() && money.cents <= Cents::LIMIT {
        true => Ok(money.cents),
        false => Err(format!("{key}: “{text}” is not an amount that can be charged")),
    }
}

fn rate(key: &str, given: Option<i64>) -> Result<BasisPoints, String> {
    let given = given.ok_or_else(|| format!("{key} is missing, such as 290 for 2.9 percent"))?;
    let rate = BasisPoints::new(given).filter(|rate| *rate > BasisPoints::ZERO);
    rate.ok_or_else(|| format!("{key}: {given} is not 1 to 10000, such as 290 for 2.9 percent"))
}

/// Nothing is a limit, too.
fn limit(key: &str, given: i64) -> Result<BasisPoints, String> {
    let limit = BasisPoints::new(given);
    limit.ok_or_else(|| format!("{key}: {given} is not 0 to 10000, such as 200 for 2 percent"))
}

fn value<T: FromStr<Err: Display>>(key: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|expected| format!("{key}: {expected}"))
}

impl ToValue for FeeFile {
    fn to_value(&self) -> Value<'_> {
        Value::Text(serde_json::to_string(self).unwrap_or_default().into())
    }
}

impl FromValue for FeeFile {
    fn from_value(value: Value<'_>) -> Option<FeeFile> {
        serde_json::from_str(&String::from_value(value)?).ok()
    }
}
