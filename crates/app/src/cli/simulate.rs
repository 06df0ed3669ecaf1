//! `paydesk simulate`: seeded worlds in which the payment engine is to break, one after the other.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, ScopedJoinHandle};
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use simulation::{Outcome, Simulation};

use crate::failure::Failure;

/// How often progress is shown where nobody watches a terminal.
const LINE_EVERY: u64 = 10_000;

#[derive(Debug, Args)]
pub struct Simulate {
    /// How many worlds; one alone is shown with everything that happens in it
    #[arg(long, default_value_t = 1_000, value_name = "N")]
    seeds: u64,
    /// The first seed
    #[arg(long, default_value_t = 0, value_name = "S")]
    from: u64,
    /// How many worlds at once
    #[arg(long, default_value_t = 1, value_name = "N")]
    threads: u64,
}

impl Simulate {
    /// Worlds have runtimes of their own, so none of this happens on a thread of the program's.
    pub fn run(self) -> Result<(), Failure> {
        thread::scope(|scope| ended(scope.spawn(|| self.simulate())))
    }

    fn simulate(&self) -> Result<(), Failure> {
        if self.seeds == 1 {
            return replay(self.from);
        }
        let began = Instant::now();
        let (tried, broken) = self.run_all()?;
        let seconds = began.elapsed().max(Duration::from_millis(1));
        println!("{tried} worlds, {} a second.", u128::from(tried) * 1_000 / seconds.as_millis());
        match broken {
            None => Ok(()),
            Some(seed) => replay(seed),
        }
    }

    /// How many worlds were run, and the first seed whose world was not sound.
    fn run_all(&self) -> Result<(u64, Option<u64>), Failure> {
        let progress = Progress::new(self.seeds);
        let broken = Mutex::new(None);
        let threads = self.threads.max(1);
        thread::scope(|scope| {
            let share = self.seeds.div_ceil(threads);
            let end = self.from + self.seeds;
            let parts = (0..threads).map(|part| {
                let first = (self.from + part * share).min(end);
                first..(first + share).min(end)
            });
            let running: Vec<_> =
                parts.map(|seeds| scope.spawn(|| run_some(seeds, &progress, &broken))).collect();
            running.into_iter().try_for_each(ended)
        })?;
        progress.bar.finish_and_clear();
        let broken = broken.into_inner().unwrap_or_default();
        Ok((progress.tried.load(Ordering::Relaxed), broken))
    }
}

fn ended(thread: ScopedJoinHandle<'_, Result<(), Failure>>) -> Result<(), Failure> {
    thread.join().map_err(|_| Failure::Work("The simulation panicked.".to_owned()))?
}

fn run_some(
    seeds: Range<u64>,
    progress: &Progress,
    broken: &Mutex<Option<u64>>,
) -> Result<(), Failure> {
    let simulation = Simulation::new()?;
    for seed in seeds {
        if progress.is_over.load(Ordering::Relaxed) {
            break;
        }
        let outcome = simulation.run(seed)?;
        progress.count();
        if !outcome.broken.is_empty() {
            progress.is_over.store(true, Ordering::Relaxed);
            if let Ok(mut broken) = broken.lock() {
                *broken = Some(broken.map_or(seed, |other: u64| other.min(seed)));
            }
        }
    }
    Ok(())
}

/// The world of one seed, with everything that happens in it.
fn replay(seed: u64) -> Result<(), Failure> {
    let Outcome { broken, trace, .. } = Simulation::new()?.replay(seed)?;
    for line in trace {
        println!("{line}");
    }
    if broken.is_empty() {
        println!("The world of seed {seed} is sound.");
        return Ok(());
    }
    let broken = broken.join("\n  ");
    Err(Failure::Work(format!(
        "The world of seed {seed} is broken:\n  {broken}\n`paydesk simulate --seeds 1 --from {seed}` \
         shows it again."
    )))
}

struct Progress {
    bar: ProgressBar,
    tried: AtomicU64,
    is_over: AtomicBool,
}

impl Progress {
    fn new(seeds: u64) -> Progress {
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len} worlds, {per_sec}");
        let bar = ProgressBar::new(seeds);
        let bar = style.map_or(bar.clone(), |style| bar.with_style(style));
        Progress { bar, tried: AtomicU64::new(0), is_over: AtomicBool::new(false) }
    }

    /// A bar on a terminal, and a line now and then elsewhere.
    fn count(&self) {
        let tried = self.tried.fetch_add(1, Ordering::Relaxed) + 1;
        self.bar.inc(1);
        if self.bar.is_hidden() && tried.is_multiple_of(LINE_EVERY) {
            println!("{tried} worlds");
        }
    }
}
