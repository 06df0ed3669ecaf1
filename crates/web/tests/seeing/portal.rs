//! The portal of Brightwater in process, on November 23rd, 2026, with what its billing system knows of
//! Maria (CL1234) and José (CL1235).

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{COOKIE, LOCATION};
use axum::http::{HeaderMap, Request, StatusCode};
use base::{Actor, Cents};
use billing::accounts;
use billing::command::Command;
use billing::intake::{self, FileSource, Outcome};
use billing::journal::Event;
use billing::ledger::{self, OutsideReceipt};
use billing::people::{self, Access, NewUser, Role, SignInMeans};
use billing::samples::{self, World};
use tower::ServiceExt as _;
use web::kit::{Brand, Web};
use words::Region;

const FILES: [(&str, &str); 5] = [
    (
        "customers.csv",
        "number,kind,first_name,last_name\nC1,person,Maria,Lopez\nC2,person,José,Rivera\n",
    ),
    (
        "accounts.csv",
        "number,customer_number,kind,currency\nCL1234,C1,open_item,USD\nCL1235,C2,open_item,USD\n",
    ),
    (
        "services.csv",
        "account_number,number,kind,unit,register_digits\n\
         CL1234,1010101,electricity,kWh,5\nCL1234,555-0100,telephone,,\n\
         CL1235,2020202,electricity,kWh,5\n",
    ),
    (
        "invoices.csv",
        "account_number,number,kind,issued_on,due_on,currency,previous_balance,payments,adjustments,\
         carried_forward,net,tax,total,note,corrects\n\
         CL1234,BW-1,invoice,2026-07-01,2026-07-31,USD,50.00,-40.00,-2.00,8.00,100.00,6.00,106.00,,\n\
         CL1234,BW-2,invoice,2026-09-01,2026-10-01,USD,,,,,50.00,3.00,53.00,,\n\
         CL1235,BW-9,invoice,2026-09-01,2026-10-01,USD,,,,,70.00,0.00,70.00,,\n\
         CL1234,CN-1,credit_note,2026-09-10,,USD,,,,,5.00,0.00,5.00,=1+1,BW-2\n\
         CL1234,BW-3,invoice,2026-10-15,2026-11-14,USD,,,,,20.00,0.00,20.00,,\n\
         CL1234,BW-4,invoice,2026-11-10,2026-12-10,USD,,,,,30.00,0.00,30.00,,\n",
    ),
    (
        "charges.csv",
        "invoice_number,currency,position,service_number,group,description,period_start,period_end,\
         quantity,unit,amount,tax\n\
         BW-1,USD,1,1010101,Electricity,Energy,2026-06-01,2026-06-30,412.5,kWh,80.00,4.80\n\
         BW-1,USD,2,,Fees,Service charge,,,,,20.00,1.20\n\
         BW-2,USD,1,555-0100,Telephone,Line,2026-08-01,2026-08-31,,,50.00,3.00\n\
         BW-3,USD,1,1010101,Electricity,\"Energy, peak\",2026-09-15,2026-10-14,96,kWh,20.00,0.00\n\
         BW-9,USD,1,2020202,Electricity,Energy,2026-08-01,2026-08-31,300,kWh,70.00,0.00\n",
    ),
];

pub struct Portal {
    pub world: World,
    router: Router,
}

pub struct Person<'p> {
    portal: &'p Portal,
    cookie: String,
}

pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Portal {
    /// Maria paid BW-1 at the counter on August 10th.
    pub async fn open() -> Portal {
        let world = samples::world().await;
        for (name, text) in FILES {
            let source = FileSource::bytes(name, text.as_bytes(), None);
            let outcome = intake::import(&world.ctx, Actor::Operator, source, |_| {}).await;
            let outcome = outcome.unwrap();
            assert!(matches!(outcome, Outcome::Applied(_)), "{name}: {outcome:?}");
        }
        let router = web::router(Web {
            ctx: world.ctx.clone(),
            brand: Arc::new(Brand::default()),
            region: Region::US,
            processor_origin: "https://checkout.example".parse().unwrap(),
            is_tls: false,
            trusts_proxy: false,
        });
        let portal = Portal { world, router };
        portal.take_at_counter("BW-1", 10_600, "2026-08-10").await;
        portal
    }

    async fn take_at_counter(&self, invoice: &str, cents: i64, paid_on: &str) {
        let mut command = Command::begin(&self.world.ctx, Actor::Operator).await.unwrap();
        let number = "CL1234".parse().unwrap();
        let account = accounts::find_account_by_number(&mut command, &number).await;
        let account = account.unwrap().unwrap();
        let event = command.record(Event::new("receipts.recorded", "counter")).await.unwrap();
        let receipt = OutsideReceipt {
            account: &account,
            reference: paid_on,
            amount_cents: Cents(cents),
            paid_on: paid_on.parse().unwrap(),
            invoice: &invoice.parse().unwrap(),
        };
        ledger::record_outside_receipts(&mut command, event, &[receipt]).await.unwrap();
        command.commit().await.unwrap();
    }

    pub async fn maria(&self) -> Person<'_> {
        self.person(samples::user("maria", None), "CL1234", Role::Holder).await
    }

    /// May look at Maria's account, and no more.
    pub async fn vera(&self) -> Person<'_> {
        self.person(samples::user("vera", None), "CL1234", Role::View).await
    }

    /// Speaks Spanish.
    pub async fn jose(&self) -> Person<'_> {
        let jose = NewUser { language: base::Language::Es, ..samples::user("jose", None) };
        self.person(jose, "CL1235", Role::Holder).await
    }

    async fn person(&self, user: NewUser, account: &str, role: Role) -> Person<'_> {
        let ctx = &self.world.ctx;
        let user = people::add_user(ctx, Actor::Operator, user).await.unwrap();
        let mut conn = ctx.db.read().await.unwrap();
        let number = account.parse().unwrap();
        let account = accounts::find_account_by_number(&mut conn, &number).await;
        let access = Access::new(account.unwrap().unwrap().id, role);
        drop(conn);
        people::grant_access(ctx, Actor::Operator, user, &access).await.unwrap();
        let mut command = Command::begin(ctx, Actor::User(user)).await.unwrap();
        let (means, visitor) = (SignInMeans::Password, samples::visitor());
        let token = people::start_session(&mut command, user, means, &visitor).await.unwrap();
        command.commit().await.unwrap();
        Person { portal: self, cookie: format!("session={}", token.expose()) }
    }
}

impl Person<'_> {
    pub async fn get(&self, address: &str) -> Seen {
        let request = Request::get(address).header(COOKIE, &self.cookie);
        let request = request.body(Body::empty()).unwrap();
        let answer = self.portal.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let text = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
        Seen { status: parts.status, headers: parts.headers, text }
    }

    /// The rows of a file, its headings first.
    pub async fn file(&self, address: &str) -> Vec<String> {
        let seen = self.get(address).await;
        assert_eq!(seen.status, StatusCode::OK, "{address}");
        assert_eq!(seen.headers["content-type"], "text/csv; charset=utf-8");
        let text = seen.text.strip_prefix('\u{feff}').unwrap();
        text.split_terminator("\r\n").map(str::to_owned).collect()
    }
}

impl Seen {
    pub fn says(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// Each of these behind the one before it.
    pub fn says_in_order(&self, texts: &[&str]) -> bool {
        let behind = |rest: &str, text: &str| Some(rest.find(text)? + text.len());
        let found = texts.iter().try_fold(0, |at, text| Some(at + behind(&self.text[at..], text)?));
        found.is_some()
    }

    /// The address that a link with these words leads to, or that of a redirect.
    pub fn link(&self, words: &str) -> Option<String> {
        if let Some(place) = self.headers.get(LOCATION) {
            return Some(place.to_str().unwrap().to_owned());
        }
        let end = self.text.find(&format!(">{words}<"))?;
        let start = self.text[..end].rfind("href=\"")? + "href=\"".len();
        let length = self.text[start..].find('"')?;
        Some(self.text[start..start + length].replace("&amp;", "&"))
    }
}
