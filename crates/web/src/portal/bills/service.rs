//! `?service=…`: one of the account's services, by its number.

use base::{Error, Id, Locator, Result, kinds};
use billing::Ctx;
use billing::accounts::{self, Service};
use words::Words;

use crate::kit::components::Select;
use crate::kit::{Address, Form, Markup, Render as _, html};
use crate::portal::dashboard::service_kind;

/// Longer lists make no choice easier; a service is still found by its address.
const CHOICES: usize = 200;

/// The account's services, and the one that is asked for.
pub struct Services {
    all: Vec<Service>,
    chosen: Option<Locator>,
}

impl Services {
    /// `NotFound` for a service that is not the account's.
    pub async fn read(ctx: &Ctx, account: Id<kinds::Account>, query: &Form) -> Result<Services> {
        let all = accounts::services_of(&mut ctx.db.read().await?, account).await?;
        let Some(asked) = query.find("service") else { return Ok(Services { all, chosen: None }) };
        let found = all.iter().find(|service| service.details.number.as_str() == asked);
        let chosen = Some(found.ok_or(Error::NotFound)?.details.number.clone());
        Ok(Services { all, chosen })
    }

    pub fn chosen(&self) -> Option<Id<kinds::Service>> {
        let chosen = self.chosen.as_ref()?;
        self.all.iter().find(|service| service.details.number == *chosen).map(|service| service.id)
    }

    pub fn onto(&self, address: Address) -> Address {
        address.with_some("service", self.chosen.as_ref().map(Locator::as_str))
    }

    /// With a single service there is nothing to choose.
    pub fn field(&self, words: Words) -> Markup {
        if self.all.len() < 2 {
            return html! {};
        }
        let names: Vec<(&str, String)> =
            self.all.iter().take(CHOICES).map(|service| named(words, service)).collect();
        let options = names.iter().map(|(number, name)| (*number, name.as_str()));
        let every = ("", words.charges_all_services());
        let select =
            Select::new("service", words.charges_service(), [every].into_iter().chain(options));
        select.selected(self.chosen.as_ref().map_or("", Locator::as_str)).render()
    }
}

/// `Electricity · 1010101`
fn named(words: Words, service: &Service) -> (&str, String) {
    let (_, kind) = service_kind(words, service.details.kind);
    let number = service.details.number.as_str();
    let name = service.details.description.as_deref().unwrap_or(kind);
    (number, format!("{name} · {number}"))
}
