//! Taking in the biller's terms, and recording who agrees to them.

use base::{Actor, Chance, Clock, Date, Error, Id, Language, Refusal, Result, boxed, kinds};
use db::{Conn, Db};
use serde_json::json;

use super::model::{Consent, ConsentKind, NewTerms, Terms, TermsOutcome};
use super::store;
use crate::command::Command;
use crate::journal::{self, Event};

/// Adds what is new; the same terms again change nothing. All or nothing.
///
/// Takes the bare database, as the settings do: there is no [`crate::Ctx`] before there is a biller.
#[boxed]
pub async fn apply_terms(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    versions: &[NewTerms],
) -> Result<TermsOutcome> {
    let mut tx = db.begin().await?;
    let mut added = 0;
    for version in versions {
        let known = store::texts_of(&mut tx, &version.version).await?;
        let told = version.texts();
        if !known.is_empty() && !told.iter().all(|text| known.contains(text)) {
            return Ok(TermsOutcome::Differs(version.version.clone()));
        }
        if !known.is_empty() {
            continue;
        }
        for text in &told {
            store::insert_terms(&mut tx, text).await?;
        }
        let facts = json!({ "effective_on": version.effective_on });
        let event = Event::new("terms.applied", &version.version).facts(facts);
        let (id, now) = (Id::new(clock, chance), clock.now());
        journal::insert_event(&mut tx, id, now, Actor::Operator, &event).await?;
        added += 1;
    }
    tx.commit().await?;
    Ok(TermsOutcome::Applied(added))
}

/// What people agree to today; None for a biller without terms.
#[boxed]
pub async fn current_terms(
    conn: &mut Conn,
    language: Language,
    today: Date,
) -> Result<Option<Terms>> {
    store::find_terms_in_effect(conn, language, today).await
}

/// Whether terms are in effect that the user has not agreed to.
pub async fn owes_terms(conn: &mut Conn, user: Id<kinds::User>, today: Date) -> Result<bool> {
    // Its version is the same in every language.
    let Some(terms) = current_terms(conn, Language::En, today).await? else { return Ok(false) };
    Ok(!store::has_consented(conn, user, ConsentKind::Terms, &terms.version).await?)
}

/// Records that the user agrees to the terms in effect. `agreed_hash` is that of the text that was
/// shown; agreed to another text, an older or one in another language, is not agreed to this one:
/// `TermsNotAccepted`. Nothing to do for a biller without terms, or when it was done before.
pub async fn accept_terms(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    language: Language,
    agreed_hash: Option<&str>,
    network_address: String,
) -> Result<()> {
    let today = command.ctx.today();
    let Some(terms) = current_terms(command, language, today).await? else { return Ok(()) };
    if agreed_hash != Some(terms.hash.as_str()) {
        return Err(Refusal::TermsNotAccepted.into());
    }
    let consent = Consent {
        id: command.ctx.id(),
        kind: ConsentKind::Terms,
        version: terms.version,
        language,
        hash: terms.hash,
        given_at: command.now,
        network_address,
    };
    if store::insert_consent(command, user, &consent).await? {
        let facts = json!({
            "user": user, "kind": "terms", "version": consent.version, "sha256": consent.hash,
        });
        command.record(Event::new("consent.given", consent.id).facts(facts)).await?;
    }
    Ok(())
}

/// A consent of the user's, with the text that it was given to.
#[boxed]
pub async fn get_accepted_text(
    conn: &mut Conn,
    user: Id<kinds::User>,
    consent: Id<kinds::Consent>,
) -> Result<(Consent, Terms)> {
    let consent = store::find_consent_for(conn, user, consent).await?.ok_or(Error::NotFound)?;
    let texts = store::texts_of(conn, &consent.version).await?;
    let terms = texts.into_iter().find(|text| text.hash == consent.hash);
    Ok((consent, terms.ok_or(Error::NotFound)?))
}
