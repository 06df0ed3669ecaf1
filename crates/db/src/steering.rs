//! Where a simulation takes hold of the database: it decides when a call goes on, and whether.
//!
//! Nobody else names one, and without one nothing waits.

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;

use crate::Result;

/// Where a process may be delayed, told that something went wrong, or killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// A connection for reading is asked for.
    Read,
    /// A transaction asks for its turn.
    Begin,
    /// A transaction has done its work, and nothing of it is kept yet. An error here is a COMMIT
    /// that failed: nothing will be kept.
    Commit,
    /// It is kept, and its caller has not heard so. An error here is a lost acknowledgement.
    Committed,
}

pub trait Steering: Debug + Send + Sync {
    fn reach(&self, point: Point) -> Pin<Box<dyn Future<Output = Result<()>> + Send + '_>>;
}

pub(crate) async fn reach(steering: &Option<Arc<dyn Steering>>, point: Point) -> Result<()> {
    match steering {
        None => Ok(()),
        Some(steering) => steering.reach(point).await,
    }
}
