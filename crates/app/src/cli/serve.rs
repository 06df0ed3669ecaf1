//! `paydesk serve`: the portal, and the jobs unless another process works them.

use clap::Args;

use crate::config::{Config, Sources};
use crate::failure::Failure;
use crate::stop::{requested, stop};
use crate::{serve, wiring, worker};

#[derive(Debug, Args)]
pub struct Serve {
    /// Leave the jobs to `paydesk work`
    #[arg(long)]
    no_jobs: bool,
}

impl Serve {
    pub async fn run(self, sources: &Sources) -> Result<(), Failure> {
        let config = Config::read(sources)?;
        let ctx = wiring::context(&config).await?;
        let (origin, is_tls) = (config.hosted_page_origin(), config.portal.is_tls);
        let web = wiring::web(&ctx, &origin, is_tls, config.trusts_proxy)?;
        let listener = serve::listen(config.listen).await?;
        let (stopper, stopped) = stop();
        tracing::info!(listen = %config.listen, portal = config.portal.url, "serving");
        let serving = tokio::spawn(serve::serve(listener, serve::router(web), stopped.clone()));
        let working =
            (!self.no_jobs).then(|| tokio::spawn(worker::work(ctx, config.workers, stopped)));
        requested().await.map_err(Failure::doing("The signals to stop"))?;
        tracing::info!("ending when what is under way is done");
        stopper.stop();
        serving.await.map_err(Failure::doing("The server"))?;
        if let Some(working) = working {
            working.await.map_err(Failure::doing("The worker"))?;
        }
        Ok(())
    }
}
