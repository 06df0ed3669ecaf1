//! The database file that worlds play in, one after the other, and the connections to it, which
//! outlive a world: opening them and preparing every statement anew takes SQLite as long as all
//! else that it does for a world.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use base::Result;
use db::{Db, Options, Steering};

use crate::process::runtime;

/// The two copies of the header in SQLite's wal-index (`www.sqlite.org/walformat.html`, 2.1).
const INDEX_HEADER_BYTES: usize = 2 * 48;

pub struct Database {
    file: PathBuf,
    log: PathBuf,
    index: PathBuf,
    db: Db,
    beginning: Contents,
}

/// What a copy of the file holds, and of the log of what is not in the file yet.
pub struct Contents {
    file: Vec<u8>,
    log: Vec<u8>,
}

impl Database {
    /// `beginning`: a whole file, with which every world begins.
    pub fn open(file: PathBuf, beginning: Vec<u8>) -> Result<Database> {
        fs::write(&file, &beginning).map_err(failed)?;
        let options = Options { commit_off_workers: false, ..Options::default() };
        let url = format!("sqlite:{}", file.display());
        let db = runtime()?.block_on(Db::connect_with(&url, &options))?;
        let (log, index) = (file.with_extension("db-wal"), file.with_extension("db-shm"));
        let beginning = Contents { file: beginning, log: Vec::new() };
        Ok(Database { file, log, index, db, beginning })
    }

    /// Where every use may wait or fail as `steering` decides.
    pub fn steered_by(&self, steering: Arc<dyn Steering>) -> Db {
        self.db.steered_by(steering)
    }

    /// As it is: between two steps of a world nothing is being written.
    pub fn copy(&self) -> Result<Contents> {
        let (file, log) = (fs::read(&self.file), fs::read(&self.log));
        Ok(Contents { file: file.map_err(failed)?, log: log.map_err(failed)? })
    }

    pub fn begin_again(&self) -> Result<()> {
        self.put_back(&self.beginning)
    }

    /// While nobody uses a connection. What they remember of the file they check against the header
    /// of the index, so it is made unreadable: as after a crash, the next to come reads the log anew.
    pub fn put_back(&self, contents: &Contents) -> Result<()> {
        let put = || -> io::Result<()> {
            fs::write(&self.file, &contents.file)?;
            fs::write(&self.log, &contents.log)?;
            OpenOptions::new().write(true).open(&self.index)?.write_all(&[0; INDEX_HEADER_BYTES])
        };
        put().map_err(failed)
    }
}

fn failed(error: io::Error) -> base::Error {
    base::Error::internal("simulation", error)
}
