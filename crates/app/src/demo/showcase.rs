//! Maria's payments, made through the engine as every payment is: declined, paid, given back, and on
//! its way.

use base::{Actor, Cents, Error, Id, Locator, kinds};
use billing::methods::{self, BillingAddress, NewSetup, Terms};
use billing::payers::Payer;
use billing::payments::{self, Choice, NewDraft, TickedInvoice};
use billing::refunds::{self, NewRefund};
use billing::{Ctx, accounts, invoices, samples};
use outside::facts::MethodKind;
use words::{AUTHORIZATION_VERSION, AuthorizedMethod, Words};

use super::data::{MARIA_HOME, MARIA_SHOP};
use super::hosted_page::{self, Typed};
use super::load::Users;
use crate::failure::Failure;

pub const EVERYDAY_CARD: Typed = Typed::Card { number: "4242424242424242", until: None };
const HOUSEHOLD_CHECKING: Typed = Typed::BankAccount { account_number: "000123456789" };
/// Can be added, and is declined when it is charged.
const CARD_TO_DECLINE: Typed = Typed::Card { number: "4000000000000341", until: None };
const MISTAKE: Cents = Cents(2_500);
/// Stays on its way for ever.
const SLOW_BANK: Typed = Typed::BankAccount { account_number: "000000000009" };

/// The older bill at home is declined once and then paid; of a part of the next one, paid by mistake,
/// everything is given back; the shop's is on its way.
pub async fn pay(ctx: &Ctx, users: &Users) -> Result<(), Failure> {
    let Some(maria) = users.get("maria").copied() else { return Ok(()) };
    let payer = Showcase { ctx, payer: Payer::User(maria), name: ("Maria", "Lopez") };
    payer.add(HOUSEHOLD_CHECKING, Some("Household checking")).await?;
    // Good until the end of this month, of which she hears by e-mail.
    let until = Some(ctx.today());
    payer.add(Typed::Card { number: "5555555555554444", until }, Some("Old card")).await?;
    let card = payer.add(EVERYDAY_CARD, Some("Everyday card")).await?;
    let declined = payer.add(CARD_TO_DECLINE, None).await?;
    payer.pay_oldest(MARIA_HOME, declined).await?;
    payer.pay_oldest(MARIA_HOME, card).await?;
    payer.pay_by_mistake(MARIA_HOME, card).await?;
    let slow = payer.add(SLOW_BANK, None).await?;
    payer.pay_oldest(MARIA_SHOP, slow).await
}

/// Somebody who pays.
pub struct Showcase<'c> {
    pub ctx: &'c Ctx,
    pub payer: Payer,
    /// First and last.
    pub name: (&'static str, &'static str),
}

impl Showcase<'_> {
    /// With a nickname it is stored; without one it is for one payment only.
    pub async fn add(
        &self,
        typed: Typed,
        nickname: Option<&str>,
    ) -> Result<Id<kinds::Method>, Failure> {
        let (kind, authorized) = match typed {
            Typed::Card { .. } => (MethodKind::Card, AuthorizedMethod::Card),
            Typed::BankAccount { .. } => (MethodKind::Bank, AuthorizedMethod::BankAccount),
        };
        let setup = NewSetup {
            kind,
            nickname: nickname.map(str::to_owned),
            is_saved: nickname.is_some(),
            for_autopay: false,
            billing: billing_address(self.name),
            terms: self.terms(authorized)?,
            network_address: "127.0.0.1".to_owned(),
            draft: None,
            account: None,
        };
        let page = methods::begin_setup(self.ctx, self.payer, &setup).await?;
        let setup =
            hosted_page::submit(&page, typed, &format!("{} {}", self.name.0, self.name.1)).await?;
        Ok(methods::finish_setup(self.ctx, self.payer, setup).await?.method)
    }

    pub async fn account(&self, number: &str) -> Result<Id<kinds::Account>, Failure> {
        let number: Locator = number.parse().map_err(Failure::doing("A demo account"))?;
        let mut conn = self.ctx.db.read().await?;
        let account = accounts::find_account_by_number(&mut conn, &number).await?;
        Ok(account.ok_or(Error::NotFound)?.id)
    }

    async fn pay_oldest(&self, number: &str, method: Id<kinds::Method>) -> Result<(), Failure> {
        let account = self.account(number).await?;
        let mut conn = self.ctx.db.read().await?;
        let payable = invoices::payable_by_due_date(&mut conn, account).await?;
        drop(conn);
        let oldest = payable.first().into_iter();
        let draft = NewDraft {
            account,
            choice: Choice::Invoices,
            other_cents: None,
            invoices: oldest.map(|invoice| TickedInvoice::whole(invoice.id)).collect(),
            accounts: Vec::new(),
            method: Some(method),
        };
        self.pay(&draft).await?;
        Ok(())
    }

    async fn pay_by_mistake(&self, number: &str, method: Id<kinds::Method>) -> Result<(), Failure> {
        let draft = NewDraft {
            account: self.account(number).await?,
            choice: Choice::Other,
            other_cents: Some(MISTAKE),
            invoices: Vec::new(),
            accounts: Vec::new(),
            method: Some(method),
        };
        let payment = self.pay(&draft).await?;
        let note = Some("Paid by mistake, asked for by telephone".to_owned());
        let new = NewRefund { payment, cents: None, key: payment.to_string(), note };
        refunds::refund(self.ctx, Actor::Operator, &new).await?;
        Ok(())
    }

    async fn pay(&self, draft: &NewDraft) -> Result<Id<kinds::Payment>, Failure> {
        let draft = payments::put_draft(self.ctx, self.payer, None, draft).await?;
        Ok(samples::pay_reviewed(self.ctx, self.payer, draft.id).await?)
    }

    pub fn words(&self) -> Result<Words, Failure> {
        let biller = &self.ctx.biller;
        let region = biller.region.parse().map_err(Failure::doing("The biller's region"))?;
        Ok(Words::of(biller.default_language(), region))
    }

    /// As the portal shows it, so that the mandate stands for the same text.
    fn terms(&self, method: AuthorizedMethod) -> Result<Terms, Failure> {
        let biller = &self.ctx.biller;
        let words = self.words()?;
        let text = words.authorization(method, &biller.legal_name, &biller.phone).join("\n");
        Ok(Terms::new(AUTHORIZATION_VERSION, biller.default_language(), &text))
    }
}

fn billing_address((first_name, last_name): (&str, &str)) -> BillingAddress {
    BillingAddress {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        company: None,
        country: "US".to_owned(),
        postal_code: "10001".to_owned(),
        street: "12 Elm Street".to_owned(),
        city: "Springfield".to_owned(),
        state: Some("NY".to_owned()),
        phone: None,
    }
}
