//! From texts to values: every setting is read, and everything that is wrong is collected.

use std::fs;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use billing::ctx::Secret;
use outside::smtp::Encryption;
use outside::{smtp, stripe};
use url::Url;

use super::keys::{self, Key};
use super::sources::{Found, Sources};
use super::{Config, Portal};

/// For each command to the mail server.
const MAIL_TIMEOUT: Duration = Duration::from_secs(20);

pub fn config(sources: &Sources) -> Result<Config, Vec<String>> {
    let mut reader = Reader { sources, problems: Vec::new() };
    let database = reader.required(&keys::DATABASE, database_url);
    let listen = reader.or(&keys::LISTEN, "127.0.0.1:8080", |text| {
        text.parse().map_err(|_| "is not an address and a port".to_owned())
    });
    let portal = reader.required(&keys::PORTAL_URL, portal);
    let secret = reader.secret();
    let processor = reader.processor();
    let mail = reader.mail();
    let trusts_proxy = reader.or(&keys::TRUSTS_PROXY, "false", yes_or_no);
    let workers = reader.or(&keys::WORKERS, "2", workers);
    let problems = reader.problems;
    let config = || {
        Some(Config {
            database: database?,
            listen: listen?,
            portal: portal?,
            secret: secret?,
            processor: processor?,
            mail: mail?,
            trusts_proxy: trusts_proxy?,
            workers: workers?,
        })
    };
    match config() {
        Some(config) if problems.is_empty() => Ok(config),
        _ => Err(problems),
    }
}

pub fn database(sources: &Sources) -> Result<String, String> {
    let mut reader = Reader { sources, problems: Vec::new() };
    let database = reader.required(&keys::DATABASE, database_url);
    database.ok_or_else(|| reader.problems.join("\n"))
}

/// None where no key of the processor's is set. Notifications are not read, so their secrets are
/// not asked for.
pub fn find_processor(sources: &Sources) -> Result<Option<stripe::Settings>, Vec<String>> {
    let mut reader = Reader { sources, problems: Vec::new() };
    let secret_key = reader.optional(&keys::PROCESSOR_SECRET_KEY, not_empty);
    let base_url = reader.or(&keys::PROCESSOR_URL, stripe::PRODUCTION_URL, processor_url);
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    Ok(secret_key.zip(base_url).map(|(secret_key, base_url)| stripe::Settings {
        base_url,
        secret_key: outside::Secret::new(secret_key),
        webhook_secrets: Vec::new(),
        timeouts: stripe::Timeouts::default(),
    }))
}

struct Reader<'s> {
    sources: &'s Sources,
    problems: Vec<String>,
}

type Parsed<T> = Result<T, String>;

impl Reader<'_> {
    fn required<T>(&mut self, key: &Key, parse: impl Fn(&str) -> Parsed<T>) -> Option<T> {
        match self.sources.find(key) {
            Some(found) => self.parse(key, &found, parse),
            None => {
                self.problems.push(self.sources.missing(key));
                None
            }
        }
    }

    fn optional<T>(&mut self, key: &Key, parse: impl Fn(&str) -> Parsed<T>) -> Option<T> {
        self.sources.find(key).and_then(|found| self.parse(key, &found, parse))
    }

    fn or<T>(&mut self, key: &Key, usual: &str, parse: impl Fn(&str) -> Parsed<T>) -> Option<T> {
        let usual = || Found { text: usual.to_owned(), origin: "the program".to_owned() };
        let found = self.sources.find(key).unwrap_or_else(usual);
        self.parse(key, &found, parse)
    }

    fn parse<T>(
        &mut self,
        key: &Key,
        found: &Found,
        parse: impl Fn(&str) -> Parsed<T>,
    ) -> Option<T> {
        let problem = match parse(found.text.trim()) {
            Ok(value) => return Some(value),
            Err(problem) => problem,
        };
        let value = if key.is_secret { "the value" } else { &format!("“{}”", found.text) };
        let (name, origin, example) = (key.name, &found.origin, key.example);
        self.problems.push(format!("{name}: {value} from {origin} {problem}, such as {example}."));
        None
    }

    /// In the configuration itself, or in a file of its own that others can't read.
    fn secret(&mut self) -> Option<Secret> {
        match self.sources.find(&keys::SECRET_FILE) {
            None => self.required(&keys::SECRET, secret),
            Some(found) => self.parse(&keys::SECRET_FILE, &found, |path| {
                let text = fs::read_to_string(path);
                secret(text.map_err(|error| format!("cannot be read ({error})"))?.trim())
            }),
        }
    }

    fn processor(&mut self) -> Option<stripe::Settings> {
        let base_url = self.or(&keys::PROCESSOR_URL, stripe::PRODUCTION_URL, processor_url);
        let secret_key = self.required(&keys::PROCESSOR_SECRET_KEY, not_empty);
        let webhook_secrets = self.required(&keys::PROCESSOR_WEBHOOK_SECRETS, list);
        Some(stripe::Settings {
            base_url: base_url?,
            secret_key: outside::Secret::new(secret_key?),
            webhook_secrets: webhook_secrets?.into_iter().map(outside::Secret::new).collect(),
            timeouts: stripe::Timeouts::default(),
        })
    }

    fn mail(&mut self) -> Option<smtp::Settings> {
        let host = self.required(&keys::MAIL_HOST, not_empty);
        let encryption = self.or(&keys::MAIL_ENCRYPTION, "starttls", encryption);
        let port = self.optional(&keys::MAIL_PORT, |text| {
            text.parse().map_err(|_| "is not a port".to_owned())
        });
        let username = self.optional(&keys::MAIL_USERNAME, not_empty);
        let credentials = match username {
            Some(username) => {
                let password = self.required(&keys::MAIL_PASSWORD, not_empty)?;
                Some((username, outside::Secret::new(password)))
            }
            None => None,
        };
        let encryption = encryption?;
        let port = port.unwrap_or(usual_port(encryption));
        Some(smtp::Settings { host: host?, port, encryption, credentials, timeout: MAIL_TIMEOUT })
    }
}

fn not_empty(text: &str) -> Parsed<String> {
    if text.is_empty() { Err("is empty".to_owned()) } else { Ok(text.to_owned()) }
}

fn list(text: &str) -> Parsed<Vec<String>> {
    let items: Vec<String> = text
        .split(',')
        .map(|item| item.trim().to_owned())
        .filter(|item| !item.is_empty())
        .collect();
    if items.is_empty() { Err("is empty".to_owned()) } else { Ok(items) }
}

fn yes_or_no(text: &str) -> Parsed<bool> {
    text.parse().map_err(|_| "is neither true nor false".to_owned())
}

fn workers(text: &str) -> Parsed<usize> {
    let count = text.parse().ok().filter(|count| (1..=64).contains(count));
    count.ok_or_else(|| "is not a number from 1 to 64".to_owned())
}

fn database_url(text: &str) -> Parsed<String> {
    let known = ["sqlite:", "postgres://", "postgresql://"];
    match known.iter().any(|start| text.len() > start.len() && text.starts_with(start)) {
        true => Ok(text.to_owned()),
        false => Err("is neither sqlite:PATH nor postgres://USER:PASSWORD@HOST/NAME".to_owned()),
    }
}

/// Sessions, cookies and links in letters hang on it: a bare origin.
fn portal(text: &str) -> Parsed<Portal> {
    let wrong = || "is not an address without a path".to_owned();
    let url = Url::parse(text).map_err(|_| wrong())?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    match (url.scheme(), is_bare && url.has_host()) {
        ("http" | "https", true) => {
            Ok(Portal { url: url.origin().ascii_serialization(), is_tls: url.scheme() == "https" })
        }
        _ => Err(wrong()),
    }
}

fn processor_url(text: &str) -> Parsed<String> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.map(|_| text.trim_end_matches('/').to_owned())
        .ok_or_else(|| "is not the address of a processor".to_owned())
}

fn encryption(text: &str) -> Parsed<Encryption> {
    match text {
        "plain" => Ok(Encryption::Plain),
        "starttls" => Ok(Encryption::StartTls),
        "tls" => Ok(Encryption::Tls),
        _ => Err("is none of plain, starttls and tls".to_owned()),
    }
}

/// RFC 6409 and RFC 8314.
fn usual_port(encryption: Encryption) -> u16 {
    match encryption {
        Encryption::Plain => 25,
        Encryption::StartTls => 587,
        Encryption::Tls => 465,
    }
}

/// Hexadecimal digits, or base64.
fn secret(text: &str) -> Parsed<Secret> {
    let bytes = hexadecimal(text).or_else(|| STANDARD.decode(text).ok());
    let secret = bytes.as_deref().and_then(Secret::new);
    secret.ok_or_else(|| "is not at least 32 bytes in hexadecimal or base64".to_owned())
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let is_hex = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let pairs = (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok());
    if is_hex { pairs.collect() } else { None }
}
