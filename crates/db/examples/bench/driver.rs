//! What a page and a payment are written against, so that they are written once: the same
//! statements, the same values and the same rows for each of the three contestants.

pub type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

pub type Arguments<'a> = &'a [&'a dyn Argument];

/// A connection of `db`, of rusqlite or of tokio-postgres; no call through it is dynamic.
pub trait Driver: Send {
    fn rows<T: Shape>(
        &mut self,
        sql: &'static str,
        arguments: Arguments<'_>,
    ) -> impl Future<Output = Result<Vec<T>>> + Send;

    fn change(
        &mut self,
        sql: &'static str,
        arguments: Arguments<'_>,
    ) -> impl Future<Output = Result<()>> + Send;

    fn row<T: Shape>(
        &mut self,
        sql: &'static str,
        arguments: Arguments<'_>,
    ) -> impl Future<Output = Result<T>> + Send {
        async move {
            let mut rows = self.rows(sql, arguments).await?;
            rows.pop().ok_or_else(|| format!("no row: {sql}").into())
        }
    }
}

/// A value that each driver takes as it is.
pub trait Argument: db::ToValue + rusqlite::ToSql + tokio_postgres::types::ToSql + Sync {}

impl<T: db::ToValue + rusqlite::ToSql + tokio_postgres::types::ToSql + Sync> Argument for T {}

/// A row that each driver reads in its own way.
pub trait Shape: db::FromRow + Send {
    fn from_sqlite(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
    fn from_postgres(row: &tokio_postgres::Row) -> Result<Self, tokio_postgres::Error>;
}

/// `shape!(Balance { receivable_cents: i64 });`: a row with its columns from left to right.
macro_rules! shape {
    ($name:ident { $($column:ident: $type:ty),+ $(,)? }) => {
        #[allow(dead_code, reason = "that columns are decoded is measured, not what they hold")]
        pub struct $name { $(pub $column: $type),+ }

        db::row!($name { $($column),+ });

        impl crate::driver::Shape for $name {
            fn from_sqlite(row: &rusqlite::Row<'_>) -> rusqlite::Result<$name> {
                let mut columns = 0..;
                let mut next = || columns.next().unwrap_or(usize::MAX);
                Ok($name { $($column: row.get(next())?),+ })
            }

            fn from_postgres(
                row: &tokio_postgres::Row,
            ) -> std::result::Result<$name, tokio_postgres::Error> {
                let mut columns = 0..;
                let mut next = || columns.next().unwrap_or(usize::MAX);
                Ok($name { $($column: row.try_get(next())?),+ })
            }
        }
    };
}
pub(crate) use shape;
