//! Terms in versions, and who agreed to which.

use base::{Actor, Error, Id, Language, Refusal, Result, kinds};

use super::{
    NewTerms, TermsOutcome, accept_terms, apply_terms, consents_of, current_terms,
    get_accepted_text, owes_terms,
};
use crate::command::Command;
use crate::samples::{World, worlds};

fn terms(version: &str, effective_on: &str, english: &str) -> NewTerms {
    NewTerms {
        version: version.to_owned(),
        effective_on: effective_on.parse().unwrap(),
        english: english.to_owned(),
        spanish: format!("{english} (es)"),
    }
}

async fn apply(world: &World, versions: &[NewTerms]) -> TermsOutcome {
    let ctx = &world.ctx;
    apply_terms(&ctx.db, &*ctx.clock, &*ctx.chance, versions).await.unwrap()
}

async fn hash(world: &World, language: Language) -> String {
    let mut conn = world.ctx.db.read().await.unwrap();
    current_terms(&mut conn, language, world.ctx.today()).await.unwrap().unwrap().hash
}

async fn agree(world: &World, user: Id<kinds::User>, hash: &str) -> Result<()> {
    let mut command = Command::begin(&world.ctx, Actor::User(user)).await?;
    let network = "192.0.2.7".to_owned();
    accept_terms(&mut command, user, Language::Es, Some(hash), network).await?;
    command.commit().await
}

async fn owes(world: &World, user: Id<kinds::User>) -> bool {
    let mut conn = world.ctx.db.read().await.unwrap();
    owes_terms(&mut conn, user, world.ctx.today()).await.unwrap()
}

#[tokio::test]
async fn a_version_keeps_its_text_for_good() {
    for world in worlds().await {
        let first = terms("2026-01", "2026-01-01", "Be kind.");
        assert_eq!(apply(&world, std::slice::from_ref(&first)).await, TermsOutcome::Applied(1));
        assert_eq!(apply(&world, std::slice::from_ref(&first)).await, TermsOutcome::Applied(0));
        let new = terms("2026-12", "2026-12-01", "Be kinder.");
        for other in
            [terms("2026-01", "2026-01-01", "Be rude."), terms("2026-01", "2026-02-01", "Be kind.")]
        {
            let outcome = apply(&world, &[new.clone(), other]).await;
            assert_eq!(outcome, TermsOutcome::Differs("2026-01".to_owned()));
        }
        assert_eq!(apply(&world, &[first, new]).await, TermsOutcome::Applied(1), "none was kept");
    }
}

#[tokio::test]
async fn a_newer_version_is_asked_for_from_its_day_on() {
    for world in worlds().await {
        let maria = world.user("maria", world.account("CL1234").await).await;
        assert!(!owes(&world, maria).await, "a biller without terms asks for none");
        apply(&world, &[terms("1", "2026-01-01", "Old."), terms("2", "2026-11-24", "New.")]).await;
        agree(&world, maria, &hash(&world, Language::Es).await).await.unwrap();
        assert!(!owes(&world, maria).await);
        world.clock.advance_seconds(24 * 3_600);
        assert!(owes(&world, maria).await);
    }
}

#[tokio::test]
async fn what_was_agreed_to_is_recorded_once_and_can_be_read_for_ever() {
    for world in worlds().await {
        let maria = world.user("maria", world.account("CL1234").await).await;
        apply(&world, &[terms("1", "2026-01-01", "Be kind.")]).await;
        let agreed = hash(&world, Language::Es).await;
        agree(&world, maria, &agreed).await.unwrap();
        agree(&world, maria, &agreed).await.unwrap_err(); // nothing new: no event, no commit
        let mut conn = world.ctx.db.read().await.unwrap();
        let given = consents_of(&mut conn, maria).await.unwrap();
        let [consent] = given.as_slice() else { panic!("{given:?}") };
        assert_eq!(
            (consent.version.as_str(), consent.network_address.as_str()),
            ("1", "192.0.2.7")
        );
        let (_, text) = get_accepted_text(&mut conn, maria, consent.id).await.unwrap();
        assert_eq!((text.text.as_str(), text.hash), ("Be kind. (es)", agreed));
        let nadia = world.ctx.id();
        let foreign = get_accepted_text(&mut conn, nadia, consent.id).await;
        assert!(matches!(foreign, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn another_text_than_the_one_in_effect_is_not_agreed_to() {
    for world in worlds().await {
        let maria = world.user("maria", world.account("CL1234").await).await;
        apply(&world, &[terms("1", "2026-01-01", "Be kind.")]).await;
        for wrong in [hash(&world, Language::En).await, String::new()] {
            let refused = agree(&world, maria, &wrong).await;
            assert!(matches!(refused, Err(Error::Refused(Refusal::TermsNotAccepted))));
        }
    }
}
