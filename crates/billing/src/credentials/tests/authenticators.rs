//! Adding an authenticator app, and the codes on paper that come with it.

use base::{Actor, Error, Id, Refusal, Result, kinds};

use crate::command::Command;
use crate::credentials::totp::{TotpCode, TotpSecret};
use crate::credentials::{
    Holder, SecondProof, begin_authenticator, confirm_authenticator, find_new_codes,
    get_new_authenticator, has_authenticator, prove_second, recovery_codes_left,
    remove_authenticator, renew_recovery_codes,
};
use crate::samples::{World, worlds};

struct Maria {
    user: Id<kinds::User>,
    session: Id<kinds::Session>,
    authenticator: Id<kinds::Authenticator>,
}

impl Maria {
    /// Has scanned the QR code.
    async fn begin(world: &World) -> Maria {
        let user = world.user("maria", world.account("CL1234").await).await;
        let authenticator = begin_authenticator(&world.ctx, user).await.unwrap();
        Maria { user, session: world.ctx.id(), authenticator }
    }

    /// Has typed the first code as well; the next step has begun.
    async fn with_app(world: &World) -> (Maria, Id<kinds::RecoveryCodes>) {
        let maria = Maria::begin(world).await;
        let code = maria.code(world);
        let codes = confirm_authenticator(&world.ctx, maria.holder(), maria.authenticator, &code);
        let codes = codes.await.unwrap();
        world.clock.advance_seconds(30);
        (maria, codes)
    }

    fn holder(&self) -> Holder<'_> {
        Holder { user: self.user, session: self.session, device: "Firefox" }
    }

    /// What her app shows.
    fn code(&self, world: &World) -> TotpCode {
        let secret = TotpSecret::derive(&world.ctx.secret, self.authenticator, self.user);
        secret.code_at(world.ctx.now().as_second() / 30)
    }

    async fn proves(&self, world: &World, typed: &str) -> bool {
        let proof = SecondProof::parse(typed).unwrap();
        let mut command = Command::begin(&world.ctx, Actor::User(self.user)).await.unwrap();
        let proven = prove_second(&mut command, self.user, &proof, "Firefox").await.unwrap();
        command.record(crate::journal::Event::new("tried", self.user)).await.unwrap();
        command.commit().await.unwrap();
        proven
    }
}

async fn papers(world: &World, maria: &Maria, set: Id<kinds::RecoveryCodes>) -> Vec<String> {
    let codes = find_new_codes(&world.ctx, maria.holder(), set).await.unwrap().unwrap();
    codes.0.iter().map(|code| code.expose()).collect()
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        outcome => panic!("expected a refusal, not {outcome:?}"),
    }
}

#[tokio::test]
async fn an_app_counts_once_its_first_code_was_typed() {
    for world in worlds().await {
        let maria = Maria::begin(&world).await;
        let mut conn = world.ctx.db.read().await.unwrap();
        assert!(!has_authenticator(&mut conn, maria.user).await.unwrap());
        let wrong = TotpCode::parse("000000").unwrap();
        let refused =
            confirm_authenticator(&world.ctx, maria.holder(), maria.authenticator, &wrong).await;
        assert_eq!(refusal(refused), Refusal::WrongSecondProof);
        let code = maria.code(&world);
        confirm_authenticator(&world.ctx, maria.holder(), maria.authenticator, &code)
            .await
            .unwrap();
        assert!(has_authenticator(&mut conn, maria.user).await.unwrap());
        let again = begin_authenticator(&world.ctx, maria.user).await;
        assert_eq!(refusal(again), Refusal::AuthenticatorThere);
    }
}

#[tokio::test]
async fn the_key_is_shown_to_its_user_until_the_first_code_was_typed() {
    for world in worlds().await {
        let maria = Maria::begin(&world).await;
        let joe = world.user("joe", world.account("TO9999").await).await;
        let shown = |user| get_new_authenticator(&world.ctx, user, maria.authenticator, "maria");
        let new = shown(maria.user).await.unwrap();
        assert_eq!(new.key.len(), 32);
        let address = format!("otpauth://totp/Brightwater:maria?secret={}&issuer=", new.key);
        assert!(new.address.starts_with(&address), "{}", new.address);
        assert!(matches!(shown(joe).await, Err(Error::NotFound)));
        let code = maria.code(&world);
        confirm_authenticator(&world.ctx, maria.holder(), maria.authenticator, &code)
            .await
            .unwrap();
        assert!(matches!(shown(maria.user).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a_code_of_the_app_is_taken_once() {
    for world in worlds().await {
        let (maria, _) = Maria::with_app(&world).await;
        let code = maria.code(&world).expose().to_owned();
        assert!(maria.proves(&world, &format!(" {} {}", &code[..3], &code[3..])).await);
        assert!(!maria.proves(&world, &code).await);
        world.clock.advance_seconds(30);
        assert!(!maria.proves(&world, &code).await, "an older one has been spent with it");
        assert!(maria.proves(&world, maria.code(&world).expose()).await);
    }
}

#[tokio::test]
async fn a_code_from_paper_is_taken_once_also_in_two_windows() {
    for world in worlds().await {
        let (maria, set) = Maria::with_app(&world).await;
        let codes = papers(&world, &maria, set).await;
        assert_eq!(codes.len(), 10);
        let typed = codes[3].to_lowercase();
        let both = tokio::join!(maria.proves(&world, &typed), maria.proves(&world, &typed));
        assert_eq!(usize::from(both.0) + usize::from(both.1), 1);
        assert!(maria.proves(&world, &codes[4].replace('-', " ")).await);
        assert!(!maria.proves(&world, "AAAAA-AAAAA").await);
        assert_eq!(recovery_codes_left(&world.ctx, maria.user).await.unwrap(), 8);
    }
}

#[tokio::test]
async fn codes_on_paper_are_shown_for_ten_minutes_where_they_were_made() {
    for world in worlds().await {
        let (maria, set) = Maria::with_app(&world).await;
        let elsewhere = Holder { session: world.ctx.id(), ..maria.holder() };
        assert!(find_new_codes(&world.ctx, elsewhere, set).await.unwrap().is_none());
        assert!(find_new_codes(&world.ctx, maria.holder(), set).await.unwrap().is_some());
        world.clock.advance_seconds(570);
        assert!(find_new_codes(&world.ctx, maria.holder(), set).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn new_codes_on_paper_replace_the_old_ones() {
    for world in worlds().await {
        let (maria, set) = Maria::with_app(&world).await;
        let old = papers(&world, &maria, set).await;
        assert!(maria.proves(&world, &old[0]).await);
        let set = renew_recovery_codes(&world.ctx, maria.holder()).await.unwrap();
        let new = papers(&world, &maria, set).await;
        assert!(!maria.proves(&world, &old[1]).await && maria.proves(&world, &new[1]).await);
        assert_eq!(recovery_codes_left(&world.ctx, maria.user).await.unwrap(), 9);
    }
}

#[tokio::test]
async fn with_the_app_its_codes_on_paper_go() {
    for world in worlds().await {
        let (maria, set) = Maria::with_app(&world).await;
        let codes = papers(&world, &maria, set).await;
        remove_authenticator(&world.ctx, maria.holder()).await.unwrap();
        assert!(!maria.proves(&world, &codes[0]).await);
        let again = remove_authenticator(&world.ctx, maria.holder()).await;
        assert!(matches!(again, Err(Error::NotFound)));
        let renewed = renew_recovery_codes(&world.ctx, maria.holder()).await;
        assert!(matches!(renewed, Err(Error::NotFound)));
    }
}
