//! Signing in by a code that was sent by e-mail.

use base::{Field, Refusal};

use super::*;
use crate::people::{
    CodeChallenge, KnownBrowser, SignInCode, SignInMeans, find_code_to_send, request_code,
    sign_in_by_code,
};
use crate::samples::worlds;

async fn request(world: &World, login: &str) -> CodeChallenge {
    request_code(&world.ctx, login, &visitor()).await.unwrap()
}

/// As it stands in the letter.
async fn sent_code(world: &World, challenge: CodeChallenge) -> SignInCode {
    find_code_to_send(&world.ctx, challenge.id).await.unwrap().expect("a code to send").code
}

fn wrong(code: &SignInCode) -> SignInCode {
    let wrong = if code.expose() == "000000" { "000001" } else { "000000" };
    SignInCode::parse(wrong).unwrap()
}

async fn enter(world: &World, challenge: CodeChallenge, code: &SignInCode) -> Result<SignedIn> {
    let admitted = sign_in_by_code(&world.ctx, challenge.id, code, &visitor()).await;
    admitted.map(wholly)
}

#[tokio::test]
async fn maria_signs_in_with_the_code_from_the_letter() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        let challenge = request(&world, "Maria@example.com").await;
        let code = sent_code(&world, challenge).await;
        let signed_in = enter(&world, challenge, &code).await.unwrap();
        let session = valid_session(&world, &signed_in.token).await;
        assert_eq!((session.user.id, session.means), (maria, SignInMeans::Code));
        assert_eq!(refusal(enter(&world, challenge, &code).await), Refusal::WrongCode);
        assert!(find_code_to_send(&world.ctx, challenge.id).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn asking_for_an_unknown_login_looks_the_same_from_outside() {
    for world in worlds().await {
        add_maria(&world).await;
        for login in ["maria@example.com", "stranger@example.com"] {
            let challenge = request(&world, login).await;
            assert_eq!(challenge.expires_at.duration_since(world.ctx.now()).as_secs(), 600);
            let code = SignInCode::parse("123456").unwrap();
            assert_eq!(refusal(enter(&world, challenge, &code).await), Refusal::WrongCode);
        }
        assert_eq!(count_of(&world, "sign_in.code_requested").await, 2);
        let nobody = request(&world, "stranger@example.com").await;
        assert!(find_code_to_send(&world.ctx, nobody.id).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_code_sent_twice_at_once_opens_once() {
    for world in worlds().await {
        add_maria(&world).await;
        let challenge = request(&world, "maria").await;
        let code = sent_code(&world, challenge).await;
        let (first, second) =
            tokio::join!(enter(&world, challenge, &code), enter(&world, challenge, &code));
        let (won, lost) = if first.is_ok() { (first, second) } else { (second, first) };
        valid_session(&world, &won.unwrap().token).await;
        assert_eq!(refusal(lost), Refusal::WrongCode);
        assert_eq!(count_of(&world, "session.started").await, 1);
    }
}

#[tokio::test]
async fn five_wrong_codes_use_the_right_one_up() {
    for world in worlds().await {
        let maria = add_maria(&world).await;
        let browser = Some(KnownBrowser::remember(&world.ctx, None, maria));
        let at_home = Visitor { browser, ..visitor() };
        let challenge = request(&world, "maria").await;
        let code = sent_code(&world, challenge).await;
        for _ in 0..5 {
            let outcome = enter(&world, challenge, &wrong(&code)).await;
            assert_eq!(refusal(outcome), Refusal::WrongCode);
        }
        let late = sign_in_by_code(&world.ctx, challenge.id, &code, &at_home).await;
        assert_eq!(refusal(late), Refusal::WrongCode);
    }
}

#[tokio::test]
async fn a_code_lasts_ten_minutes() {
    for world in worlds().await {
        add_maria(&world).await;
        let (early, late) = (request(&world, "maria").await, 599);
        let code = sent_code(&world, early).await;
        world.clock.advance_seconds(late);
        enter(&world, early, &code).await.unwrap();

        let expired = request(&world, "maria").await;
        let code = sent_code(&world, expired).await;
        world.clock.advance_seconds(600);
        assert_eq!(refusal(enter(&world, expired, &code).await), Refusal::WrongCode);
        assert!(find_code_to_send(&world.ctx, expired.id).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn only_the_newest_code_works_and_only_where_it_was_asked_for() {
    for world in worlds().await {
        add_maria(&world).await;
        let older = request(&world, "maria").await;
        let older_code = sent_code(&world, older).await;
        world.clock.advance_seconds(5);
        let newer = request(&world, "maria").await;
        let newer_code = sent_code(&world, newer).await;
        for (challenge, code) in [(older, &older_code), (older, &newer_code), (newer, &older_code)]
        {
            assert_eq!(refusal(enter(&world, challenge, code).await), Refusal::WrongCode);
        }
        enter(&world, newer, &newer_code).await.unwrap();
    }
}

#[tokio::test]
async fn five_wrong_codes_close_the_door_whether_or_not_somebody_lives_there() {
    for world in worlds().await {
        add_maria(&world).await;
        for login in ["maria", "stranger"] {
            let challenge = request(&world, login).await;
            for _ in 0..5 {
                let code = SignInCode::parse("000000").unwrap();
                let outcome = enter(&world, challenge, &code).await;
                assert_eq!(refusal(outcome), Refusal::WrongCode, "{login}");
            }
            let challenge = request(&world, login).await;
            let code = SignInCode::parse("000000").unwrap();
            let closed = refusal(enter(&world, challenge, &code).await);
            assert!(matches!(closed, Refusal::TooManyTries { .. }), "{login}: {closed:?}");
        }
    }
}

#[tokio::test]
async fn nobody_can_be_flooded_with_letters() {
    for world in worlds().await {
        for _ in 0..10 {
            request(&world, "maria").await;
        }
        let elsewhere = Visitor { network: network("198.51.100.1"), ..visitor() };
        let flood = request_code(&world.ctx, "maria", &elsewhere).await;
        assert!(matches!(refusal(flood), Refusal::TooManyTries { .. }));
    }
}

#[test]
fn a_code_is_read_as_people_type_it_and_never_printed() {
    for text in ["123456", "123 456", " 123-456 "] {
        assert_eq!(SignInCode::parse(text).unwrap().expose(), "123456", "{text}");
    }
    for text in ["12345", "1234567", "12345a", "１２３４５６"] {
        assert_eq!(SignInCode::parse(text).unwrap_err(), Refusal::WrongCode, "{text}");
    }
    assert_eq!(SignInCode::parse(" ").unwrap_err(), Refusal::Missing(Field::Code));
    assert_eq!(format!("{:?}", SignInCode::parse("123456").unwrap()), "SignInCode(…)");
}
