//! How much goes wrong in a world; every seed has weather of its own.

use std::fmt;

use base::Chance;

/// How many of a thousand times something happens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weather {
    /// The database has no connection, or no turn, to give.
    pub database_busy: u32,
    /// COMMIT fails: a full disk.
    pub commit_fails: u32,
    /// What was committed is told to nobody.
    pub acknowledgement_lost: u32,
    /// A call to the processor goes wrong, in one of the ways of [`CallFate`].
    pub call_fails: u32,
    pub mail_fails: u32,
    pub notification_dropped: u32,
    pub notification_doubled: u32,
    pub notification_forged: u32,
    /// `kill -9` at any step.
    pub killed: u32,
    /// A task is kept waiting at a place where it may be.
    pub delayed: u32,
    /// And then for a while, whatever else happens.
    pub stalled: u32,
}

/// What becomes of a call to the processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallFate {
    Answered,
    /// No connection was made.
    Refused,
    /// It never arrives, and nobody says so.
    LostBefore,
    /// It arrives after the caller has given up.
    Late,
    LostAfter,
    /// 500, nothing was done.
    ErrorBefore,
    /// It was done, and the answer is a 500.
    ErrorAfter,
    /// It was done, and the answer cannot be read.
    Garbage,
    TooManyRequests,
}

impl CallFate {
    const FAILURES: [CallFate; 9] = [
        CallFate::Refused,
        CallFate::Refused,
        CallFate::LostBefore,
        CallFate::Late,
        CallFate::LostAfter,
        CallFate::ErrorBefore,
        CallFate::ErrorAfter,
        CallFate::Garbage,
        CallFate::TooManyRequests,
    ];

    pub fn draw_failure(chance: &dyn Chance) -> CallFate {
        CallFate::FAILURES[chance.below(CallFate::FAILURES.len() as u32) as usize]
    }
}

impl Weather {
    /// One world in eight has nothing but people who click at the same time, and in another everything
    /// takes long; the others have each kind of trouble rarely, often, or not at all.
    pub fn draw(chance: &dyn Chance) -> Weather {
        let delayed = 150 + chance.below(500);
        match chance.below(8) {
            0 => return Weather { delayed, ..Weather::default() },
            1 => {
                let (delayed, stalled, call_fails) = (900, 700, 300);
                return Weather { delayed, stalled, call_fails, ..Weather::default() };
            }
            _ => {}
        }
        let up_to = |most: u32| if chance.below(3) == 0 { 0 } else { chance.below(most) };
        Weather {
            database_busy: up_to(30),
            commit_fails: up_to(40),
            acknowledgement_lost: up_to(40),
            call_fails: up_to(400),
            mail_fails: up_to(300),
            notification_dropped: up_to(500),
            notification_doubled: up_to(500),
            notification_forged: up_to(100),
            killed: up_to(15),
            delayed,
            stalled: up_to(200),
        }
    }
}

impl fmt::Display for Weather {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [
            ("the database is busy", self.database_busy),
            ("COMMIT fails", self.commit_fails),
            ("a COMMIT is not told of", self.acknowledgement_lost),
            ("a call goes wrong", self.call_fails),
            ("a letter is not taken", self.mail_fails),
            ("a notification is dropped", self.notification_dropped),
            ("doubled", self.notification_doubled),
            ("forged", self.notification_forged),
            ("kill -9", self.killed),
            ("a task waits", self.delayed),
            ("stands still", self.stalled),
        ];
        let kinds = kinds.iter().filter(|(_, often)| *often > 0);
        let kinds: Vec<_> = kinds.map(|(what, often)| format!("{what} {often}")).collect();
        f.write_str(&kinds.join(", "))
    }
}
