//! What networks and laws allow at most, as far as we know, each with its day and its source.
//!
//! A biller whose contract or lawyer says otherwise writes its own figure into its rules. Rows are
//! added and never changed: what was right on a day must be found again.

use base::Date;

use super::basis_points::BasisPoints;
use super::place::Place;

/// From this day on, so much at most.
type Limit = (&'static str, Date, BasisPoints);

/// Long before the first payment here.
const ALWAYS: Date = Date::MIN;

/// Of each network's own cards, by Stripe's name for it. A network that is not here allows no
/// surcharge unless the biller says what its contract allows. American Express is not: its
/// equal-treatment rule (Merchant Operating Guide, United States, "Treatment of the American
/// Express Brand") compares it with debit cards too, which Visa and Mastercard exempt.
const NETWORKS: &[Limit] = &[
    // Settlement of In re Payment Card Interchange Fee (MDL 1720), 27 January 2013.
    ("visa", day(2013, 1, 27), percent(4)),
    // Visa, "U.S. Merchant Surcharge Q and A", 2023.
    ("visa", day(2023, 4, 15), percent(3)),
    // The same settlement; Mastercard, "Merchant surcharge rules", maximum surcharge cap.
    ("mastercard", day(2013, 1, 27), percent(4)),
];

/// By the law of a state. One that is not here is not known to limit what the networks allow.
const LAWS: &[Limit] = &[
    // Conn. Gen. Stat. § 42-133ff.
    ("US-CT", ALWAYS, BasisPoints::ZERO),
    // Mass. Gen. Laws c. 140D § 28A(a)(2).
    ("US-MA", ALWAYS, BasisPoints::ZERO),
    // Me. Rev. Stat. tit. 9-A § 8-509; governmental entities are exempt and say so in their rules.
    ("US-ME", ALWAYS, BasisPoints::ZERO),
    // Colo. Rev. Stat. § 5-2-212: forbidden until Senate Bill 21-091, then 2 % or the cost.
    ("US-CO", ALWAYS, BasisPoints::ZERO),
    ("US-CO", day(2022, 7, 1), percent(2)),
    // Okla. Stat. tit. 14A § 2-211 (Senate Bill 677 of 2025): 2 % or the cost, the lower.
    ("US-OK", day(2025, 11, 1), percent(2)),
];

pub fn of_network(network: &str, on: Date) -> BasisPoints {
    latest(NETWORKS, network, on).unwrap_or(BasisPoints::ZERO)
}

/// What is allowed where nothing is known is nothing; in a state of the United States what is not
/// forbidden is allowed.
pub fn of_law(place: &Place, on: Date) -> BasisPoints {
    let unlimited = if place.is_state_of_the_us() { BasisPoints::WHOLE } else { BasisPoints::ZERO };
    latest(LAWS, place.as_str(), on).unwrap_or(unlimited)
}

fn latest(limits: &[Limit], name: &str, on: Date) -> Option<BasisPoints> {
    let in_effect = limits.iter().filter(|(known, since, _)| *known == name && *since <= on);
    in_effect.max_by_key(|(_, since, _)| *since).map(|(_, _, most)| *most)
}

const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

const fn percent(whole: i64) -> BasisPoints {
    BasisPoints::new(whole * 100).expect("a percentage")
}
