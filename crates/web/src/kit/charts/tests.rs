//! Charts of a biller's customer: the first bill, a credit, many years.

use super::*;
use crate::kit::Render;

#[test]
fn a_biller_with_no_bills_yet_gets_an_empty_chart() {
    let drawn = draw(&[], None);
    assert_eq!(bar_heights(&drawn), Vec::<&str>::new());
    assert!(drawn.contains(">0</text>"));
}

#[test]
fn the_first_bill_is_one_slim_bar_at_the_right() {
    let drawn = draw(&[("Nov", 4_000)], Some(4_000));
    assert!(drawn.contains(r#"<rect class="bar" x="86.50%""#), "{drawn}");
    assert!(!drawn.contains("average"), "one bill has no average");
}

#[test]
fn the_newest_month_is_always_labelled() {
    for count in [1, 12, 13, 24, 60] {
        let names: Vec<String> = (1..=count).map(|month| format!("m{month}")).collect();
        let values: Vec<_> = names.iter().map(|name| (name.as_str(), 100)).collect();
        let drawn = draw(&values, None);
        assert!(drawn.contains(&format!(">m{count}</text>")), "{count}");
        let labels = drawn.matches(r#"class="month""#).count();
        assert!(labels <= 6, "{labels} labels on a phone for {count} bars");
    }
}

#[test]
fn a_credit_hangs_below_zero_and_nothing_is_upside_down() {
    let drawn = draw(&[("Sep", 500), ("Oct", 0), ("Nov", -300)], Some(66));
    let heights = bar_heights(&drawn);
    assert_eq!(heights.len(), 3);
    assert_eq!(heights[1], "0%");
    assert!(heights.iter().all(|height| !height.starts_with('-')), "{heights:?}");
}

#[test]
fn whoever_cannot_see_the_bars_reads_the_table() {
    let drawn = draw(&[("Oct", 23_840), ("Nov", 24_816)], None);
    assert!(drawn.contains("<summary>Show as a table</summary>"));
    assert!(drawn.contains(">Oct 23840</a>"));
    assert!(drawn.contains("<title>Oct: 23840</title>"));
}

#[test]
fn the_style_sheet_leaves_the_room_that_the_axis_needs() {
    let css = include_str!("../../../assets/portal/charts.css");
    for characters in 2..=12 {
        let rule =
            format!(".gutter-{characters} {{ padding-inline-start: {}px; }}", characters * 8 + 8);
        assert!(css.contains(&rule), "{rule}");
    }
}

#[test]
fn parts_fill_the_strip_and_a_credit_takes_no_room() {
    let part = |value| Part { name: "Water".into(), amount: value_text(value), value };
    let drawn = strip(&[part(7_500), part(-100), part(2_500)]).into_string();
    assert!(drawn.contains(r#"<rect class="part-1" x="0%" width="75%""#));
    assert!(drawn.contains(r#"<rect class="part-3" x="75%" width="25%""#));
    assert!(!drawn.contains(r#"<rect class="part-2""#));
    assert!(drawn.contains("<b>-100</b>"));
}

fn draw(values: &[(&str, i64)], average: Option<i64>) -> String {
    let bars: Vec<Bar> = values.iter().map(|(label, value)| bar(label, *value)).collect();
    let chart = Bars {
        id: "statements",
        title: "Statements",
        description: "",
        bars: &bars,
        average,
        finest: 100,
        tick: &value_text,
        table: ("Show as a table", ["Month", "Amount"]),
    };
    chart.render().into_string()
}

fn bar(label: &str, value: i64) -> Bar {
    Bar {
        value,
        label: label.to_owned(),
        title: format!("{label}: {value}"),
        row: (format!("{label} {value}"), value_text(value)),
        href: Some("/invoices/7".to_owned()),
        figure: None,
        current: false,
    }
}

fn value_text(value: i64) -> String {
    value.to_string()
}

fn bar_heights(drawn: &str) -> Vec<&str> {
    let bars = drawn.split(r#"<rect class="bar""#).skip(1);
    let heights = bars.map(|bar| bar.split("height=\"").nth(1).unwrap());
    heights.map(|height| height.split('"').next().unwrap()).collect()
}
