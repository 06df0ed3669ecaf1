//! The rows of registering, of adding accounts to a login, and of the terms; as in [`super::table`].

use super::table::{ALL, SIGN_IN, USERS, Visit, get, post, to, users_to};

const CLAIM: &str = "number=CL0000&fact=postal_code&postal_code=1";
const SEARCH: &str = "account_number=CL0000&postal_code=1";
const NEW: &str = "303 /settings/accounts/new";

pub const REGISTERING: &[Visit] = &[
    // Whoever is signed in adds accounts instead.
    get("GET /register", "/register", ["200", NEW, NEW, NEW, NEW, NEW]),
    get("GET /register/account", "/register/account", ALL),
    post("POST /register/account", "/register/account", CLAIM, to("303 /register/code")),
    get("GET /register/invoice", "/register/invoice", ALL),
    post("POST /register/invoice", "/register/invoice", SEARCH, to("422")),
    // Without a registration under way every later step leads back to the first.
    get("GET /register/invoices", "/register/invoices", to("303 /register/invoice")),
    post("POST /register/invoices", "/register/invoices", "", to("303 /register/invoice")),
    get("GET /register/code", "/register/code", to("303 /register")),
    post("POST /register/code", "/register/code", "code=000000", to("303 /register")),
    post("POST /register/codes", "/register/codes", "", to("303 /register")),
    get("GET /register/details", "/register/details", to("303 /register")),
    post("POST /register/details", "/register/details", "", to("303 /register")),
    get("GET /register/finish", "/register/finish", users_to("303 /dashboard")),
    post("POST /register/finish", "/register/finish", "", users_to("303 /dashboard")),
    get("GET /register/receipt", "/register/receipt?offer=x", to("404")),
    post("POST /register/receipt", "/register/receipt", "offer=x", to("404")),
    get("GET /settings/accounts/new", "/settings/accounts/new", USERS),
    get("GET /settings/accounts/new/account", "/settings/accounts/new/account", USERS),
    post(
        "POST /settings/accounts/new/account",
        "/settings/accounts/new/account",
        CLAIM,
        users_to("303 /settings/accounts/new/code"),
    ),
    get("GET /settings/accounts/new/invoice", "/settings/accounts/new/invoice", USERS),
    post(
        "POST /settings/accounts/new/invoice",
        "/settings/accounts/new/invoice",
        SEARCH,
        [SIGN_IN, "422", "422", "422", "422", "422"],
    ),
    get(
        "GET /settings/accounts/new/invoices",
        "/settings/accounts/new/invoices",
        users_to("303 /settings/accounts/new/invoice"),
    ),
    post(
        "POST /settings/accounts/new/invoices",
        "/settings/accounts/new/invoices",
        "",
        users_to("303 /settings/accounts/new/invoice"),
    ),
    get("GET /settings/accounts/new/code", "/settings/accounts/new/code", users_to(NEW)),
    post("POST /settings/accounts/new/code", "/settings/accounts/new/code", "", users_to(NEW)),
    post("POST /settings/accounts/new/codes", "/settings/accounts/new/codes", "", users_to(NEW)),
    // The town has no terms.
    get("GET /terms", "/terms", to("404")),
    get("GET /terms/acceptance", "/terms/acceptance", users_to("303 /dashboard")),
    post("POST /terms/acceptance", "/terms/acceptance", "", users_to("303 /dashboard")),
    get("GET /settings/consents", "/settings/consents", USERS),
    get("GET /settings/consents/{id}/text", "/settings/consents/{payment}/text", users_to("404")),
];
