//! One statement for many rows: the tuple of its `VALUES`, written once in the program's text, is
//! repeated for PostgreSQL, to which every statement is a journey.

use crate::{Error, Result};

/// As many tuples as a statement gets. Their number is a power of two, so that few texts of each
/// statement are prepared.
const MOST: usize = 64;

/// The rows in portions of 64, then 32, 16 … as the rest allows.
pub(crate) fn portions<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let fitting = 1 << rows.len().checked_ilog2()?;
        let (portion, rest) = rows.split_at(fitting.min(MOST));
        rows = rest;
        Some(portion)
    })
}

/// `VALUES ($1, $2)` becomes `VALUES ($1, $2), ($3, $4)` …; there is no parameter outside it.
pub(crate) fn repeated(sql: &str, width: usize, count: usize) -> Result<String> {
    let wrong = || Error::other(format!("no VALUES with {width} parameters: {sql}"));
    let start = sql.find("VALUES (").ok_or_else(wrong)? + "VALUES ".len();
    let length = closing(&sql[start..]).ok_or_else(wrong)?;
    let (tuple, rest) = sql[start..].split_at(length);
    let parts = parts(tuple);
    if parts.len() != width + 1 {
        return Err(wrong());
    }
    let mut text = sql[..start].to_owned();
    for row in 0..count {
        text.push_str(if row == 0 { "" } else { ", " });
        text.push_str(parts[0]);
        for (column, part) in (1..).zip(&parts[1..]) {
            text.push_str(&format!("${}{part}", row * width + column));
        }
    }
    text.push_str(rest);
    Ok(text)
}

/// Where the parenthesis that opens the text is closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (index, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(index + 1),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What stands between the parameters, which are numbered as they appear.
fn parts(tuple: &str) -> Vec<&str> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut parts = tuple.split('$');
    let before = parts.next().unwrap_or_default();
    [before].into_iter().chain(parts.map(|part| &part[digits(part)..])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tuple_is_repeated_with_parameters_of_its_own() {
        let insert = "INSERT INTO meter (id, digits, unit) VALUES ($1, $2, 'kWh')";
        assert_eq!(
            repeated(insert, 2, 2).unwrap(),
            "INSERT INTO meter (id, digits, unit) VALUES ($1, $2, 'kWh'), ($3, $4, 'kWh')"
        );
        let wanted = "SELECT a FROM b JOIN (VALUES ($1, CAST($2 AS BIGINT))) AS c ON d = column1";
        assert_eq!(
            repeated(wanted, 2, 2).unwrap(),
            "SELECT a FROM b JOIN (VALUES ($1, CAST($2 AS BIGINT)), ($3, CAST($4 AS BIGINT))) AS c \
             ON d = column1"
        );
    }

    #[test]
    fn a_statement_without_such_a_tuple_is_refused() {
        assert!(repeated("UPDATE meter SET digits = $1", 1, 2).is_err());
        assert!(repeated("INSERT INTO meter (id) VALUES ($1)", 2, 2).is_err());
    }

    #[test]
    fn rows_go_in_portions_of_which_there_are_few_sizes() {
        let rows = [0; 171];
        let sizes: Vec<usize> = portions(&rows).map(<[i32]>::len).collect();
        assert_eq!(sizes, [64, 64, 32, 8, 2, 1]);
        assert_eq!(portions::<i32>(&[]).count(), 0);
    }
}
