//! The portal of Brightwater in process. Maria holds account CL1234 with an invoice of $100.00; Ana
//! and Ben have logins and accounts of their own.

use std::sync::Arc;

use base::{Actor, Cents, Currency, Id, Language, kinds};
use billing::accounts;
use billing::command::Command;
use billing::delegates::{self, NewInvitation, Rights};
use billing::invoices::{self, InvoiceKind, NewInvoice};
use billing::journal::Event;
use billing::ledger;
use billing::people::{self, Access, Limits, NewUser, Password, Role};
use billing::samples::{self, World};
use web::kit::{Brand, Web};
use words::Region;

use crate::browser::Browser;

pub const PASSWORD: &str = "Calm-River-42!";

pub struct Portal {
    pub world: World,
    pub maria: Id<kinds::User>,
    pub account: Id<kinds::Account>,
}

impl Portal {
    pub async fn open() -> Portal {
        let world = samples::world().await;
        let account = world.account("CL1234").await;
        let maria = add(&world, "maria", account).await;
        for name in ["ana", "ben"] {
            add(&world, name, world.account(&format!("OWN-{name}")).await).await;
        }
        let portal = Portal { world, maria, account };
        portal.bill(account, "A-1", 10_000).await;
        portal
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser::new(web::router(Web {
            ctx: self.world.ctx.clone(),
            brand: Arc::new(Brand::default()),
            region: Region::US,
            processor_origin: "https://checkout.example".parse().unwrap(),
            is_tls: false,
            trusts_proxy: false,
        }))
    }

    pub async fn signed_in(&self, name: &str) -> Browser {
        let mut browser = self.browser();
        assert_eq!(browser.sign_in(name, PASSWORD, "").await.leads_to(), "/dashboard");
        browser
    }

    /// The address in the letter of an invitation by Maria.
    pub async fn invitation(&self, email: &str, rights: Rights) -> String {
        let ctx = &self.world.ctx;
        let (account_id, language) = (self.account, Language::En);
        let email = email.parse().unwrap();
        let new = NewInvitation { account_id, email, rights, language };
        let id = delegates::invite(ctx, self.maria, &new).await.unwrap();
        let letter = delegates::find_letter(ctx, id).await.unwrap().unwrap();
        format!("/invitations/{}", letter.token.expose())
    }

    /// Ana or Ben, signed in, who looks at Maria's account with these rights.
    pub async fn delegate(&self, name: &str, rights: Rights) -> Browser {
        let invitation = self.invitation(&format!("{name}@example.com"), rights).await;
        let mut browser = self.signed_in(name).await;
        let accepted = browser.post(&format!("{invitation}/acceptance"), &[]).await;
        assert_eq!(accepted.leads_to(), "/dashboard?welcome=yes");
        browser
    }

    pub async fn bill(&self, account: Id<kinds::Account>, number: &str, cents: i64) {
        let ctx = &self.world.ctx;
        let id = ctx.id();
        let mut command = Command::begin(ctx, Actor::Operator).await.unwrap();
        let account = accounts::lock_account(&mut command, account).await.unwrap();
        let bill = invoice(account.id, number, cents);
        invoices::insert_invoice(&mut command, id, &bill, None).await.unwrap();
        let event = command.record(Event::new("invoice.imported", id)).await.unwrap();
        ledger::post_invoice(&mut command, event, &account, id, &bill, Cents::ZERO).await.unwrap();
        command.commit().await.unwrap();
    }
}

async fn add(world: &World, name: &str, account: Id<kinds::Account>) -> Id<kinds::User> {
    let password = Password::parse(PASSWORD).unwrap();
    let first_name = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let user = NewUser { first_name, ..samples::user(name, Some(password)) };
    let id = people::add_user(&world.ctx, Actor::Operator, user).await.unwrap();
    let access = Access::new(account, Role::Holder);
    people::grant_access(&world.ctx, Actor::Operator, id, &access).await.unwrap();
    id
}

pub fn up_to(payment: i64, month: i64) -> Rights {
    Rights::Pay(Limits {
        payment_limit_cents: Some(Cents(payment)),
        month_limit_cents: Some(Cents(month)),
    })
}

fn invoice(account_id: Id<kinds::Account>, number: &str, cents: i64) -> NewInvoice {
    NewInvoice {
        account_id,
        number: number.parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on: "2026-11-03".parse().unwrap(),
        due_on: "2026-11-20".parse().unwrap(),
        period_start: None,
        period_end: None,
        currency: Currency::USD,
        net_cents: Cents(cents),
        tax_cents: Cents::ZERO,
        total_cents: Cents(cents),
        previous_balance_cents: None,
        payments_cents: None,
        adjustments_cents: None,
        carried_forward_cents: None,
        note: None,
        corrects: None,
        payment_reference: None,
    }
}
