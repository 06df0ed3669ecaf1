//! What the rows of a file name again and again, read once: imports of millions of rows are mostly
//! about the same accounts and services.

use std::collections::{HashMap, HashSet};

use base::{Id, Locator, Result, kinds};

use crate::accounts::{self, Account, Service};
use crate::command::Command;

/// So many of each are remembered before all are forgotten: memory stays flat whatever comes in.
const LIMIT: usize = 20_000;

#[derive(Default)]
pub(super) struct Known {
    accounts: HashMap<Locator, Account>,
    services: HashMap<Locator, Service>,
    locked: HashSet<Id<kinds::Account>>,
}

impl Known {
    pub async fn find_account(
        &mut self,
        command: &mut Command<'_>,
        number: &Locator,
    ) -> Result<Option<Account>> {
        if let Some(known) = self.accounts.get(number) {
            return Ok(Some(known.clone()));
        }
        let found = accounts::find_account_by_number(command, number).await?;
        if let Some(account) = &found {
            make_room(&mut self.accounts);
            self.accounts.insert(number.clone(), account.clone());
        }
        Ok(found)
    }

    pub async fn find_service(
        &mut self,
        command: &mut Command<'_>,
        number: &Locator,
    ) -> Result<Option<Service>> {
        if let Some(known) = self.services.get(number) {
            return Ok(Some(known.clone()));
        }
        let found = accounts::find_service_by_number(command, number).await?;
        if let Some(service) = &found {
            make_room(&mut self.services);
            self.services.insert(number.clone(), service.clone());
        }
        Ok(found)
    }

    /// Locks the account, unless this import has done so before: then the lock still holds.
    pub async fn lock_account(
        &mut self,
        command: &mut Command<'_>,
        account: Id<kinds::Account>,
    ) -> Result<()> {
        if self.locked.contains(&account) {
            return Ok(());
        }
        accounts::lock_account(command, account).await?;
        if self.locked.len() >= LIMIT {
            self.locked.clear();
        }
        self.locked.insert(account);
        Ok(())
    }

    /// A row has changed it.
    pub fn forget_account(&mut self, number: &Locator) {
        self.accounts.remove(number);
    }

    /// A row has changed it.
    pub fn forget_service(&mut self, number: &Locator) {
        self.services.remove(number);
    }
}

fn make_room<T>(known: &mut HashMap<Locator, T>) {
    if known.len() >= LIMIT {
        known.clear();
    }
}
