//! What every page is made of. Components take plain texts and values, so they know no language and
//! no slice of the domain; pages bring the sentences, the kit brings the markup and the look.
//!
//! To see all of it: `cargo run -p web --example gallery`.

pub mod address;
pub mod assets;
pub mod brand;
pub mod charts;
mod colour;
pub mod components;
pub mod cookies;
pub mod csrf;
pub mod download;
pub mod errors;
pub mod forms;
pub mod headers;
pub mod icons;
pub mod kept_forms;
pub mod layout;
mod palette;
pub mod path;
pub mod proof;
pub mod request_log;
pub mod return_to;
pub mod session;
pub mod time_limit;
pub mod visit;
pub mod web;

pub use address::Address;
pub use brand::Brand;
pub use errors::Failure;
pub use forms::{Form, Problems};
pub use icons::Icon;
pub use maud::{Markup, Render, html};
pub use proof::{FreshlyProven, Proven};
pub use session::{Place, Signed};
pub use visit::Visit;
pub use web::Web;

#[cfg(test)]
mod tests;
