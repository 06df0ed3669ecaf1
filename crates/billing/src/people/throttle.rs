//! How often somebody may try: counted before the try, so that many at once gain nothing.
//!
//! **The bound.** A code has six digits, and a login two spellings (username and e-mail address).
//! Of each spelling at most [`CODE_FAILURES`] codes are tried in vain in *any* 24 hours, so a
//! stranger guesses one account's codes with a chance of at most 2 × 5 × 10⁻⁶, one in a hundred
//! thousand, a day. Spellings are counted apart because a count that two of them shared would tell
//! that both are one user's. A success takes back its own try only: the owner's signing in gives a
//! guesser nothing.
//!
//! **Nobody is locked out by others.** What comes from a browser that has signed this user in before
//! ([`super::KnownBrowser`], a signed cookie) is counted by that browser alone: neither a stranger's
//! failures at the login, nor those of a neighbour on the network, nor those of all strangers
//! together close the door to it. Only whoever comes with a new browser while strangers guess has
//! to wait.

use std::net::{IpAddr, Ipv6Addr};

use base::{Id, Refusal, Result, SignedDuration, Timestamp, kinds};
use db::Conn;

use super::model::{User, Visitor};
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{hex, keyed_hash};

/// Tries are kept by the hour in which they were made.
const BUCKET: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// What is older counts no more.
pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(25);

const CODE_FAILURES: i64 = 5;
const PASSWORD_FAILURES: i64 = 10;
const SECOND_STEP_FAILURES: i64 = 10;
const LOCATOR_FAILURES: i64 = 10;
const PAY_LINK_FAILURES: i64 = 10;
const LETTERS_TO_A_LOGIN: i64 = 10;
const LETTERS_OF_A_USER: i64 = 20;
const PER_NETWORK: i64 = 100;
const IN_ALL: i64 = 1_000;

/// What one try counts against. Made when it is made.
pub struct Tries {
    bucket: Timestamp,
    counters: Vec<Counter>,
}

struct Counter {
    /// A hash of what is counted: never a name or an address in the clear.
    subject: String,
    limit: i64,
    span: Span,
    on_success: OnSuccess,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Span {
    /// Counting begins anew with each full hour.
    Hour,
    /// Any 24 hours, and up to one more.
    Day,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum OnSuccess {
    /// It counts all the same.
    Keep,
    /// This one was no failure; those before it stay.
    TakeBack,
}

/// Who tries, as far as it matters for counting.
#[derive(Debug, Clone, Copy)]
pub enum From<'a> {
    Stranger(IpAddr),
    /// A browser that has signed this user in before; its id, and the user.
    Known(&'a str, Id<kinds::User>),
}

impl Tries {
    /// `login` as it was typed, a username or an e-mail address.
    pub fn of_password(ctx: &Ctx, login: &str, from: From<'_>) -> Tries {
        Tries::failing(ctx, "password", login, PASSWORD_FAILURES, from)
    }

    /// `login_hash` is [`login_hash`] of what was typed when the code was asked for.
    pub fn of_code(ctx: &Ctx, login_hash: &str, from: From<'_>) -> Tries {
        Tries::failing(ctx, "code", login_hash, CODE_FAILURES, from)
    }

    pub fn of_code_request(ctx: &Ctx, login: &str, from: From<'_>) -> Tries {
        Tries::asking(ctx, "code request", login, from)
    }

    pub fn of_reset_request(ctx: &Ctx, login: &str, from: From<'_>) -> Tries {
        Tries::asking(ctx, "reset request", login, from)
    }

    /// Codes of an authenticator app, three of which are right at a time; whoever types one has
    /// proven something else before.
    pub fn of_second_step(ctx: &Ctx, user: Id<kinds::User>, from: From<'_>) -> Tries {
        Tries::failing(ctx, "second step", &user.to_string(), SECOND_STEP_FAILURES, from)
    }

    /// Letters cost the one who gets them patience, so asking counts whether or not it fails.
    pub fn asking(ctx: &Ctx, purpose: &str, target: &str, from: From<'_>) -> Tries {
        let kept = |kind: &str, value: &str, limit| Counter {
            subject: subject(ctx, kind, value),
            limit,
            span: Span::Hour,
            on_success: OnSuccess::Keep,
        };
        Tries::new(
            ctx,
            match from {
                From::Known(..) => {
                    vec![kept(&format!("{purpose} known"), &from.key(), LETTERS_TO_A_LOGIN)]
                }
                From::Stranger(_) => vec![
                    kept(&format!("{purpose} network"), &from.key(), PER_NETWORK),
                    kept(purpose, target, LETTERS_TO_A_LOGIN),
                ],
            },
        )
    }

    /// Letters that a user sends to whomever they like.
    pub fn of_letter(ctx: &Ctx, user: Id<kinds::User>) -> Tries {
        let counter = Counter {
            subject: subject(ctx, "letter", &user.to_string()),
            limit: LETTERS_OF_A_USER,
            span: Span::Hour,
            on_success: OnSuccess::Keep,
        };
        Tries::new(ctx, vec![counter])
    }

    /// What may be guessed: `purpose` says what, `target` whose. Always in this order, so that two
    /// transactions which count the same never wait for each other.
    pub fn failing(ctx: &Ctx, purpose: &str, target: &str, limit: i64, from: From<'_>) -> Tries {
        let counter = |kind: &str, value: &str, limit, span| Counter {
            subject: subject(ctx, kind, value),
            limit,
            span,
            on_success: OnSuccess::TakeBack,
        };
        let counters = match from {
            From::Known(..) => {
                vec![counter(&format!("{purpose} known"), &from.key(), limit, Span::Day)]
            }
            From::Stranger(_) => vec![
                counter("network", &from.key(), PER_NETWORK, Span::Hour),
                counter(purpose, target, limit, Span::Day),
                counter("all", "", IN_ALL, Span::Hour),
            ],
        };
        Tries::new(ctx, counters)
    }

    /// Codes of a registration are counted by what was typed, and by the address they went to as
    /// well: one address has several numbers that lead to it. None is nobody's.
    pub fn of_registration_code(
        ctx: &Ctx,
        typed_hash: &str,
        email: Option<&str>,
        from: From<'_>,
    ) -> Tries {
        let tries = Tries::failing(ctx, "registration code", typed_hash, CODE_FAILURES, from);
        tries.and_address(ctx, "registration address", email.unwrap_or(typed_hash))
    }

    /// Codes to an address that is to be a user's are counted by the address as well: many users
    /// could want the same.
    pub fn of_email_change(ctx: &Ctx, user: Id<kinds::User>, email: &str, from: From<'_>) -> Tries {
        let user = user.to_string();
        let tries = Tries::failing(ctx, "email change", &user, CODE_FAILURES, from);
        tries.and_address(ctx, "email change address", email)
    }

    /// Looking for an invoice tells whether one is found, so it counts as a guess.
    pub fn of_locator(ctx: &Ctx, number: &str, from: From<'_>) -> Tries {
        Tries::failing(ctx, "locator", number, LOCATOR_FAILURES, from)
    }

    /// A link that is not there is a guess, whoever follows it.
    pub fn of_pay_link(ctx: &Ctx, token: &str, from: From<'_>) -> Tries {
        Tries::failing(ctx, "pay link", token, PAY_LINK_FAILURES, from)
    }

    fn and_address(mut self, ctx: &Ctx, kind: &str, address: &str) -> Tries {
        self.counters.push(Counter {
            subject: subject(ctx, kind, address),
            limit: CODE_FAILURES,
            span: Span::Day,
            on_success: OnSuccess::TakeBack,
        });
        self
    }

    fn new(ctx: &Ctx, counters: Vec<Counter>) -> Tries {
        Tries { bucket: bucket_of(ctx.now()), counters }
    }

    /// Counts one try, or refuses it uncounted. No fact of the biller's, so nothing is recorded.
    pub async fn admit(&self, ctx: &Ctx) -> Result<()> {
        let mut tx = ctx.db.begin().await?;
        for counter in &self.counters {
            if let Some(free_at) = counter.count(&mut tx, self.bucket).await? {
                tx.rollback();
                return Err(too_many(free_at, ctx.now()).into());
            }
        }
        Ok(tx.commit().await?)
    }

    /// The try was a success.
    pub async fn forgive(&self, tx: &mut Conn) -> Result<()> {
        for counter in self.counters.iter().filter(|it| it.on_success == OnSuccess::TakeBack) {
            store::take_back_try(tx, &counter.subject, self.bucket).await?;
        }
        Ok(())
    }
}

impl Counter {
    /// None when there was room; else when there will be.
    async fn count(&self, tx: &mut Conn, bucket: Timestamp) -> Result<Option<Timestamp>> {
        match self.span {
            Span::Hour => {
                let tries = store::count_try(tx, &self.subject, bucket).await?;
                Ok((tries > self.limit).then_some(bucket + BUCKET))
            }
            Span::Day => {
                // Two tries on either side of a full hour write different rows.
                store::hold_tries(tx, &self.subject).await?;
                store::count_try(tx, &self.subject, bucket).await?;
                let (tries, oldest) = store::tries_since(tx, &self.subject, bucket - DAY).await?;
                Ok((tries > self.limit).then_some(oldest + DAY + BUCKET))
            }
        }
    }
}

impl<'a> From<'a> {
    /// `user` is whose login it is, if it is anybody's.
    pub fn of(ctx: &Ctx, visitor: &'a Visitor, user: Option<Id<kinds::User>>) -> From<'a> {
        let known = visitor.browser.as_ref().zip(user);
        match known.filter(|(browser, user)| browser.knows(ctx, *user)) {
            Some((browser, user)) => From::Known(browser.id(), user),
            None => From::Stranger(visitor.network),
        }
    }

    fn key(&self) -> String {
        match self {
            From::Stranger(network) => place(*network),
            From::Known(browser, user) => format!("{browser} {user}"),
        }
    }
}

/// The wrong passwords of a user who has just proven to be that user.
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

fn bucket_of(now: Timestamp) -> Timestamp {
    let into_bucket = now.as_microsecond().rem_euclid(BUCKET.as_micros() as i64);
    now - SignedDuration::from_micros(into_bucket)
}

fn too_many(free_at: Timestamp, now: Timestamp) -> Refusal {
    let wait = free_at.duration_since(now);
    let started_seconds = (wait + SignedDuration::from_micros(999_999)).as_secs();
    Refusal::TooManyTries { retry_after_seconds: u32::try_from(started_seconds).unwrap_or(3_600) }
}
