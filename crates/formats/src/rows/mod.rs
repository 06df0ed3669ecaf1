//! Our own files, whatever their syntax: named values on one side, records on the other.

mod columns;
mod parse;
mod print;
mod row;

pub(crate) use columns::{CHARGE_LINE_COLUMNS, Column, columns, nearest_hint, plain_name};
pub(crate) use parse::{charge_line, invoice, record};
pub(crate) use print::{Values, charge_line_values, values};
pub(crate) use row::Row;
