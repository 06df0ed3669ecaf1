//! Who hears of another e-mail address, and of changes to an account's details.

use base::{Actor, Id, Language, kinds};

use super::*;
use crate::command::Command;
use crate::people::{self, Access, Role, Session, SessionState, SignInCode, SignInMeans};
use crate::profile::{BillingAddress, change_details, find_details};

async fn session_of(world: &World, user: Id<kinds::User>) -> Session {
    let mut command = Command::begin(&world.ctx, Actor::User(user)).await.unwrap();
    let device = "Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0.0.0 Mobile Safari/537.36";
    let visitor = people::Visitor { device: device.to_owned(), ..samples::visitor() };
    let means = SignInMeans::Password;
    let token = people::start_session(&mut command, user, means, &visitor).await.unwrap();
    command.commit().await.unwrap();
    match people::find_session(&world.ctx, &token).await.unwrap() {
        SessionState::Valid { session, .. } => *session,
        state => panic!("{state:?}"),
    }
}

async fn ask(world: &World, session: &Session, email: &str) {
    let (email, visitor) = (email.parse().unwrap(), samples::visitor());
    people::request_email_change(&world.ctx, session, &email, &visitor).await.unwrap();
    work(world).await;
}

async fn move_to(world: &World, session: &Session, account: Id<kinds::Account>, street: &str) {
    let seen = find_details(&world.ctx, session.user.id, account).await.unwrap();
    let typed = BillingAddress { street: street.to_owned(), ..seen.form() };
    change_details(&world.ctx, session, account, &typed).await.unwrap();
    work(world).await;
}

fn code_in(letter: &Letter) -> SignInCode {
    let digits = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    SignInCode::parse(letter.text.split_whitespace().find(digits).unwrap()).unwrap()
}

#[tokio::test]
async fn the_code_goes_to_the_new_address_and_then_both_hear_of_the_change() {
    for (world, postbox) in worlds().await {
        let maria = world.user("maria", world.account("CL1234").await).await;
        let maria = session_of(&world, maria).await;
        ask(&world, &maria, "lopez@new.example").await;
        let asked = postbox.letters().remove(0);
        assert_eq!(asked.to.as_str(), "lopez@new.example");
        assert!(asked.text.contains("valid for 10 minutes") && !asked.text.contains("http"));
        let visitor = samples::visitor();
        people::redeem_email_change(&world.ctx, &maria, &code_in(&asked), &visitor).await.unwrap();
        work(&world).await;
        let [_, old, new] = <[Letter; 3]>::try_from(postbox.letters()).unwrap();
        let old = if old.to.as_str() == "maria@example.com" { &old } else { &new };
        for words in [
            "is now l•••@n•••.example",
            "When: Nov 23, 2026, 10:00\u{a0}AM",
            "Device: Chrome on Android",
            "call us right away at +1 555 010 0199",
        ] {
            assert!(old.text.contains(words), "{words}: {}", old.text);
        }
        assert!(!old.text.contains("lopez") && !old.text.contains("http"), "{}", old.text);
        let to: Vec<_> = postbox.letters().iter().map(|it| it.to.to_string()).collect();
        assert_eq!(to.iter().filter(|to| *to == "lopez@new.example").count(), 2, "{to:?}");
    }
}

#[tokio::test]
async fn whoever_has_the_wanted_address_hears_that_nothing_is_to_be_done() {
    for (world, postbox) in worlds().await {
        let maria = world.user("maria", world.account("CL1234").await).await;
        let jose = people::NewUser { language: Language::Es, ..samples::user("jose", None) };
        people::add_user(&world.ctx, Actor::Operator, jose).await.unwrap();
        ask(&world, &session_of(&world, maria).await, "jose@example.com").await;
        let letters = postbox.letters();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].subject, "Su correo electrónico en Brightwater");
        assert!(letters[0].text.contains("no tiene que hacer nada"), "{}", letters[0].text);
        let has_code = letters[0]
            .text
            .split_whitespace()
            .any(|word| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit()));
        assert!(!has_code, "{}", letters[0].text);
    }
}

#[tokio::test]
async fn a_new_postal_address_is_told_once_to_everybody_who_knows_the_account() {
    for (world, postbox) in worlds().await {
        let account = world.account("CL1234").await; // whose customer is at maria@example.com
        let maria = world.user("maria", account).await;
        let joe = world.user("joe", account).await;
        let mona = people::add_user(&world.ctx, Actor::Operator, samples::user("mona", None));
        let mona = mona.await.unwrap();
        let access = Access::new(account, Role::Manage);
        people::grant_access(&world.ctx, Actor::Operator, mona, &access).await.unwrap();
        move_to(&world, &session_of(&world, mona).await, account, "5 Oak Lane").await;
        let mut to: Vec<_> = postbox.letters().iter().map(|it| it.to.to_string()).collect();
        to.sort();
        assert_eq!(to, ["joe@example.com", "maria@example.com", "mona@example.com"]);
        for letter in postbox.letters() {
            for words in ["account •••234", "Postal address", "Device: Chrome on Android"] {
                assert!(letter.text.contains(words), "{words}: {}", letter.text);
            }
            assert!(!letter.text.contains("Oak") && !letter.text.contains("Elm"));
        }
        assert!(maria != joe);
    }
}

#[tokio::test]
async fn an_address_of_record_without_a_login_is_told_in_its_own_language() {
    for (world, postbox) in worlds().await {
        let account = world.account("CL1234").await;
        let joe = world.user("joe", account).await;
        let mut tx = world.ctx.db.begin().await.unwrap();
        let sql = "UPDATE customer SET email = 'record@example.com', language = 'es'";
        tx.execute(sql, &[]).await.unwrap();
        tx.commit().await.unwrap();
        move_to(&world, &session_of(&world, joe).await, account, "5 Oak Lane").await;
        let letters = postbox.letters();
        let told = letters.iter().find(|it| it.to.as_str() == "record@example.com").unwrap();
        assert_eq!(told.subject, "Los datos de su cuenta han cambiado");
        assert!(told.text.starts_with("Hola:\n") && !told.text.contains("http"), "{}", told.text);
        assert_eq!(letters.len(), 2);
    }
}
