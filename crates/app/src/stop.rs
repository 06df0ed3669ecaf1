//! The signal to stop, which everything that runs on listens to.

use tokio::sync::watch;

/// Tells every [`Stop`] made from it.
pub struct Stopper(watch::Sender<bool>);

/// Cheap to clone.
#[derive(Clone)]
pub struct Stop(watch::Receiver<bool>);

pub fn stop() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(receiver))
}

impl Stopper {
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Returns when it is time to stop; whoever held the [`Stopper`] being gone counts as well.
    pub async fn stopped(&mut self) {
        let _gone = self.0.wait_for(|stop| *stop).await;
    }

    pub fn is_stopped(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }
}

/// Returns when the process is asked to end: Ctrl-C, or TERM where there is such a thing.
pub async fn requested() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
