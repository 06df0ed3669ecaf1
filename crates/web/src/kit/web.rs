//! What every handler is handed.

use std::sync::Arc;

use billing::Ctx;
use words::Region;

use super::Brand;
use super::headers::Origin;

/// One per process; cheap to clone.
#[derive(Clone)]
pub struct Web {
    pub ctx: Ctx,
    pub brand: Arc<Brand>,
    /// Where the biller is: how numbers and dates are written.
    pub region: Region,
    /// The processor's hosted page: where our forms may lead.
    pub processor_origin: Origin,
    /// Whether people reach the portal over TLS.
    pub is_tls: bool,
    /// Whether a proxy of ours stands in front, whose `X-Forwarded-For` tells the truth.
    pub trusts_proxy: bool,
}
