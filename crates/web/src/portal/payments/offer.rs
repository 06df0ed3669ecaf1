//! What can be chosen on the pay page: what each amount comes to, and the payer's methods.

use std::sync::Arc;

use base::{Cents, Currency, Date, Error, Result};
use billing::Ctx;
use billing::accounts::{self, Account};
use billing::guests::Found;
use billing::ledger::{self, AccountSummary};
use billing::methods::{self, Method};
use billing::payers::Payer;
use billing::payments::{self, Allowance, Amounts, Channel, Choice};
use billing::settings::{Biller, NewCard, PaidWith, Tariff};
use words::Words;

use super::entered::{ChosenMethod, Entered};

pub struct Offer {
    pub amounts: Amounts,
    /// What this payer may pay on the account.
    pub allowance: Allowance,
    pub currency: Currency,
    pub today: Date,
    /// The stored ones, and the one of the draft where it is for this payment only.
    pub methods: Vec<Method>,
    /// Those on which something is due, in the same currency, where there are several.
    pub accounts: Vec<AccountSummary>,
    /// Who is not to learn how the account stands.
    pub is_for_guest: bool,
    biller: Arc<Biller>,
    channel: Channel,
}

impl Offer {
    pub async fn load(ctx: &Ctx, payer: Payer, entered: &Entered) -> Result<Offer> {
        let mut conn = ctx.db.read().await?;
        let account = accounts::find_account(&mut conn, entered.account).await?;
        let account = account.ok_or(Error::NotFound)?;
        let allowance = payments::allowance_of(ctx, &mut conn, payer, &account).await?;
        let amounts = payments::amounts_of(&mut conn, entered.account, ctx.today()).await?;
        let mut methods = methods::saved_of(&mut conn, payer).await?;
        if let Some(chosen) = entered.stored_method()
            && !methods.iter().any(|method| method.id == chosen)
        {
            let unsaved = methods::find_for(&mut conn, payer, chosen).await?;
            methods.extend(unsaved.filter(|method| method.removed_at.is_none()));
        }
        let reached = match payer {
            Payer::User(user) => ledger::summaries_of(&mut conn, user, ctx.today()).await?,
            Payer::Guest(_) => Vec::new(),
        };
        let accounts = several(reached, &account);
        let (currency, today) = (account.currency, ctx.today());
        let is_for_guest = payer.user().is_none();
        Ok(Offer {
            amounts,
            allowance,
            currency,
            today,
            methods,
            accounts,
            is_for_guest,
            biller: Arc::clone(&ctx.biller),
            channel: Channel::of_draft(payer),
        })
    }

    /// What paying in that way costs besides the amount.
    pub fn tariff_of(&self, with: &PaidWith) -> Option<Tariff> {
        payments::tariff_of(&self.biller, self.today, self.channel, self.currency, with)
    }

    pub fn of_new_card(&self) -> NewCard {
        match self.currency == self.biller.currency {
            true => self.biller.fees.of_new_card(self.today, self.channel),
            false => NewCard::Free,
        }
    }

    /// Whether some way to pay costs something extra, so that it is worth saying of the others that
    /// they don't.
    pub fn has_fees(&self) -> bool {
        self.of_new_card() != NewCard::Free
            || self.tariff_of(&PaidWith::Bank).is_some()
            || self.methods.iter().any(|method| self.tariff_of(&method.paid_with()).is_some())
    }

    /// What is chosen comes to so much, as far as that is known before the form is sent.
    pub fn chosen_amount(&self, words: Words, entered: &Entered) -> Option<Cents> {
        let choice = self.chosen(entered);
        let amount = match choice {
            Choice::Other => words.amount_typed(&entered.amount, self.currency).ok(),
            _ => self.amount_of(choice),
        };
        amount.filter(|amount| amount.is_positive())
    }

    /// The same without the invoices that the guest has not found.
    pub async fn load_for_guest(
        ctx: &Ctx,
        payer: Payer,
        entered: &Entered,
        found: &Found,
    ) -> Result<Offer> {
        let mut offer = Offer::load(ctx, payer, entered).await?;
        offer.amounts.payable.retain(|invoice| found.has(&invoice.number));
        Ok(offer)
    }

    /// Paying for several accounts is nothing to whoever has one, and an amount that tells what is
    /// owed is nothing to a guest.
    pub fn is_offered(&self, choice: Choice) -> bool {
        match choice {
            Choice::Invoices | Choice::Other => true,
            Choice::Accounts => !self.accounts.is_empty(),
            Choice::AmountDue | Choice::CurrentBilled | Choice::PastDue => !self.is_for_guest,
        }
    }

    /// What a choice comes to; none where that is typed or ticked.
    pub fn amount_of(&self, choice: Choice) -> Option<Cents> {
        match choice {
            Choice::AmountDue => Some(self.amounts.amount_due),
            Choice::CurrentBilled => Some(self.amounts.current_billed),
            Choice::PastDue => Some(self.amounts.past_due),
            Choice::Other | Choice::Invoices | Choice::Accounts => None,
        }
    }

    pub fn is_open(&self, choice: Choice) -> bool {
        self.is_offered(choice)
            && !self.is_beyond(choice)
            && match choice {
                Choice::Invoices => !self.amounts.payable.is_empty(),
                Choice::Accounts => !self.accounts.is_empty(),
                _ => self.amount_of(choice).is_none_or(Cents::is_positive),
            }
    }

    /// Whether it comes to more than this payer may pay now.
    pub fn is_beyond(&self, choice: Choice) -> bool {
        self.amount_of(choice).is_some_and(|amount| self.allowance.check(amount).is_err())
    }

    /// What was chosen, if it still can be; else all that is due; else an amount of one's own.
    pub fn chosen(&self, entered: &Entered) -> Choice {
        let wanted = [entered.choice, Some(Choice::AmountDue)].into_iter().flatten();
        wanted.into_iter().find(|choice| self.is_open(*choice)).unwrap_or(Choice::Other)
    }

    /// What was chosen, if it can be charged; else the first that can.
    pub fn chosen_method(&self, entered: &Entered) -> Option<ChosenMethod> {
        let usable = || self.methods.iter().filter(|method| method.is_usable(self.today));
        match entered.method {
            Some(ChosenMethod::New(kind)) => Some(ChosenMethod::New(kind)),
            Some(ChosenMethod::Stored(id)) if usable().any(|method| method.id == id) => {
                Some(ChosenMethod::Stored(id))
            }
            _ => usable().next().map(|method| ChosenMethod::Stored(method.id)),
        }
    }

    /// What will be owed after a payment of so much; negative is a credit.
    pub fn owed_after(&self, amount: Cents) -> Cents {
        let balance = &self.amounts.balance;
        balance.owed_cents() - balance.in_progress_cents - amount
    }
}

/// Accounts that can be paid together with the one looked at.
fn several(reached: Vec<AccountSummary>, looked_at: &Account) -> Vec<AccountSummary> {
    let mut accounts = reached;
    accounts.retain(|one| {
        let is_due = one.balance.amount_due_cents().is_positive();
        is_due && one.role.may_pay() && one.currency == looked_at.currency
    });
    if accounts.len() < 2 {
        accounts.clear();
    }
    accounts
}
