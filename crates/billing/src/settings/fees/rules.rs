//! The biller's rules: sets, each in effect from a day on until the next one is.

use std::collections::BTreeMap;

use base::{Cents, Date};

use super::basis_points::BasisPoints;
use super::file::FeeFile;
use super::place::Place;
use crate::settings::channel::Channel;

/// Before the first set nothing costs anything extra.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeeRules {
    /// The oldest first, no two of one day.
    pub(super) sets: Vec<RuleSet>,
    /// What they were read from, to be kept.
    pub(super) written: FeeFile,
}

/// At most one of its rules is for a channel and a kind of method, so at most one fee is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RuleSet {
    pub effective_on: Date,
    pub rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub channels: Vec<Channel>,
    pub price: Price,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Price {
    /// Credit cards alone.
    Surcharge(Surcharge),
    /// Flat, each kind of method by itself.
    Convenience { card: Option<Cents>, bank: Option<Cents> },
    /// Of a public body.
    Service { card: Option<ServicePrice>, bank: Option<ServicePrice> },
}

/// Whichever is the lowest of what the biller asks, what cards cost it, what the network allows
/// and what the law allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Surcharge {
    pub asked: BasisPoints,
    pub cost: BasisPoints,
    /// Where the biller is.
    pub place: Place,
    pub law_of: LawOf,
    /// Instead of the figures that we know.
    pub networks: BTreeMap<String, BasisPoints>,
    pub places: BTreeMap<Place, BasisPoints>,
}

base::named! {
    /// Whose state's law limits a surcharge.
    LawOf {
        Cardholder = "cardholder",
        Biller = "biller",
        Both = "both",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ServicePrice {
    Flat(Cents),
    Percent { rate: BasisPoints, least: Cents },
}

impl FeeRules {
    /// A set that was in effect stays for good, and none is put in effect afterwards: what people
    /// paid under it must be found again. Says which set breaks that.
    ///
    /// Only a biller's first rules may begin in the past: nobody has paid a fee then.
    pub fn check_follows(&self, known: &FeeRules, today: Date) -> Result<(), String> {
        let Some(last) = known.sets.iter().rev().find(|set| set.effective_on <= today) else {
            return Ok(());
        };
        let past = |rules: &FeeRules| -> Vec<RuleSet> {
            rules.sets.iter().filter(|set| set.effective_on <= today).cloned().collect()
        };
        match past(self) == past(known) {
            true => Ok(()),
            false => Err(format!(
                "fees: rules that are or were in effect, the last since {}, are not in this file \
                 as they were applied, or it has others of those days. Leave them as they were, \
                 and give new rules a day after {today}",
                last.effective_on
            )),
        }
    }

    /// As the settings keep them.
    pub fn written(&self) -> &FeeFile {
        &self.written
    }

    pub(super) fn in_effect(&self, on: Date) -> &[Rule] {
        let set = self.sets.iter().rev().find(|set| set.effective_on <= on);
        set.map(|set| set.rules.as_slice()).unwrap_or_default()
    }
}
