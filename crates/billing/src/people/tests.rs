//! Who gets in, who does not, and what a stranger learns from it: nothing.

mod changes;
mod codes;
mod devices;
mod email_changes;
mod kept_forms;
mod oracle;
mod passwords;
mod resets;
mod second_steps;
mod sessions;
mod throttle;
mod users;

use std::net::IpAddr;

use base::{Actor, Error, Id, Refusal, Result, kinds};

use super::{
    Admitted, Password, Session, SessionState, SessionToken, SignedIn, Visitor, find_session,
};
use crate::samples::{self, World, visitor};

const PASSWORD: &str = "Correct-Horse-7";

/// Maria, who holds account CL1234 and has a password.
async fn add_maria(world: &World) -> Id<kinds::User> {
    let maria = samples::user("maria", Some(password(PASSWORD)));
    let id = super::add_user(&world.ctx, Actor::Operator, maria).await.unwrap();
    grant(world, id, world.account("CL1234").await).await;
    id
}

async fn grant(world: &World, user: Id<kinds::User>, account_id: Id<kinds::Account>) {
    let access = super::Access::new(account_id, super::Role::Pay);
    super::grant_access(&world.ctx, Actor::Operator, user, &access).await.unwrap();
}

async fn sign_in(world: &World, login: &str, text: &str) -> Result<SignedIn> {
    let admitted = super::sign_in_by_password(&world.ctx, login, password(text), &visitor()).await;
    admitted.map(wholly)
}

/// By the code in the letter.
async fn sign_in_by_letter(world: &World, login: &str) -> SignedIn {
    let ctx = &world.ctx;
    let challenge = super::request_code(ctx, login, &visitor()).await.unwrap();
    let sent = super::find_code_to_send(ctx, challenge.id).await.unwrap().unwrap();
    let admitted = super::sign_in_by_code(ctx, challenge.id, &sent.code, &visitor()).await;
    wholly(admitted.unwrap())
}

/// Nobody is asked for a second step here.
fn wholly(admitted: Admitted) -> SignedIn {
    match admitted {
        Admitted::In(signed_in) => signed_in,
        Admitted::Halfway(_) => panic!("a second step is asked for"),
    }
}

async fn valid_session(world: &World, token: &SessionToken) -> Session {
    match find_session(&world.ctx, token).await.unwrap() {
        SessionState::Valid { session, .. } => *session,
        state => panic!("expected a valid session, not {state:?}"),
    }
}

async fn is_expired(world: &World, token: &SessionToken) -> bool {
    matches!(find_session(&world.ctx, token).await.unwrap(), SessionState::Expired)
}

async fn is_unknown(world: &World, token: &SessionToken) -> bool {
    matches!(find_session(&world.ctx, token).await.unwrap(), SessionState::Unknown)
}

fn password(text: &str) -> Password {
    Password::parse(text).unwrap()
}

fn network(address: &str) -> IpAddr {
    address.parse().unwrap()
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        outcome => panic!("expected a refusal, not {outcome:?}"),
    }
}

/// Kind, subject and facts of what happened since the world began, the newest last.
async fn events(world: &World) -> Vec<(String, String, String)> {
    let sql = "SELECT kind, subject, facts FROM event ORDER BY id";
    world.ctx.db.read().await.unwrap().query(sql, &[]).await.unwrap()
}

async fn count_of(world: &World, kind: &str) -> usize {
    events(world).await.iter().filter(|event| event.0 == kind).count()
}
