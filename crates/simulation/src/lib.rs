//! Floor 3: the seeded world that tries to break the payment engine (DESIGN §9).
//!
//! One seed is one world: the real engine and the real Stripe adapter on real SQLite, the sandbox's
//! processor in the same process, payers who click twice, a worker, banks, a clock that jumps; and
//! faults at every place where a call or a commit can be cut. One thing happens at a time, and the
//! seed decides which, so a seed replays identically.

mod agenda;
mod backups;
mod book;
mod cast;
mod checks;
mod database;
mod happenings;
mod notifications;
mod payers;
mod plans;
mod postman;
mod process;
mod processor_side;
mod report;
mod stage;
mod store;
mod trace;
mod visits;
mod weather;
mod world;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs, process as machine};

use base::{Error, Result};

use cast::Cast;
use database::Database;
use world::World;

/// Runs worlds, one after the other, in a folder of its own on the machine's memory disk.
pub struct Simulation {
    cast: Arc<Cast>,
    database: Arc<Database>, // closed before its folder goes
    _folder: Folder,
}

/// How a world ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub seed: u64,
    /// What should not have been; empty in a sound world.
    pub broken: Vec<String>,
    /// Of everything that happened.
    pub hash: u64,
    /// A line for each thing that happened, where they were asked for.
    pub trace: Vec<String>,
    pub steps: u32,
    pub kills: u32,
}

impl Simulation {
    pub fn new() -> Result<Simulation> {
        let folder = Folder::new()?;
        let runtime = process::runtime()?;
        let cast = runtime.block_on(Cast::assemble(&folder.0.join("cast.db")))?;
        let (cast, beginning) = cast;
        let database = Database::open(folder.0.join("world.db"), beginning)?;
        Ok(Simulation { cast: Arc::new(cast), database: Arc::new(database), _folder: folder })
    }

    pub fn run(&self, seed: u64) -> Result<Outcome> {
        self.play(seed, false)
    }

    /// The same world, with its trace.
    pub fn replay(&self, seed: u64) -> Result<Outcome> {
        self.play(seed, true)
    }

    fn play(&self, seed: u64, is_traced: bool) -> Result<Outcome> {
        let mut world = World::new(&self.cast, &self.database, seed, is_traced)?;
        world.run();
        world.stop();
        Ok(Outcome {
            seed: world.seed,
            broken: std::mem::take(&mut world.broken),
            hash: world.stage.hash(),
            trace: world.stage.take_lines(),
            steps: world.steps,
            kills: world.kills,
        })
    }
}

/// Gone with whoever made it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Folder> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let memory = Some(PathBuf::from("/dev/shm")).filter(|path| path.is_dir());
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("paydesk-simulation-{}-{number}", machine::id());
        let path = memory.unwrap_or_else(env::temp_dir).join(name);
        fs::create_dir(&path).map_err(|error| Error::internal("simulation", error))?;
        Ok(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
