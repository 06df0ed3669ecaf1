//! The settings there are: their names, an example of each, and which are secret.

/// One setting. `processor.url` is `url` in section `[processor]` of the file, and
/// `PAYDESK_PROCESSOR_URL` in the environment.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    pub name: &'static str,
    /// As it is written in the file.
    pub example: &'static str,
    pub is_secret: bool,
}

const fn key(name: &'static str, example: &'static str) -> Key {
    Key { name, example, is_secret: false }
}

const fn secret(name: &'static str, example: &'static str) -> Key {
    Key { name, example, is_secret: true }
}

pub const DATABASE: Key = key("database", "\"sqlite:/var/lib/paydesk/paydesk.db\"");
pub const LISTEN: Key = key("listen", "\"127.0.0.1:8080\"");
pub const PORTAL_URL: Key = key("portal_url", "\"https://pay.example.com\"");
pub const SECRET: Key = secret("secret", "the output of `openssl rand -hex 32`");
pub const SECRET_FILE: Key = key("secret_file", "\"/etc/paydesk/secret\"");
pub const TRUSTS_PROXY: Key = key("trusts_proxy", "true");
pub const WORKERS: Key = key("workers", "4");
pub const PROCESSOR_URL: Key = key("processor.url", "\"https://api.stripe.com\"");
pub const PROCESSOR_SECRET_KEY: Key = secret("processor.secret_key", "\"sk_live_…\"");
pub const PROCESSOR_WEBHOOK_SECRETS: Key = secret("processor.webhook_secrets", "[\"whsec_…\"]");
pub const MAIL_HOST: Key = key("mail.host", "\"smtp.example.com\"");
pub const MAIL_PORT: Key = key("mail.port", "587");
pub const MAIL_ENCRYPTION: Key = key("mail.encryption", "\"starttls\"");
pub const MAIL_USERNAME: Key = key("mail.username", "\"paydesk\"");
pub const MAIL_PASSWORD: Key = secret("mail.password", "\"…\"");

/// In the order in which they are shown.
pub const ALL: [&Key; 15] = [
    &DATABASE,
    &LISTEN,
    &PORTAL_URL,
    &SECRET,
    &SECRET_FILE,
    &TRUSTS_PROXY,
    &WORKERS,
    &PROCESSOR_URL,
    &PROCESSOR_SECRET_KEY,
    &PROCESSOR_WEBHOOK_SECRETS,
    &MAIL_HOST,
    &MAIL_PORT,
    &MAIL_ENCRYPTION,
    &MAIL_USERNAME,
    &MAIL_PASSWORD,
];

impl Key {
    pub fn variable(&self) -> String {
        format!("PAYDESK_{}", self.name.replace('.', "_").to_uppercase())
    }

    /// The section and the name inside it.
    pub fn place(&self) -> (Option<&'static str>, &'static str) {
        match self.name.split_once('.') {
            Some((section, name)) => (Some(section), name),
            None => (None, self.name),
        }
    }

    /// `secret_key = "…" in section [processor]`.
    pub fn in_file(&self) -> String {
        match self.place() {
            (Some(section), name) => format!("{name} = {} in section [{section}]", self.example),
            (None, name) => format!("{name} = {}", self.example),
        }
    }
}
