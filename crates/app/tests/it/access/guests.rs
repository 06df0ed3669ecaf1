//! The rows of paying without signing in; as in [`super::table`]. Nobody here has found a bill, so
//! that every later step leads back to the first, whoever is signed in; what a guest of one account
//! sees of another's is told in `web/tests/paying/guests.rs`.

use super::table::{ALL, Visit, get, post, to};

const SEARCH: &str = "account_number=CL0000&postal_code=1";
const FIRST: [&str; 6] = to("303 /guest");

pub const GUESTS: &[Visit] = &[
    get("GET /guest", "/guest", ALL),
    post("POST /guest", "/guest", SEARCH, to("422")),
    get("GET /guest/payments/new", "/guest/payments/new", FIRST),
    post("POST /guest/payments/new", "/guest/payments/new", "choice=invoices", FIRST),
    get("GET /guest/payment-methods/new", "/guest/payment-methods/new?draft={draft}", FIRST),
    post("POST /guest/payment-methods/new", "/guest/payment-methods/new", "draft={draft}", FIRST),
    get("GET /guest/payment-methods/setups/{id}", "/guest/payment-methods/setups/{setup}", FIRST),
    get("GET /guest/payments/{id}/review", "/guest/payments/{draft}/review", FIRST),
    get("GET /guest/payments/{id}/fee-refusal", "/guest/payments/{draft}/fee-refusal", FIRST),
    post("POST /guest/payments", "/guest/payments", "draft={draft}", FIRST),
    post(
        "POST /guest/payments/{id}/cancellation",
        "/guest/payments/{draft}/cancellation",
        "",
        FIRST,
    ),
    get("GET /guest/payments/{id}", "/guest/payments/{payment}", FIRST),
    // Only the link in the letter opens a receipt.
    get("GET /guest/receipts/{id}", "/guest/receipts/{payment}?token=x", to("404")),
    get("GET /p/{token}", "/p/x", to("404")),
    post("POST /p/{token}", "/p/x", "", to("404")),
];
