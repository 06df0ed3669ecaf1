//! From the configuration to the two things everything else takes: [`Ctx`] and [`Web`].

use std::sync::Arc;

use async_trait::async_trait;
use base::{OsChance, SystemClock};
use billing::ctx::{Ctx, Secret};
use billing::migrations;
use billing::settings::{self, Biller};
use db::Db;
use outside::mail::{Letter, MailFailure, Mailer};
use outside::processor::Processor;
use outside::smtp::SmtpMailer;
use outside::stripe::{self, Call, NoReply, Reply, Stripe, Wire};
use web::kit::{Brand, Web};

use crate::config::{self, Config, Sources};
use crate::failure::Failure;

/// The processor and the mail server.
pub struct Outside {
    pub processor: Arc<dyn Processor>,
    pub mailer: Arc<dyn Mailer>,
}

/// Everything that serving and working need.
pub async fn context(config: &Config) -> Result<Ctx, Failure> {
    let db = open_migrated(&config.database).await?;
    let outside = Outside::connect(config.processor.clone(), config.mail.clone())?;
    let biller = get_biller(&db).await?;
    Ok(assemble(db, biller, outside, config.secret.clone(), &config.portal.url))
}

/// For commands that send no letter and charge nobody: the database, and the processor if one is
/// configured.
pub async fn offline_context(sources: &Sources) -> Result<Ctx, Failure> {
    let db = open_migrated(&config::database(sources)?).await?;
    let processor = match config::find_processor(sources)? {
        Some(settings) => stripe(settings)?,
        None => Arc::new(Stripe::over(Box::new(Nobody), Vec::new())),
    };
    let outside = Outside { processor, mailer: Arc::new(Nobody) };
    let biller = get_biller(&db).await?;
    Ok(assemble(db, biller, outside, unused_secret(), "http://localhost"))
}

pub fn assemble(db: Db, biller: Biller, outside: Outside, secret: Secret, portal: &str) -> Ctx {
    Ctx {
        db,
        clock: Arc::new(SystemClock),
        chance: Arc::new(OsChance),
        processor: outside.processor,
        mailer: outside.mailer,
        biller: Arc::new(biller),
        secret,
        portal_url: portal.into(),
    }
}

impl Outside {
    pub fn connect(
        processor: stripe::Settings,
        mail: outside::smtp::Settings,
    ) -> Result<Outside, Failure> {
        let mailer = SmtpMailer::new(mail);
        let mailer = mailer.map_err(|wrong| Failure::Usage(format!("mail: {wrong}.")))?;
        Ok(Outside { processor: stripe(processor)?, mailer: Arc::new(mailer) })
    }
}

/// `hosted_page_origin` is where forms may lead besides the portal itself.
pub fn web(
    ctx: &Ctx,
    hosted_page_origin: &str,
    is_tls: bool,
    trusts_proxy: bool,
) -> Result<Web, Failure> {
    let wrong = |why: String| Failure::Work(format!("The biller's settings: {why}."));
    Ok(Web {
        ctx: ctx.clone(),
        brand: Arc::new(Brand::from_colour(&ctx.biller.brand).map_err(wrong)?),
        region: ctx.biller.region.parse().map_err(wrong)?,
        processor_origin: hosted_page_origin
            .parse()
            .map_err(|why| Failure::Usage(format!("processor.url: {why}.")))?,
        is_tls,
        trusts_proxy,
    })
}

pub async fn open_database(url: &str) -> Result<Db, Failure> {
    Db::connect(url).await.map_err(|error| {
        Failure::Work(format!(
            "The database cannot be opened: {error}. Check that it runs, and `database` in the \
             configuration (`paydesk config check`)."
        ))
    })
}

/// Pages of a newer program over older tables would fail one by one, and worse.
pub async fn open_migrated(url: &str) -> Result<Db, Failure> {
    let db = open_database(url).await?;
    match db.pending(migrations::ALL).await.map_err(Failure::doing("The database's migrations"))? {
        0 => Ok(db),
        count => Err(Failure::Work(format!(
            "The database lacks {count} of this program's migrations. Run `paydesk migrate` first."
        ))),
    }
}

async fn get_biller(db: &Db) -> Result<Biller, Failure> {
    settings::get_biller(db).await.map_err(|error| match error {
        base::Error::NotFound => Failure::Work(
            "The database does not know the biller yet. Write its settings to a file (name, zone, \
             currency and so on) and run `paydesk settings apply FILE`."
                .to_owned(),
        ),
        error => error.into(),
    })
}

fn stripe(settings: stripe::Settings) -> Result<Arc<dyn Processor>, Failure> {
    let stripe = Stripe::new(settings);
    Ok(Arc::new(stripe.map_err(|wrong| Failure::Usage(format!("processor: {wrong}.")))?))
}

/// What is derived from it lives in sign-in codes and links, and none are made.
fn unused_secret() -> Secret {
    let mut bytes = [0; 32];
    base::Chance::fill(&OsChance, &mut bytes);
    Secret::new(&bytes).expect("32 bytes are enough")
}

/// Where nothing is configured nothing answers.
struct Nobody;

#[async_trait]
impl Wire for Nobody {
    async fn send(&self, _call: &Call) -> Result<Reply, NoReply> {
        Err(NoReply::NotConnected("no processor is configured".to_owned()))
    }
}

#[async_trait]
impl Mailer for Nobody {
    async fn send(&self, _letter: &Letter) -> Result<(), MailFailure> {
        Err(MailFailure::Later("no mail server is configured".to_owned()))
    }
}
