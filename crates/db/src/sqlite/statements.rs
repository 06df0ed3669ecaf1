//! Statements on a bare connection: prepared once, bound, read into rows.

use rusqlite::{CachedStatement, Connection};

use crate::dialect::{sqlite_error, sqlite_named, sqlite_text};
use crate::value::RowReader;
use crate::{Error, Params, Result, Row};

pub(crate) fn query(
    conn: &Connection,
    sql: &str,
    params: Params<'_>,
    read: RowReader<'_>,
) -> Result<()> {
    let mut statement = prepare(conn, sql, params)?;
    let mut rows = statement.raw_query();
    let mut is_first = true;
    while let Some(row) = rows.next().map_err(|error| sqlite_named(conn, error))? {
        read(&mut Row::sqlite(row, is_first))?;
        is_first = false;
    }
    Ok(())
}

pub(crate) fn execute(conn: &Connection, sql: &str, params: Params<'_>) -> Result<u64> {
    let changed = prepare(conn, sql, params)?.raw_execute();
    changed.map(|rows| rows as u64).map_err(|error| sqlite_named(conn, error))
}

pub(crate) fn check(conn: &Connection, sql: &str) -> Result<()> {
    let statement = conn.prepare_cached(sqlite_text(sql)).map_err(sqlite_error)?;
    check_order(&statement, sql)
}

pub(crate) fn batch(conn: &Connection, sql: &str) -> Result<()> {
    conn.execute_batch(sql).map_err(|error| sqlite_named(conn, error))
}

fn prepare<'c>(conn: &'c Connection, sql: &str, params: Params<'_>) -> Result<CachedStatement<'c>> {
    let mut statement = conn.prepare_cached(sqlite_text(sql)).map_err(sqlite_error)?;
    if statement.parameter_count() != params.len() {
        return Err(Error::other(format!("wrong number of parameters: {sql}")));
    }
    if cfg!(debug_assertions) {
        check_order(&statement, sql)?;
    }
    for (index, param) in (1..).zip(params) {
        statement.raw_bind_parameter(index, param.to_value()).map_err(sqlite_error)?;
    }
    Ok(statement)
}

/// To SQLite `$2` is a name; its index is the place where it first appears.
fn check_order(statement: &CachedStatement<'_>, sql: &str) -> Result<()> {
    for index in 1..=statement.parameter_count() {
        if statement.parameter_name(index) != Some(&format!("${index}")) {
            return Err(Error::other(format!("number the parameters as they appear: {sql}")));
        }
    }
    Ok(())
}
