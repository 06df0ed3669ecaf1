//! Signed-in requests that must have proven more: pages about money, and changes to how one signs in.
//!
//! Whoever has not is led to `/step-up` and back; a form that they had sent is kept meanwhile.

use axum::Extension;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};

use super::session::{NotDone, NotSigned, Signed, way_back};
use super::{Visit, Web};

/// More than a code from an e-mail was proven in this session: enough for payments, and for what
/// customer proprietary network information protects.
pub struct Proven(pub Signed);

/// The same, a short while ago: enough to change how one signs in.
pub struct FreshlyProven(pub Signed);

/// Why a request is led elsewhere.
pub enum NotProven {
    NotSigned(NotSigned),
    StepUp { address: String },
}

impl NotProven {
    fn of(visit: &Visit, parts: &Parts) -> NotProven {
        NotProven::StepUp { address: way_back(visit, parts).onto("/step-up") }
    }
}

impl FromRequestParts<Web> for Proven {
    type Rejection = NotProven;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Proven, NotProven> {
        let signed = signed(parts, web).await?;
        match signed.session.is_proven() {
            true => Ok(Proven(signed)),
            false => Err(NotProven::of(&signed.visit, parts)),
        }
    }
}

impl FromRequestParts<Web> for FreshlyProven {
    type Rejection = NotProven;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<FreshlyProven, NotProven> {
        let signed = signed(parts, web).await?;
        match signed.session.is_freshly_proven(web.ctx.now()) {
            true => Ok(FreshlyProven(signed)),
            false => Err(NotProven::of(&signed.visit, parts)),
        }
    }
}

async fn signed(parts: &mut Parts, web: &Web) -> Result<Signed, NotProven> {
    Signed::from_request_parts(parts, web).await.map_err(NotProven::NotSigned)
}

impl IntoResponse for NotProven {
    fn into_response(self) -> Response {
        match self {
            NotProven::NotSigned(why) => why.into_response(),
            NotProven::StepUp { address } => {
                (Extension(NotDone), Redirect::to(&address)).into_response()
            }
        }
    }
}
