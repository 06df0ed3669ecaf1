//! `paydesk demo`: a biller with two years of history, everything it talks to, and the portal, in
//! one process, gone when it ends.

mod announce;
mod autopay;
mod data;
mod fees;
mod hosted_page;
mod load;
mod pay_links;
mod plans;
mod showcase;
mod terms;

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use base::{Chance, OsChance, SignedDuration, SystemClock};
use billing::ctx::Secret;
use billing::settings::{self, Applied, Biller};
use billing::{migrations, samples};
use db::Db;
use outside::smtp::Encryption;
use outside::{smtp, stripe};
use sandbox::Sandbox;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::failure::Failure;
use crate::stop::{requested, stop};
use crate::wiring::{Outside, assemble};
use crate::{config, serve, wiring, worker};

pub use announce::Style;

/// Long enough to watch a bank debit on its way.
const SETTLEMENT_DELAY: SignedDuration = SignedDuration::from_secs(90);
const MAIL_TIMEOUT: Duration = Duration::from_secs(10);
const JOBS_AT_ONCE: usize = 4;

pub struct Options {
    /// Of the portal; 0 takes any free one.
    pub port: u16,
    pub seed: u64,
    /// An empty one; none for a temporary file.
    pub database: Option<String>,
    pub style: Style,
    /// A session ends after so long without a request.
    pub idle_minutes: i64,
}

/// Runs until it is asked to end.
pub async fn run(options: Options) -> Result<(), Failure> {
    let home = Home::new(options.database.clone())?;
    let listener = serve::listen(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port))).await?;
    let address = listener.local_addr().map_err(Failure::doing("The portal's address"))?;
    // By name: browsers make passkeys for names only, and trust this one without TLS.
    let portal = format!("http://localhost:{}", address.port());
    let sandbox = start_sandbox(&portal).await?;
    let lived = tokio::select! {
        ended = live(&home, &portal, listener, &sandbox, &options) => ended,
        // Also while everything is still being prepared.
        asked = requested() => asked.map_err(Failure::doing("The signals to stop")),
    };
    sandbox.stop().await;
    lived
}

/// Where the data lives; a temporary folder goes with it.
struct Home {
    database: String,
    _folder: Option<TempDir>,
}

impl Home {
    fn new(database: Option<String>) -> Result<Home, Failure> {
        if let Some(database) = database {
            return Ok(Home { database, _folder: None });
        }
        let folder = tempfile::Builder::new().prefix("paydesk-demo-").tempdir();
        let folder = folder.map_err(Failure::doing("A folder for the demo's data"))?;
        let database = format!("sqlite:{}", folder.path().join("paydesk.db").display());
        Ok(Home { database, _folder: Some(folder) })
    }
}

async fn start_sandbox(portal: &str) -> Result<Sandbox, Failure> {
    let config = sandbox::Config {
        bank_settlement_delay: SETTLEMENT_DELAY,
        webhook_url: Some(format!("{portal}/hooks/processor")),
        ..sandbox::Config::default()
    };
    Sandbox::start(config).await.map_err(Failure::doing("The sandbox"))
}

async fn live(
    home: &Home,
    portal: &str,
    listener: TcpListener,
    sandbox: &Sandbox,
    options: &Options,
) -> Result<(), Failure> {
    let biller = Biller {
        idle_minutes: options.idle_minutes,
        fees: fees::rules()?,
        ..samples::brightwater()
    };
    let db = open_empty(&home.database, &biller).await?;
    let ctx = assemble(db, biller, connect(sandbox)?, fresh_secret(), portal);
    let mut portfolio = data::draw_portfolio(options.seed, ctx.today());
    let records = load::load(&ctx, &mut portfolio).await?;
    let users = load::add_users(&ctx, &portfolio.users).await?;

    let origin = config::hosted_page_origin(&sandbox.processor_url());
    let web = wiring::web(&ctx, &origin, false, false)?;
    let (stopper, stopped) = stop();
    let serving = tokio::spawn(serve::serve(listener, serve::router(web), stopped.clone()));
    let working = tokio::spawn(worker::work(ctx.clone(), JOBS_AT_ONCE, stopped));
    showcase::pay(&ctx, &users).await?;
    autopay::turn_on(&ctx, &users).await?;
    plans::make(&ctx, &users).await?;
    let pay_links = pay_links::make(&ctx, &portfolio.newcomers).await?;
    announce::Announcement {
        portal,
        inbox: &sandbox.inbox_url(),
        processor: &sandbox.processor_url(),
        database: &home.database,
        users: &portfolio.users,
        newcomers: &portfolio.newcomers,
        pay_links: &pay_links,
        records,
    }
    .print(options.style);

    requested().await.map_err(Failure::doing("The signals to stop"))?;
    stopper.stop();
    serving.await.map_err(Failure::doing("The server"))?;
    working.await.map_err(Failure::doing("The worker"))
}

/// Two billers in one database would be one broken biller.
async fn open_empty(url: &str, biller: &Biller) -> Result<Db, Failure> {
    let db = wiring::open_database(url).await?;
    db.migrate(migrations::ALL).await.map_err(Failure::doing("The database's migrations"))?;
    match settings::get_biller(&db).await {
        Err(base::Error::NotFound) => {}
        Ok(known) => {
            return Err(Failure::Work(format!(
                "The database belongs to {} already. The demo needs an empty one: name another \
                 with --database, or leave it out for a temporary one.",
                known.name
            )));
        }
        Err(error) => return Err(error.into()),
    }
    terms::apply(&db).await?;
    match settings::apply(&db, &SystemClock, &OsChance, biller).await? {
        Applied::Done => Ok(db),
        Applied::FeesDiffer(why) => Err(Failure::Work(why)),
    }
}

fn connect(sandbox: &Sandbox) -> Result<Outside, Failure> {
    let smtp = sandbox.smtp_address();
    Outside::connect(
        stripe::Settings {
            base_url: sandbox.processor_url(),
            secret_key: outside::Secret::new(sandbox.secret_key()),
            webhook_secrets: vec![outside::Secret::new(sandbox.webhook_secret())],
            timeouts: stripe::Timeouts::default(),
        },
        smtp::Settings {
            host: smtp.ip().to_string(),
            port: smtp.port(),
            encryption: Encryption::Plain,
            credentials: None,
            timeout: MAIL_TIMEOUT,
        },
    )
}

fn fresh_secret() -> Secret {
    let mut bytes = [0; 32];
    OsChance.fill(&mut bytes);
    Secret::new(&bytes).expect("32 bytes are enough")
}
