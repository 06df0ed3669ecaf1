//! Small texts with a shape: an e-mail address, a language, a number that people type.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The languages the product speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Es,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::En, Language::Es];

    /// The BCP 47 tag, for `lang` and `hreflang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Es => "es",
        }
    }
}

impl FromStr for Language {
    type Err = String;

    /// Reads a tag by its first part: `es-PR` is Spanish.
    fn from_str(tag: &str) -> Result<Language, String> {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Ok(Language::En),
            "es" => Ok(Language::Es),
            _ => Err(format!("“{tag}” is not a language we speak: en or es")),
        }
    }
}

/// An e-mail address, in lower case: two spellings of one mailbox are one user.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Enough for its owner to know it, too little for anybody to write to: `m•••@e•••.com`.
    pub fn masked(&self) -> String {
        let first = |text: &str| text.chars().take(1).collect::<String>();
        let (local, domain) = self.0.split_once('@').unwrap_or_default();
        let (name, ending) = domain.rsplit_once('.').unwrap_or_default();
        format!("{}•••@{}•••.{ending}", first(local), first(name))
    }
}

impl FromStr for Email {
    type Err = String;

    /// As loose as HTML's `type=email`: only the mail server knows what it delivers.
    fn from_str(text: &str) -> Result<Email, String> {
        let text = text.trim();
        let shape = text.split_once('@').is_some_and(|(local, domain)| {
            let domain_ok =
                domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
            !local.is_empty() && domain_ok && !domain.contains('@')
        });
        let plain =
            text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>,;\"".contains(c));
        match shape && plain && text.len() <= 254 {
            true => Ok(Email(text.to_lowercase())),
            false => Err(format!("“{text}” is not an e-mail address such as maria@example.com")),
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number as people copy it from paper: account, invoice, meter. Compared without spaces or case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Locator(String);

impl Locator {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Locator {
    type Err = String;

    fn from_str(text: &str) -> Result<Locator, String> {
        let kept: String =
            text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
        if kept.is_empty() || kept.chars().count() > 64 || kept.chars().any(char::is_control) {
            return Err(format!("“{text}” is not a number of 1 to 64 characters"));
        }
        Ok(Locator(kept))
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_at_the_edge() {
        assert_eq!("  Maria@Example.COM ".parse::<Email>().unwrap().as_str(), "maria@example.com");
        for text in
            ["", "maria", "maria@", "@example.com", "a b@example.com", "a@b@c.de", "a@example"]
        {
            assert!(text.parse::<Email>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_masked_address_is_known_to_its_owner_alone() {
        for (text, masked) in [
            ("maria.lopez@example.com", "m•••@e•••.com"),
            ("m@mail.example.co.uk", "m•••@m•••.uk"),
            ("ñ@x.es", "ñ•••@x•••.es"),
        ] {
            assert_eq!(text.parse::<Email>().unwrap().masked(), masked);
        }
    }

    #[test]
    fn a_number_is_the_same_however_it_is_spaced() {
        assert_eq!("bw 2026-1".parse::<Locator>(), "BW2026-1".parse::<Locator>());
    }
}
