//! The invoice list, as far as the database goes: four statements, like those of the product.

use crate::driver::{Driver, Result, shape};
use crate::world::Payer;

shape!(Session {
    id: String,
    created_at: i64,
    seen_at: i64,
    ends_at: i64,
    means: String,
    device: String,
    account_id: Option<String>,
    role: Option<String>,
    name: Option<String>,
    user_id: String,
    username: String,
    email: String,
    first_name: String,
    last_name: String,
    language: String,
});
shape!(AccountChoice {
    account_id: String,
    number: String,
    role: String,
    name: Option<String>,
    customer_name: String,
});
shape!(Balance { receivable_cents: i64, unapplied_cents: i64, in_progress_cents: i64 });
shape!(ListedInvoice {
    id: String,
    number: String,
    kind: String,
    issued_on: String,
    due_on: String,
    total_cents: i64,
    open_cents: i64,
    in_progress_cents: i64,
});

pub type Page = (Session, Vec<AccountChoice>, Balance, Vec<ListedInvoice>);

const FIND_SESSION: &str =
    "SELECT session.id, session.created_at, session.seen_at, session.ends_at, session.means,
       session.device, access.account_id, access.role, access.name, portal_user.id AS user_id,
       portal_user.username, portal_user.email, portal_user.first_name, portal_user.last_name,
       portal_user.language
     FROM session
     JOIN portal_user ON portal_user.id = session.user_id
     LEFT JOIN access ON access.user_id = session.user_id
       AND access.account_id = session.account_id
     WHERE session.token_hash = $1";
const ACCOUNTS_OF_USER: &str = "SELECT access.account_id, account.number, access.role,
       coalesce(access.name, account.name) AS name,
       coalesce(customer.company_name, trim(coalesce(customer.first_name, '') || ' '
         || coalesce(customer.last_name, ''))) AS customer_name
     FROM access
     JOIN account ON account.id = access.account_id
     JOIN customer ON customer.id = account.customer_id
     WHERE access.user_id = $1 ORDER BY account.number";
pub const BALANCE: &str = "SELECT receivable_cents, unapplied_cents, in_progress_cents FROM balance
     WHERE account_id = $1";
const NEWEST_INVOICES: &str =
    "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
     FROM invoice WHERE account_id = $1 AND (issued_on, id) < ($2, $3)
     ORDER BY issued_on DESC, id DESC LIMIT $4";

/// Fifty invoices are shown; one more tells whether there is another page.
const LIMIT: i64 = 51;

pub async fn load(driver: &mut impl Driver, payer: &Payer) -> Result<Page> {
    let session = driver.row(FIND_SESSION, &[&payer.token_hash]).await?;
    let accounts = driver.rows(ACCOUNTS_OF_USER, &[&payer.user]).await?;
    let balance = driver.row(BALANCE, &[&payer.account]).await?;
    let (last_day, last_id) = ("9999-12-31", "ffffffff-ffff-ffff-ffff-ffffffffffff");
    let invoices =
        driver.rows(NEWEST_INVOICES, &[&payer.account, &last_day, &last_id, &LIMIT]).await?;
    Ok((session, accounts, balance, invoices))
}
