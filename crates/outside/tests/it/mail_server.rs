//! A tiny SMTP server: one prepared reply to every recipient, and a record of what it was given.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub struct MailServer {
    pub address: SocketAddr,
    letters: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    /// Answers `RCPT TO` with this line.
    pub async fn replying(recipient_reply: &'static str) -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let letters: Arc<Mutex<Vec<String>>> = Arc::default();
        let kept = Arc::clone(&letters);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                converse(stream, recipient_reply, &kept).await;
            }
        });
        MailServer { address, letters }
    }

    /// The letters as they came over the wire.
    pub fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn converse(stream: TcpStream, recipient_reply: &str, letters: &Mutex<Vec<String>>) {
    let mut stream = BufReader::new(stream);
    let mut reply = "220 test ESMTP".to_owned();
    loop {
        let line = format!("{reply}\r\n");
        if stream.write_all(line.as_bytes()).await.is_err() {
            return;
        }
        let Some(command) = read_line(&mut stream).await else { return };
        reply = match command.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-test\r\n250-8BITMIME\r\n250 SMTPUTF8",
            "RCPT" => recipient_reply,
            "DATA" => {
                let letter = read_letter(&mut stream).await;
                letters.lock().unwrap_or_else(PoisonError::into_inner).push(letter);
                "250 kept"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        }
        .to_owned();
    }
}

async fn read_letter(stream: &mut BufReader<TcpStream>) -> String {
    stream.write_all(b"354 go on\r\n").await.expect("a client that listens");
    let mut letter = String::new();
    while let Some(line) = read_line(stream).await.filter(|line| line != ".") {
        letter.push_str(&line);
        letter.push('\n');
    }
    letter
}

async fn read_line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end().to_owned())
}
