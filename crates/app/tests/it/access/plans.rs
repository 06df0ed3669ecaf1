//! The rows of paying on later days and in instalments; as in [`super::table`]. The holder has one
//! payment scheduled, and an arrangement that is kept. Before all of these a session has to prove
//! more than a code from an e-mail.

use super::table::{PAYERS, REACHERS, SIGN_IN, USERS, Visit, get, own, post, users_to};

/// There is an arrangement already.
const TO_ARRANGEMENT: [&str; 6] = [SIGN_IN, "404", "404", "303 /arr", "303 /arr", "303 /arr"];

pub const PLANS: &[Visit] = &[
    // Paying later.
    get("GET /scheduled-payments", "/scheduled-payments", USERS),
    get("GET /scheduled-payments/new", "/scheduled-payments/new?account={account}", PAYERS),
    post(
        "POST /scheduled-payments/new",
        "/scheduled-payments/new",
        "account={account}",
        [SIGN_IN, "404", "404", "422", "422", "422"],
    ),
    get(
        "GET /scheduled-payments/review",
        "/scheduled-payments/review?account={account}",
        users_to("303 /scheduled-payments/new?"),
    ),
    post(
        "POST /scheduled-payments",
        "/scheduled-payments",
        "account={account}",
        users_to("303 /scheduled-payments/new?"),
    ),
    get("GET /scheduled-payments/{id}", "/scheduled-payments/{schedule}", own("200")),
    post("POST /scheduled-payments/{id}", "/scheduled-payments/{schedule}", "", own("422")),
    get("GET /scheduled-payments/{id}/edit", "/scheduled-payments/{schedule}/edit", own("200")),
    post(
        "POST /scheduled-payments/{id}/edit",
        "/scheduled-payments/{schedule}/edit",
        "",
        own("422"),
    ),
    get("GET /scheduled-payments/{id}/review", "/scheduled-payments/{schedule}/review", own("422")),
    post(
        "POST /scheduled-payments/{id}/skips",
        "/scheduled-payments/{schedule}/skips",
        "number=0",
        own("303 /scheduled-payments/"),
    ),
    post(
        "POST /scheduled-payments/{id}/cancellation",
        "/scheduled-payments/{schedule}/cancellation",
        "",
        own("303 /scheduled-payments/"),
    ),
    // In instalments.
    get("GET /arrangements/new", "/arrangements/new?account={account}", TO_ARRANGEMENT),
    post("POST /arrangements/new", "/arrangements/new", "account={account}", TO_ARRANGEMENT),
    get("GET /arrangements/review", "/arrangements/review?account={account}", TO_ARRANGEMENT),
    post("POST /arrangements", "/arrangements", "account={account}", TO_ARRANGEMENT),
    get("GET /arrangements/{id}", "/arrangements/{arrangement}", REACHERS),
    post(
        "POST /arrangements/{id}/debits/cancellation",
        "/arrangements/{arrangement}/debits/cancellation",
        "",
        own("303 /arrangements/"),
    ),
];
