//! What is in the database when the measuring begins: 200 payers with an account each, and 60
//! invoices on every account, three of them open. Also where ids and chance come from.

use base::{Chance, Date, Id, SeededChance, SystemClock, kinds};
use db::{Db, Tx};

use crate::driver::Result;
use crate::schema::MIGRATIONS;

/// Written wherever the product writes the time, in UTC microseconds.
pub const NOW: i64 = 1_795_420_800_000_000;

const ACCOUNTS: usize = 200;
const INVOICES_PER_ACCOUNT: usize = 60;
const OPEN_PER_ACCOUNT: usize = 3;
/// Large enough that payments of a cent each never pay an invoice off.
const INVOICE_CENTS: i64 = 100_000_000;

pub struct World {
    payers: Vec<Payer>,
    chance: SeededChance,
}

/// A user with a session, an account, a card, a draft, and the invoice that is paid next.
pub struct Payer {
    pub token_hash: String,
    pub user: String,
    pub account: String,
    pub method: String,
    pub mandate: String,
    pub draft: String,
    pub invoice: String,
}

impl World {
    pub async fn seed(db: &Db) -> Result<World> {
        db.migrate(MIGRATIONS).await?;
        let mut world = World { payers: Vec::new(), chance: SeededChance::new(7) };
        let mut tx = db.begin().await?;
        for number in 0..ACCOUNTS {
            let payer = world.add_payer(&mut tx, number).await?;
            world.payers.push(payer);
        }
        tx.commit().await?;
        Ok(world)
    }

    pub fn id(&self) -> String {
        Id::<kinds::Entry>::new(&SystemClock, &self.chance).to_string()
    }

    pub fn pick(&self) -> &Payer {
        &self.payers[self.chance.below(ACCOUNTS as u32) as usize]
    }

    async fn add_payer(&self, tx: &mut Tx, number: usize) -> Result<Payer> {
        let account = self.add_account(tx, number).await?;
        let user = self.add_user(tx, number, &account).await?;
        let token_hash = format!("{number:064}");
        tx.execute(
            "INSERT INTO session (token_hash, id, user_id, account_id, created_at, seen_at,
               ends_at, means, device, owes_terms)
             VALUES ($1, $2, $3, $4, $5, $5, $5, $6, 'Firefox', FALSE)",
            &[&token_hash, &self.id(), &user, &account, &NOW, &"password"],
        )
        .await?;
        let (method, mandate) = self.add_method(tx, &user).await?;
        let draft = self.id();
        tx.execute(
            "INSERT INTO draft (id, user_id, account_id, choice, amount_cents, method_id, created_at)
             VALUES ($1, $2, $3, 'amount_due', 1, $4, $5)",
            &[&draft, &user, &account, &method, &NOW],
        )
        .await?;
        let invoice = self.add_invoices(tx, number, &account).await?;
        Ok(Payer { token_hash, user, account, method, mandate, draft, invoice })
    }

    async fn add_account(&self, tx: &mut Tx, number: usize) -> Result<String> {
        let (customer, account) = (self.id(), self.id());
        tx.execute(
            "INSERT INTO customer (id, number, kind, first_name, last_name, language)
             VALUES ($1, $2, 'person', 'Maria', 'Rivera', 'en')",
            &[&customer, &format!("C{number:06}")],
        )
        .await?;
        tx.execute(
            "INSERT INTO account (id, customer_id, number, kind, currency, name, opened_on)
             VALUES ($1, $2, $3, 'open_item', 'USD', 'Home', '2019-03-01')",
            &[&account, &customer, &format!("A{number:06}")],
        )
        .await?;
        tx.execute(
            "INSERT INTO balance (account_id, receivable_cents, unapplied_cents, in_progress_cents)
             VALUES ($1, $2, 0, 0)",
            &[&account, &(OPEN_PER_ACCOUNT as i64 * INVOICE_CENTS)],
        )
        .await?;
        Ok(account)
    }

    async fn add_user(&self, tx: &mut Tx, number: usize, account: &str) -> Result<String> {
        let (user, name) = (self.id(), format!("maria{number}"));
        tx.execute(
            "INSERT INTO portal_user (id, username, email, first_name, last_name, language,
               created_at) VALUES ($1, $2, $3, 'Maria', 'Rivera', 'en', $4)",
            &[&user, &name, &format!("{name}@example.com"), &NOW],
        )
        .await?;
        tx.execute(
            "INSERT INTO access (user_id, account_id, role, granted_at)
             VALUES ($1, $2, 'holder', $3)",
            &[&user, &account, &NOW],
        )
        .await?;
        Ok(user)
    }

    async fn add_method(&self, tx: &mut Tx, user: &str) -> Result<(String, String)> {
        let (method, mandate) = (self.id(), self.id());
        tx.execute(
            "INSERT INTO payment_method (id, user_id, reference, customer_reference, kind, brand,
               funding, last4, exp_year, exp_month, is_saved, is_default, created_at, first_name,
               last_name, country, postal_code, street, city)
             VALUES ($1, $2, $3, $4, 'card', 'visa', 'debit', '4242', 2030, 4, $5, $6, $7, 'Maria',
               'Rivera', 'US', '00901', '1 Calle Sol', 'San Juan')",
            &[&method, &user, &format!("pm_{method}"), &format!("cus_{user}"), &true, &true, &NOW],
        )
        .await?;
        tx.execute(
            "INSERT INTO mandate (id, method_id, terms_version, terms_hash, network_address,
               agreed_at) VALUES ($1, $2, '1', $3, '192.0.2.1', $4)",
            &[&mandate, &method, &format!("{:064}", 0), &NOW],
        )
        .await?;
        Ok((method, mandate))
    }

    /// Monthly, the newest still open. Gives the open one that is due first.
    async fn add_invoices(&self, tx: &mut Tx, number: usize, account: &str) -> Result<String> {
        let mut due_first = String::new();
        let months = (2021..).flat_map(|year| (1..=12).map(move |month| (year, month)));
        for (position, (year, month)) in (0..INVOICES_PER_ACCOUNT).zip(months) {
            let invoice = self.id();
            let is_open = position >= INVOICES_PER_ACCOUNT - OPEN_PER_ACCOUNT;
            let open_cents = if is_open { INVOICE_CENTS } else { 0 };
            tx.execute(
                "INSERT INTO invoice (id, account_id, number, kind, issued_on, due_on, currency,
                   net_cents, tax_cents, total_cents, open_cents, in_progress_cents)
                 VALUES ($1, $2, $3, 'invoice', $4, $5, 'USD', $6, 0, $6, $7, 0)",
                &[
                    &invoice,
                    &account,
                    &format!("I{number:06}-{position:03}"),
                    &Date::constant(year, month, 1),
                    &Date::constant(year, month, 21),
                    &INVOICE_CENTS,
                    &open_cents,
                ],
            )
            .await?;
            if is_open && due_first.is_empty() {
                due_first = invoice;
            }
        }
        Ok(due_first)
    }
}
