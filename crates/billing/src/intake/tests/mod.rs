//! What a biller sees when its files come in.

mod charges;
mod invoices;
mod own_details;
mod parties;
mod pins;
mod refusals;
mod ubl;

use base::{Actor, Cents, Id, Locator, kinds};
use db::Conn;

use super::{Counts, FileSource, Outcome, Summary, import};
use crate::accounts;
use crate::ledger::{self, Balance};
use crate::samples::World;
use crate::verify;

const CUSTOMERS: &str = "number,kind,first_name,last_name,email\n\
                         C1,person,Maria,Lopez,maria@example.com\n\
                         C2,person,John,Reed,john@example.com\n";
const ACCOUNTS: &str = "number,customer_number,kind,currency,name\n\
                        CL1234,C1,open_item,USD,Home\n\
                        CL1235,C2,open_item,USD,\n";
const SERVICES: &str = "account_number,number,kind,unit,register_digits\n\
                        CL1234,1010101,electricity,kWh,5\n\
                        CL1234,555-0100,telephone,,\n";
const INVOICES: &str = "account_number,number,issued_on,due_on,currency,net,tax,total\n\
                        CL1234,BW-1,2026-10-01,2026-10-31,USD,100.00,6.00,106.00\n\
                        CL1235,BW-2,2026-10-01,2026-10-31,USD,50.00,3.00,53.00\n";

async fn bring(world: &World, name: &str, text: impl AsRef<[u8]>) -> Outcome {
    let source = FileSource::bytes(name, text.as_ref(), None);
    import(&world.ctx, Actor::Operator, source, |_| {}).await.unwrap()
}

/// The file goes in, and the books are true.
async fn applied(world: &World, name: &str, text: impl AsRef<[u8]>) -> Summary {
    match bring(world, name, text).await {
        Outcome::Applied(summary) => {
            assert_books_are_true(world, name).await;
            summary
        }
        outcome => panic!("{name}: {outcome:?}"),
    }
}

/// Whatever goes in, every promise is kept; the processor has no part in an import.
async fn assert_books_are_true(world: &World, name: &str) {
    for checked in verify::verify(&world.ctx).await.unwrap() {
        let is_ours = checked.promise != "clearing equals the processor's balance";
        assert!(!is_ours || checked.is_kept(), "{name}: {checked:?}");
    }
}

/// The file is refused, and nothing of it has happened.
async fn refused(world: &World, name: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    let before = Holdings::of(world).await;
    let Outcome::Refused(issues) = bring(world, name, text).await else {
        panic!("{name} is not refused");
    };
    assert_eq!(Holdings::of(world).await, before, "{name} has left something");
    issues.iter().map(ToString::to_string).collect()
}

/// Two customers with an account each; the first has a meter and a telephone.
async fn with_accounts(world: &World) {
    applied(world, "customers.csv", CUSTOMERS).await;
    applied(world, "accounts.csv", ACCOUNTS).await;
    applied(world, "services.csv", SERVICES).await;
}

fn counts(added: u64, changed: u64, unchanged: u64) -> Counts {
    Counts { added, changed, unchanged }
}

fn number(text: &str) -> Locator {
    text.parse().unwrap()
}

async fn account(world: &World, text: &str) -> accounts::Account {
    let mut conn = world.ctx.db.read().await.unwrap();
    accounts::find_account_by_number(&mut conn, &number(text)).await.unwrap().unwrap()
}

async fn balance(world: &World, text: &str) -> Balance {
    let account = account(world, text).await;
    let mut conn = world.ctx.db.read().await.unwrap();
    ledger::balance_of(&mut conn, account.id).await.unwrap()
}

async fn invoice(world: &World, text: &str) -> crate::invoices::Invoice {
    let mut conn = world.ctx.db.read().await.unwrap();
    let found = crate::invoices::find_invoice_by_number(&mut conn, &number(text)).await;
    found.unwrap().unwrap()
}

async fn lines_of(world: &World, text: &str) -> Vec<crate::invoices::ChargeLine> {
    let id = invoice(world, text).await.id;
    let mut conn = world.ctx.db.read().await.unwrap();
    crate::invoices::lines_of(&mut conn, id).await.unwrap()
}

/// How much there is of everything that an import writes.
#[derive(Debug, PartialEq)]
struct Holdings {
    rows: Vec<(String, i64)>,
    open: Cents,
    owed: Cents,
    posted: Cents,
}

impl Holdings {
    async fn of(world: &World) -> Holdings {
        let mut conn = world.ctx.db.read().await.unwrap();
        Holdings {
            rows: rows(&mut conn).await,
            open: sum(
                &mut conn,
                "SELECT CAST(coalesce(sum(open_cents), 0) AS BIGINT) FROM invoice",
            )
            .await,
            owed: sum(
                &mut conn,
                "SELECT CAST(coalesce(sum(receivable_cents), 0) AS BIGINT) FROM balance",
            )
            .await,
            posted: sum(
                &mut conn,
                "SELECT CAST(coalesce(sum(amount_cents), 0) AS BIGINT) FROM posting
                 WHERE ledger = 'receivable'",
            )
            .await,
        }
    }

    fn rows(&self, table: &str) -> i64 {
        self.rows.iter().find(|(name, _)| name == table).unwrap().1
    }
}

async fn rows(conn: &mut Conn) -> Vec<(String, i64)> {
    let sql = "SELECT 'customer', count(*) FROM customer
               UNION ALL SELECT 'account', count(*) FROM account
               UNION ALL SELECT 'service', count(*) FROM service
               UNION ALL SELECT 'reading', count(*) FROM reading
               UNION ALL SELECT 'invoice', count(*) FROM invoice
               UNION ALL SELECT 'charge_line', count(*) FROM charge_line
               UNION ALL SELECT 'import', count(*) FROM import
               UNION ALL SELECT 'event', count(*) FROM event
               UNION ALL SELECT 'entry', count(*) FROM entry
               UNION ALL SELECT 'posting', count(*) FROM posting";
    conn.query(sql, &[]).await.unwrap()
}

async fn sum(conn: &mut Conn, sql: &'static str) -> Cents {
    let (sum,) = conn.query_one(sql, &[]).await.unwrap();
    sum
}

async fn import_of(world: &World, file: &str) -> Id<kinds::Import> {
    let mut conn = world.ctx.db.read().await.unwrap();
    let sql = "SELECT id FROM import WHERE file_name = $1";
    let (id,) = conn.query_one(sql, &[&file]).await.unwrap();
    id
}
