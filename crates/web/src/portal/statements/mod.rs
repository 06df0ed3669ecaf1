//! Statements: what an account's balance came from, bill by bill, as a list and as a file.

mod download;
mod list;

use axum::Router;
use axum::routing::get;

use crate::kit::Web;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/statements", get(list::show))
        .route("/statements.csv", get(download::show))
}
