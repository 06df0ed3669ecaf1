//! What the sandbox's servers share: the processor behind its lock, the time, the faults on order.

use std::collections::HashSet;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base::{Clock, SignedDuration, Timestamp};
use tokio::sync::mpsc::UnboundedSender;

use crate::faults::Faults;
use crate::processor::{Event, Processor};

pub struct Control {
    clock: Arc<dyn Clock>,
    /// How far tests have moved the sandbox's time ahead of the clock.
    ahead_seconds: AtomicI64,
    processor: Mutex<Processor>,
    events: UnboundedSender<Event>,
    faults: Mutex<Faults>,
    keys_in_use: Mutex<HashSet<String>>,
}

impl Control {
    pub fn new(
        clock: Arc<dyn Clock>,
        processor: Processor,
        events: UnboundedSender<Event>,
    ) -> Control {
        Control {
            clock,
            ahead_seconds: AtomicI64::new(0),
            processor: Mutex::new(processor),
            events,
            faults: Mutex::default(),
            keys_in_use: Mutex::default(),
        }
    }

    /// The time the processor lives in.
    pub fn now(&self) -> Timestamp {
        let ahead = SignedDuration::from_secs(self.ahead_seconds.load(Ordering::SeqCst));
        self.clock.now().checked_add(ahead).unwrap_or(Timestamp::MAX)
    }

    /// The time outside, for signatures that others check by their own clocks.
    pub fn outside_now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn advance_seconds(&self, seconds: i64) {
        self.ahead_seconds.fetch_add(seconds, Ordering::SeqCst);
        self.tick();
    }

    /// Lets everything happen that is due.
    pub fn tick(&self) {
        self.with_processor(|processor, now| processor.advance(now));
    }

    /// Works with the processor, and passes on what happened to whoever delivers it.
    pub fn with_processor<T>(&self, work: impl FnOnce(&mut Processor, Timestamp) -> T) -> T {
        let mut processor = locked(&self.processor);
        let outcome = work(&mut processor, self.now());
        for event in processor.take_events() {
            // Nobody listens any more only while the sandbox stops.
            let _stopped = self.events.send(event);
        }
        outcome
    }

    pub fn faults(&self) -> MutexGuard<'_, Faults> {
        locked(&self.faults)
    }

    /// Marks an idempotency key as in use until the guard is dropped; None if it is already.
    pub fn use_key(&self, key: &str) -> Option<KeyInUse<'_>> {
        let is_new = locked(&self.keys_in_use).insert(key.to_owned());
        is_new.then(|| KeyInUse { control: self, key: key.to_owned() })
    }
}

pub struct KeyInUse<'c> {
    control: &'c Control,
    key: String,
}

impl Drop for KeyInUse<'_> {
    fn drop(&mut self) {
        locked(&self.control.keys_in_use).remove(&self.key);
    }
}

/// The data stays usable after a panic elsewhere: every change to it is whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
