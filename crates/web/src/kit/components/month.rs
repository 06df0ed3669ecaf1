//! A month drawn in time: a tick for each day, the days on which something is charged, and today.
//! Whatever it shows is written below it, so screen readers pass it by.

use maud::{Markup, Render, html};

use crate::kit::charts::Percent;

#[derive(Debug, Clone, Copy)]
pub struct MonthStrip<'a> {
    /// How many days it has.
    pub days: i8,
    /// The day of today, in this month.
    pub today: Option<i8>,
    /// The days on which something is charged, in order.
    pub due: &'a [i8],
    /// "Today"
    pub today_word: &'a str,
}

impl Render for MonthStrip<'_> {
    fn render(&self) -> Markup {
        html! {
            div class="month" aria-hidden="true" {
                svg class="ticks" {
                    @for day in 1..=self.days { (self.tick(day)) }
                    @for day in self.due { (self.mark("due", *day)) }
                    @if let Some(day) = self.today { (self.mark("now", day)) }
                }
                svg {
                    @for (day, words) in self.labels() { (self.label(day, &words)) }
                }
            }
        }
    }
}

/// Labels closer than so many days would touch on a phone.
const APART: i8 = 4;

impl MonthStrip<'_> {
    fn at(&self, day: i8) -> Percent {
        Percent::of(2 * i64::from(day) - 1, 2 * i64::from(self.days))
    }

    fn tick(&self, day: i8) -> Markup {
        let x = self.at(day);
        let gone = self.today.is_some_and(|today| day < today);
        let class = if gone { "gone" } else { "coming" };
        html! { line class=(class) x1=(x) x2=(x) y1="62%" y2="100%" {} }
    }

    fn mark(&self, class: &str, day: i8) -> Markup {
        let x = self.at(day);
        let top = if class == "now" { "0%" } else { "12%" };
        html! { line class=(class) x1=(x) x2=(x) y1=(top) y2="100%" {} }
    }

    /// Today first, then the days that leave room beside those before them.
    fn labels(&self) -> Vec<(i8, String)> {
        let mut labels: Vec<(i8, String)> = Vec::new();
        labels.extend(self.today.map(|day| (day, self.today_word.to_owned())));
        for day in self.due {
            if labels.iter().all(|(other, _)| (other - day).abs() >= APART) {
                labels.push((*day, day.to_string()));
            }
        }
        labels
    }

    /// Near an end a label grows inwards.
    fn label(&self, day: i8, words: &str) -> Markup {
        let x = self.at(day);
        let anchor = match x.hundredths() {
            ..800 => "start",
            9_200.. => "end",
            _ => "middle",
        };
        html! { text x=(x) y="50%" dy=".35em" text-anchor=(anchor) { (words) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_stand_so_close_that_they_touch() {
        let strip = |today, due| MonthStrip { days: 31, today, due, today_word: "Today" };
        for (today, due, labelled) in [
            (None, &[1, 3, 9][..], vec![1, 9]),
            (Some(10), &[11, 15][..], vec![10, 15]),
            (None, &[][..], vec![]),
        ] {
            let labels = strip(today, due).labels();
            let days: Vec<i8> = labels.into_iter().map(|(day, _)| day).collect();
            assert_eq!(days, labelled, "{due:?}");
        }
    }
}
