//! Files that are made while they are sent: as many rows as there are, in the memory of one page.

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use billing::paging::{Listing, Start};
use billing::{Result, Sheet};
use futures_util::stream::{self, StreamExt as _};

/// Rows that are read, and sent, together.
pub const ROWS: usize = 500;

/// All that `find` finds, page after page; `name` is without its ending. A failure in the middle
/// breaks the transfer off, so that no one takes half a file for a whole one.
pub fn csv<Row, Place, Found>(
    name: &str,
    headings: Sheet,
    find: impl Fn(Option<Start<Place>>) -> Found + Send + 'static,
    sheet: impl Fn(&[Row]) -> Sheet + Send + 'static,
    place: impl Fn(&Row) -> Place + Send + 'static,
) -> Response
where
    Row: Send + 'static,
    Place: Send + 'static,
    Found: Future<Output = Result<Listing<Row>>> + Send + 'static,
{
    let head = stream::once(async move { Ok(headings.into_bytes()) });
    let first = (Some(None), (find, sheet, place));
    let parts = stream::try_unfold(first, |(start, make)| async move {
        let Some(start) = start else { return Ok(None) };
        let (find, sheet, place) = make;
        let found = find(start).await?;
        let last = found.rows.last().filter(|_| found.has_older);
        let next = last.map(|row| Some(Start::older_than(place(row))));
        let bytes = sheet(&found.rows).into_bytes();
        Ok::<_, billing::Error>(Some((bytes, (next, (find, sheet, place)))))
    });
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}.csv\"", plain(name))),
    ];
    (headers, Body::from_stream(head.chain(parts))).into_response()
}

/// Numbers of accounts may hold what no file's name may.
fn plain(name: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    name.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_without_what_a_header_or_a_disk_refuses() {
        for (name, written) in
            [("charges-CL1234", "charges-CL1234"), ("facturas-18/2 \"Ñ\"", "facturas-18-2----")]
        {
            assert_eq!(plain(name), written);
        }
    }
}
