//! One seed's world: who does what when, and the loop in which one thing happens after another.

use std::sync::Arc;

use base::{Result, SeededChance, SignedDuration, Timestamp};

use crate::agenda::{Agenda, Happening};
use crate::book::{Book, Change};
use crate::cast::Cast;
use crate::checks;
use crate::database::{Contents, Database};
use crate::notifications::Notification;
use crate::payers::Visit;
use crate::process::Process;
use crate::processor_side::ProcessorSide;
use crate::report::Work;
use crate::stage::Stage;
use crate::store::{self, Due, Known};

/// Worlds begin before the autumn night in which the clocks go back, or within these hours of it;
const BEGINNING_HOURS: u32 = 40;
/// some, so much later, before the spring night in which they go forward.
const SPRING: SignedDuration = SignedDuration::from_hours(133 * 24);
/// People come within one of these times; the less, the more of them meet.
const VISITING_HOURS: [u32; 4] = [1, 4, 12, 2 * 24];
/// A world is over when nothing is left to do, and so many walks since the last thing that happened
/// have changed nothing.
const LAST_WALKS: u32 = 2;
/// Where something is left to do it has so long: the janitor looks once a day in the end.
const REST: SignedDuration = SignedDuration::from_hours(6 * 24);
/// Where nothing is to happen for longer than this the program may be off meanwhile.
const LONG_QUIET: SignedDuration = SignedDuration::from_hours(36);
/// The engine takes for granted that no process stands still for longer between its own commit and
/// its call, or while a call is on its way.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(50);
/// The worker rests so long before it looks again;
const BETWEEN_ROUNDS: SignedDuration = SignedDuration::from_secs(2);
/// where what is due is under way already, up to so long, before a second one looks.
const SECOND_LOOK_SECONDS: u32 = 60;
/// A world that has not come to rest by then never will.
const STEP_LIMIT: u32 = 40_000;

pub struct World {
    pub seed: u64,
    pub stage: Arc<Stage>,
    pub side: Arc<ProcessorSide>,
    pub cast: Arc<Cast>,
    pub agenda: Agenda,
    pub visits: Vec<Visit>,
    pub notifications: Vec<Notification>,
    pub book: Book,
    pub working: Vec<Work>,
    /// When the worker last looked, when it looks again, and what it will find.
    pub worked_at: Timestamp,
    pub has_worked: bool,
    pub work_at: Timestamp,
    pub due: Due,
    pub is_restored: bool,
    pub backup: Option<Contents>,
    pub broken: Vec<String>,
    pub bills: u32,
    pub database: Arc<Database>,
    /// None while the program is down.
    pub process: Option<Process>,
    ids: Arc<SeededChance>,
    pub visiting_hours: u32,
    pub has_autopay: bool,
    last_happening: Timestamp,
    /// Daily walks that were done since then.
    walks: u32,
    /// How many payments may still change by themselves.
    undecided: usize,
    seen_commits: u64,
    /// How often, of a thousand times, a task goes on before anything else happens.
    haste: u32,
    pub steps: u32,
    pub kills: u32,
}

impl World {
    pub fn new(
        cast: &Arc<Cast>,
        database: &Arc<Database>,
        seed: u64,
        is_traced: bool,
    ) -> Result<World> {
        database.begin_again()?;
        let stage = Arc::new(Stage::new(cast.begins, seed, is_traced));
        let spring = if stage.below(8) == 0 { SPRING } else { SignedDuration::ZERO };
        stage.advance_to(stage.now() + spring + stage.seconds_up_to(BEGINNING_HOURS * 3_600));
        let settlement = SignedDuration::from_hours(1 + i64::from(stage.below(60)));
        let side = Arc::new(ProcessorSide::new(cast.processor(settlement)));
        let now = stage.now();
        let mut world = World {
            seed,
            side,
            cast: Arc::clone(cast),
            agenda: Agenda::default(),
            visits: Vec::new(),
            notifications: Vec::new(),
            book: Book::default(),
            working: Vec::new(),
            worked_at: now,
            has_worked: false,
            work_at: now,
            due: Due::default(),
            is_restored: false,
            backup: None,
            broken: Vec::new(),
            bills: 0,
            database: Arc::clone(database),
            process: None,
            ids: Arc::new(SeededChance::new(seed ^ 0x1d5)),
            visiting_hours: VISITING_HOURS[stage.below(4) as usize],
            has_autopay: stage.below(4) == 0,
            last_happening: now,
            walks: 0,
            undecided: 0,
            seen_commits: 0,
            haste: [950, 900, 700][stage.below(3) as usize],
            steps: 0,
            kills: 0,
            stage,
        };
        world.stage.note(format_args!("of a thousand times {}", world.stage.weather()));
        world.start();
        world.plan_everything();
        Ok(world)
    }

    /// Until everything has come to rest; then `broken` says what should not have been.
    pub fn run(&mut self) {
        while self.step() {
            self.steps += 1;
            if self.steps > STEP_LIMIT {
                self.blame("the world does not come to rest".to_owned());
                return;
            }
        }
        checks::check_the_end(self);
    }

    /// One thing happens; false when nothing is left to happen.
    fn step(&mut self) -> bool {
        if let Some(process) = &self.process {
            process.settle();
        }
        if self.collect() {
            return true; // what follows from it begins at the same moment
        }
        self.look_at_payments();
        if self.process.is_some() && self.stage.happens(self.stage.weather().killed) {
            self.kill();
            return true;
        }
        if self.stage.is_anyone_ready() && self.stage.happens(self.haste) {
            self.stage.let_one_go();
            return true;
        }
        let work_at = if self.process.is_some() { self.work_at } else { Timestamp::MAX };
        let next_at = self.agenda.next_at().unwrap_or(Timestamp::MAX);
        let at = next_at.min(work_at);
        if let Some(since) = self.stage.longest_wait()
            && at.duration_since(since) > LONGEST_PAUSE
        {
            self.stage.let_longest_go();
            return true;
        }
        if next_at == Timestamp::MAX && (self.is_at_rest() || at == Timestamp::MAX) {
            return self.stage.longest_wait().is_some() && {
                self.stage.let_longest_go();
                true
            };
        }
        let now = self.stage.now();
        let ready_at = self.stage.next_ready_at().filter(|it| now < *it && *it < at);
        if let Some(ready_at) = ready_at {
            self.stage.advance_to(ready_at);
            self.side.core().advance(ready_at);
            self.stage.let_one_go();
            return true;
        }
        if self.may_be_off_until(next_at) {
            return true;
        }
        self.stage.advance_to(at);
        self.side.core().advance(self.stage.now());
        if next_at <= work_at {
            self.last_happening = self.stage.now().max(self.last_happening);
            self.walks = 0;
            if let Some(happening) = self.agenda.pop() {
                self.happen(happening);
            }
        } else {
            self.work();
        }
        true
    }

    /// Nothing is left to do, or what is left has had its time.
    fn is_at_rest(&self) -> bool {
        let is_done = self.undecided == 0 && self.due.errands == 0 && self.walks >= LAST_WALKS;
        is_done || self.stage.now() > self.last_happening + REST
    }

    /// For some of the weeks in which nothing happens. It is started in good time: a walk sees what
    /// has changed within three days.
    fn may_be_off_until(&mut self, next_at: Timestamp) -> bool {
        let is_quiet = next_at != Timestamp::MAX
            && next_at.duration_since(self.stage.now()) > LONG_QUIET
            && self.undecided == 0
            && self.process.is_some();
        if !is_quiet || self.walks < LAST_WALKS || self.stage.below(4) == 0 {
            return false;
        }
        self.stage.note(format_args!("the program is off for a while"));
        self.stop();
        let on_again = next_at - SignedDuration::from_hours(i64::from(self.stage.below(48)));
        self.agenda.plan(on_again, Happening::Start);
        true
    }

    /// Once per commit and round of work: no state goes back, and the worker hears of what there is to do.
    fn look_at_payments(&mut self) {
        let commits = self.stage.commits();
        if commits == self.seen_commits && !self.has_worked {
            return;
        }
        (self.seen_commits, self.has_worked) = (commits, false);
        let Some(process) = &self.process else { return };
        let looked: Result<_> = process.ask(&self.stage, async {
            let mut conn = process.ctx.db.read().await?;
            let due = store::due(&mut conn).await?;
            Ok(match due.states == self.due.states {
                true => (None, due),
                false => (Some(store::known_payments(&mut conn).await?), due),
            })
        });
        match looked {
            Ok((known, due)) => {
                if let Some(known) = known {
                    self.see(&known);
                    self.undecided = known.iter().filter(|known| !known.is_over()).count();
                }
                self.walks += u32::from(due.walk > self.due.walk);
                self.due = due;
                self.plan_work();
            }
            Err(error) => self.blame(format!("the payments cannot be read: {error}")),
        }
    }

    fn see(&mut self, known: &[Known]) {
        for change in self.book.see(known) {
            match change {
                Change::Made(what) => self.stage.note(format_args!("  {what}")),
                Change::Broken(what) => self.blame(what),
            }
        }
    }

    /// Something is not as it should be.
    pub fn blame(&mut self, what: String) {
        self.stage.note(format_args!("  BROKEN: {what}"));
        self.broken.push(what);
    }

    /// The worker looks all the time; here only when there is something to see.
    fn plan_work(&mut self) {
        let second_look = self.worked_at + self.stage.seconds_up_to(SECOND_LOOK_SECONDS);
        let skew = self.stage.skew();
        let rounds = Work::ALL.iter().filter_map(|work| {
            let due = self.due.of(*work)? - skew;
            Some(if self.working.contains(work) { due.max(second_look) } else { due })
        });
        let Some(due) = rounds.min() else {
            self.work_at = Timestamp::MAX;
            return;
        };
        let due = due.max(self.worked_at + BETWEEN_ROUNDS);
        let slack = self.stage.seconds_up_to(if self.stage.below(8) == 0 { 900 } else { 4 });
        self.work_at = due.max(self.stage.now()) + slack;
    }

    pub fn start(&mut self) {
        let db = self.database.steered_by(Arc::clone(&self.stage) as _);
        match Process::start(&self.stage, &self.side, &self.cast, &self.ids, db) {
            Ok(process) => {
                self.process = Some(process);
                self.work_at = self.stage.now();
                self.begin_work();
            }
            Err(error) => self.blame(format!("the program does not start: {error}")),
        }
    }

    /// `kill -9`: nothing in memory survives. It is started again soon.
    fn kill(&mut self) {
        self.stage.note(format_args!("kill -9"));
        self.stop();
        self.kills += 1;
        let soon = self.stage.now() + self.stage.seconds_up_to(60);
        self.agenda.plan(soon, Happening::Start);
    }

    pub fn stop(&mut self) {
        self.stage.set_aside(true); // what is dropped must not wait
        self.process = None;
        self.stage.set_aside(false);
        self.stage.forget_waiting();
        self.stage.take_reports();
        self.working.clear();
    }
}
