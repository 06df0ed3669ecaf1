//! The second step of signing in: a code of the authenticator app, or one from paper.

use base::{Field, Id, Refusal, Result, kinds};
use serde_json::json;

use super::recovery::{self, RecoveryCode};
use super::store;
use super::totp::{TotpCode, TotpSecret};
use crate::command::Command;
use crate::journal::Event;

#[derive(Debug)]
pub enum SecondProof {
    Authenticator(TotpCode),
    Recovery(RecoveryCode),
}

impl SecondProof {
    /// As people type it: with spaces and dashes, in any case.
    pub fn parse(text: &str) -> Result<SecondProof, Refusal> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let typed: String = typed.flat_map(char::to_uppercase).collect();
        if typed.is_empty() {
            return Err(Refusal::Missing(Field::SecondProof));
        }
        let authenticator = TotpCode::parse(&typed).map(SecondProof::Authenticator);
        let recovery = || RecoveryCode::parse(&typed).map(SecondProof::Recovery);
        authenticator.or_else(recovery).ok_or(Refusal::WrongSecondProof)
    }
}

/// Whether it is right, and for the first time: each code is taken once. `device` is what the
/// browser calls itself. Whoever calls this has counted the try.
pub async fn prove_second(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    proof: &SecondProof,
    device: &str,
) -> Result<bool> {
    match proof {
        SecondProof::Authenticator(code) => use_totp(command, user, code).await,
        SecondProof::Recovery(code) => {
            if !recovery::use_code(command, user, code).await? {
                return Ok(false);
            }
            let facts = json!({ "device": device });
            let used = Event::new("recovery_code.used", user).facts(facts).announced();
            command.record(used).await?;
            Ok(true)
        }
    }
}

async fn use_totp(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    code: &TotpCode,
) -> Result<bool> {
    let found = store::find_authenticator(command, user).await?;
    let Some(found) = found.filter(|found| found.is_confirmed()) else { return Ok(false) };
    let secret = TotpSecret::derive(&command.ctx.secret, found.id, user);
    match secret.find_step(code, command.now) {
        Some(step) => store::spend_step(command, found.id, step).await,
        None => Ok(false),
    }
}
