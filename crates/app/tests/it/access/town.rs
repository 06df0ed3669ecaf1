//! Six people before one account: a stranger, the holder of another account, three delegates and the
//! holder; and the things whose ids stand in addresses.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION};
use base::{Actor, Cents, Currency, Id, Language, kinds};
use billing::accounts;
use billing::autopay::{self, Agreement, Choices, Timing};
use billing::command::Command;
use billing::delegates::{self, NewInvitation, Rights};
use billing::invoices::{self, InvoiceKind, NewInvoice};
use billing::journal::Event;
use billing::ledger;
use billing::payers::Payer;
use billing::payments::{self, Choice, NewDraft};
use billing::people::{self, Access, Role, SignInMeans};
use billing::samples::{self, World};
use tower::ServiceExt as _;
use web::kit::{Brand, Web};
use words::Region;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Stranger,
    /// Holds another account.
    Other,
    View,
    Pay,
    Manage,
    Holder,
    /// The holder in a session that began with a code from an e-mail.
    HolderByCode,
}

pub const PEOPLE: [Who; 6] =
    [Who::Stranger, Who::Other, Who::View, Who::Pay, Who::Manage, Who::Holder];

pub struct Town {
    world: World,
    router: Router,
    /// What stands for `{name}` in the addresses and fields of the table.
    things: Vec<(&'static str, String)>,
    sessions: Vec<(Who, String)>,
}

impl Town {
    pub async fn build() -> Town {
        let world = samples::world().await;
        let account = world.account("CL1234").await;
        let router = web::router(web_of(&world));
        let mut town = Town { world, router, things: Vec::new(), sessions: Vec::new() };
        let mut holder = None;
        for (who, name, account, role) in [
            (Who::Holder, "maria", account, Role::Holder),
            (Who::Other, "jose", town.world.account("TO9999").await, Role::Holder),
            (Who::View, "vera", account, Role::View),
            (Who::Pay, "paul", account, Role::Pay),
            (Who::Manage, "mona", account, Role::Manage),
        ] {
            let user = town.settle(who, name, account, role).await;
            holder = holder.or(Some(user));
        }
        let holder = holder.unwrap();
        town.sign_in(Who::HolderByCode, holder, SignInMeans::Code).await;
        town.furnish(holder, account).await;
        town
    }

    async fn settle(
        &mut self,
        who: Who,
        name: &str,
        account: Id<kinds::Account>,
        role: Role,
    ) -> Id<kinds::User> {
        let ctx = &self.world.ctx;
        let user = people::add_user(ctx, Actor::Operator, samples::user(name, None)).await.unwrap();
        let access = Access::new(account, role);
        people::grant_access(ctx, Actor::Operator, user, &access).await.unwrap();
        self.sign_in(who, user, SignInMeans::Password).await;
        user
    }

    async fn sign_in(&mut self, who: Who, user: Id<kinds::User>, means: SignInMeans) {
        let mut command = Command::begin(&self.world.ctx, Actor::User(user)).await.unwrap();
        let visitor = samples::visitor();
        let token = people::start_session(&mut command, user, means, &visitor).await.unwrap();
        command.commit().await.unwrap();
        self.sessions.push((who, token.expose()));
    }

    /// Everything here is the holder's.
    async fn furnish(&mut self, holder: Id<kinds::User>, account: Id<kinds::Account>) {
        let guest = self.settle(Who::Stranger, "gast", account, Role::View).await;
        self.sessions.retain(|(who, _)| *who != Who::Stranger);
        self.bill(account).await;
        let draft = self.draft(holder, account).await;
        let (invitation, token) = self.invitation(holder, account).await;
        let session = self
            .only(
                "SELECT min(session.id) FROM session JOIN portal_user
            ON portal_user.id = session.user_id WHERE username = 'maria'",
            )
            .await;
        for sql in STAGE {
            let mut tx = self.world.ctx.db.begin().await.unwrap();
            tx.execute(sql, &[]).await.unwrap();
            tx.commit().await.unwrap();
        }
        let autopay = self.autopay(holder, account).await;
        let (cycle, consent) = (
            self.only("SELECT id FROM autopay_cycle").await,
            self.only("SELECT id FROM autopay_consent").await,
        );
        self.things = vec![
            ("{autopay}", autopay),
            ("{cycle}", cycle),
            ("{consent}", consent),
            ("{account}", account.to_string()),
            ("{guest}", guest.to_string()),
            ("{draft}", draft),
            ("{invitation}", invitation),
            ("{token}", token),
            ("{session}", session),
            ("{schedule}", "01900000-0000-7000-8000-00000000001a".to_owned()),
            ("{arrangement}", "01900000-0000-7000-8000-00000000001b".to_owned()),
            ("{payment}", "01900000-0000-7000-8000-00000000000d".to_owned()),
            ("{method}", "01900000-0000-7000-8000-00000000000a".to_owned()),
            ("{setup}", "01900000-0000-7000-8000-00000000000e".to_owned()),
        ];
    }

    async fn bill(&self, account: Id<kinds::Account>) {
        let ctx = &self.world.ctx;
        let id = ctx.id();
        let mut command = Command::begin(ctx, Actor::Operator).await.unwrap();
        let account = accounts::lock_account(&mut command, account).await.unwrap();
        let bill = invoice(account.id);
        invoices::insert_invoice(&mut command, id, &bill, None).await.unwrap();
        let event = command.record(Event::new("invoice.imported", id)).await.unwrap();
        ledger::post_invoice(&mut command, event, &account, id, &bill, Cents::ZERO).await.unwrap();
        command.commit().await.unwrap();
    }

    async fn draft(&self, holder: Id<kinds::User>, account: Id<kinds::Account>) -> String {
        let new = NewDraft {
            account,
            choice: Choice::AmountDue,
            other_cents: None,
            invoices: Vec::new(),
            accounts: Vec::new(),
            method: None,
        };
        let payer = Payer::User(holder);
        payments::put_draft(&self.world.ctx, payer, None, &new).await.unwrap().id.to_string()
    }

    async fn autopay(&self, holder: Id<kinds::User>, account: Id<kinds::Account>) -> String {
        let method = AUTOPAY_METHOD.parse().unwrap();
        let choices = Choices { method, backup: None, timing: Timing::DueDate, cap_cents: None };
        let agreement = Agreement {
            version: "1".to_owned(),
            language: Language::En,
            text: "I agree.".to_owned(),
            network_address: "192.0.2.7".to_owned(),
        };
        let put = autopay::put(&self.world.ctx, holder, account, &choices, agreement).await;
        put.unwrap().to_string()
    }

    async fn invitation(
        &self,
        holder: Id<kinds::User>,
        account_id: Id<kinds::Account>,
    ) -> (String, String) {
        let (email, rights) = ("new@example.com".parse().unwrap(), Rights::View);
        let new = NewInvitation { account_id, email, rights, language: Language::En };
        let id = delegates::invite(&self.world.ctx, holder, &new).await.unwrap();
        let letter = delegates::find_letter(&self.world.ctx, id).await.unwrap().unwrap();
        (id.to_string(), letter.token.expose().to_owned())
    }

    async fn only(&self, sql: &'static str) -> String {
        let (found,) = self.world.ctx.db.read().await.unwrap().query_one(sql, &[]).await.unwrap();
        found
    }

    pub fn filled(&self, text: &str) -> String {
        self.things.iter().fold(text.to_owned(), |text, (name, thing)| text.replace(name, thing))
    }

    /// `200`, or `303 /where/it/leads`.
    pub async fn ask(&self, who: Who, method: &str, address: &str, fields: &str) -> String {
        let session = self.sessions.iter().find(|(one, _)| *one == who);
        let cookie = session.map(|(_, token)| format!("session={token}")).unwrap_or_default();
        let request = Request::builder()
            .method(method)
            .uri(address)
            .header(COOKIE, cookie)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(fields.to_owned()))
            .unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let place = answer.headers().get(LOCATION).map(|place| place.to_str().unwrap());
        match place {
            Some(place) => format!("{} {place}", answer.status().as_u16()),
            None => answer.status().as_u16().to_string(),
        }
    }
}

/// The holder's other card, which AutoPay pays with.
const AUTOPAY_METHOD: &str = "01900000-0000-7000-8000-00000000001a";

/// A paid payment and an unfinished setup of the holder's.
const STAGE: &[&str] = &[
    "INSERT INTO payment_method (id, payer, reference, customer_reference, kind, brand, funding,
         last4, is_saved, is_default, created_at, first_name, last_name, country, postal_code,
         street, city)
     SELECT '01900000-0000-7000-8000-00000000000a', 'user:' || id, 'pm_1', 'cus_1', 'card', 'visa', 'credit',
         '4242', TRUE, TRUE, created_at, '', '', 'US', '', '', '' FROM portal_user
     WHERE username = 'maria'",
    "INSERT INTO mandate (id, method_id, terms_version, terms_hash, network_address, agreed_at)
     SELECT '01900000-0000-7000-8000-00000000000b', id, '1', '', '', created_at
     FROM payment_method",
    "INSERT INTO authorization_text (hash, version, language, text) VALUES ('', '1', 'en', '')",
    "INSERT INTO payment (id, payer, channel, method_id, amount_cents, fee_cents, currency,
         quote_hash, mandate_id, state, created_at, concluded_at, receipt_number)
     SELECT '01900000-0000-7000-8000-00000000000d', payer, 'portal', id, 4550, 0, 'USD', '',
         '01900000-0000-7000-8000-00000000000b', 'paid', 0, 0, 'R-1' FROM payment_method",
    "INSERT INTO payment_part (payment_id, account_id, amount_cents)
     SELECT '01900000-0000-7000-8000-00000000000d', id, 4550 FROM account WHERE number = 'CL1234'",
    "INSERT INTO payment_method (id, payer, reference, customer_reference, kind, brand, funding,
         last4, is_saved, is_default, created_at, first_name, last_name, country, postal_code,
         street, city)
     SELECT '01900000-0000-7000-8000-00000000001a', payer, 'pm_2', 'cus_1', 'card', 'visa',
         'credit', '1881', TRUE, FALSE, created_at, '', '', 'US', '', '', ''
     FROM payment_method WHERE id = '01900000-0000-7000-8000-00000000000a'",
    "INSERT INTO schedule (id, user_id, method_id, currency, first_on, next_number, next_on, made_at)
     SELECT '01900000-0000-7000-8000-00000000001a', portal_user.id, payment_method.id, 'USD',
         '2026-12-15', 0, '2026-12-15', 0 FROM payment_method
     JOIN portal_user ON payer = 'user:' || portal_user.id
     WHERE payment_method.id = '01900000-0000-7000-8000-00000000000a'",
    "INSERT INTO schedule_part (schedule_id, account_id, amount_cents)
     SELECT '01900000-0000-7000-8000-00000000001a', id, 2500 FROM account WHERE number = 'CL1234'",
    "INSERT INTO arrangement (id, account_id, user_id, method_id, debt_cents, grace_days, state,
         made_at)
     SELECT '01900000-0000-7000-8000-00000000001b', account.id, user_id, method_id, 10000, 5,
         'kept', 0 FROM schedule, account WHERE account.number = 'CL1234'",
    "INSERT INTO arrangement_share (arrangement_id, invoice_id, owed_cents)
     SELECT '01900000-0000-7000-8000-00000000001b', id, 10000 FROM invoice",
    "INSERT INTO instalment (arrangement_id, number, due_on, amount_cents, handled, noticed)
     VALUES ('01900000-0000-7000-8000-00000000001b', 1, '2026-12-23', 10000, FALSE, FALSE)",
    "INSERT INTO agreement (id, subject, user_id, method_id, version, language, text, hash,
         network_address, agreed_at)
     SELECT '01900000-0000-7000-8000-00000000001c', id, user_id, method_id, '1', 'en', 'Yes.', '',
         '', 0 FROM schedule",
    "INSERT INTO agreement (id, subject, user_id, method_id, version, language, text, hash,
         network_address, agreed_at)
     SELECT '01900000-0000-7000-8000-00000000001d', id, user_id, method_id, '1', 'en', 'Yes.', '',
         '', 0 FROM arrangement",
    "INSERT INTO method_setup (id, payer, kind, is_saved, created_at, first_name, last_name,
         country, postal_code, street, city, terms_version, terms_hash, network_address)
     SELECT '01900000-0000-7000-8000-00000000000e', 'user:' || id, 'card', TRUE, 0, '', '', 'US', '', '', '',
         '1', '', '' FROM portal_user WHERE username = 'maria'",
];

fn web_of(world: &World) -> Web {
    Web {
        ctx: world.ctx.clone(),
        brand: Brand::default().into(),
        region: Region::US,
        processor_origin: "https://checkout.example".parse().unwrap(),
        is_tls: false,
        trusts_proxy: false,
    }
}

fn invoice(account_id: Id<kinds::Account>) -> NewInvoice {
    NewInvoice {
        account_id,
        number: "A-1".parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on: "2026-11-03".parse().unwrap(),
        due_on: "2026-11-20".parse().unwrap(),
        period_start: None,
        period_end: None,
        currency: Currency::USD,
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
