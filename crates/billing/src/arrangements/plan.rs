//! How debt is split: equal instalments to the cent, each on its day.

use base::{Cents, Date};

use crate::schedules::{days_after, on_day_of_month};
use crate::settings::{ArrangementRules, Interval};

/// One date of an arrangement; number 0 is the down payment, due at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    pub number: i64,
    pub due_on: Date,
    pub amount_cents: Cents,
}

/// The least that is to be paid at once: so many per cent, rounded up.
pub fn least_down(rules: &ArrangementRules, debt: Cents) -> Cents {
    let hundredfold = debt.0.saturating_mul(rules.least_down_percent);
    Cents(hundredfold / 100 + i64::from(hundredfold % 100 > 0))
}

/// The down payment, then `count` instalments of the rest; where it does not divide, the first ones
/// are a cent higher. None where that cannot be: nothing would be left for an instalment.
pub fn split(
    debt: Cents,
    down: Cents,
    count: i64,
    interval: Interval,
    today: Date,
) -> Option<Vec<Instalment>> {
    let rest = debt - down;
    if count < 1 || rest.0 < count || down.is_negative() {
        return None;
    }
    let (part, cents_over) = (rest.0 / count, rest.0 % count);
    let instalment = |number: i64| {
        let amount_cents = Cents(part + i64::from(number <= cents_over));
        Some(Instalment { number, due_on: day(interval, today, number)?, amount_cents })
    };
    let at_once = Instalment { number: 0, due_on: today, amount_cents: down };
    let at_once = down.is_positive().then_some(Some(at_once));
    at_once.into_iter().chain((1..=count).map(instalment)).collect()
}

/// Each day is computed from the first, so that no short month moves the others.
fn day(interval: Interval, today: Date, number: i64) -> Option<Date> {
    match interval {
        Interval::Week => days_after(today, 7 * number),
        Interval::TwoWeeks => days_after(today, 14 * number),
        Interval::Month => on_day_of_month(today, number, today.day()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rules(least_down_percent: i64) -> ArrangementRules {
        ArrangementRules {
            effective_on: "2026-01-01".parse().unwrap(),
            least_past_due_cents: Cents(5_000),
            months_after_broken: 12,
            most_instalments: 6,
            least_down_percent,
            interval: Interval::Month,
            method_required: false,
            grace_days: 5,
        }
    }

    #[test]
    fn a_hundred_in_three_is_a_cent_higher_at_first() {
        let today = "2026-11-30".parse().unwrap();
        let plan = split(Cents(15_001), Cents(5_001), 3, Interval::Month, today).unwrap();
        let written: Vec<(String, i64)> =
            plan.iter().map(|one| (one.due_on.to_string(), one.amount_cents.0)).collect();
        let expected = [
            ("2026-11-30".to_owned(), 5_001),
            ("2026-12-30".to_owned(), 3_334),
            ("2027-01-30".to_owned(), 3_333),
            ("2027-02-28".to_owned(), 3_333),
        ];
        assert_eq!(written, expected);
    }

    #[test]
    fn the_least_down_payment_is_rounded_up() {
        for (debt, percent, least) in
            [(10_000, 25, 2_500), (10_001, 25, 2_501), (3, 50, 2), (10_000, 0, 0)]
        {
            assert_eq!(
                least_down(&rules(percent), Cents(debt)),
                Cents(least),
                "{percent} % of {debt}"
            );
        }
    }

    #[test]
    fn what_leaves_nothing_for_an_instalment_is_no_plan() {
        let today = "2026-11-30".parse().unwrap();
        for (debt, down, count) in [(100, 100, 1), (100, 99, 2), (100, 50, 0), (100, -1, 2)] {
            let plan = split(Cents(debt), Cents(down), count, Interval::Week, today);
            assert_eq!(plan, None, "{debt} {down} {count}");
        }
    }

    proptest! {
        #[test]
        fn instalments_add_up_to_the_debt(debt in 1i64..100_000_000, down in 0i64..50_000_000, count in 1i64..=36) {
            let today: Date = "2026-11-30".parse().unwrap();
            for interval in [Interval::Week, Interval::TwoWeeks, Interval::Month] {
                let Some(plan) = split(Cents(debt), Cents(down), count, interval, today) else {
                    prop_assert!(debt - down < count);
                    continue;
                };
                let total: Cents = plan.iter().map(|one| one.amount_cents).sum();
                prop_assert_eq!(total, Cents(debt));
                prop_assert!(plan.iter().all(|one| one.amount_cents.is_positive()));
                prop_assert!(plan.iter().all(|one| one.number == 0 || one.due_on > today));
                prop_assert!(plan.is_sorted_by(|one, next| one.due_on < next.due_on));
                let rest = plan.iter().filter(|one| one.number > 0).map(|one| one.amount_cents.0);
                prop_assert!(rest.clone().max().unwrap() - rest.min().unwrap() <= 1);
            }
        }
    }
}
