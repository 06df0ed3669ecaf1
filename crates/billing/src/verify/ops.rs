//! Runs the checks in the order in which a person would want to hear of them.

use base::{Cents, Result, SignedDuration, boxed};

use super::{fees, store};
use crate::Ctx;
use crate::journal;

/// An attempt that was never decided is stale after this: the key's lifetime and both its fences.
const UNDECIDED_LIMIT: SignedDuration = SignedDuration::from_hours(30);

/// A bank debit that has not settled is stale after this; ACH takes at most five business days.
const UNSETTLED_LIMIT: SignedDuration = SignedDuration::from_hours(24 * 14);

/// A refund that has not been delivered is stale after this; a bank takes ten business days.
const UNDELIVERED_LIMIT: SignedDuration = SignedDuration::from_hours(24 * 30);

/// One promise, and who breaks it; at most 20 are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub promise: &'static str,
    pub offenders: Vec<String>,
}

impl Checked {
    pub fn is_kept(&self) -> bool {
        self.offenders.is_empty()
    }
}

/// All promises; every one is checked even when another is broken.
#[boxed]
pub async fn verify(ctx: &Ctx) -> Result<Vec<Checked>> {
    let mut conn = ctx.db.read_snapshot().await?;
    let mut checked = Vec::new();
    for (promise, sql) in store::PROMISES {
        let offenders = store::offenders(&mut conn, sql).await?;
        checked.push(Checked { promise, offenders });
    }
    checked.push(Checked {
        promise: "no fee is beyond what its rule allowed",
        offenders: fees::beyond_rules(&mut conn, &ctx.biller).await?,
    });
    checked.push(Checked {
        promise: "no attempt is left undecided",
        offenders: store::stale_attempts(
            &mut conn,
            ctx.now() - UNDECIDED_LIMIT,
            ctx.now() - UNSETTLED_LIMIT,
        )
        .await?,
    });
    checked.push(Checked {
        promise: "no refund is left undecided",
        offenders: store::stale_refunds(
            &mut conn,
            ctx.now() - UNDECIDED_LIMIT,
            ctx.now() - UNDELIVERED_LIMIT,
        )
        .await?,
    });
    checked.push(Checked {
        promise: "the chain of sealed events is whole",
        offenders: journal::broken_seal(&mut conn).await?.into_iter().collect(),
    });
    let clearing = store::clearing(&mut conn).await?;
    drop(conn);
    checked.push(Checked {
        promise: "clearing equals the processor's balance",
        offenders: against_processor(ctx, clearing).await,
    });
    Ok(checked)
}

async fn against_processor(ctx: &Ctx, clearing: Vec<store::Clearing>) -> Vec<String> {
    let balances = match ctx.processor.balance().await {
        Ok(balances) => balances,
        Err(failure) => return vec![format!("could not be asked: {failure}")],
    };
    let mut offenders = Vec::new();
    for balance in &balances {
        let ours = clearing.iter().find(|ours| ours.currency == balance.currency);
        let ours = ours.map_or(Cents::ZERO, |ours| ours.amount_cents);
        if ours != balance.gross_cents {
            offenders.push(format!(
                "{}: clearing is {}, the processor has {}",
                balance.currency,
                ours.of(balance.currency).plain(),
                balance.gross_cents.of(balance.currency).plain()
            ));
        }
    }
    for ours in &clearing {
        let is_known = balances.iter().any(|balance| balance.currency == ours.currency);
        if !is_known && !ours.amount_cents.is_zero() {
            let amount = ours.amount_cents.of(ours.currency).plain();
            let currency = ours.currency;
            offenders.push(format!("{currency}: clearing is {amount}, the processor has nothing"));
        }
    }
    offenders
}
