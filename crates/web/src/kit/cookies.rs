//! The cookies of the portal. Their values are digits and letters of our own making.

use axum::http::header::{COOKIE, HeaderMap, HeaderName, SET_COOKIE};
use axum::response::AppendHeaders;
use base::SignedDuration;

/// A cookie for every page of this site and no other: out of a script's reach, and not sent along
/// when another site's page posts to us.
#[derive(Debug, Clone, Copy)]
pub struct Cookie {
    name: &'static str,
    /// The prefix makes browsers hold us to Secure, `Path=/` and no Domain (RFC 6265bis, 4.1.3.2),
    /// so it can be had only where there is TLS.
    name_over_tls: &'static str,
    /// None: until the browser is closed.
    lifetime: Option<SignedDuration>,
}

/// Holds the token of a session.
pub const SESSION: Cookie =
    Cookie { name: "session", name_over_tls: "__Host-session", lifetime: None };

/// The language chosen, also for whoever is not signed in.
pub const LANGUAGE: Cookie = Cookie {
    name: "language",
    name_over_tls: "__Host-language",
    lifetime: Some(SignedDuration::from_hours(365 * 24)),
};

/// The challenge that a code sent by e-mail answers; the code itself is younger.
pub const CODE_CHALLENGE: Cookie = Cookie {
    name: "code_challenge",
    name_over_tls: "__Host-code-challenge",
    lifetime: Some(SignedDuration::from_mins(15)),
};

/// The registration that is under way; it ends by itself long before.
pub const REGISTRATION: Cookie = Cookie {
    name: "registration",
    name_over_tls: "__Host-registration",
    lifetime: Some(SignedDuration::from_hours(1)),
};

/// Holds the token of a guest's session, whose own time is short.
pub const GUEST: Cookie = Cookie { name: "guest", name_over_tls: "__Host-guest", lifetime: None };

/// Whom the browser has signed in before: it opens nothing, but strangers' failures don't count
/// against it. So long a browser keeps a cookie at most (RFC 6265bis, 5.5).
pub const KNOWN_BROWSER: Cookie = Cookie {
    name: "known_browser",
    name_over_tls: "__Host-known-browser",
    lifetime: Some(SignedDuration::from_hours(400 * 24)),
};

/// The key of a form that was sent after its session had ended.
pub const KEPT_FORM: Cookie = Cookie {
    name: "kept_form",
    name_over_tls: "__Host-kept-form",
    lifetime: Some(SignedDuration::from_mins(30)),
};

/// Holds the token of a sign-in that waits for its second step; the wait is shorter.
pub const SECOND_STEP: Cookie = Cookie {
    name: "second_step",
    name_over_tls: "__Host-second-step",
    lifetime: Some(SignedDuration::from_mins(15)),
};

/// Holds the id of what a device is asked to sign; its own time is shorter.
pub const PASSKEY_CHALLENGE: Cookie = Cookie {
    name: "passkey_challenge",
    name_over_tls: "__Host-passkey-challenge",
    lifetime: Some(SignedDuration::from_mins(15)),
};

/// A response part.
pub type SetCookie = AppendHeaders<[(HeaderName, String); 1]>;

impl Cookie {
    pub fn find<'h>(&self, headers: &'h HeaderMap, is_tls: bool) -> Option<&'h str> {
        let name = self.name(is_tls);
        let lines = headers.get_all(COOKIE).into_iter().filter_map(|line| line.to_str().ok());
        lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(found, value)| (found == name).then_some(value))
    }

    pub fn set(&self, value: &str, is_tls: bool) -> SetCookie {
        self.written(value, self.lifetime, is_tls)
    }

    pub fn clear(&self, is_tls: bool) -> SetCookie {
        self.written("", Some(SignedDuration::ZERO), is_tls)
    }

    fn written(&self, value: &str, lifetime: Option<SignedDuration>, is_tls: bool) -> SetCookie {
        let name = self.name(is_tls);
        let secure = if is_tls { "; Secure" } else { "" };
        let max_age = lifetime.map(|lifetime| format!("; Max-Age={}", lifetime.as_secs()));
        let max_age = max_age.unwrap_or_default();
        let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{max_age}");
        AppendHeaders([(SET_COOKIE, line)])
    }

    fn name(&self, is_tls: bool) -> &'static str {
        if is_tls { self.name_over_tls } else { self.name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, "a=1; session=abc".parse().unwrap());
        headers.append(COOKIE, "language=es".parse().unwrap());
        assert_eq!(SESSION.find(&headers, false), Some("abc"));
        assert_eq!(LANGUAGE.find(&headers, false), Some("es"));
        assert_eq!(SESSION.find(&headers, true), None);
    }

    #[test]
    fn over_tls_the_browser_holds_us_to_our_word() {
        let AppendHeaders([(_, line)]) = SESSION.set("abc", true);
        assert_eq!(line, "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        let AppendHeaders([(_, line)]) = SESSION.clear(false);
        assert_eq!(line, "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
