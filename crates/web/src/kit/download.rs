//! Files that are made while they are sent: as many rows as there are, in the memory of one page.

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use billing::{Result, Sheet};
use futures_util::stream;

/// Rows that are read, and sent, together.
pub const ROWS: usize = 500;

/// A part of a file, and where the next one begins, if there is one.
pub type PartOfFile<Start> = (Sheet, Option<Start>);

/// `name` without its ending. `part` makes the part that begins there; a failure in the middle breaks
/// the transfer off, so that no one takes half a file for a whole one.
pub fn csv<Start, Made>(
    name: &str,
    headings: Sheet,
    first: Start,
    part: impl Fn(Start) -> Made + Send + 'static,
) -> Response
where
    Start: Send + 'static,
    Made: Future<Output = Result<PartOfFile<Start>>> + Send + 'static,
{
    let head = stream::once(async move { Ok(headings.into_bytes()) });
    let parts = stream::try_unfold((Some(first), part), |(start, part)| async move {
        let Some(start) = start else { return Ok(None) };
        let (sheet, next) = part(start).await?;
        Ok::<_, billing::Error>(Some((sheet.into_bytes(), (next, part))))
    });
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
    ];
    let body = stream::StreamExt::chain(head, parts);
    (headers, Body::from_stream(body)).into_response()
}
