//! What a world is to bring: drawn when it begins.

use base::{SignedDuration, Timestamp};

use crate::agenda::Happening;
use crate::payers::Visit;
use crate::world::World;

/// So long after their last hour something may still go wrong, and nothing afterwards.
const TROUBLE_HOURS: [u32; 3] = [12, 24, 3 * 24];

impl World {
    pub fn plan_everything(&mut self) {
        let (count, mut openings) = (1 + self.stage.below(3), Vec::new());
        for _ in 0..count {
            let visit = Visit::draw(&self.stage, &self.cast);
            self.visits.push(visit);
            let visit = self.visits.len() - 1;
            let at = self.at_some_time();
            self.agenda.plan(at, Happening::Open { visit });
            openings.push(at);
            if self.stage.below(3) == 0 {
                self.open_another_window(visit, at);
            }
        }
        let begins = self.stage.now();
        let trouble_hours = TROUBLE_HOURS[self.stage.below(3) as usize];
        let trouble = SignedDuration::from_hours(i64::from(self.visiting_hours))
            + self.stage.seconds_up_to(trouble_hours * 3_600);
        self.agenda.plan(begins + trouble, Happening::ClearUp);
        self.sometimes(2, |world, at| {
            let later = at + world.stage.seconds_up_to(world.visiting_hours * 3_600);
            world.agenda.plan(later, Happening::Bill { account: 0 });
        });
        self.sometimes(8, |world, at| {
            world.agenda.plan(at, Happening::TakeCash { account: 0 });
        });
        if self.has_autopay {
            self.plan_autopay();
        }
        self.sometimes(8, |world, at| {
            let hours = [0, 26][world.stage.below(2) as usize];
            let length = SignedDuration::from_hours(hours) + world.stage.seconds_up_to(14 * 3_600);
            // While somebody pays, more often than not.
            let opening = openings[world.stage.below(count) as usize];
            let at = match world.stage.below(3) {
                0 => at,
                _ => opening + world.stage.seconds_up_to(150),
            };
            world.agenda.plan(at, Happening::Outage { begins: true });
            world.agenda.plan(at + length, Happening::Outage { begins: false });
        });
        self.sometimes(6, |world, at| {
            let day = SignedDuration::from_hours(24);
            let by = if world.stage.below(2) == 0 { day } else { -day };
            let length = SignedDuration::from_hours(1 + i64::from(world.stage.below(30)));
            world.agenda.plan(at, Happening::Jump(by));
            world.agenda.plan(at + length, Happening::Jump(-by));
        });
        self.sometimes(12, |world, at| {
            let age = SignedDuration::from_mins(i64::from(world.stage.below(36 * 60)));
            world.agenda.plan(at, Happening::Backup);
            world.agenda.plan(at + age, Happening::Restore);
        });
    }

    /// Somebody has the account's bills debited from now on, and another one comes.
    fn plan_autopay(&mut self) {
        let (now, account) = (self.stage.now(), self.stage.below(2) as usize);
        let day = SignedDuration::from_hours(24);
        self.agenda.plan(now + self.stage.seconds_up_to(7_200), Happening::Enrol { account });
        self.agenda.plan(now + self.stage.seconds_up_to(24 * 3_600), Happening::Bill { account });
        // Before it is debited, or until it has been.
        if self.stage.below(2) == 0 {
            self.visits.push(Visit::paying_what_is_due(&self.stage, &self.cast, account));
            let at = now + self.stage.seconds_up_to(3 * 24 * 3_600);
            self.agenda.plan(at, Happening::Open { visit: self.visits.len() - 1 });
        }
        self.agenda.plan(now + 3 * day, Happening::Look { visit: 0 });
    }

    /// The same choice, made once more at about the same time: by the same payer, or by another
    /// who pays for the account.
    fn open_another_window(&mut self, visit: usize, at: Timestamp) {
        let mut other = Visit::draw(&self.stage, &self.cast);
        if self.stage.below(2) == 0 || other.new.account != self.visits[visit].new.account {
            other = self.visits[visit].clone();
        }
        self.visits.push(other);
        let at = at + self.stage.seconds_up_to(120);
        self.agenda.plan(at, Happening::Open { visit: self.visits.len() - 1 });
    }

    fn sometimes(&mut self, one_in: u32, plan: impl FnOnce(&mut World, Timestamp)) {
        if self.stage.below(one_in) == 0 {
            let at = self.at_some_time();
            plan(self, at);
        }
    }

    fn at_some_time(&self) -> Timestamp {
        self.stage.now() + self.stage.seconds_up_to(self.visiting_hours * 3_600)
    }
}
