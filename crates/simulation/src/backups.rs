//! A copy of the database, and the day on which it is put back.

use std::fs;
use std::path::{Path, PathBuf};

use crate::world::World;

impl World {
    /// The file and its log, as they are: between two steps nothing is being written.
    pub fn back_up(&mut self) {
        let copied = files_of(&self.database).into_iter().map(|file| {
            let bytes = fs::read(&file).unwrap_or_default();
            (file, bytes)
        });
        self.backup = Some(copied.collect());
    }

    /// Everything since the copy is lost here, and stays known to the processor.
    pub fn restore(&mut self) {
        let Some(backup) = self.backup.take() else { return };
        self.stop();
        self.db = None;
        for (file, bytes) in &backup {
            let put_back = match bytes.is_empty() {
                false => fs::write(file, bytes),
                true => fs::remove_file(file).or(Ok(())),
            };
            if let Err(error) = put_back {
                self.blame(format!("the backup cannot be put back: {error}"));
            }
        }
        self.is_restored = true;
        self.book.begin_again();
        for visit in &mut self.visits {
            (visit.draft, visit.payment, visit.patience) = (None, None, 0);
            visit.reviews.clear();
            visit.pressed.clear();
        }
        self.start();
    }
}

fn files_of(database: &Path) -> Vec<PathBuf> {
    let log = database.with_extension("db-wal");
    vec![database.to_owned(), log]
}
