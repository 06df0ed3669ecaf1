//! The portal of Brightwater in process. Account CL1234 (maria@example.com, postal code 10001) has
//! two invoices and no login; CL5555 has no address of record.

use std::sync::Arc;

use base::{Cents, Email, Id, kinds};
use billing::accounts;
use billing::consents::{self, NewTerms};
use billing::invoices::{self, InvoiceKind, NewInvoice};
use billing::jobs::run_due;
use billing::registration::{self, Ticket};
use billing::samples::{self, World};
use web::kit::{Brand, Web};
use words::Region;

use crate::browser::{Browser, Seen};

pub const PASSWORD: &str = "Slow-Turtle-Boat-19!";

pub struct Portal {
    pub world: World,
    pub account: Id<kinds::Account>,
}

impl Portal {
    pub async fn open() -> Portal {
        let world = samples::world().await;
        let account = world.account("CL1234").await;
        bill(&world, account, "A-1").await;
        bill(&world, account, "A-2").await;
        let without_address = world.account("CL5555").await;
        put_address(&world, without_address, None).await;
        Portal { world, account }
    }

    pub fn browser(&self) -> Browser {
        Browser::new(web::router(Web {
            ctx: self.world.ctx.clone(),
            brand: Arc::new(Brand::default()),
            region: Region::US,
            processor_origin: "https://checkout.example".parse().unwrap(),
            is_tls: false,
            trusts_proxy: true,
        }))
    }

    /// The terms of this version, in effect from today on.
    pub async fn put_terms(&self, version: &str) {
        let ctx = &self.world.ctx;
        let terms = NewTerms {
            version: version.to_owned(),
            effective_on: ctx.today(),
            english: format!("Be kind, version {version}."),
            spanish: format!("Sea amable, versión {version}."),
        };
        consents::apply_terms(&ctx.db, &*ctx.clock, &*ctx.chance, &[terms]).await.unwrap();
    }

    /// The code in the letter that this browser waits for; None where nobody gets one.
    pub async fn find_code(&self, browser: &Browser) -> Option<String> {
        let ticket = Ticket::parse(browser.cookie("registration"), &self.world.ctx.secret).unwrap();
        let found = registration::find_code_to_send(&self.world.ctx, ticket.id()).await.unwrap();
        found.map(|(_, letter)| letter.code.expose().to_owned())
    }

    /// Up to the last step, by the e-mail address on file.
    pub async fn prove(&self, browser: &mut Browser) {
        let sent = claim(browser, "CL1234", "maria@example.com").await;
        assert_eq!(sent.leads_to(), "/register/code");
        let code = self.find_code(browser).await.unwrap();
        let next = browser.post("/register/code", &[("code", &code)]).await;
        assert_eq!(next.leads_to(), "/register/details");
    }

    /// Another account with a bill, and with this address of record.
    pub async fn bill_another(
        &self,
        number: &str,
        bill_number: &str,
        email: &str,
    ) -> Id<kinds::Account> {
        let account = self.world.account(number).await;
        bill(&self.world, account, bill_number).await;
        put_address(&self.world, account, email.parse().ok()).await;
        account
    }

    /// Every letter that waits is written.
    pub async fn work(&self) {
        while run_due(&self.world.ctx, 20).await.unwrap() > 0 {}
    }
}

pub async fn claim(browser: &mut Browser, number: &str, email: &str) -> Seen {
    let fields = [("number", number), ("fact", "email_on_file"), ("email", email)];
    browser.post("/register/account", &fields).await
}

/// What the last step asks, with these instead of the usual.
pub fn details<'f>(others: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let usual = [
        ("first_name", "Maria"),
        ("last_name", "Lopez"),
        ("username", "maria"),
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
    ];
    let is_other = |name: &str| others.iter().any(|(other, _)| *other == name);
    let kept = usual.into_iter().filter(|(name, _)| !is_other(name));
    kept.chain(others.iter().copied()).collect()
}

async fn bill(world: &World, account_id: Id<kinds::Account>, number: &str) {
    let invoice = NewInvoice {
        account_id,
        number: number.parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on: "2026-11-03".parse().unwrap(),
        due_on: "2026-11-24".parse().unwrap(),
        period_start: None,
        period_end: None,
        currency: base::Currency::USD,
        net_cents: Cents(10_000),
        tax_cents: Cents::ZERO,
        total_cents: Cents(10_000),
        previous_balance_cents: None,
        payments_cents: None,
        adjustments_cents: None,
        carried_forward_cents: None,
        note: None,
        corrects: None,
        payment_reference: None,
    };
    let mut tx = world.ctx.db.begin().await.unwrap();
    invoices::insert_invoice(&mut tx, world.ctx.id(), &invoice, None).await.unwrap();
    tx.commit().await.unwrap();
}

async fn put_address(world: &World, account: Id<kinds::Account>, email: Option<Email>) {
    let mut tx = world.ctx.db.begin().await.unwrap();
    let mut customer = accounts::customer_of(&mut tx, account).await.unwrap().unwrap();
    customer.details.email = email;
    accounts::update_customer(&mut tx, &customer).await.unwrap();
    tx.commit().await.unwrap();
}
