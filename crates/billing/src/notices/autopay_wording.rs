//! How AutoPay is said: when it debits, and the authorization, on pages and in letters alike.

use base::{Cents, Date, Result};
use words::{AUTOPAY_VERSION, AutopayDay, AutopayTerms, Words};

use crate::Ctx;
use crate::accounts::Account;
use crate::autopay::{self, Agreement, Timing};

/// "3 days before the due date"
pub fn timing_sentence(words: Words, timing: Timing) -> String {
    words.autopay_timing(day_of(timing))
}

/// What a payer chose, with the methods by name.
#[derive(Debug, Clone, Copy)]
pub struct AutopayChosen<'c> {
    pub account: &'c Account,
    pub method: &'c str,
    pub backup: Option<&'c str>,
    pub timing: Timing,
    pub cap_cents: Option<Cents>,
}

/// The authorization in full, for a payer at that network address to agree to.
pub fn autopay_agreement(
    ctx: &Ctx,
    words: Words,
    chosen: AutopayChosen<'_>,
    network_address: String,
) -> Result<Agreement> {
    let cap = chosen.cap_cents.map(|cents| words.money(cents.of(chosen.account.currency)));
    let until = debit_hour(ctx, words, ctx.today())?;
    let terms = AutopayTerms {
        biller: &ctx.biller.legal_name,
        account: chosen.account.number.as_str(),
        method: chosen.method,
        backup: chosen.backup,
        day: day_of(chosen.timing),
        cap: cap.as_deref(),
        notice_days: ctx.biller.autopay.notice_days,
        varying_notice_days: ctx.biller.autopay.varying_notice_days,
        until: &until,
        phone: &ctx.biller.phone,
    };
    Ok(Agreement {
        version: AUTOPAY_VERSION.to_owned(),
        language: words.language(),
        text: words.autopay_authorization(terms).join("\n\n"),
        network_address,
    })
}

/// The time of day at which debits begin.
pub fn debit_hour(ctx: &Ctx, words: Words, day: Date) -> Result<String> {
    Ok(words.time_of_day(autopay::debit_time(ctx, day)?, &ctx.biller.zone))
}

fn day_of(timing: Timing) -> AutopayDay {
    match timing {
        Timing::DueDate => AutopayDay::DueDate,
        Timing::DaysBefore(days) => AutopayDay::DaysBefore(days),
        Timing::DayOfMonth(day) => AutopayDay::DayOfMonth(day),
    }
}
