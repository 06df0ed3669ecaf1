//! Mail over SMTP (RFC 5321), by lettre, with a pool of connections.

use std::time::Duration;

use async_trait::async_trait;
use base::Email;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::response::{Category, Code, Severity};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::Secret;
use crate::mail::{Letter, MailFailure, Mailer};

#[derive(Debug, Clone)]
pub struct Settings {
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    pub credentials: Option<(String, Secret)>,
    /// For each command, not for the whole letter.
    pub timeout: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// For a server on the same machine, the sandbox's above all.
    Plain,
    /// Begins plainly and must then be encrypted, usually on port 587.
    StartTls,
    /// Encrypted from the first byte, usually on port 465.
    Tls,
}

#[derive(Debug, thiserror::Error)]
pub enum BadSettings {
    #[error("a password for the mail server needs an encrypted connection")]
    PlainPassword,
    #[error("the connection to the mail server cannot be prepared: {0}")]
    Transport(lettre::transport::smtp::Error),
}

pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl SmtpMailer {
    /// Prepares the pool; nothing is sent yet. Wants to be called inside a Tokio runtime.
    pub fn new(settings: Settings) -> Result<SmtpMailer, BadSettings> {
        let tls = tls(&settings).map_err(BadSettings::Transport)?;
        if settings.credentials.is_some() && settings.encryption == Encryption::Plain {
            return Err(BadSettings::PlainPassword);
        }
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.host)
            .port(settings.port)
            .tls(tls)
            .timeout(Some(settings.timeout))
            .pool_config(PoolConfig::new().max_size(4));
        if let Some((user, password)) = settings.credentials {
            builder = builder.credentials(Credentials::new(user, password.expose().to_owned()));
        }
        Ok(SmtpMailer { transport: builder.build() })
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, letter: &Letter) -> Result<(), MailFailure> {
        let message = compose(letter).map_err(MailFailure::Rejected)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.status().is_some_and(is_final) => {
                Err(MailFailure::Rejected(error.to_string()))
            }
            Err(error) => Err(MailFailure::Later(error.to_string())),
        }
    }
}

fn tls(settings: &Settings) -> Result<Tls, lettre::transport::smtp::Error> {
    let parameters = || TlsParameters::new(settings.host.clone());
    Ok(match settings.encryption {
        Encryption::Plain => Tls::None,
        Encryption::StartTls => Tls::Required(parameters()?),
        Encryption::Tls => Tls::Wrapper(parameters()?),
    })
}

/// The replies 550 to 559 are about the letter or its address. The other 5xx are about us, such as
/// 535, a wrong password: the biller repairs that, and the letter must not be lost meanwhile.
fn is_final(code: Code) -> bool {
    code.severity == Severity::PermanentNegativeCompletion && code.category == Category::MailSystem
}

/// A text beside the same in HTML, marked as written by a machine (RFC 3834), so that nobody's
/// holiday notice answers it.
fn compose(letter: &Letter) -> Result<Message, String> {
    let sender = Mailbox::new(Some(letter.from.name.clone()), address(&letter.from.address)?);
    let mut builder = Message::builder()
        .message_id(Some(message_id(letter)))
        .from(sender)
        .to(Mailbox::new(None, address(&letter.to)?))
        .subject(letter.subject.clone())
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", letter.language.tag()));
    if let Some(reply_to) = &letter.reply_to {
        builder = builder.reply_to(Mailbox::new(None, address(reply_to)?));
    }
    let parts = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    builder.multipart(parts).map_err(|error| error.to_string())
}

fn address(email: &Email) -> Result<Address, String> {
    email.as_str().parse().map_err(|error| format!("{email}: {error}"))
}

/// `<id@domain of the sender>`, RFC 5322 section 3.6.4.
fn message_id(letter: &Letter) -> String {
    let (_, domain) = letter.from.address.as_str().rsplit_once('@').unwrap_or_default();
    let id: String = letter.id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("<{id}@{domain}>")
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
