//! What everybody in a world shares: the time, chance, the weather, the trace, and the places where
//! a task waits until the seed lets it go on.
//!
//! Tasks are switched at these places only, one at a time, so a seed decides every interleaving.

use std::fmt::{self, Arguments};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base::{Chance, Clock, FakeClock, SeededChance, SignedDuration, Timestamp};
use db::{Point, Steering};
use tokio::sync::oneshot;

use crate::report::Report;
use crate::trace::Trace;
use crate::weather::{CallFate, Weather};

/// Where a task may be kept waiting, and where a kill may catch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Database(Point),
    /// A call to the processor is on its way.
    Call,
    /// The processor has done it, and its answer is on its way.
    Answer,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Place::Database(Point::Read) => "asking for a connection",
            Place::Database(Point::Begin) => "asking for its turn to write",
            Place::Database(Point::Commit) => "asking for COMMIT",
            Place::Database(Point::Committed) => "COMMIT, not told of it",
            Place::Call => "sending a call",
            Place::Answer => "an answer on its way",
        })
    }
}

pub struct Stage {
    /// The time that the processor lives in.
    truth: FakeClock,
    /// What our machine takes for the time.
    ours: Arc<FakeClock>,
    chance: SeededChance,
    inner: Mutex<Inner>,
}

struct Inner {
    weather: Weather,
    /// While the world itself looks something up nothing waits and nothing fails.
    is_aside: bool,
    /// The processor cannot be reached at all.
    is_outage: bool,
    /// Whoever asks for a turn to write next gets it late.
    is_next_turn_late: bool,
    waiting: Vec<Waiting>,
    commits: u64,
    reports: Vec<Report>,
    trace: Trace,
}

struct Waiting {
    place: Place,
    since: Timestamp,
    /// Not before then, if it is stalled.
    until: Timestamp,
    go: oneshot::Sender<()>,
}

impl Stage {
    pub fn new(begins: Timestamp, seed: u64, is_traced: bool) -> Stage {
        let begins = begins.to_string();
        let chance = SeededChance::new(seed);
        let inner = Inner {
            weather: Weather::draw(&chance),
            is_aside: false,
            is_outage: false,
            is_next_turn_late: false,
            waiting: Vec::new(),
            commits: 0,
            reports: Vec::new(),
            trace: Trace::new(is_traced),
        };
        Stage {
            truth: FakeClock::at(&begins),
            ours: Arc::new(FakeClock::at(&begins)),
            chance,
            inner: Mutex::new(inner),
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn now(&self) -> Timestamp {
        self.truth.now()
    }

    pub fn our_clock(&self) -> Arc<FakeClock> {
        Arc::clone(&self.ours)
    }

    /// How far our machine's clock is ahead of the truth.
    pub fn skew(&self) -> SignedDuration {
        self.ours.now().duration_since(self.truth.now())
    }

    pub fn advance_to(&self, time: Timestamp) {
        let by = time.duration_since(self.truth.now());
        if by > SignedDuration::ZERO {
            self.truth.advance(by);
            self.ours.advance(by);
        }
    }

    /// Our machine's clock alone.
    pub fn jump(&self, by: SignedDuration) {
        self.ours.advance(by);
    }

    pub fn below(&self, bound: u32) -> u32 {
        self.chance.below(bound)
    }

    /// So many of a thousand times.
    pub fn happens(&self, per_mille: u32) -> bool {
        per_mille > 0 && self.below(1_000) < per_mille
    }

    pub fn seconds_up_to(&self, most: u32) -> SignedDuration {
        SignedDuration::from_secs(i64::from(self.below(most + 1)))
    }

    pub fn weather(&self) -> Weather {
        self.inner().weather
    }

    /// Nothing goes wrong any more; whoever waits still waits.
    pub fn clear_up(&self) {
        let mut inner = self.inner();
        inner.weather = Weather { delayed: inner.weather.delayed / 4, ..Weather::default() };
        inner.is_outage = false;
    }

    pub fn set_outage(&self, is_outage: bool) {
        self.inner().is_outage = is_outage;
    }

    pub fn set_aside(&self, is_aside: bool) {
        self.inner().is_aside = is_aside;
    }

    pub fn is_aside(&self) -> bool {
        self.inner().is_aside
    }

    pub fn note(&self, what: Arguments<'_>) {
        self.inner().trace.note(self.truth.now(), what);
    }

    pub fn report(&self, report: Report) {
        self.inner().reports.push(report);
    }

    pub fn take_reports(&self) -> Vec<Report> {
        std::mem::take(&mut self.inner().reports)
    }

    /// How many transactions have been kept.
    pub fn commits(&self) -> u64 {
        self.inner().commits
    }

    pub fn hash(&self) -> u64 {
        self.inner().trace.hash()
    }

    pub fn take_lines(&self) -> Vec<String> {
        self.inner().trace.take_lines()
    }

    /// Keeps the task here, perhaps, until [`Stage::let_one_go`] chooses it.
    pub async fn wait_at(&self, place: Place) {
        let often = match place {
            Place::Database(Point::Read) => 1,
            Place::Database(_) => 2,
            Place::Call | Place::Answer => 4,
        };
        let is_late = place == Place::Database(Point::Begin) && self.take_next_turn_late();
        let waits = is_late || self.happens(self.weather().delayed * often / 4);
        if self.is_aside() || !waits {
            return;
        }
        let (go, gone) = oneshot::channel();
        let since = self.now();
        let stall = match is_late || self.happens(self.weather().stalled) {
            true => self.seconds_up_to([60, 300, 2_700][self.below(3) as usize]),
            false => SignedDuration::ZERO,
        };
        self.inner().waiting.push(Waiting { place, since, until: since + stall, go });
        // The sender is dropped only with the world.
        let _ = gone.await;
    }

    fn take_next_turn_late(&self) -> bool {
        std::mem::take(&mut self.inner().is_next_turn_late)
    }

    /// When somebody who waits may go on; it may be now.
    pub fn next_ready_at(&self) -> Option<Timestamp> {
        self.inner().waiting.iter().map(|waiting| waiting.until).min()
    }

    pub fn is_anyone_ready(&self) -> bool {
        self.next_ready_at().is_some_and(|at| at <= self.now())
    }

    /// Since when the one who waits longest does.
    pub fn longest_wait(&self) -> Option<Timestamp> {
        self.inner().waiting.iter().map(|waiting| waiting.since).min()
    }

    pub fn let_one_go(&self) {
        let now = self.now();
        let ready: Vec<usize> = {
            let inner = self.inner();
            (0..inner.waiting.len()).filter(|at| inner.waiting[*at].until <= now).collect()
        };
        if !ready.is_empty() {
            self.let_go(ready[self.below(ready.len() as u32) as usize]);
        }
    }

    pub fn let_longest_go(&self) {
        let longest = {
            let inner = self.inner();
            (0..inner.waiting.len()).min_by_key(|at| inner.waiting[*at].since)
        };
        if let Some(longest) = longest {
            self.let_go(longest);
        }
    }

    fn let_go(&self, at: usize) {
        let waiting = self.inner().waiting.remove(at);
        self.note(format_args!("  after {} goes on", waiting.place));
        // Whoever was killed meanwhile does not hear it.
        let _ = waiting.go.send(());
    }

    /// After a kill nobody waits any more.
    pub fn forget_waiting(&self) {
        self.inner().waiting.clear();
    }

    pub fn fate_of_call(&self) -> CallFate {
        let (weather, is_outage) = (self.weather(), self.inner().is_outage);
        let fate = if is_outage {
            [CallFate::Refused, CallFate::LostBefore, CallFate::LostAfter][self.below(3) as usize]
        } else if self.happens(weather.call_fails) {
            CallFate::draw_failure(&self.chance)
        } else {
            return CallFate::Answered;
        };
        // Where there is no connection, little else goes smoothly.
        if fate == CallFate::Refused && self.below(2) == 0 {
            self.inner().is_next_turn_late = true;
        }
        self.note(format_args!("  that call goes wrong: {fate:?}"));
        fate
    }

    fn fault_at(&self, point: Point) -> db::Result<()> {
        let weather = self.weather();
        let (often, error) = match point {
            Point::Read | Point::Begin => (weather.database_busy, db::Error::Busy),
            Point::Commit => {
                (weather.commit_fails, db::Error::Commit("simulated: the disk is full".to_owned()))
            }
            Point::Committed => (
                weather.acknowledgement_lost,
                db::Error::Commit("simulated: the acknowledgement was lost".to_owned()),
            ),
        };
        if self.happens(often) {
            self.note(format_args!("  the database fails: {}", Place::Database(point)));
            return Err(error);
        }
        Ok(())
    }
}

impl Steering for Stage {
    fn reach(&self, point: Point) -> Pin<Box<dyn Future<Output = db::Result<()>> + Send + '_>> {
        Box::pin(async move {
            if self.is_aside() {
                return Ok(());
            }
            if point == Point::Committed {
                self.inner().commits += 1;
                self.note(format_args!("  committed"));
            }
            self.wait_at(Place::Database(point)).await;
            self.fault_at(point)
        })
    }
}

impl fmt::Debug for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stage").finish_non_exhaustive()
    }
}
