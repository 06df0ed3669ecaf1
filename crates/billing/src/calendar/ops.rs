//! Collecting what the slices have planned.

use base::{Date, Id, Result, boxed, kinds};
use db::Conn;

use super::model::{ComingDebit, Planned};
use crate::Ctx;
use crate::arrangements::{self, ComingInstalment};
use crate::autopay::{self, Debit};
use crate::schedules::{self, ComingDay, can_stop};

/// Up to and with that day, by day.
#[boxed]
pub async fn coming_debits(
    conn: &mut Conn,
    ctx: &Ctx,
    user: Id<kinds::User>,
    until: Date,
) -> Result<Vec<ComingDebit>> {
    let days = schedules::upcoming(conn, ctx, user, until).await?;
    let automatic = autopay::upcoming(conn, ctx, user, until).await?;
    let instalments = arrangements::upcoming(conn, user, until).await?;
    let mut debits: Vec<ComingDebit> = days.into_iter().map(of_schedule).collect();
    debits.extend(automatic.into_iter().map(|debit| of_autopay(ctx, debit)));
    debits.extend(instalments.into_iter().map(|one| of_arrangement(ctx, one)));
    debits.sort_by_key(|debit| debit.on);
    Ok(debits)
}

fn of_schedule(day: ComingDay) -> ComingDebit {
    let (schedule, number) = (day.schedule, day.number);
    ComingDebit {
        on: day.on,
        amount_cents: day.amount_cents,
        currency: day.currency,
        accounts: day.accounts,
        method: Some(day.method),
        planned: match (day.is_again, day.repeats) {
            (true, _) => Planned::Again(schedule),
            (false, true) => Planned::Repeat { schedule, number },
            (false, false) => Planned::Once(schedule),
        },
        can_stop: day.can_stop,
    }
}

fn of_autopay(ctx: &Ctx, debit: Debit) -> ComingDebit {
    ComingDebit {
        on: debit.on,
        amount_cents: debit.estimate,
        currency: debit.currency,
        accounts: vec![debit.account_number],
        method: Some(debit.method.id),
        planned: Planned::Autopay(debit.autopay),
        can_stop: can_stop(ctx, debit.on),
    }
}

fn of_arrangement(ctx: &Ctx, one: ComingInstalment) -> ComingDebit {
    let ComingInstalment { arrangement, number, count, .. } = one;
    ComingDebit {
        on: one.on,
        amount_cents: one.amount_cents,
        currency: one.currency,
        accounts: vec![one.account],
        can_stop: one.is_own && one.method.is_some() && can_stop(ctx, one.on),
        method: one.method,
        planned: Planned::Instalment { arrangement, number, count },
    }
}
