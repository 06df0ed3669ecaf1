//! What a caller holds: a reader, or the seat of the writer. Both come down to a connection.

use rusqlite::Connection;

use super::line::Seat;
use super::readers::Reader;
use super::statements;
use crate::value::RowReader;
use crate::{Params, Result};

pub(crate) enum Loan {
    Reader(Reader),
    Seat(Seat),
}

impl From<Reader> for Loan {
    fn from(reader: Reader) -> Loan {
        Loan::Reader(reader)
    }
}

impl From<Seat> for Loan {
    fn from(seat: Seat) -> Loan {
        Loan::Seat(seat)
    }
}

impl Loan {
    pub(crate) fn query(&self, sql: &str, params: Params<'_>, read: RowReader<'_>) -> Result<()> {
        statements::query(self.conn()?, sql, params, read)
    }

    pub(crate) fn execute(&self, sql: &str, params: Params<'_>) -> Result<u64> {
        statements::execute(self.conn()?, sql, params)
    }

    pub(crate) fn prepare(&self, sql: &str) -> Result<()> {
        statements::check(self.conn()?, sql)
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<()> {
        statements::batch(self.conn()?, sql)
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Loan::Seat(seat) => seat.commit().await,
            Loan::Reader(_) => Ok(()),
        }
    }

    /// After a failed statement: whether it was part of a transaction.
    pub(crate) fn notice_failure(&mut self) -> bool {
        match self {
            Loan::Reader(_) => false,
            Loan::Seat(seat) => {
                seat.notice_lost_batch();
                true
            }
        }
    }

    fn conn(&self) -> Result<&Connection> {
        match self {
            Loan::Reader(reader) => reader.conn(),
            Loan::Seat(seat) => seat.conn(),
        }
    }
}
