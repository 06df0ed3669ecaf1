//! Ids in addresses. What is no id is the address of nothing.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use base::Id;

use super::Failure;

/// The id in `/payments/{id}/review`.
pub struct PathId<Kind>(pub Id<Kind>);

impl<S: Send + Sync, Kind> FromRequestParts<S> for PathId<Kind> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let id = path.ok().and_then(|Path(text)| text.parse().ok());
        id.map(PathId).ok_or_else(Failure::not_found)
    }
}
