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
    match url::Url::parse(text) {
        Ok(mut url) if url.password().is_some() && url.set_password(Some("(set)")).is_ok() => {
            url.to_string().replace("%28set%29", "(set)")
        }
        _ => text.to_owned(),
    }
}
