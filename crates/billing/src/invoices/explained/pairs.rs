//! Which charge of this bill is which of the last one.

use std::collections::BTreeMap;

use base::{Cents, Date, Decimal, Id, kinds};

use crate::invoices::model::ChargeLine;

/// A charge on both bills, or on one of them.
pub struct Pair<'l> {
    name: Name<'l>,
    pub before: Option<Charged<'l>>,
    pub now: Option<Charged<'l>>,
}

/// Lines of one bill that charge for the same, taken together.
#[derive(Clone, Copy)]
pub struct Charged<'l> {
    pub cents: Cents,
    /// How long it was charged for, where all lines say the same.
    pub days: Option<i64>,
    pub quantity: Option<Decimal>,
    pub unit: Option<&'l str>,
    /// As billed, where all lines have the same.
    pub unit_price: Option<Decimal>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Name<'l> {
    service_id: Option<Id<kinds::Service>>,
    group: &'l str,
    unit: Option<&'l str>,
    description: &'l str,
}

impl Pair<'_> {
    pub fn what(&self) -> String {
        self.name.description.to_owned()
    }
}

impl<'l> Charged<'l> {
    fn of(line: &'l ChargeLine) -> Charged<'l> {
        let period = line.period_start.zip(line.period_end);
        Charged {
            cents: line.amount_cents,
            days: period.map(|(first, last)| days(first, last)).filter(|days| *days > 0),
            quantity: line.quantity,
            unit: line.unit.as_deref(),
            unit_price: line.unit_price,
        }
    }

    fn and(self, other: Charged<'l>) -> Charged<'l> {
        let added = self.quantity.zip(other.quantity);
        Charged {
            cents: self.cents + other.cents,
            days: self.days.filter(|days| other.days == Some(*days)),
            quantity: added.and_then(|(one, more)| one.checked_add(more)),
            unit: self.unit,
            unit_price: self.unit_price.filter(|price| other.unit_price == Some(*price)),
        }
    }

    /// How much was used, if that explains an amount.
    pub fn measured(&self) -> Option<Decimal> {
        self.quantity.filter(|used| *used > Decimal::ZERO && self.cents.is_positive())
    }

    /// Of one unit, in the currency's unit; as billed, or else on average.
    pub fn price(&self, digits: u32) -> Option<Decimal> {
        let average = || {
            let amount = Decimal::new(self.cents.0, digits);
            Some(amount.checked_div(self.measured()?)?.round_dp(5).normalize())
        };
        self.unit_price.or_else(average)
    }
}

/// Charges of the same name belong together. Of those that are left, a service's only one in a group
/// and unit is the same as its only one before: its name has the month in it, say.
pub fn of<'l>(before: &'l [ChargeLine], now: &'l [ChargeLine]) -> Vec<Pair<'l>> {
    let (mut before, now) = (by_name(before), by_name(now));
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for (name, charged) in now {
        match before.remove(&name) {
            Some(last) => pairs.push(Pair { name, before: Some(last), now: Some(charged) }),
            None => left.push((name, charged)),
        }
    }
    let is_kin = |one: &Name<'_>, other: &Name<'_>| {
        (one.service_id, one.group, one.unit) == (other.service_id, other.group, other.unit)
    };
    for (name, charged) in &left {
        let is_alone = left.iter().filter(|(other, _)| is_kin(name, other)).count() == 1;
        let mut kin = before.keys().filter(|other| is_kin(name, other)).copied();
        let only = kin.next().filter(|_| is_alone && kin.next().is_none());
        let last = only.and_then(|only| before.remove(&only));
        pairs.push(Pair { name: *name, before: last, now: Some(*charged) });
    }
    let gone = before.into_iter().map(|(name, last)| Pair { name, before: Some(last), now: None });
    pairs.extend(gone);
    pairs
}

fn by_name(lines: &[ChargeLine]) -> BTreeMap<Name<'_>, Charged<'_>> {
    let mut named = BTreeMap::new();
    for line in lines {
        let name = Name {
            service_id: line.service_id,
            group: &line.charge_group,
            unit: line.unit.as_deref(),
            description: &line.description,
        };
        let charged = Charged::of(line);
        named
            .entry(name)
            .and_modify(|sum: &mut Charged<'_>| *sum = sum.and(charged))
            .or_insert(charged);
    }
    named
}

/// With the first and the last.
fn days(first: Date, last: Date) -> i64 {
    last.duration_since(first).as_hours() / 24 + 1
}
