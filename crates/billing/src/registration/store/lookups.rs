//! SQL of who may be meant: accounts by their numbers, invoices by the locator's criteria.

use base::{Cents, Currency, Date, Email, Id, Locator, Result, kinds};
use db::{Conn, FromRow, Row, row};

use crate::registration::matching::{same_name, same_postal_code};
use crate::registration::model::Search;

/// An account that may be meant, or a customer with all that is theirs.
pub struct Candidate {
    /// None: all accounts of the customer.
    pub account_id: Option<Id<kinds::Account>>,
    pub customer_id: Id<kinds::Customer>,
    pub pin_hash: Option<String>,
    pub email: Option<Email>,
    pub postal_code: Option<String>,
}
row!(Candidate { account_id, customer_id, pin_hash, email, postal_code });

impl Candidate {
    pub fn has_postal_code(&self, typed: &str) -> bool {
        self.postal_code.as_deref().is_some_and(|code| same_postal_code(code, typed))
    }

    pub fn is_billed(&self, billed: Billed) -> bool {
        match self.account_id {
            Some(account) => account == billed.account_id,
            None => self.customer_id == billed.customer_id,
        }
    }
}

/// Whose an invoice is.
pub struct Billed {
    pub account_id: Id<kinds::Account>,
    pub customer_id: Id<kinds::Customer>,
}
row!(Billed { account_id, customer_id });

/// An invoice that may be meant.
pub struct LocatedInvoice {
    pub id: Id<kinds::Invoice>,
    pub number: Locator,
    pub total_cents: Cents,
    pub currency: Currency,
    pub due_on: Date,
    pub account_id: Id<kinds::Account>,
    pub account_number: Locator,
    pub email: Option<Email>,
    pub postal_code: Option<String>,
    pub last_name: Option<String>,
    /// The company, or first and last name.
    pub customer_name: String,
}
row!(LocatedInvoice {
    id,
    number,
    total_cents,
    currency,
    due_on,
    account_id,
    account_number,
    email,
    postal_code,
    last_name,
    customer_name
});

impl LocatedInvoice {
    /// Whether everything that was typed is right.
    pub fn fits(&self, search: &Search) -> bool {
        let is_last_name = |typed: &str| {
            let last_name = self.last_name.as_deref().unwrap_or_default();
            same_name(last_name, typed) || same_name(&self.customer_name, typed)
        };
        let is_postal_code = |typed: &str| {
            self.postal_code.as_deref().is_some_and(|code| same_postal_code(code, typed))
        };
        search.account_number.as_ref().is_none_or(|number| *number == self.account_number)
            && search.invoice_number.as_ref().is_none_or(|number| *number == self.number)
            && search.amount_cents.is_none_or(|cents| cents == self.total_cents)
            && search.last_name.as_deref().is_none_or(is_last_name)
            && search.postal_code.as_deref().is_none_or(is_postal_code)
    }
}

/// An invoice beside its place in the list of what was found.
struct LocatedClaim {
    position: i64,
    invoice: LocatedInvoice,
}

impl FromRow for LocatedClaim {
    fn from_row(row: &mut Row<'_>) -> db::Result<LocatedClaim> {
        Ok(LocatedClaim {
            position: row.named("position")?,
            invoice: LocatedInvoice::from_row(row)?,
        })
    }
}

/// By the account's own number.
pub async fn find_account_candidate(
    conn: &mut Conn,
    number: &Locator,
) -> Result<Option<Candidate>> {
    let sql = "SELECT account.id AS account_id, account.customer_id, account.pin_hash,
                   customer.email, customer.postal_code
               FROM account JOIN customer ON customer.id = account.customer_id
               WHERE account.number = $1";
    Ok(conn.find(sql, &[number]).await?)
}

/// By the customer's number. One row however many accounts there are: the time that more would take
/// is seen from outside.
pub async fn find_customer_candidate(
    conn: &mut Conn,
    number: &Locator,
) -> Result<Option<Candidate>> {
    let sql = "SELECT CAST(NULL AS TEXT) AS account_id, customer.id AS customer_id,
                   CAST(NULL AS TEXT) AS pin_hash, customer.email, customer.postal_code
               FROM customer WHERE customer.number = $1
                 AND EXISTS (SELECT 1 FROM account WHERE account.customer_id = customer.id)";
    Ok(conn.find(sql, &[number]).await?)
}

/// Somebody's account, whose does not matter, or nobody's.
pub async fn find_decoy(conn: &mut Conn, is_wanted: bool) -> Result<Option<Candidate>> {
    let sql = "SELECT account.id AS account_id, account.customer_id, account.pin_hash,
                   customer.email, customer.postal_code
               FROM account JOIN customer ON customer.id = account.customer_id LIMIT $1";
    Ok(conn.find(sql, &[&i64::from(is_wanted)]).await?)
}

/// Whose the invoice is that has this number and comes to this amount.
pub async fn find_billed(
    conn: &mut Conn,
    number: &Locator,
    amount_cents: Cents,
) -> Result<Option<Billed>> {
    let sql = "SELECT invoice.account_id, account.customer_id
               FROM invoice JOIN account ON account.id = invoice.account_id
               WHERE invoice.number = $1 AND invoice.total_cents = $2";
    Ok(conn.find(sql, &[number, &amount_cents]).await?)
}

/// `located!("position, ", "FROM …")`: invoices as the locator shows them.
macro_rules! located {
    ($first:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $first,
            "invoice.id, invoice.number, invoice.total_cents, invoice.currency,
               invoice.due_on, invoice.account_id, account.number AS account_number, customer.email,
               customer.postal_code, customer.last_name,
               coalesce(customer.company_name,
                   trim(coalesce(customer.first_name, '') || ' '
                       || coalesce(customer.last_name, ''))) AS customer_name ",
            $rest
        )
    };
}

pub async fn locate_by_invoice(conn: &mut Conn, number: &Locator) -> Result<Vec<LocatedInvoice>> {
    let sql = located!(
        "",
        "FROM invoice JOIN account ON account.id = invoice.account_id
         JOIN customer ON customer.id = account.customer_id WHERE invoice.number = $1"
    );
    Ok(conn.query(sql, &[number]).await?)
}

/// The account's latest bills.
pub async fn locate_by_account(conn: &mut Conn, number: &Locator) -> Result<Vec<LocatedInvoice>> {
    let sql = located!(
        "",
        "FROM account JOIN customer ON customer.id = account.customer_id
         JOIN invoice ON invoice.account_id = account.id
         WHERE account.number = $1 AND invoice.kind = 'invoice'
         ORDER BY invoice.issued_on DESC, invoice.id DESC LIMIT 12"
    );
    Ok(conn.query(sql, &[number]).await?)
}

/// What the locator found, by its place in the list.
pub async fn located_of(
    conn: &mut Conn,
    registration: Id<kinds::Registration>,
) -> Result<Vec<(i64, LocatedInvoice)>> {
    let sql = located!(
        "registration_claim.position, ",
        "FROM registration_claim JOIN invoice ON invoice.id = registration_claim.invoice_id
         JOIN account ON account.id = invoice.account_id
         JOIN customer ON customer.id = account.customer_id
         WHERE registration_claim.registration_id = $1 ORDER BY registration_claim.position"
    );
    let found: Vec<LocatedClaim> = conn.query(sql, &[&registration]).await?;
    Ok(found.into_iter().map(|claim| (claim.position, claim.invoice)).collect())
}
