//! What is planned: Maria pays on later days, and Nadia pays what is past due in instalments.

use base::{Cents, Error, Id, kinds};
use billing::arrangements::{self, NewArrangement, arrangement_text};
use billing::payers::Payer;
use billing::payments::{self, Choice, NewDraft, Reviewed};
use billing::schedules::{
    self, Agreed, AgreementText, Ends, Every, NewRepeat, Rule, schedule_text,
};
use billing::{Ctx, methods, samples};

use super::data::{MARIA_HOME, MARIA_SHOP, NADIA_OFFICE};
use super::load::Users;
use super::showcase::{EVERYDAY_CARD, Showcase};
use crate::failure::Failure;

/// So many instalments after the down payment.
const INSTALMENTS: i64 = 4;

pub async fn make(ctx: &Ctx, users: &Users) -> Result<(), Failure> {
    if let Some(maria) = users.get("maria").copied() {
        let maria = Planner::new(ctx, maria, ("Maria", "Lopez"));
        maria.pay_bill_later(10).await?;
        maria.pay_regularly().await?;
    }
    if let Some(nadia) = users.get("nadia").copied() {
        Planner::new(ctx, nadia, ("Nadia", "Finch")).arrange().await?;
    }
    Ok(())
}

struct Planner<'c> {
    user: Id<kinds::User>,
    showcase: Showcase<'c>,
}

impl<'c> Planner<'c> {
    fn new(ctx: &'c Ctx, user: Id<kinds::User>, name: (&'static str, &'static str)) -> Planner<'c> {
        Planner { user, showcase: Showcase { ctx, payer: Payer::User(user), name } }
    }

    /// What is due at home, with the card.
    async fn pay_bill_later(&self, days: i64) -> Result<(), Failure> {
        let Showcase { ctx, payer, .. } = self.showcase;
        let (method, name) = self.method("Everyday card").await?;
        let new = NewDraft {
            account: self.showcase.account(MARIA_HOME).await?,
            choice: Choice::AmountDue,
            other_cents: None,
            invoices: Vec::new(),
            accounts: Vec::new(),
            method: Some(method),
        };
        let draft = payments::put_draft(ctx, payer, None, &new).await?;
        let day = schedules::days_after(ctx.today(), days).ok_or(Error::NotFound)?;
        schedules::set_draft_day(ctx, payer, draft.id, Some(day)).await?;
        let Reviewed::Draft(review) = payments::review(ctx, payer, draft.id).await? else {
            return Err(Error::NotFound.into());
        };
        let agreed = self.agreed_to(&Rule::Once(day), draft.amount_cents, &name)?;
        schedules::make_of_draft(ctx, self.user, draft.id, &review.quote, &agreed).await?;
        Ok(())
    }

    /// For the shop, on the last day of each month, from the bank account.
    async fn pay_regularly(&self) -> Result<(), Failure> {
        let ctx = self.showcase.ctx;
        let (method, name) = self.method("Household checking").await?;
        let tomorrow = ctx.today().tomorrow().map_err(Failure::doing("Tomorrow"))?;
        let rule = Rule::repeat(Every::Month, tomorrow, 31, Ends::Never);
        let amount_cents = Cents(4_000);
        let account = self.showcase.account(MARIA_SHOP).await?;
        let new = NewRepeat { id: ctx.id(), account, amount_cents, rule, method };
        let agreed = self.agreed_to(&rule, amount_cents, &name)?;
        schedules::make_repeat(ctx, self.user, &new, &agreed).await?;
        Ok(())
    }

    /// What is past due, by the month with a card; the down payment is made.
    async fn arrange(&self) -> Result<(), Failure> {
        let Showcase { ctx, payer, .. } = self.showcase;
        let account = self.showcase.account(NADIA_OFFICE).await?;
        let card = self.showcase.add(EVERYDAY_CARD, Some("Office card")).await?;
        let mut conn = ctx.db.read().await?;
        let offer = arrangements::offer_for(ctx, &mut conn, self.user, account).await?;
        drop(conn);
        let Ok(offer) = offer else { return Ok(()) };
        let down_cents = offer.least_down_cents;
        let plan = offer.split(down_cents, INSTALMENTS, ctx.today()).ok_or(Error::NotFound)?;
        let words = self.showcase.words()?;
        let text = arrangement_text(ctx, words, &offer, &plan, Some("Office card"));
        let new = NewArrangement {
            id: ctx.id(),
            account,
            count: INSTALMENTS,
            down_cents,
            method: Some(card),
        };
        arrangements::make(ctx, self.user, &new, &yes(text)).await?;
        let down = NewDraft {
            account,
            choice: Choice::Other,
            other_cents: Some(down_cents),
            invoices: Vec::new(),
            accounts: Vec::new(),
            method: Some(card),
        };
        let draft = payments::put_draft(ctx, payer, None, &down).await?;
        samples::pay_reviewed(ctx, payer, draft.id).await?;
        Ok(())
    }

    /// The stored one of that nickname.
    async fn method(&self, nickname: &str) -> Result<(Id<kinds::Method>, String), Failure> {
        let mut conn = self.showcase.ctx.db.read().await?;
        let saved = methods::saved_of(&mut conn, self.showcase.payer).await?;
        let found = saved.into_iter().find(|one| one.nickname.as_deref() == Some(nickname));
        Ok((found.ok_or(Error::NotFound)?.id, nickname.to_owned()))
    }

    fn agreed_to(&self, rule: &Rule, amount: Cents, method: &str) -> Result<Agreed, Failure> {
        let ctx = self.showcase.ctx;
        let words = self.showcase.words()?;
        let amount = words.money(amount.of(ctx.biller.currency));
        Ok(yes(schedule_text(ctx, words, rule, &amount, method)))
    }
}

/// As if the box under it had been ticked.
fn yes(text: AgreementText) -> Agreed {
    let hash = Some(text.hash.clone());
    Agreed { text, hash, network_address: "127.0.0.1".to_owned() }
}
