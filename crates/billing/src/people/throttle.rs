//! How often somebody may try: counted by the hour, before the try, so that many at once gain nothing.

use std::net::{IpAddr, Ipv6Addr};

use base::{Id, Refusal, Result, SignedDuration, Timestamp, kinds};
use db::Conn;

use super::model::User;
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{hex, keyed_hash};

/// Counting begins anew with each full hour.
pub(super) const WINDOW: SignedDuration = SignedDuration::from_hours(1);

const PER_LOGIN: i64 = 10;
const PER_NETWORK: i64 = 100;
const IN_ALL: i64 = 1_000;
const LETTERS: i64 = 20;

/// What one try counts against.
pub struct Tries(Vec<Counter>);

struct Counter {
    /// A hash of what is counted: never a name or an address in the clear.
    subject: String,
    /// How many an hour may have.
    limit: i64,
    on_success: OnSuccess,
}

#[derive(Clone, Copy)]
enum OnSuccess {
    /// It counts all the same.
    Keep,
    /// What went before is forgotten.
    Reset,
    /// This one was no failure; those before it stay.
    TakeBack,
}

impl Tries {
    pub fn of_password(ctx: &Ctx, login: &str, network: IpAddr) -> Tries {
        Tries::failing(ctx, subject(ctx, "password", login), network)
    }

    /// `login_hash` is [`login_hash`] of what was typed when the code was asked for.
    pub fn of_code(ctx: &Ctx, login_hash: &str, network: IpAddr) -> Tries {
        Tries::failing(ctx, subject(ctx, "code", login_hash), network)
    }

    /// Letters cost the one who gets them patience, so asking counts whether or not it fails.
    pub fn of_code_request(ctx: &Ctx, login: &str, network: IpAddr) -> Tries {
        let network = subject(ctx, "code request network", &place(network));
        Tries::asking(network, subject(ctx, "code request", login))
    }

    pub fn of_reset_request(ctx: &Ctx, login: &str, network: IpAddr) -> Tries {
        let network = subject(ctx, "reset request network", &place(network));
        Tries::asking(network, subject(ctx, "reset request", login))
    }

    fn asking(network: String, login: String) -> Tries {
        let on_success = OnSuccess::Keep;
        Tries(vec![
            Counter { subject: network, limit: PER_NETWORK, on_success },
            Counter { subject: login, limit: PER_LOGIN, on_success },
        ])
    }

    /// Letters that a user sends to whomever they like.
    pub fn of_letter(ctx: &Ctx, user: Id<kinds::User>) -> Tries {
        Tries(vec![Counter {
            subject: subject(ctx, "letter", &user.to_string()),
            limit: LETTERS,
            on_success: OnSuccess::Keep,
        }])
    }

    /// Always in this order: two transactions that count the same never wait for each other.
    fn failing(ctx: &Ctx, login: String, network: IpAddr) -> Tries {
        let network = subject(ctx, "network", &place(network));
        let all = subject(ctx, "all", "");
        Tries(vec![
            Counter { subject: network, limit: PER_NETWORK, on_success: OnSuccess::TakeBack },
            Counter { subject: login, limit: PER_LOGIN, on_success: OnSuccess::Reset },
            Counter { subject: all, limit: IN_ALL, on_success: OnSuccess::TakeBack },
        ])
    }

    /// Counts one try, or refuses it uncounted. No fact of the biller's, so nothing is recorded.
    pub async fn admit(&self, ctx: &Ctx) -> Result<()> {
        let now = ctx.now();
        let window = window_of(now);
        let mut tx = ctx.db.begin().await?;
        for counter in &self.0 {
            if store::count_try(&mut tx, &counter.subject, window).await? > counter.limit {
                tx.rollback();
                return Err(too_many(window, now).into());
            }
        }
        Ok(tx.commit().await?)
    }

    /// The try was a success.
    pub async fn forgive(&self, tx: &mut Conn, now: Timestamp) -> Result<()> {
        let window = window_of(now);
        for Counter { subject, on_success, .. } in &self.0 {
            match on_success {
                OnSuccess::Keep => {}
                OnSuccess::Reset => store::forget_tries(tx, subject).await?,
                OnSuccess::TakeBack => store::take_back_try(tx, subject, window).await?,
            }
        }
        Ok(())
    }
}

/// Who has just chosen a password is not kept waiting for having forgotten the one before.
pub async fn forget_wrong_passwords(command: &mut Command<'_>, user: &User) -> Result<()> {
    for login in [user.username.as_str(), user.email.as_str()] {
        let subject = subject(command.ctx, "password", login);
        store::forget_tries(command, &subject).await?;
    }
    Ok(())
}

/// What stands for a login where the login itself must not.
pub fn login_hash(ctx: &Ctx, login: &str) -> String {
    subject(ctx, "login", login)
}

fn subject(ctx: &Ctx, kind: &str, value: &str) -> String {
    hex(&keyed_hash(&ctx.secret, "throttle", &[kind, value]))
}

/// One household: an IPv4 address, or the 64 bits of an IPv6 address that a provider hands out
/// (RFC 6177), within which anyone can take another address at will.
fn place(network: IpAddr) -> String {
    match network.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).to_string(),
    }
}

fn window_of(now: Timestamp) -> Timestamp {
    let into_window = now.as_microsecond().rem_euclid(WINDOW.as_micros() as i64);
    now - SignedDuration::from_micros(into_window)
}

fn too_many(window: Timestamp, now: Timestamp) -> Refusal {
    let wait = (window + WINDOW).duration_since(now);
    let started_seconds = (wait + SignedDuration::from_micros(999_999)).as_secs();
    Refusal::TooManyTries { retry_after_seconds: u32::try_from(started_seconds).unwrap_or(3_600) }
}
