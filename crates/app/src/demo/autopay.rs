//! José's AutoPay: what is overdue tomorrow, and every bill three days before it is due.

use base::{Error, Language, Locator};
use billing::autopay::{self, Choices, Timing};
use billing::notices::{AutopayChosen, autopay_agreement, stored_method_name};
use billing::payers::Payer;
use billing::{Ctx, accounts, methods};
use words::Words;

use super::data::JOSE_HOME;
use super::load::Users;
use super::showcase::{EVERYDAY_CARD, Showcase};
use crate::failure::Failure;

pub async fn turn_on(ctx: &Ctx, users: &Users) -> Result<(), Failure> {
    let Some(jose) = users.get("jose").copied() else { return Ok(()) };
    let payer = Showcase { ctx, payer: Payer::User(jose), name: ("José", "Rivera") };
    let method = payer.add(EVERYDAY_CARD, Some("Tarjeta de la casa")).await?;
    let number: Locator = JOSE_HOME.parse().map_err(Failure::doing("A demo account"))?;
    let mut conn = ctx.db.read().await?;
    let account = accounts::find_account_by_number(&mut conn, &number).await?;
    let account = account.ok_or(Error::NotFound)?;
    let card = methods::find_method(&mut conn, method).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let region = ctx.biller.region.parse().map_err(Failure::doing("The biller's region"))?;
    let words = Words::of(Language::Es, region);
    let timing = Timing::DaysBefore(3);
    let chosen = AutopayChosen {
        account: &account,
        method: &stored_method_name(words, &card),
        backup: None,
        timing,
        cap_cents: None,
    };
    let agreement = autopay_agreement(ctx, words, chosen, "127.0.0.1".to_owned())?;
    let choices = Choices { method, backup: None, timing, cap_cents: None };
    autopay::put(ctx, jose, account.id, &choices, agreement).await?;
    Ok(())
}
