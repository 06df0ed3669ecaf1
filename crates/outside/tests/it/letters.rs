//! Letters: what arrives, and what is worth another try.

use std::net::SocketAddr;
use std::time::Duration;

use base::Language;
use outside::Secret;
use outside::mail::{Letter, MailFailure, Mailer, Sender};
use outside::smtp::{BadSettings, Encryption, Settings, SmtpMailer};

use crate::mail_server::MailServer;

pub fn settings(address: SocketAddr) -> Settings {
    Settings {
        host: address.ip().to_string(),
        port: address.port(),
        encryption: Encryption::Plain,
        credentials: None,
        timeout: Duration::from_secs(10),
    }
}

pub fn letter() -> Letter {
    Letter {
        id: "0190b1c4-7".to_owned(),
        from: Sender {
            name: "Compañía del Agua".to_owned(),
            address: "billing@water.example".parse().expect("an address"),
        },
        to: "maria@example.com".parse().expect("an address"),
        reply_to: "help@water.example".parse().ok(),
        subject: "Su factura está lista".to_owned(),
        text: "Debe 120,00 $.".to_owned(),
        html: "<p>Debe 120,00&nbsp;$.</p>".to_owned(),
        language: Language::Es,
    }
}

async fn sent(recipient_reply: &'static str) -> Result<(), MailFailure> {
    let server = MailServer::replying(recipient_reply).await;
    SmtpMailer::new(settings(server.address)).expect("good settings").send(&letter()).await
}

#[tokio::test]
async fn a_letter_arrives_as_text_and_html() {
    let server = MailServer::replying("250 fine").await;
    let mailer = SmtpMailer::new(settings(server.address)).unwrap();
    mailer.send(&letter()).await.unwrap();
    let arrived = &server.letters()[0];
    for part in [
        "Message-ID: <0190b1c4-7@water.example>",
        "To: maria@example.com",
        "Reply-To: help@water.example",
        "Subject: Su factura =?utf-8?b?",
        "Auto-Submitted: auto-generated",
        "Content-Language: es",
        "Content-Type: multipart/alternative",
        "Debe 120,00 $.",
        "<p>Debe 120,00&nbsp;$.</p>",
    ] {
        assert!(arrived.contains(part), "{part} in\n{arrived}");
    }
    assert!(arrived.contains("From: =?utf-8?b?"), "{arrived}");
}

#[tokio::test]
async fn only_a_letter_that_can_never_arrive_is_rejected() {
    for (reply, rejected) in [
        ("550 5.1.1 no such mailbox", true),
        ("554 5.7.1 not wanted", true),
        ("451 4.3.0 try again", false),
        ("452 4.2.2 mailbox full", false),
        ("535 5.7.8 wrong password", false),
        ("530 5.7.0 authenticate first", false),
    ] {
        let failure = sent(reply).await.expect_err("not sent");
        assert_eq!(matches!(failure, MailFailure::Rejected(_)), rejected, "{reply}: {failure:?}");
    }
}

#[tokio::test]
async fn a_server_that_is_down_gets_the_letter_later() {
    let server = MailServer::replying("250 fine").await;
    let closed = SocketAddr::new(server.address.ip(), 1);
    let failure = SmtpMailer::new(settings(closed)).unwrap().send(&letter()).await.unwrap_err();
    assert!(matches!(failure, MailFailure::Later(_)), "{failure:?}");
}

#[tokio::test]
async fn a_password_is_not_sent_unencrypted() {
    let server = MailServer::replying("250 fine").await;
    let credentials = Some(("biller".to_owned(), Secret::new("secret")));
    let settings = Settings { credentials, ..settings(server.address) };
    assert!(matches!(SmtpMailer::new(settings.clone()), Err(BadSettings::PlainPassword)));
    let encrypted = Settings { encryption: Encryption::StartTls, ..settings };
    let failure = SmtpMailer::new(encrypted).unwrap().send(&letter()).await.unwrap_err();
    assert!(matches!(failure, MailFailure::Later(_)), "{failure:?}");
}
