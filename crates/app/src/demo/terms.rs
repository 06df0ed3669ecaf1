//! The demo's terms and conditions, and its users' consent to them.

use base::{Date, Id, OsChance, SystemClock, kinds};
use billing::command::Command;
use billing::consents::{self, NewTerms, TermsOutcome};
use billing::people::{self, User};
use billing::{Ctx, Error};
use db::Db;

use crate::failure::Failure;

const EFFECTIVE_ON: Date = Date::constant(2026, 1, 1);

pub async fn apply(db: &Db) -> Result<(), Failure> {
    let terms = NewTerms {
        version: "2026-01".to_owned(),
        effective_on: EFFECTIVE_ON,
        english: include_str!("terms/2026-01.en.md").to_owned(),
        spanish: include_str!("terms/2026-01.es.md").to_owned(),
    };
    match consents::apply_terms(db, &SystemClock, &OsChance, &[terms]).await? {
        TermsOutcome::Applied(_) => Ok(()),
        TermsOutcome::Differs(version) => {
            Err(Failure::Work(format!("The database has other terms of the version {version}.")))
        }
    }
}

/// The users that come with the demo agreed before it began.
pub async fn accept(ctx: &Ctx, user: Id<kinds::User>) -> Result<(), Failure> {
    let mut conn = ctx.db.read().await?;
    let user: User = people::find_user(&mut conn, user).await?.ok_or(Error::NotFound)?;
    let terms = consents::current_terms(&mut conn, user.language, ctx.today()).await?;
    drop(conn);
    let hash = terms.map(|terms| terms.hash);
    let mut command = Command::begin(ctx, base::Actor::User(user.id)).await?;
    let network = "127.0.0.1".to_owned();
    consents::accept_terms(&mut command, user.id, user.language, hash.as_deref(), network).await?;
    Ok(command.commit().await?)
}
