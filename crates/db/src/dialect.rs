//! What differs between the two databases, kept in one place: row locks, and the names of broken
//! constraints.

use rusqlite::{Connection, ErrorCode, ffi};
use tokio_postgres::error::SqlState;

use crate::Error;

/// Row locks are PostgreSQL's; with one writer every row is locked.
pub(crate) fn sqlite_text(sql: &str) -> &str {
    let sql = sql.strip_suffix(" SKIP LOCKED").unwrap_or(sql);
    sql.strip_suffix(" FOR UPDATE").unwrap_or(sql)
}

pub(crate) fn sqlite_error(error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Conflict,
        _ => Error::Database(error.into()),
    }
}

/// SQLite names checks, but describes a unique index by its columns; here it gets its name back.
pub(crate) fn sqlite_named(conn: &Connection, error: rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(code, Some(message)) = &error else {
        return sqlite_error(error);
    };
    let what = message.split_once(": ").map_or("", |(_, what)| what);
    match code.extended_code {
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Error::ForeignKey,
        ffi::SQLITE_CONSTRAINT_CHECK => Error::Constraint(what.to_owned()),
        ffi::SQLITE_CONSTRAINT_NOTNULL => {
            Error::Constraint(format!("{}_not_null", what.replace('.', "_")))
        }
        ffi::SQLITE_CONSTRAINT_UNIQUE
        | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | ffi::SQLITE_CONSTRAINT_ROWID => Error::Constraint(unique_name(conn, what)),
        _ => sqlite_error(error),
    }
}

/// From `payment.scope, payment.key` (or `index 'name'`) to the name of the index.
fn unique_name(conn: &Connection, what: &str) -> String {
    if let Some(name) = what.strip_prefix("index '") {
        return name.trim_end_matches('\'').to_owned();
    }
    let table = what.split_once('.').map_or(what, |(table, _)| table);
    let columns = what.replace(&format!("{table}."), "");
    let found = conn.prepare_cached(
        "SELECT name FROM pragma_index_list(?1) AS i WHERE \"unique\" AND origin = 'c' AND ?2 =
         (SELECT group_concat(c.name, ', ') FROM pragma_index_info(i.name) AS c)",
    );
    found
        .and_then(|mut found| found.query_row([table, &columns], |row| row.get(0)))
        .unwrap_or_else(|_| format!("{table}_pkey"))
}

pub(crate) fn postgres_named(error: tokio_postgres::Error) -> Error {
    let Some(detail) = error.as_db_error() else { return Error::Database(error.into()) };
    let code = detail.code();
    if *code == SqlState::UNIQUE_VIOLATION || *code == SqlState::CHECK_VIOLATION {
        return Error::Constraint(detail.constraint().unwrap_or_default().to_owned());
    }
    if *code == SqlState::NOT_NULL_VIOLATION {
        let (table, column) = (detail.table().unwrap_or_default(), detail.column());
        return Error::Constraint(format!("{table}_{}_not_null", column.unwrap_or_default()));
    }
    if *code == SqlState::FOREIGN_KEY_VIOLATION {
        return Error::ForeignKey;
    }
    if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED {
        return Error::Conflict;
    }
    Error::Database(error.into())
}
