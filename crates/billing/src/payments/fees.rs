//! What a payment costs besides its amount: the biller's rules, asked in one place.

use base::{Cents, Currency, Date, Refusal, Result, boxed};

use super::model::{Draft, NewPart};
use crate::Ctx;
use crate::command::Command;
use crate::methods::{self, Method};
use crate::payers::Payer;
use crate::settings::{Biller, Channel, Fee, NewCard, PaidWith, Tariff};

/// What paying with the method costs on that day; the rules are in the biller's currency.
pub fn tariff_of(
    biller: &Biller,
    on: Date,
    channel: Channel,
    currency: Currency,
    with: &PaidWith,
) -> Option<Tariff> {
    let tariff = biller.fees.tariff(on, channel, with);
    tariff.filter(|_| currency == biller.currency)
}

/// The same on the review and where the payment begins, so that nothing else is charged than was
/// seen.
pub(super) fn fee_of(
    biller: &Biller,
    on: Date,
    channel: Channel,
    currency: Currency,
    amount: Cents,
    method: &Method,
) -> Result<Option<Fee>> {
    let tariff = tariff_of(biller, on, channel, currency, &method.paid_with());
    let fee = tariff.and_then(|tariff| tariff.fee(amount));
    let charge = amount + fee.map_or(Cents::ZERO, |fee| fee.cents);
    match charge > Cents::LIMIT {
        true => Err(Refusal::AmountAbove { limit: Cents::LIMIT, currency }.into()),
        false => Ok(fee),
    }
}

/// The fee of what is about to begin, by the rules of its day.
pub(super) async fn fee_of_draft(
    command: &mut Command<'_>,
    draft: &Draft,
    parts: &[NewPart],
) -> Result<Option<Fee>> {
    let (Some(method), Some(part)) = (draft.method_id, parts.first()) else { return Ok(None) };
    let method = methods::find_for(command, draft.payer, method).await?;
    let method = method.ok_or(Refusal::ChooseMethod)?;
    let (biller, channel) = (&command.ctx.biller, Channel::of_draft(draft.payer));
    let today = biller.date_of(command.now);
    fee_of(biller, today, channel, part.account.currency, draft.amount_cents, &method)
}

/// How somebody pays who does not want to pay a fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeWays {
    /// The stored methods that cost nothing extra.
    pub methods: Vec<Method>,
    pub is_debit_card_free: bool,
    pub is_bank_free: bool,
}

impl FreeWays {
    pub fn is_none(&self) -> bool {
        self.methods.is_empty() && !self.is_debit_card_free && !self.is_bank_free
    }
}

#[boxed]
pub async fn free_ways(ctx: &Ctx, payer: Payer, amount: Cents) -> Result<FreeWays> {
    let (fees, today, channel) = (&ctx.biller.fees, ctx.today(), Channel::of_draft(payer));
    let mut conn = ctx.db.read().await?;
    let mut methods = methods::saved_of(&mut conn, payer).await?;
    let is_free = |with: &PaidWith| fees.quote(today, channel, amount, with).is_none();
    methods.retain(|method| method.is_usable(today) && is_free(&method.paid_with()));
    Ok(FreeWays {
        methods,
        is_debit_card_free: !matches!(fees.of_new_card(today, channel), NewCard::Every(_)),
        is_bank_free: is_free(&PaidWith::Bank),
    })
}
