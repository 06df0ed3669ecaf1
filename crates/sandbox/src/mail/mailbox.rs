//! The box: the last letters, in memory.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base::Clock;

use super::Letter;

const KEPT: usize = 500;

pub struct Mailbox {
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    taken: u64,
    letters: VecDeque<Letter>,
    /// Addresses at `slow.test` that were told to try again.
    put_off: HashSet<String>,
}

/// What the server says to a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Accept,
    TryLater,
    NoSuchMailbox,
}

impl Mailbox {
    pub fn new(clock: Arc<dyn Clock>) -> Mailbox {
        Mailbox { clock, state: Mutex::default() }
    }

    /// Everybody is known, except at `bounce.test`; at `slow.test` only from the second time.
    pub fn judge(&self, recipient: &str) -> Verdict {
        let address = recipient.to_ascii_lowercase();
        match address.rsplit('@').next() {
            Some("bounce.test") => Verdict::NoSuchMailbox,
            Some("slow.test") if self.state().put_off.insert(address.clone()) => Verdict::TryLater,
            _ => Verdict::Accept,
        }
    }

    pub fn take(&self, from: &str, to: &[String], raw: &[u8]) {
        let received = self.clock.now();
        let mut state = self.state();
        state.taken += 1;
        let letter = Letter::read(state.taken, from, to, received, raw);
        state.letters.push_front(letter);
        state.letters.truncate(KEPT);
    }

    /// Newest first; only those to an address where one is given.
    pub fn letters(&self, to: Option<&str>) -> Vec<Letter> {
        let state = self.state();
        let wanted = |letter: &&Letter| to.is_none_or(|address| letter.is_to(address));
        state.letters.iter().filter(wanted).cloned().collect()
    }

    pub fn find(&self, id: u64) -> Option<Letter> {
        self.state().letters.iter().find(|letter| letter.id == id).cloned()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
