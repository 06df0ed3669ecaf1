//! Links that lead straight to one bill, for letters, texts and QR codes: short, good for a time,
//! dead once they are taken back.
//!
//! What opens a link is derived from its id and the server's secret; the database has only its hash,
//! and opens nothing.

use std::fmt;
use std::net::IpAddr;

use base::{Actor, Id, Result, SignedDuration, boxed, kinds};
use sha2::{Digest, Sha256};

use super::model::LinkedBill;
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{base64url, hex, keyed_hash};
use crate::ctx::Secret;
use crate::journal::Event;
use crate::people::{From, Tries};

/// 22 characters. Never printed but in the letter, text or code that carries them.
#[derive(Clone, PartialEq, Eq)]
pub struct PayLinkToken(String);

impl PayLinkToken {
    fn derive(secret: &Secret, id: Id<kinds::PayLink>) -> PayLinkToken {
        let hash = keyed_hash(secret, "pay-link", &[&id.to_string()]);
        PayLinkToken(base64url::encode(&hash[..16]))
    }

    /// As it came in the address. Another text is another token, which leads nowhere.
    pub fn of(text: &str) -> PayLinkToken {
        PayLinkToken(text.to_owned())
    }

    /// For the addresses of its page, and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored. The token is as good as random, so a plain SHA-256 cannot be searched.
    fn hash(&self) -> String {
        hex(&Sha256::digest(&self.0))
    }
}

impl fmt::Debug for PayLinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PayLinkToken(…)")
    }
}

/// The address at which this invoice can be paid without signing in. An invoice has one at a time;
/// whenever it is sent again it is good for the whole time again.
#[boxed]
pub async fn pay_link(ctx: &Ctx, invoice: Id<kinds::Invoice>) -> Result<String> {
    let now = ctx.now();
    let expires_at = now + SignedDuration::from_hours(24 * ctx.biller.pay_link_days);
    let id = ctx.id();
    let hash = PayLinkToken::derive(&ctx.secret, id).hash();
    let mut tx = ctx.db.begin().await?; // a link that nobody has yet is no fact
    store::insert_pay_link(&mut tx, id, &hash, invoice, now, expires_at).await?;
    let id = store::extend_pay_link(&mut tx, invoice, expires_at).await?;
    tx.commit().await?;
    let token = PayLinkToken::derive(&ctx.secret, id);
    Ok(format!("{}/p/{}", ctx.portal_url, token.expose()))
}

/// The invoice's link leads nowhere from now on; [`pay_link`] makes another.
#[boxed]
pub async fn revoke_pay_link(ctx: &Ctx, actor: Actor, invoice: Id<kinds::Invoice>) -> Result<()> {
    let mut command = Command::begin(ctx, actor).await?;
    let now = command.now;
    if !store::revoke_pay_link(&mut command, invoice, now).await? {
        return Ok(());
    }
    command.record(Event::new("pay_link.revoked", invoice)).await?;
    command.commit().await
}

/// What the link leads to; None where it was never ours, has expired or was taken back. Looking
/// changes nothing, but whoever looks for links that are not there is stopped: `TooManyTries`.
#[boxed]
pub async fn find_linked(
    ctx: &Ctx,
    token: &PayLinkToken,
    network: IpAddr,
) -> Result<Option<LinkedBill>> {
    let tries = Tries::of_pay_link(ctx, token.expose(), From::Stranger(network));
    tries.admit(ctx).await?;
    let linked = store::find_linked(&mut ctx.db.read().await?, &token.hash(), ctx.now()).await?;
    if linked.is_some() {
        let mut tx = ctx.db.begin().await?; // counting is no fact
        tries.forgive(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(linked)
}
