//! Tables for people: CSV that a spreadsheet opens as it stands (RFC 4180, UTF-8).

use std::borrow::Cow;

use base::{Cents, Currency, Date, Decimal};

use super::write::write_field;

/// Spreadsheets open a file as UTF-8 when it begins with this.
const MARK: &str = "\u{feff}";

/// Rows of cells, as the bytes of a file or of the next part of one.
#[derive(Debug, Default)]
pub struct Sheet {
    bytes: Vec<u8>,
}

/// What one cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'c> {
    /// What somebody wrote; never a formula.
    Text(Cow<'c, str>),
    /// `1234.50`, to be added up.
    Amount(Cents, Currency),
    Number(Decimal),
    /// `2026-11-24`
    Day(Date),
    Empty,
}

impl Sheet {
    /// The beginning of a file: its mark and its headings.
    pub fn headed<'h>(headings: impl IntoIterator<Item = &'h str>) -> Sheet {
        let mut sheet = Sheet { bytes: MARK.as_bytes().to_vec() };
        sheet.row(headings.into_iter().map(Cell::from));
        sheet
    }

    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.bytes.push(b',');
            }
            let written = write_field(&mut self.bytes, &cell.written());
            debug_assert!(written.is_ok(), "memory takes every byte");
        }
        self.bytes.extend_from_slice(b"\r\n");
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Cell<'_> {
    fn written(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) => inert(text),
            Cell::Amount(cents, currency) => {
                Decimal::new(cents.0, currency.digits()).to_string().into()
            }
            Cell::Number(number) => number.normalize().to_string().into(),
            Cell::Day(day) => day.to_string().into(),
            Cell::Empty => "".into(),
        }
    }
}

/// What begins like a formula is computed by the spreadsheet that opens it, unless an apostrophe
/// stands before it.
fn inert(text: &str) -> Cow<'_, str> {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}").into(),
        false => text.into(),
    }
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(text: &'c str) -> Cell<'c> {
        Cell::Text(text.into())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(text.into())
    }
}

impl From<Date> for Cell<'_> {
    fn from(day: Date) -> Self {
        Cell::Day(day)
    }
}

impl From<Decimal> for Cell<'_> {
    fn from(number: Decimal) -> Self {
        Cell::Number(number)
    }
}

impl<'c, T: Into<Cell<'c>>> From<Option<T>> for Cell<'c> {
    fn from(value: Option<T>) -> Cell<'c> {
        value.map_or(Cell::Empty, T::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cell_is_written_as_spreadsheets_read_it() {
        for (cell, written) in [
            (Cell::from("Water"), "Water"),
            (Cell::from("Water, cold"), "\"Water, cold\""),
            (Cell::from("12\" pipe"), "\"12\"\" pipe\""),
            (Cell::from("two\nlines"), "\"two\nlines\""),
            (Cell::from("=1+1"), "'=1+1"),
            (Cell::from("+1 555 0100"), "'+1 555 0100"),
            (Cell::from("-5 °C"), "'-5 °C"),
            (Cell::from("@home, =2"), "\"'@home, =2\""),
            (Cell::from(""), ""),
            (Cell::Amount(Cents(-123_450), Currency::USD), "-1234.50"),
            (Cell::Amount(Cents(5), Currency::USD), "0.05"),
            (Cell::Amount(Cents(-1_200), "JPY".parse().unwrap()), "-1200"),
            (Cell::Number("12.500".parse().unwrap()), "12.5"),
            (Cell::Day(Date::constant(2026, 3, 4)), "2026-03-04"),
            (Cell::Empty, ""),
        ] {
            let mut sheet = Sheet::default();
            sheet.row([cell]);
            assert_eq!(String::from_utf8(sheet.into_bytes()).unwrap(), format!("{written}\r\n"));
        }
    }

    #[test]
    fn a_file_begins_with_its_mark_and_its_headings() {
        let bytes = Sheet::headed(["Fecha", "Descripción"]).into_bytes();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}Fecha,Descripción\r\n");
    }
}
