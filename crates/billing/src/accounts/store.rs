//! All SQL of customers, accounts and services.

use base::{Id, Locator, Result, kinds};
use db::{Conn, FromRow, Row, row};

use super::model::{Account, Customer, NewAccount, NewCustomer, NewService, Service};
use super::own_details::OwnDetails;

row!(NewCustomer {
    number,
    kind,
    company_name,
    first_name,
    last_name,
    email,
    phone,
    language,
    line1,
    line2,
    city,
    state,
    postal_code,
    country
});
row!(OwnDetails { first_name, last_name, phone, line1, line2, city, state, postal_code, country });
row!(Account { id, customer_id, number, kind, currency, name, opened_on });
row!(NewService {
    account_id,
    number,
    kind,
    description,
    address,
    unit,
    status,
    moved_in_on,
    moved_out_on,
    register_digits
});

impl FromRow for Customer {
    fn from_row(row: &mut Row<'_>) -> db::Result<Customer> {
        Ok(Customer {
            id: row.named("id")?,
            details: NewCustomer::from_row(row)?,
            own_since: row.named("own_since")?,
        })
    }
}

impl FromRow for Service {
    fn from_row(row: &mut Row<'_>) -> db::Result<Service> {
        Ok(Service { id: row.named("id")?, details: NewService::from_row(row)? })
    }
}

pub async fn find_customer_by_number(
    conn: &mut Conn,
    number: &Locator,
) -> Result<Option<Customer>> {
    let sql =
        "SELECT id, number, kind, company_name, first_name, last_name, email, phone, language,
               line1, line2, city, state, postal_code, country, own_since
             FROM customer WHERE number = $1";
    Ok(conn.find(sql, &[number]).await?)
}

/// Whose account it is.
pub async fn customer_of(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Option<Customer>> {
    let sql =
        "SELECT customer.id, customer.number, customer.kind, company_name, first_name, last_name,
               email, phone, language, line1, line2, city, state, postal_code, country, own_since
             FROM customer JOIN account ON account.customer_id = customer.id WHERE account.id = $1";
    Ok(conn.find(sql, &[&account]).await?)
}

/// Two that change one customer take turns here. Whoever locks accounts as well locks this first.
pub async fn lock_customer(tx: &mut Conn, id: Id<kinds::Customer>) -> Result<Customer> {
    let sql =
        "SELECT id, number, kind, company_name, first_name, last_name, email, phone, language,
               line1, line2, city, state, postal_code, country, own_since
             FROM customer WHERE id = $1 FOR UPDATE";
    Ok(tx.query_one(sql, &[&id]).await?)
}

/// What the biller's files said last of a customer who says something else.
pub async fn find_told(conn: &mut Conn, id: Id<kinds::Customer>) -> Result<Option<OwnDetails>> {
    let sql = "SELECT first_name, last_name, phone, line1, line2, city, state, postal_code, country
               FROM customer_told WHERE customer_id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

pub async fn put_told(tx: &mut Conn, id: Id<kinds::Customer>, told: &OwnDetails) -> Result<()> {
    tx.execute(
        "INSERT INTO customer_told (customer_id, first_name, last_name, phone, line1, line2, city,
             state, postal_code, country)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (customer_id) DO UPDATE SET first_name = excluded.first_name,
             last_name = excluded.last_name, phone = excluded.phone, line1 = excluded.line1,
             line2 = excluded.line2, city = excluded.city, state = excluded.state,
             postal_code = excluded.postal_code, country = excluded.country",
        &[
            &id,
            &told.first_name,
            &told.last_name,
            &told.phone,
            &told.line1,
            &told.line2,
            &told.city,
            &told.state,
            &told.postal_code,
            &told.country,
        ],
    )
    .await?;
    Ok(())
}

/// The biller's files say again what the customer does.
pub async fn delete_told(tx: &mut Conn, id: Id<kinds::Customer>) -> Result<()> {
    tx.execute("DELETE FROM customer_told WHERE customer_id = $1", &[&id]).await?;
    Ok(())
}

pub async fn insert_customer(
    tx: &mut Conn,
    id: Id<kinds::Customer>,
    customer: &NewCustomer,
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    tx.send(
        "INSERT INTO customer (id, number, kind, company_name, first_name, last_name, email, phone,
             language, line1, line2, city, state, postal_code, country, import_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        &[
            &id,
            &customer.number,
            &customer.kind,
            &customer.company_name,
            &customer.first_name,
            &customer.last_name,
            &customer.email,
            &customer.phone,
            &customer.language,
            &customer.line1,
            &customer.line2,
            &customer.city,
            &customer.state,
            &customer.postal_code,
            &customer.country,
            &import,
        ],
    )
    .await?;
    Ok(())
}

pub async fn update_customer(tx: &mut Conn, customer: &Customer) -> Result<()> {
    let details = &customer.details;
    tx.send(
        "UPDATE customer SET kind = $1, company_name = $2, first_name = $3, last_name = $4,
             email = $5, phone = $6, language = $7, line1 = $8, line2 = $9, city = $10, state = $11,
             postal_code = $12, country = $13, own_since = $14 WHERE id = $15",
        &[
            &details.kind,
            &details.company_name,
            &details.first_name,
            &details.last_name,
            &details.email,
            &details.phone,
            &details.language,
            &details.line1,
            &details.line2,
            &details.city,
            &details.state,
            &details.postal_code,
            &details.country,
            &customer.own_since,
            &customer.id,
        ],
    )
    .await?;
    Ok(())
}

pub async fn find_account(conn: &mut Conn, id: Id<kinds::Account>) -> Result<Option<Account>> {
    let sql = "SELECT id, customer_id, number, kind, currency, name, opened_on FROM account
               WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// Holds every other payment, import or credit on this account until the transaction ends.
pub async fn lock_account(tx: &mut Conn, id: Id<kinds::Account>) -> Result<Account> {
    let sql = "SELECT id, customer_id, number, kind, currency, name, opened_on FROM account
               WHERE id = $1 FOR UPDATE";
    Ok(tx.query_one(sql, &[&id]).await?)
}

pub async fn find_account_by_number(conn: &mut Conn, number: &Locator) -> Result<Option<Account>> {
    let sql = "SELECT id, customer_id, number, kind, currency, name, opened_on FROM account
               WHERE number = $1";
    Ok(conn.find(sql, &[number]).await?)
}

/// Also opens the account's balance, at zero.
pub async fn insert_account(
    tx: &mut Conn,
    id: Id<kinds::Account>,
    account: &NewAccount,
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    tx.send(
        "INSERT INTO account (id, customer_id, number, kind, currency, name, opened_on, import_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &id,
            &account.customer_id,
            &account.number,
            &account.kind,
            &account.currency,
            &account.name,
            &account.opened_on,
            &import,
        ],
    )
    .await?;
    tx.send(
        "INSERT INTO balance (account_id, receivable_cents, unapplied_cents, in_progress_cents)
         VALUES ($1, 0, 0, 0)",
        &[&id],
    )
    .await?;
    Ok(())
}

pub async fn update_account(tx: &mut Conn, account: &Account) -> Result<()> {
    tx.send(
        "UPDATE account SET customer_id = $1, kind = $2, name = $3, opened_on = $4 WHERE id = $5",
        &[&account.customer_id, &account.kind, &account.name, &account.opened_on, &account.id],
    )
    .await?;
    Ok(())
}

/// What is kept of the account's PIN.
pub async fn find_pin_hash(conn: &mut Conn, id: Id<kinds::Account>) -> Result<Option<String>> {
    let sql = "SELECT pin_hash FROM account WHERE id = $1";
    let found: Option<(Option<String>,)> = conn.find(sql, &[&id]).await?;
    Ok(found.and_then(|(hash,)| hash))
}

/// `pin_hash` is argon2id's, as a PHC string: the PIN itself is never stored.
pub async fn set_pin_hash(tx: &mut Conn, id: Id<kinds::Account>, pin_hash: &str) -> Result<()> {
    tx.execute("UPDATE account SET pin_hash = $1 WHERE id = $2", &[&pin_hash, &id]).await?;
    Ok(())
}

pub async fn find_service_by_number(conn: &mut Conn, number: &Locator) -> Result<Option<Service>> {
    let sql =
        "SELECT id, account_id, number, kind, description, address, unit, status, moved_in_on,
               moved_out_on, register_digits FROM service WHERE number = $1";
    Ok(conn.find(sql, &[number]).await?)
}

/// The account's services, by number.
pub async fn services_of(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Vec<Service>> {
    let sql =
        "SELECT id, account_id, number, kind, description, address, unit, status, moved_in_on,
               moved_out_on, register_digits FROM service WHERE account_id = $1 ORDER BY number";
    Ok(conn.query(sql, &[&account]).await?)
}

pub async fn insert_service(
    tx: &mut Conn,
    id: Id<kinds::Service>,
    service: &NewService,
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    tx.send(
        "INSERT INTO service (id, account_id, number, kind, description, address, unit, status,
             moved_in_on, moved_out_on, register_digits, import_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &id,
            &service.account_id,
            &service.number,
            &service.kind,
            &service.description,
            &service.address,
            &service.unit,
            &service.status,
            &service.moved_in_on,
            &service.moved_out_on,
            &service.register_digits,
            &import,
        ],
    )
    .await?;
    Ok(())
}

pub async fn update_service(tx: &mut Conn, service: &Service) -> Result<()> {
    let details = &service.details;
    tx.send(
        "UPDATE service SET account_id = $1, kind = $2, description = $3, address = $4, unit = $5,
             status = $6, moved_in_on = $7, moved_out_on = $8, register_digits = $9 WHERE id = $10",
        &[
            &details.account_id,
            &details.kind,
            &details.description,
            &details.address,
            &details.unit,
            &details.status,
            &details.moved_in_on,
            &details.moved_out_on,
            &details.register_digits,
            &service.id,
        ],
    )
    .await?;
    Ok(())
}
