//! The mail server, spoken to as a mail client does, and the inbox it fills.

use std::sync::Arc;

use base::FakeClock;
use sandbox::{Config, Sandbox};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn start() -> Sandbox {
    let clock = Arc::new(FakeClock::at("2026-11-23T08:00:00Z"));
    Sandbox::start(Config { clock, ..Config::default() }).await.unwrap()
}

/// Sends everything at once, as pipelining clients may; answers each reply's code.
async fn speak(sandbox: &Sandbox, lines: &str) -> Vec<String> {
    let mut stream = TcpStream::connect(sandbox.smtp_address()).await.unwrap();
    let spoken = lines.replace('\n', "\r\n");
    stream.write_all(spoken.as_bytes()).await.unwrap();
    let mut replies = String::new();
    stream.read_to_string(&mut replies).await.unwrap();
    let last_lines = replies.lines().filter(|line| line.as_bytes()[3] == b' ');
    last_lines.map(|line| line[..3].to_owned()).collect()
}

async fn messages(sandbox: &Sandbox, query: &str) -> Vec<Value> {
    let url = format!("{}/messages.json{query}", sandbox.inbox_url());
    reqwest::get(url).await.unwrap().json().await.unwrap()
}

const LETTER: &str = "EHLO portal.test
AUTH PLAIN AG1hcmlhAHNlY3JldA==
MAIL FROM:<bills@biller.test> SIZE=400 BODY=8BITMIME
RCPT TO:<maria@example.com>
DATA
From: Biller <bills@biller.test>
To: Maria <maria@example.com>
Subject: =?utf-8?Q?Su_factura_est=C3=A1_lista?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Hola,
..un punto
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>Hola, <a href=3D\"http://portal.test/pay?a=3D1&amp;b=3D2\">pague aqu=C3=AD</a></p>
--b--
.
QUIT
";

#[tokio::test]
async fn a_letter_is_decoded_and_found_by_its_recipient() {
    let sandbox = start().await;
    let codes = speak(&sandbox, LETTER).await;
    assert_eq!(codes, ["220", "250", "235", "250", "250", "354", "250", "221"]);
    let found = messages(&sandbox, "?to=Maria@example.com").await;
    let letter = &found[0];
    assert_eq!(letter["subject"], "Su factura está lista");
    assert_eq!(letter["text"].as_str().unwrap().trim_end(), "Hola,\n.un punto");
    assert!(letter["html"].as_str().unwrap().contains("pague aquí"));
    assert_eq!(letter["links"], serde_json::json!(["http://portal.test/pay?a=1&b=2"]));
    assert!(messages(&sandbox, "?to=juan@example.com").await.is_empty());
}

#[tokio::test]
async fn the_inbox_shows_a_letter_without_letting_it_run_anything() {
    let sandbox = start().await;
    speak(&sandbox, LETTER).await;
    let read = async |path: &str| {
        let url = format!("{}{path}", sandbox.inbox_url());
        reqwest::get(url).await.unwrap().text().await.unwrap()
    };
    assert!(read("/").await.contains("<a href=\"/messages/1\">Su factura está lista</a>"));
    let page = read("/messages/1").await;
    assert!(page.contains("srcdoc=\"&lt;base target=&quot;_top&quot;&gt;&lt;p&gt;Hola, "));
    assert!(page.contains("sandbox=\"allow-top-navigation-by-user-activation\""));
    assert!(read("/messages/2").await.contains("No such message"));
}

#[tokio::test]
async fn newer_letters_come_first() {
    let sandbox = start().await;
    for subject in ["first", "second"] {
        let letter = format!(
            "HELO a\nMAIL FROM:<>\nRCPT TO:<maria@example.com>\nDATA\nSubject: {subject}\n\nHi\n.\nQUIT\n"
        );
        speak(&sandbox, &letter).await;
    }
    let found = messages(&sandbox, "").await;
    assert_eq!((&found[0]["subject"], &found[1]["subject"]), (&"second".into(), &"first".into()));
    assert_eq!((&found[0]["html"], &found[0]["from"]), (&Value::Null, &"".into()));
}

#[tokio::test]
async fn some_mailboxes_bounce_and_some_are_slow() {
    let sandbox = start().await;
    for (recipient, code) in [
        ("maria@bounce.test", "550"),
        ("maria@slow.test", "451"),
        ("maria@slow.test", "250"),
        ("juan@slow.test", "451"),
    ] {
        let envelope = format!("EHLO a\nMAIL FROM:<a@b.test>\nRCPT TO:<{recipient}>\nQUIT\n");
        let codes = speak(&sandbox, &envelope).await;
        assert_eq!(codes, ["220", "250", "250", code, "221"], "{recipient}");
    }
    assert!(messages(&sandbox, "").await.is_empty());
}

#[tokio::test]
async fn commands_out_of_order_are_refused() {
    let sandbox = start().await;
    for (lines, codes) in [
        ("RCPT TO:<a@b.test>\n", ["220", "503", "221"]),
        ("DATA\n", ["220", "503", "221"]),
        ("MAIL FROM:a@b.test\n", ["220", "501", "221"]),
        ("MAIL FROM:<a@b.test> SIZE=99999999\n", ["220", "552", "221"]),
        ("AUTH CRAM-MD5\n", ["220", "504", "221"]),
        ("HELP ME\n", ["220", "500", "221"]),
        ("NOOP\n", ["220", "250", "221"]),
    ] {
        assert_eq!(speak(&sandbox, &format!("{lines}QUIT\n")).await, codes, "{lines}");
    }
}

#[tokio::test]
async fn a_name_and_a_password_are_asked_for_one_by_one() {
    let sandbox = start().await;
    let codes = speak(&sandbox, "AUTH LOGIN\nbWFyaWE=\nc2VjcmV0\nQUIT\n").await;
    assert_eq!(codes, ["220", "334", "334", "235", "221"]);
    let given_up = speak(&sandbox, "AUTH LOGIN\n*\nQUIT\n").await;
    assert_eq!(given_up, ["220", "334", "501", "221"]);
}
