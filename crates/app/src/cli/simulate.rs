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
const LINE_EVERY: Duration = Duration::from_secs(60);

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
        let progress = Progress::new(self.seeds);
        let broken = self.run_all(&progress)?;
        println!("{}", progress.told());
        match broken {
            None => Ok(()),
            Some(seed) => replay(seed),
        }
    }

    /// The first seed whose world was not sound.
    fn run_all(&self, progress: &Progress) -> Result<Option<u64>, Failure> {
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
                parts.map(|seeds| scope.spawn(|| run_some(seeds, progress, &broken))).collect();
            running.into_iter().try_for_each(ended)
        })?;
        progress.bar.finish_and_clear();
        Ok(broken.into_inner().unwrap_or_default())
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
    began: Instant,
    tried: AtomicU64,
    /// How many lines have been printed.
    lines: AtomicU64,
    is_over: AtomicBool,
}

impl Progress {
    fn new(seeds: u64) -> Progress {
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len} worlds, {per_sec}");
        let bar = ProgressBar::new(seeds);
        let bar = style.map_or(bar.clone(), |style| bar.with_style(style));
        let (tried, lines) = (AtomicU64::new(0), AtomicU64::new(0));
        Progress { bar, began: Instant::now(), tried, lines, is_over: AtomicBool::new(false) }
    }

    /// A bar on a terminal, and a line each minute elsewhere.
    fn count(&self) {
        self.tried.fetch_add(1, Ordering::Relaxed);
        self.bar.inc(1);
        let minutes = self.began.elapsed().as_secs() / LINE_EVERY.as_secs();
        if self.bar.is_hidden() && self.lines.fetch_max(minutes, Ordering::Relaxed) < minutes {
            println!("{}", self.told());
        }
    }

    fn told(&self) -> String {
        let tried = self.tried.load(Ordering::Relaxed);
        let milliseconds = self.began.elapsed().as_millis().max(1);
        let (seconds, rate) = (milliseconds / 1_000, u128::from(tried) * 1_000 / milliseconds);
        let seeds = self.bar.length().unwrap_or_default();
        format!("{tried} of {seeds} worlds in {seconds} s, {rate} a second.")
    }
}
