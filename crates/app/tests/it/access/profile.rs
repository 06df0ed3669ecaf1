//! The rows of what people say of themselves and of an account; as in [`super::table`].

use super::table::{INVITERS, USERS, Visit, get, inviters_to, post, users_to};

const ADDRESS: &str = "account={account}&first_name=Maria&last_name=Lopez&country=US\
                       &street=5+Oak+Lane&city=Springfield&state=NY&postal_code=10001";

pub const PROFILE: &[Visit] = &[
    get("GET /settings/profile", "/settings/profile", USERS),
    post(
        "POST /settings/profile",
        "/settings/profile",
        "first_name=Ana&last_name=Lopez&language=es",
        users_to("303 /settings/profile?notice=saved"),
    ),
    // Whoever may only look or pay sees it and changes nothing.
    get("GET /settings/profile/account", "/settings/profile/account", INVITERS),
    post(
        "POST /settings/profile/account",
        "/settings/profile/account",
        ADDRESS,
        inviters_to("303 /settings/profile?notice=saved"),
    ),
    get("GET /settings/profile/email", "/settings/profile/email", USERS),
    post(
        "POST /settings/profile/email",
        "/settings/profile/email",
        "email=new@example.org",
        users_to("303 /settings/profile/email/code"),
    ),
    // Without a code that was asked for there is nothing to type.
    get(
        "GET /settings/profile/email/code",
        "/settings/profile/email/code",
        users_to("303 /settings/profile/email"),
    ),
    post(
        "POST /settings/profile/email/code",
        "/settings/profile/email/code",
        "code=123456",
        users_to("303 /settings/profile/email"),
    ),
];
