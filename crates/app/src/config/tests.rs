//! What an operator is told about a configuration.

use std::fs;

use super::{Config, Environment, Sources, database, effective};
use crate::failure::Failure;

const WHOLE: &str = r#"
database = "postgres://paydesk:hush@db.example/paydesk"
portal_url = "https://pay.example.com/"
secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
[processor]
secret_key = "sk_live_hush"
webhook_secrets = ["whsec_1", "whsec_2"]
[mail]
host = "smtp.example.com"
"#;

fn sources(file: &str, variables: &[(&str, &str)]) -> Result<Sources, Failure> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paydesk.toml");
    fs::write(&path, file).unwrap();
    let variables = variables.iter().map(|(name, value)| (name.to_string(), value.to_string()));
    Sources::gather(Some(&path), None, variables.collect())
}

fn problems(file: &str, variables: &[(&str, &str)]) -> String {
    sources(file, variables).and_then(|sources| Config::read(&sources)).unwrap_err().to_string()
}

#[test]
fn a_file_with_what_must_be_said_is_enough() {
    let config = Config::read(&sources(WHOLE, &[]).unwrap()).unwrap();
    assert_eq!(config.portal.url, "https://pay.example.com");
    assert!(config.portal.is_tls);
    assert_eq!((config.mail.port, config.processor.webhook_secrets.len()), (587, 2));
    assert_eq!(config.hosted_page_origin(), "https://checkout.stripe.com");
}

#[test]
fn the_environment_outweighs_the_file() {
    let variables = [("PAYDESK_DATABASE", "sqlite:x.db"), ("PAYDESK_MAIL_ENCRYPTION", "tls")];
    let config = Config::read(&sources(WHOLE, &variables).unwrap()).unwrap();
    assert_eq!((config.database.as_str(), config.mail.port), ("sqlite:x.db", 465));
}

#[test]
fn each_missing_value_is_named_with_an_example() {
    let told = problems("", &[]);
    for expected in [
        "database is missing: neither PAYDESK_DATABASE nor ",
        "Write database = \"sqlite:/var/lib/paydesk/paydesk.db\".",
        "portal_url is missing",
        "secret is missing",
        "Write secret_key = \"sk_live_…\" in section [processor].",
        "mail.host is missing",
    ] {
        assert!(told.contains(expected), "{expected}\n in\n{told}");
    }
}

#[test]
fn each_wrong_value_is_named_with_its_place() {
    for (name, value, expected) in [
        ("PAYDESK_DATABASE", "mysql://x", "database: “mysql://x” from PAYDESK_DATABASE is neither"),
        ("PAYDESK_LISTEN", "8080", "listen: “8080” from PAYDESK_LISTEN is not an address"),
        ("PAYDESK_PORTAL_URL", "https://x.y/pay", "is not an address without a path, such as"),
        ("PAYDESK_WORKERS", "0", "workers: “0” from PAYDESK_WORKERS is not a number from 1 to 64"),
        ("PAYDESK_TRUSTS_PROXY", "yes", "is neither true nor false"),
        ("PAYDESK_MAIL_ENCRYPTION", "ssl", "is none of plain, starttls and tls"),
        ("PAYDESK_SECRET_FILE", "/nowhere", "secret_file: “/nowhere” from PAYDESK_SECRET_FILE"),
    ] {
        let told = problems(WHOLE, &[(name, value)]);
        assert!(told.contains(expected), "{expected}\n in\n{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}

#[test]
fn a_wrong_secret_is_not_repeated() {
    let told = problems(WHOLE, &[("PAYDESK_SECRET", "too short")]);
    assert!(told.starts_with("secret: the value from PAYDESK_SECRET is not at least 32 bytes"));
    assert!(!told.contains("too short"));
}

#[test]
fn a_misspelt_setting_is_not_taken_for_an_absent_one() {
    let told = problems("[procesor]\nurl = \"x\"", &[]);
    assert!(told.contains("procesor.url: no such setting. There are database, listen"), "{told}");
    assert!(problems("secret = \"hush", &[]).contains("paydesk.toml:1: is not TOML"));
    assert!(!problems("secret = \"hush", &[]).contains("hush"));
}

#[test]
fn the_effective_configuration_keeps_secrets() {
    let shown = effective(&sources(WHOLE, &[]).unwrap());
    assert!(shown.contains("processor.secret_key = (set)"));
    assert!(shown.contains("database = postgres://paydesk:(set)@db.example/paydesk"), "{shown}");
    assert!(!shown.contains("hush"));
}

#[test]
fn a_command_that_needs_only_the_database_asks_for_no_more() {
    let flag = Sources::gather(None, Some("sqlite:x.db"), Environment::new()).unwrap();
    assert_eq!(database(&flag), Ok("sqlite:x.db".to_owned()));
}
