//! The portal of Brightwater in process. Maria holds account CL1234 with the invoice A-1, and has a
//! password; TO9999 with the invoice B-1 is another's.

use std::sync::Arc;

use axum::Router;
use base::{Actor, Cents, Id, Language, kinds};
use billing::invoices::{self, InvoiceKind, NewInvoice};
use billing::people::{self, Access, NewUser, Password, Role, SignInCode};
use billing::samples::{self, World};
use web::kit::{Brand, Web};
use words::Region;

use crate::browser::Browser;

pub const PASSWORD: &str = "Calm-River-42!";

pub struct Portal {
    pub world: World,
    pub maria: Id<kinds::User>,
    pub foreign_account: Id<kinds::Account>,
}

impl Portal {
    pub async fn open() -> Portal {
        let world = samples::world().await;
        let password = Password::parse(PASSWORD).unwrap();
        let maria = NewUser { language: Language::En, ..samples::user("maria", Some(password)) };
        let maria = people::add_user(&world.ctx, Actor::Operator, maria).await.unwrap();
        let account_id = world.account("CL1234").await;
        let access = Access::new(account_id, Role::Holder);
        people::grant_access(&world.ctx, Actor::Operator, maria, &access).await.unwrap();
        let foreign_account = world.account("TO9999").await;
        for (account, number) in [(account_id, "A-1"), (foreign_account, "B-1")] {
            let mut tx = world.ctx.db.begin().await.unwrap();
            let bill = bill(account, number);
            invoices::insert_invoice(&mut tx, world.ctx.id(), &bill, None).await.unwrap();
            tx.commit().await.unwrap();
        }
        Portal { world, maria, foreign_account }
    }

    pub fn router(&self, is_tls: bool) -> Router {
        web::router(Web {
            ctx: self.world.ctx.clone(),
            brand: Arc::new(Brand::default()),
            region: Region::US,
            processor_origin: "https://checkout.example".parse().unwrap(),
            is_tls,
            trusts_proxy: false,
        })
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router(false))
    }

    /// Maria's browser, signed in.
    pub async fn marias(&self) -> Browser {
        let mut browser = self.browser();
        let answer = browser.sign_in("maria", PASSWORD, "").await;
        assert_eq!(answer.leads_to(), "/dashboard");
        browser
    }

    /// A second user, with the same password and no account.
    pub async fn add_ana(&self) {
        let ana = samples::user("ana", Some(Password::parse(PASSWORD).unwrap()));
        people::add_user(&self.world.ctx, Actor::Operator, ana).await.unwrap();
    }

    /// The code in the letter that the browser's question has caused.
    pub async fn code_sent(&self, browser: &Browser) -> SignInCode {
        let id = browser.cookie("code_challenge").split('.').next().unwrap().parse().unwrap();
        people::find_code_to_send(&self.world.ctx, id).await.unwrap().unwrap().code
    }
}

fn bill(account_id: Id<kinds::Account>, number: &str) -> NewInvoice {
    NewInvoice {
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
    }
}
