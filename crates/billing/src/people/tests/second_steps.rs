//! Signing in with an authenticator app, and proving oneself again.

use super::*;
use crate::credentials::{begin_authenticator, confirm_authenticator, find_new_codes};
use crate::people::{
    ProofAgain, SecondProof, WaysToProve, complete_sign_in, is_sign_in_pending, prove_again,
    sign_in_by_password, ways_to_prove,
};
use crate::samples::{code_of_app, worlds};

struct Maria {
    user: Id<kinds::User>,
    app: Id<kinds::Authenticator>,
    /// A code on paper.
    paper: String,
    token: SessionToken,
}

/// Maria, who has added an app in the session that she still has; the next code has begun.
async fn maria_with_app(world: &World) -> Maria {
    let user = add_maria(world).await;
    let token = sign_in(world, "maria", PASSWORD).await.unwrap().token;
    let session = valid_session(world, &token).await;
    let app = begin_authenticator(&world.ctx, user).await.unwrap();
    let code = code_of_app(&world.ctx, user, app);
    let set = confirm_authenticator(&world.ctx, session.holder(), app, &code).await.unwrap();
    let papers = find_new_codes(&world.ctx, session.holder(), set).await.unwrap().unwrap();
    world.clock.advance_seconds(30);
    Maria { user, app, paper: papers.0[0].expose(), token }
}

impl Maria {
    fn code(&self, world: &World) -> String {
        code_of_app(&world.ctx, self.user, self.app).expose().to_owned()
    }
}

async fn first_step(world: &World) -> SessionToken {
    let admitted =
        sign_in_by_password(&world.ctx, "maria", password(PASSWORD), &visitor()).await.unwrap();
    match admitted {
        Admitted::Halfway(pending) => pending.token,
        Admitted::In(_) => panic!("the password alone was enough"),
    }
}

async fn second_step(world: &World, token: &SessionToken, typed: &str) -> Result<SignedIn> {
    complete_sign_in(&world.ctx, token, &SecondProof::parse(typed)?, &visitor()).await
}

#[tokio::test]
async fn a_password_alone_no_longer_lets_in() {
    for world in worlds().await {
        let maria = maria_with_app(&world).await;
        let halfway = first_step(&world).await;
        assert!(is_unknown(&world, &halfway).await, "halfway is no session");
        let signed_in = second_step(&world, &halfway, &maria.code(&world)).await.unwrap();
        assert!(valid_session(&world, &signed_in.token).await.has_second_factor);
        let again = second_step(&world, &halfway, &maria.paper).await;
        assert_eq!(refusal(again), Refusal::SignInAgain);
    }
}

#[tokio::test]
async fn a_code_from_paper_stands_in_for_the_app_once() {
    for world in worlds().await {
        let maria = maria_with_app(&world).await;
        let halfway = first_step(&world).await;
        second_step(&world, &halfway, &maria.paper).await.unwrap();
        assert_eq!(count_of(&world, "recovery_code.used").await, 1);
        let halfway = first_step(&world).await;
        let again = second_step(&world, &halfway, &maria.paper).await;
        assert_eq!(refusal(again), Refusal::WrongSecondProof);
    }
}

#[tokio::test]
async fn the_second_step_has_five_tries_and_ten_minutes() {
    for world in worlds().await {
        let maria = maria_with_app(&world).await;
        let halfway = first_step(&world).await;
        for _ in 0..5 {
            let wrong = second_step(&world, &halfway, "000000").await;
            assert_eq!(refusal(wrong), Refusal::WrongSecondProof);
        }
        assert!(!is_sign_in_pending(&world.ctx, &halfway).await.unwrap());
        let right = second_step(&world, &halfway, &maria.code(&world)).await;
        assert_eq!(refusal(right), Refusal::SignInAgain);
        let halfway = first_step(&world).await;
        world.clock.advance_seconds(600);
        let late = second_step(&world, &halfway, &maria.code(&world)).await;
        assert_eq!(refusal(late), Refusal::SignInAgain);
    }
}

#[tokio::test]
async fn codes_of_the_app_are_guessed_ten_times_an_hour_at_most() {
    for world in worlds().await {
        let maria = maria_with_app(&world).await;
        for _ in 0..2 {
            let halfway = first_step(&world).await;
            for _ in 0..5 {
                second_step(&world, &halfway, "000000").await.unwrap_err();
            }
        }
        let halfway = first_step(&world).await;
        let closed = refusal(second_step(&world, &halfway, &maria.code(&world)).await);
        assert!(matches!(closed, Refusal::TooManyTries { .. }), "{closed:?}");
    }
}

#[tokio::test]
async fn one_code_in_two_windows_lets_one_in() {
    for world in worlds().await {
        let maria = maria_with_app(&world).await;
        let (one, other) = (first_step(&world).await, first_step(&world).await);
        let code = maria.code(&world);
        let both =
            tokio::join!(second_step(&world, &one, &code), second_step(&world, &other, &code));
        assert!(both.0.is_ok() != both.1.is_ok(), "{both:?}");
    }
}

#[tokio::test]
async fn a_session_by_code_proves_more_before_it_is_trusted() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        let by_code = sign_in_by_letter(&world, "maria").await;
        let session = valid_session(&world, &by_code.token).await;
        assert!(!session.is_proven());
        let ways = ways_to_prove(&world.ctx, &session).await.unwrap();
        assert_eq!(ways, WaysToProve { password: true, authenticator: false, passkey: false });
        let at_home = visitor();
        let prove = |text: &str| {
            let proof = ProofAgain::Password(password(text));
            prove_again(&world.ctx, &session, proof, &at_home)
        };
        assert_eq!(refusal(prove("Wrong-Horse-8").await), Refusal::WrongCredentials);
        let renewed = prove(PASSWORD).await.unwrap();
        assert!(is_unknown(&world, &by_code.token).await, "the token is another one");
        let session = valid_session(&world, &renewed).await;
        assert!(session.is_proven() && session.user.id == maria);
    }
}

#[tokio::test]
async fn a_proof_is_fresh_for_a_quarter_of_an_hour() {
    for world in worlds().await {
        let maria = maria_with_app(&world).await;
        let session = valid_session(&world, &maria.token).await;
        let now = |seconds| session.created_at + base::SignedDuration::from_secs(seconds);
        assert!(session.is_freshly_proven(now(899)) && !session.is_freshly_proven(now(900)));
        assert!(!session.was_proven_again(now(60)));
        let proof = SecondProof::parse(&maria.code(&world)).unwrap();
        let proven = prove_again(&world.ctx, &session, ProofAgain::Second(proof), &visitor()).await;
        let session = valid_session(&world, &proven.unwrap()).await;
        assert!(session.was_proven_again(now(60)));
    }
}
