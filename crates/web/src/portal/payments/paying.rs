//! Who pays: a user in the portal, or a guest. Both walk the same steps, each under addresses of
//! their own, and a guest is shown nothing but what was found.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use base::{Error, Id, Locator, Result, kinds};
use billing::delegates::masked;
use billing::guests::{self, Found};
use billing::payers::Payer;
use billing::payments::{self, PaymentView};
use words::Words;

use crate::kit::layout::{Page, Width};
use crate::kit::proof::NotProven;
use crate::kit::{Failure, Markup, Place, Proven, Signed, Visit, Web};
use crate::portal::guest::{GuestVisit, NoGuest};

pub enum Paying {
    User(Box<Signed>),
    Guest(Box<GuestVisit>),
}

impl Paying {
    pub fn visit(&self) -> &Visit {
        match self {
            Paying::User(signed) => &signed.visit,
            Paying::Guest(guest) => &guest.visit,
        }
    }

    pub fn words(&self) -> Words {
        self.visit().words
    }

    pub fn payer(&self) -> Payer {
        match self {
            Paying::User(signed) => signed.payer(),
            Paying::Guest(guest) => Payer::Guest(guest.guest.id),
        }
    }

    pub fn is_guest(&self) -> bool {
        matches!(self, Paying::Guest(_))
    }

    /// `/payments/…`, or what is the same to a guest.
    pub fn at(&self, path: &str) -> String {
        match self {
            Paying::User(_) => path.to_owned(),
            Paying::Guest(_) => format!("/guest{path}"),
        }
    }

    /// Where there is nothing left to do: its address, and what to call it.
    pub fn home(&self) -> (&'static str, &'static str) {
        match self {
            Paying::User(_) => ("/dashboard", self.words().payments_back_home()),
            Paying::Guest(_) => ("/guest", self.words().guest_search_again()),
        }
    }

    pub fn page(&self, page: Page<'_>, content: Markup) -> Response {
        match self {
            Paying::User(signed) => signed.page(Place::Pay, page, content),
            Paying::Guest(guest) => guest.visit.page(&page, Width::Wide, content),
        }
    }

    /// The payment, as far as the payer may see it.
    pub async fn find_payment(
        &self,
        web: &Web,
        payment: Id<kinds::Payment>,
    ) -> Result<Option<PaymentView>> {
        let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
        match self {
            Paying::User(signed) => payments::view_for(&mut conn, signed.payer(), payment).await,
            Paying::Guest(guest) => {
                let paid = guests::find_payment(&mut conn, guest.guest.id, payment).await?;
                Ok(paid.map(|paid| paid.view))
            }
        }
    }

    pub async fn pay(
        &self,
        web: &Web,
        draft: Id<kinds::Draft>,
        quote: &str,
    ) -> Result<Id<kinds::Payment>> {
        match self {
            Paying::User(signed) => payments::pay(&web.ctx, signed.payer(), draft, quote).await,
            Paying::Guest(guest) => {
                let network = guest.visit.network;
                guests::pay(&web.ctx, &guest.guest, draft, quote, network).await
            }
        }
    }

    pub async fn sight(&self) -> Result<Sight, Failure> {
        match self {
            Paying::User(_) => Ok(Sight::OfUser),
            Paying::Guest(guest) => Ok(Sight::OfGuest(guest.found().await?)),
        }
    }
}

/// What the payer may see of the accounts and invoices that are paid.
pub enum Sight {
    /// All of it, with links to more.
    OfUser,
    OfGuest(Found),
}

impl Sight {
    pub fn account(&self, number: &Locator) -> String {
        match self {
            Sight::OfUser => number.to_string(),
            Sight::OfGuest(_) => masked(number),
        }
    }

    pub fn accounts<'n>(&self, numbers: impl Iterator<Item = &'n Locator>) -> String {
        numbers.map(|number| self.account(number)).collect::<Vec<_>>().join(", ")
    }

    pub fn has_invoice(&self, number: &Locator) -> bool {
        match self {
            Sight::OfUser => true,
            Sight::OfGuest(found) => found.has(number),
        }
    }

    /// What becomes of an amount that no invoice takes which is seen.
    pub fn rest_of_review(&self, words: Words) -> &'static str {
        match self {
            Sight::OfUser => words.payments_unapplied_line(),
            Sight::OfGuest(_) => words.guest_to_account(),
        }
    }

    pub fn is_whole(&self) -> bool {
        matches!(self, Sight::OfUser)
    }
}

/// Below `/guest/` whoever has found a bill; elsewhere a user who has proven enough.
impl FromRequestParts<Web> for Paying {
    type Rejection = NotPaying;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Paying, NotPaying> {
        if parts.uri.path().starts_with("/guest/") {
            let guest = GuestVisit::from_request_parts(parts, web).await;
            return guest.map(|guest| Paying::Guest(Box::new(guest))).map_err(NotPaying::NoGuest);
        }
        let proven = Proven::from_request_parts(parts, web).await;
        let Proven(signed) = proven.map_err(NotPaying::NotProven)?;
        Ok(Paying::User(Box::new(signed)))
    }
}

pub enum NotPaying {
    NotProven(NotProven),
    NoGuest(NoGuest),
}

impl IntoResponse for NotPaying {
    fn into_response(self) -> Response {
        match self {
            NotPaying::NotProven(why) => why.into_response(),
            NotPaying::NoGuest(why) => why.into_response(),
        }
    }
}
