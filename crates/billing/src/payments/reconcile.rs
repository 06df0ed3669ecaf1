//! The daily walk through the processor's own list: whatever no notification told us, and, after
//! a restored backup, whatever that backup had not seen.

use base::{Result, SignedDuration, boxed};
use outside::processor::Failure;

use super::inbox;
use crate::Ctx;

/// Bank debits settle within days, and lists may lag: every walk overlaps the one before.
const OVERLAP: SignedDuration = SignedDuration::from_hours(72);

/// Applies everything that the processor has charged lately, and what became lately of older
/// charges; says how many charges it saw.
#[boxed]
pub async fn reconcile(ctx: &Ctx) -> Result<usize> {
    let since = ctx.now() - OVERLAP;
    let mut seen = 0;
    let mut next = None;
    loop {
        let page = ctx.processor.list_since(since, next).await.map_err(Failure::unavailable)?;
        for facts in &page.charges {
            inbox::apply_facts(ctx, facts).await?;
            seen += 1;
        }
        match page.next {
            Some(cursor) => next = Some(cursor),
            None => return Ok(seen),
        }
    }
}
