//! `paydesk work`: the jobs alone, beside any number of `paydesk serve --no-jobs`.

use crate::config::{Config, Sources};
use crate::failure::Failure;
use crate::stop::{requested, stop};
use crate::{wiring, worker};

pub async fn run(sources: &Sources) -> Result<(), Failure> {
    let config = Config::read(sources)?;
    let ctx = wiring::context(&config).await?;
    let (stopper, stopped) = stop();
    tracing::info!("working");
    let working = tokio::spawn(worker::work(ctx, config.workers, stopped));
    requested().await.map_err(Failure::doing("The signals to stop"))?;
    tracing::info!("ending when what is under way is done");
    stopper.stop();
    working.await.map_err(Failure::doing("The worker"))
}
