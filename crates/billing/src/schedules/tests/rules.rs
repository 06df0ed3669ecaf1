//! Days: in tables, and for whatever rule.

use base::{Date, TimeZone, Timestamp};
use proptest::prelude::*;

use crate::schedules::rule::{
    Ends, Every, Rule, day_start, days_after, is_too_late, may_change, on_day_of_month,
};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn the_thirty_first_is_the_last_day_of_a_shorter_month() {
    let rule = Rule::repeat(Every::Month, date("2027-01-31"), 31, Ends::Never);
    let days: Vec<String> = (0..6).map(|number| rule.day(number).unwrap().to_string()).collect();
    let expected =
        ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"];
    assert_eq!(days, expected);
}

#[test]
fn a_leap_day_comes_back_when_there_is_one() {
    let rule = Rule::repeat(Every::Month, date("2027-12-29"), 29, Ends::Never);
    assert_eq!(rule.day(2), Some(date("2028-02-29")));
    assert_eq!(rule.day(14), Some(date("2029-02-28")));
    assert_eq!(rule.day(15), Some(date("2029-03-29")));
}

#[test]
fn the_first_by_the_month_is_on_that_day_or_the_next_one() {
    for (from, month_day, first) in [
        ("2026-11-23", 23, "2026-11-23"),
        ("2026-11-23", 25, "2026-11-25"),
        ("2026-11-23", 1, "2026-12-01"),
        ("2026-11-30", 31, "2026-11-30"),
        ("2027-01-31", 30, "2027-02-28"),
    ] {
        let rule = Rule::repeat(Every::Month, date(from), month_day, Ends::Never);
        assert_eq!(rule.first_on(), date(first), "{from}, on the {month_day}");
    }
}

#[test]
fn weeks_and_ends_are_counted() {
    let from = date("2026-12-03");
    for (every, ends, last) in [
        (Every::Week, Ends::After(3), Some("2026-12-17")),
        (Every::TwoWeeks, Ends::After(3), Some("2026-12-31")),
        (Every::Week, Ends::On(date("2026-12-16")), Some("2026-12-10")),
        (Every::Week, Ends::On(date("2026-12-02")), None),
        (Every::Month, Ends::After(1), Some("2026-12-03")),
    ] {
        let rule = Rule::repeat(every, from, 3, ends);
        let found = rule.days(0, date("2030-01-01")).last().map(|(_, day)| day);
        assert_eq!(found, last.map(date), "{every:?} {ends:?}");
    }
}

#[test]
fn one_payment_has_one_day() {
    let rule = Rule::Once(date("2026-12-03"));
    assert_eq!((rule.day(0), rule.day(1)), (Some(date("2026-12-03")), None));
}

#[test]
fn it_can_be_changed_until_the_cut_off() {
    for (on, today, cut_off_days, may) in [
        ("2026-12-03", "2026-12-02", 0, true),
        ("2026-12-03", "2026-12-03", 0, false),
        ("2026-12-03", "2026-12-02", 1, false),
        ("2026-12-03", "2026-12-01", 1, true),
    ] {
        assert_eq!(may_change(date(on), date(today), cut_off_days), may, "{on} {today}");
    }
}

#[test]
fn three_days_late_is_charged_and_four_is_asked_for() {
    assert!(!is_too_late(date("2026-12-01"), date("2026-12-04")));
    assert!(is_too_late(date("2026-12-01"), date("2026-12-05")));
}

#[test]
fn a_day_begins_where_the_clocks_skip_midnight() {
    for (zone, day, start) in [
        ("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z"),
        ("America/New_York", "2026-11-02", "2026-11-02T05:00:00Z"),
        ("America/Havana", "2026-03-08", "2026-03-08T05:00:00Z"),
        ("Pacific/Auckland", "2026-12-01", "2026-11-30T11:00:00Z"),
    ] {
        let zone = TimeZone::get(zone).unwrap();
        let found = day_start(date(day), &zone).unwrap();
        assert_eq!(found, start.parse::<Timestamp>().unwrap(), "{day}");
        assert_eq!(base::in_zone(found, &zone), date(day));
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (0i64..20_000).prop_map(|days| days_after(date("2001-01-01"), days).unwrap())
}

proptest! {
    #[test]
    fn no_month_moves_the_months_after_it(from in any_day(), month_day in 1i8..=31, number in 0i64..600) {
        let rule = Rule::repeat(Every::Month, from, month_day, Ends::Never);
        let day = rule.day(number).unwrap();
        prop_assert_eq!(day.day(), month_day.min(day.days_in_month()));
        prop_assert!(rule.first_on() >= from);
        prop_assert_eq!(on_day_of_month(rule.first_on(), number, month_day), Some(day));
    }

    #[test]
    fn days_rise_and_weeks_keep_their_weekday(from in any_day(), number in 0i64..600) {
        for every in [Every::Week, Every::TwoWeeks, Every::Month] {
            let rule = Rule::repeat(every, from, from.day(), Ends::Never);
            let (day, next) = (rule.day(number).unwrap(), rule.day(number + 1).unwrap());
            prop_assert!(day < next);
            prop_assert!(every == Every::Month || day.weekday() == from.weekday());
        }
    }

    #[test]
    fn days_begin_in_order_in_every_zone(day in any_day()) {
        for zone in ["America/New_York", "America/Havana", "Europe/Madrid", "Australia/Lord_Howe"] {
            let zone = TimeZone::get(zone).unwrap();
            let (start, next) = (day_start(day, &zone), day_start(day.tomorrow().unwrap(), &zone));
            prop_assert!(start.unwrap() < next.unwrap());
            prop_assert_eq!(base::in_zone(day_start(day, &zone).unwrap(), &zone), day);
        }
    }
}
