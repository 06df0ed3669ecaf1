//! The configuration as it is in effect, for `paydesk config check`; secrets only as “(set)”.

use super::keys;
use super::sources::Sources;

/// A line for each setting: its name, its value, and where it comes from.
pub fn effective(sources: &Sources) -> String {
    let mut lines = String::new();
    for key in keys::ALL {
        let (value, origin) = match sources.find(key) {
            Some(found) if key.is_secret => ("(set)".to_owned(), found.origin),
            Some(found) => (without_password(&found.text), found.origin),
            None => continue,
        };
        lines.push_str(&format!("{} = {value}  ({origin})\n", key.name));
    }
    lines
}

/// A database's address may hold one.
fn without_password(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    let Some((login, place)) = rest.rsplit_once('@') else { return text.to_owned() };
    match login.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:(set)@{place}"),
        None => text.to_owned(),
    }
}
