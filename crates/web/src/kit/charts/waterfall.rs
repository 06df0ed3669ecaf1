//! How one amount became another: step by step, each bar where the one above it ended, with its
//! sentence and its amount beside it.

use maud::{Markup, html};

use super::Percent;

#[derive(Debug, Clone)]
pub struct Level {
    /// "Last bill"
    pub name: String,
    /// "$121.40"
    pub amount: String,
    pub value: i64,
}

#[derive(Debug, Clone)]
pub struct Leap {
    /// "Water: 14 m³ used instead of 10 m³"
    pub name: String,
    /// "+$8.00"
    pub amount: String,
    pub by: i64,
}

/// A bar: its class, and between which values it reaches.
struct Reach {
    class: &'static str,
    ends: [i64; 2],
}

pub fn waterfall(first: &Level, leaps: &[Leap], last: &Level) -> Markup {
    let mut reaches = vec![Reach { class: "part-1", ends: [0, first.value] }];
    let mut level = first.value;
    for leap in leaps {
        let next = level.saturating_add(leap.by);
        let class = if leap.by > 0 { "more" } else { "less" };
        reaches.push(Reach { class, ends: [level, next] });
        level = next;
    }
    reaches.push(Reach { class: "part-1", ends: [0, last.value] });
    let ends = || reaches.iter().flat_map(|reach| reach.ends);
    let (low, high) = (ends().min().unwrap_or(0), ends().max().unwrap_or(0));
    let texts = [(&first.name, &first.amount)];
    let texts = texts.into_iter().chain(leaps.iter().map(|leap| (&leap.name, &leap.amount)));
    let texts = texts.chain([(&last.name, &last.amount)]);
    html! {
        ol class="waterfall" {
            @for (reach, (name, amount)) in reaches.iter().zip(texts) {
                li {
                    span { (name) }
                    b { (amount) }
                    (bar(reach, low, high))
                }
            }
        }
    }
}

fn bar(Reach { class, ends }: &Reach, low: i64, high: i64) -> Markup {
    let whole = high.saturating_sub(low);
    let [start, end] = [ends[0].min(ends[1]), ends[0].max(ends[1])]
        .map(|value| Percent::of(value.saturating_sub(low), whole));
    html! {
        svg aria-hidden="true" { rect class=(class) x=(start) width=(end.minus(start)) height="100%" {} }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leap(by: i64) -> Leap {
        Leap { name: String::new(), amount: String::new(), by }
    }

    fn places(first: i64, leaps: &[i64], last: i64) -> Vec<String> {
        let level = |value| Level { name: String::new(), amount: String::new(), value };
        let leaps: Vec<Leap> = leaps.iter().map(|by| leap(*by)).collect();
        let drawn = waterfall(&level(first), &leaps, &level(last)).into_string();
        let bars = drawn.split(" x=\"").skip(1);
        bars.map(|bar| bar.split(" height").next().unwrap().replace("\" width=\"", "+")).collect()
    }

    #[test]
    fn each_bar_begins_where_the_last_one_ended() {
        for (first, leaps, last, drawn) in [
            (100, vec![60, -40], 120, ["0%+62.50%\"", "62.50%+37.50%\"", "75%+25%\"", "0%+75%\""]),
            (100, vec![-150, 0], -50, ["33.33%+66.67%\"", "0%+100%\"", "0%+0%\"", "0%+33.33%\""]),
            (0, vec![0, 0], 0, ["0%+0%\"", "0%+0%\"", "0%+0%\"", "0%+0%\""]),
        ] {
            assert_eq!(places(first, &leaps, last), drawn, "{first} {leaps:?} {last}");
        }
    }
}
