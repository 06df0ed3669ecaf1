//! Everything, listening: starts the servers, names their addresses, stops them.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use base::{Clock, SignedDuration, SystemClock};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

use crate::control::Control;
use crate::mail::{Mailbox, inbox, smtp};
use crate::processor::{Processor, Settings};
use crate::{http, webhooks};

/// How often the processor's time moves on its own.
const TICK: Duration = Duration::from_millis(100);

pub struct Config {
    /// The same seed gives the same ids.
    pub seed: u64,
    pub clock: Arc<dyn Clock>,
    pub bank_settlement_delay: SignedDuration,
    /// Until the disputes and refund changes that test numbers ask for.
    pub after_effect_delay: SignedDuration,
    pub search_lag: SignedDuration,
    /// What is available goes to the biller's bank every day; else only when a test says so.
    pub daily_payouts: bool,
    pub ports: Ports,
    /// Where events are sent; can be set later too.
    pub webhook_url: Option<String>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            seed: 1,
            clock: Arc::new(SystemClock),
            bank_settlement_delay: SignedDuration::from_secs(20),
            after_effect_delay: SignedDuration::from_secs(5),
            search_lag: SignedDuration::ZERO,
            daily_payouts: false,
            ports: Ports::default(),
            webhook_url: None,
        }
    }
}

/// On the loopback address; 0 takes any free port.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ports {
    pub processor: u16,
    pub smtp: u16,
    pub inbox: u16,
}

#[derive(Debug, thiserror::Error)]
#[error("cannot listen on 127.0.0.1:{port} for the {server}: {source}")]
pub struct StartError {
    server: &'static str,
    port: u16,
    source: std::io::Error,
}

/// A running sandbox. Dropping it stops it.
pub struct Sandbox {
    processor: SocketAddr,
    smtp: SocketAddr,
    inbox: SocketAddr,
    secret_key: String,
    webhook_secret: String,
    control: Arc<Control>,
    /// Its end is the signal to stop.
    running: watch::Sender<()>,
    tasks: JoinSet<()>,
}

impl Sandbox {
    pub async fn start(config: Config) -> Result<Sandbox, StartError> {
        // Linked beside a client that speaks TLS, ours looks for it too; a second one is refused.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (processor_listener, processor) = bind("processor", config.ports.processor).await?;
        let (smtp_listener, smtp) = bind("mail server", config.ports.smtp).await?;
        let (inbox_listener, inbox) = bind("inbox", config.ports.inbox).await?;

        // Not secrets: they open nothing but this sandbox, and the same seed gives the same ones.
        let secret_key = format!("sk_test_sandbox{:016x}", config.seed);
        let webhook_secret = format!("whsec_sandbox{:016x}", config.seed);
        let (sender, events) = mpsc::unbounded_channel();
        let core = Processor::new(Settings {
            seed: config.seed,
            secret_key: secret_key.clone(),
            base_url: format!("http://{processor}"),
            settlement_delay: config.bank_settlement_delay,
            after_effect_delay: config.after_effect_delay,
            search_lag: config.search_lag,
            daily_payouts: config.daily_payouts,
        });
        let control = Arc::new(Control::new(Arc::clone(&config.clock), core, sender));
        let mailbox = Arc::new(Mailbox::new(config.clock));

        let (running, stopped) = watch::channel(());
        let mut tasks = JoinSet::new();
        tasks.spawn(webhooks::deliver_all(Arc::clone(&control), events));
        tasks.spawn(tick(Arc::clone(&control)));
        let processor_pages = http::router(Arc::clone(&control));
        tasks.spawn(serve(processor_listener, processor_pages, stopped.clone()));
        tasks.spawn(serve(inbox_listener, inbox::router(Arc::clone(&mailbox)), stopped.clone()));
        tasks.spawn(smtp::serve(smtp_listener, mailbox));

        let sandbox =
            Sandbox { processor, smtp, inbox, secret_key, webhook_secret, control, running, tasks };
        if let Some(url) = &config.webhook_url {
            sandbox.set_webhook_url(url);
        }
        Ok(sandbox)
    }

    /// Without a slash at the end; Stripe's API is below `/v1`.
    pub fn processor_url(&self) -> String {
        format!("http://{}", self.processor)
    }

    pub fn smtp_address(&self) -> SocketAddr {
        self.smtp
    }

    pub fn inbox_url(&self) -> String {
        format!("http://{}", self.inbox)
    }

    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }

    pub fn webhook_secret(&self) -> &str {
        &self.webhook_secret
    }

    /// Sends every event from now on to `url`, signed with [`Sandbox::webhook_secret`].
    pub fn set_webhook_url(&self, url: &str) {
        self.control.with_processor(|processor, now| {
            processor.set_webhook(now, url, &self.webhook_secret);
        });
    }

    /// Stops listening and ends what is under way.
    pub async fn stop(mut self) {
        drop(self.running);
        self.tasks.shutdown().await;
    }
}

async fn bind(server: &'static str, port: u16) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError { server, port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

async fn serve(listener: TcpListener, router: Router, mut stopped: watch::Receiver<()>) {
    let stop = async move {
        // An error is the signal: the sender is gone.
        while stopped.changed().await.is_ok() {}
    };
    if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(stop).await {
        tracing::error!(%error, "a server of the sandbox ended");
    }
}

async fn tick(control: Arc<Control>) {
    let mut interval = tokio::time::interval(TICK);
    loop {
        interval.tick().await;
        control.tick();
    }
}
