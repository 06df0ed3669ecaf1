//! A copy of the database, and the day on which it is put back.

use crate::world::World;

impl World {
    pub fn back_up(&mut self) {
        match self.database.copy() {
            Ok(contents) => self.backup = Some(contents),
            Err(error) => self.blame(format!("no backup can be made: {error}")),
        }
    }

    /// Everything since the copy is lost here, and stays known to the processor.
    pub fn restore(&mut self) {
        let Some(backup) = self.backup.take() else { return };
        self.stop();
        if let Err(error) = self.database.put_back(&backup) {
            self.blame(format!("the backup cannot be put back: {error}"));
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
