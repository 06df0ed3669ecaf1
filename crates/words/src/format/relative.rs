//! How far a due date is from today, in words.

use base::Date;

use crate::Words;

impl Words {
    /// "Due in 9 days", "Due tomorrow", "Due today", "1 day overdue".
    pub fn due_relative(self, due: Date, today: Date) -> String {
        match days_between(today, due) {
            0 => self.common_due_today().to_string(),
            1 => self.common_due_tomorrow().to_string(),
            days if days > 0 => self.common_due_in_days(days),
            days => self.common_overdue_days(-days),
        }
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}
