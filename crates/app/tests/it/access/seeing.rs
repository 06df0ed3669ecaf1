//! The rows of what was billed and what happened; as in [`super::table`].

use super::table::{REACHERS, USERS, Visit, get};

pub const SEEING: &[Visit] = &[
    get("GET /invoices", "/invoices", USERS),
    get("GET /invoices.csv", "/invoices.csv", USERS),
    get("GET /aging", "/aging", USERS),
    get("GET /statements", "/statements", USERS),
    get("GET /statements.csv", "/statements.csv", USERS),
    get("GET /charges", "/charges", USERS),
    get("GET /charges.csv", "/charges.csv", USERS),
    get("GET /transactions", "/transactions", USERS),
    get("GET /transactions.csv", "/transactions.csv", USERS),
    get("GET /invoices/{number}", "/invoices/A-1", REACHERS),
];
