//! What a payment costs besides its amount. The same function draws the pay page, the review and
//! the receipt, and says what is charged.

use base::{Cents, Date};
use outside::facts::{Funding, MethodKind};

use super::basis_points::BasisPoints;
use super::limits;
use super::place::Place;
use super::rules::{FeeRules, LawOf, Price, Rule, ServicePrice, Surcharge};
use crate::settings::channel::Channel;

db::text_enum! {
    FeeKind {
        /// A percentage, for credit cards only.
        Surcharge = "surcharge",
        /// Flat, for paying in this way.
        Convenience = "convenience",
        /// A public body's.
        Service = "service",
    }
}

/// What is paid with, as the processor describes it, as far as a fee depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaidWith {
    Card(Card),
    Bank,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// As the processor writes it: `visa`.
    pub brand: String,
    pub funding: Funding,
    /// None where its address names no place that we know.
    pub billed_in: Option<Place>,
}

/// What is added to a payment's amount. Never nothing: a payment without a fee has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fee {
    pub kind: FeeKind,
    pub cents: Cents,
    pub rate: Rate,
}

/// How a fee came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// Of the payment's amount.
    Percent(BasisPoints),
    Flat,
}

/// What paying in a certain way costs, before it is known how much is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tariff {
    kind: FeeKind,
    measure: Measure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Flat(Cents),
    Percent {
        rate: BasisPoints,
        least: Cents,
    },
    /// No cent more than `cap`, whatever the rounding says.
    Capped {
        rate: BasisPoints,
        cap: BasisPoints,
    },
}

/// What a card costs whose number nobody has typed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewCard {
    Free,
    /// A credit card at most so much; every other one nothing.
    CreditUpTo(BasisPoints),
    Every(Tariff),
}

impl FeeRules {
    /// None: it costs nothing besides its amount.
    pub fn quote(&self, on: Date, channel: Channel, amount: Cents, with: &PaidWith) -> Option<Fee> {
        self.tariff(on, channel, with)?.fee(amount)
    }

    pub fn tariff(&self, on: Date, channel: Channel, with: &PaidWith) -> Option<Tariff> {
        let kind = match with {
            PaidWith::Card(_) => MethodKind::Card,
            PaidWith::Bank => MethodKind::Bank,
        };
        match (&self.rule(on, channel, kind)?.price, with) {
            (Price::Surcharge(surcharge), PaidWith::Card(card)) => {
                surcharge.tariff(&CreditCard::of(card)?, on)
            }
            (Price::Surcharge(_), PaidWith::Bank) => None,
            (Price::Convenience { card, bank }, _) => {
                let cents = if kind == MethodKind::Card { *card } else { *bank };
                Some(Tariff { kind: FeeKind::Convenience, measure: Measure::Flat(cents?) })
            }
            (Price::Service { card, bank }, _) => {
                let price = if kind == MethodKind::Card { *card } else { *bank };
                Some(Tariff { kind: FeeKind::Service, measure: price?.measure() })
            }
        }
    }

    /// Before a card's number is typed at the processor, its funding is not known.
    pub fn of_new_card(&self, on: Date, channel: Channel) -> NewCard {
        match self.rule(on, channel, MethodKind::Card).map(|rule| &rule.price) {
            None => NewCard::Free,
            Some(Price::Surcharge(surcharge)) => match surcharge.at_most(on) {
                BasisPoints::ZERO => NewCard::Free,
                most => NewCard::CreditUpTo(most),
            },
            Some(Price::Convenience { .. } | Price::Service { .. }) => {
                let some =
                    Card { brand: String::new(), funding: Funding::Unknown, billed_in: None };
                let tariff = self.tariff(on, channel, &PaidWith::Card(some));
                tariff.map_or(NewCard::Free, NewCard::Every)
            }
        }
    }

    /// The set has at most one for them.
    fn rule(&self, on: Date, channel: Channel, kind: MethodKind) -> Option<&Rule> {
        self.in_effect(on).iter().find(|rule| rule.channels.contains(&channel) && rule.is_for(kind))
    }
}

impl Rule {
    pub(super) fn is_for(&self, kind: MethodKind) -> bool {
        let (card, bank) = match &self.price {
            Price::Surcharge(_) => (true, false),
            Price::Convenience { card, bank } => (card.is_some(), bank.is_some()),
            Price::Service { card, bank } => (card.is_some(), bank.is_some()),
        };
        if kind == MethodKind::Card { card } else { bank }
    }
}

/// The proof that a card is one: there is no other way to a surcharge.
struct CreditCard<'c> {
    network: &'c str,
    billed_in: &'c Place,
}

impl CreditCard<'_> {
    /// Not of one whose funding or place is in doubt.
    fn of(card: &Card) -> Option<CreditCard<'_>> {
        match card.funding {
            Funding::Credit => {
                Some(CreditCard { network: &card.brand, billed_in: card.billed_in.as_ref()? })
            }
            Funding::Debit | Funding::Prepaid | Funding::Unknown => None,
        }
    }
}

impl Surcharge {
    fn tariff(&self, card: &CreditCard<'_>, on: Date) -> Option<Tariff> {
        let network = self.networks.get(card.network).copied();
        let network = network.unwrap_or_else(|| limits::of_network(card.network, on));
        let law = match self.law_of {
            LawOf::Cardholder => self.law_at(card.billed_in, on),
            LawOf::Biller => self.law_at(&self.place, on),
            LawOf::Both => self.law_at(card.billed_in, on).min(self.law_at(&self.place, on)),
        };
        let cap = self.cost.min(network).min(law);
        let rate = self.asked.min(cap);
        let measure = Measure::Capped { rate, cap };
        (rate > BasisPoints::ZERO).then_some(Tariff { kind: FeeKind::Surcharge, measure })
    }

    /// No card's is higher.
    fn at_most(&self, on: Date) -> BasisPoints {
        let own = self.asked.min(self.cost);
        match self.law_of {
            LawOf::Cardholder => own,
            LawOf::Biller | LawOf::Both => own.min(self.law_at(&self.place, on)),
        }
    }

    /// The biller's figure for the state, else ours, else the biller's for the country.
    fn law_at(&self, place: &Place, on: Date) -> BasisPoints {
        let own = |place: &Place| self.places.get(place).copied();
        own(place).unwrap_or_else(|| match limits::of_law(place, on) {
            BasisPoints::ZERO if !place.is_state_of_the_us() => {
                own(&place.country()).unwrap_or(BasisPoints::ZERO)
            }
            known => known,
        })
    }
}

impl ServicePrice {
    fn measure(self) -> Measure {
        match self {
            ServicePrice::Flat(cents) => Measure::Flat(cents),
            ServicePrice::Percent { rate, least } => Measure::Percent { rate, least },
        }
    }
}

impl Tariff {
    pub fn kind(self) -> FeeKind {
        self.kind
    }

    /// None where its share of so little is no whole cent.
    pub fn fee(self, amount: Cents) -> Option<Fee> {
        let (cents, rate) = match self.measure {
            Measure::Flat(cents) => (cents, Rate::Flat),
            Measure::Percent { rate, least } => match rate.share_of(amount) {
                share if share < least => (least, Rate::Flat),
                share => (share, Rate::Percent(rate)),
            },
            Measure::Capped { rate, cap } => {
                (rate.share_of(amount).min(cap.most_of(amount)), Rate::Percent(rate))
            }
        };
        cents.is_positive().then_some(Fee { kind: self.kind, cents, rate })
    }

    pub fn rate(self) -> Rate {
        match self.measure {
            Measure::Flat(_) => Rate::Flat,
            Measure::Percent { rate, .. } | Measure::Capped { rate, .. } => Rate::Percent(rate),
        }
    }
}
