//! What every operation is handed: the database, time, chance, the outside world, the settings.

use std::fmt;
use std::sync::Arc;

use base::{Chance, Clock, Date, Id, Timestamp, in_zone};
use db::Db;
use outside::mail::Mailer;
use outside::processor::Processor;

use crate::settings::Biller;

/// Cheap to clone; one per process.
#[derive(Clone)]
pub struct Ctx {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub chance: Arc<dyn Chance>,
    pub processor: Arc<dyn Processor>,
    pub mailer: Arc<dyn Mailer>,
    pub biller: Arc<Biller>,
    pub secret: Secret,
    /// Where the portal is reached from outside, without a slash at the end.
    pub portal_url: Arc<str>,
}

impl Ctx {
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today at the biller's place.
    pub fn today(&self) -> Date {
        in_zone(self.now(), &self.biller.zone)
    }

    pub fn id<Kind>(&self) -> Id<Kind> {
        Id::new(&*self.clock, &*self.chance)
    }
}

/// The server's secret: what is derived from it (codes, and later links) is stored nowhere.
#[derive(Clone)]
pub struct Secret(Arc<[u8]>);

impl Secret {
    /// At least 32 bytes, from the configuration.
    pub fn new(bytes: &[u8]) -> Option<Secret> {
        (bytes.len() >= 32).then(|| Secret(bytes.into()))
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
