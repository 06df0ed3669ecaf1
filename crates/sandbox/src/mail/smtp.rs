//! The mail server: as much of RFC 5321 as clients need, with AUTH (RFC 4954), SIZE (RFC 1870),
//! 8BITMIME (RFC 6152) and PIPELINING (RFC 2920). Any credentials are accepted.

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::Mailbox;
use super::mailbox::Verdict;

const LONGEST_LINE: u64 = 8 * 1024;
const LARGEST_LETTER: usize = 25 * 1024 * 1024;

/// Serves until it is dropped, and its sessions with it.
pub async fn serve(listener: TcpListener, mailbox: Arc<Mailbox>) {
    let mut sessions = JoinSet::new();
    loop {
        while sessions.try_join_next().is_some() {}
        match listener.accept().await {
            Ok((stream, _)) => {
                let mailbox = Arc::clone(&mailbox);
                sessions.spawn(async move {
                    if let Err(error) = Session::new(stream, mailbox).run().await {
                        tracing::debug!(%error, "a mail session broke off");
                    }
                });
            }
            Err(error) => tracing::warn!(%error, "a mail connection could not be accepted"),
        }
    }
}

struct Session {
    stream: BufStream<TcpStream>,
    mailbox: Arc<Mailbox>,
    envelope: Envelope,
}

#[derive(Default)]
struct Envelope {
    from: Option<String>,
    to: Vec<String>,
}

impl Session {
    fn new(stream: TcpStream, mailbox: Arc<Mailbox>) -> Session {
        Session { stream: BufStream::new(stream), mailbox, envelope: Envelope::default() }
    }

    async fn run(mut self) -> io::Result<()> {
        self.reply("220 sandbox.test ready").await?;
        while let Some(line) = self.read_line().await? {
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => {
                    self.envelope = Envelope::default();
                    self.reply(&greeting()).await?;
                }
                "HELO" => {
                    self.envelope = Envelope::default();
                    self.reply("250 sandbox.test").await?;
                }
                "AUTH" => self.authenticate(rest).await?,
                "MAIL" => self.mail_from(rest).await?,
                "RCPT" => self.rcpt_to(rest).await?,
                "DATA" => self.data().await?,
                "RSET" => {
                    self.envelope = Envelope::default();
                    self.reply("250 2.0.0 Forgotten").await?;
                }
                "NOOP" => self.reply("250 2.0.0 Still here").await?,
                "VRFY" => self.reply("252 2.5.0 Send it and see").await?,
                "QUIT" => return self.reply("221 2.0.0 Goodbye").await,
                _ => self.reply("500 5.5.1 No such command").await?,
            }
        }
        Ok(())
    }

    async fn authenticate(&mut self, rest: &str) -> io::Result<()> {
        let (mechanism, initial) = rest.split_once(' ').unwrap_or((rest, ""));
        // How many answers are still to come; "VXNlcm5hbWU6" is "Username:", the other "Password:".
        let prompts: &[&str] = match mechanism.to_ascii_uppercase().as_str() {
            "PLAIN" if initial.is_empty() => &["334 "],
            "PLAIN" => &[],
            "LOGIN" if initial.is_empty() => &["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"],
            "LOGIN" => &["334 UGFzc3dvcmQ6"],
            _ => return self.reply("504 5.5.4 No such mechanism").await,
        };
        for prompt in prompts {
            self.reply(prompt).await?;
            match self.read_line().await?.as_deref() {
                None => return Ok(()),
                Some("*") => return self.reply("501 5.7.0 Given up").await,
                Some(_) => {}
            }
        }
        self.reply("235 2.7.0 Welcome").await
    }

    async fn mail_from(&mut self, rest: &str) -> io::Result<()> {
        let Some((address, parameters)) = path(rest, "FROM:") else {
            return self.reply("501 5.5.4 MAIL FROM:<address>").await;
        };
        let size = parameters.split(' ').find_map(|parameter| {
            parameter.to_ascii_uppercase().strip_prefix("SIZE=")?.parse().ok()
        });
        if size.is_some_and(|size: usize| size > LARGEST_LETTER) {
            return self.reply("552 5.3.4 Too large").await;
        }
        self.envelope = Envelope { from: Some(address.to_owned()), to: Vec::new() };
        self.reply("250 2.1.0 Sender accepted").await
    }

    async fn rcpt_to(&mut self, rest: &str) -> io::Result<()> {
        if self.envelope.from.is_none() {
            return self.reply("503 5.5.1 MAIL first").await;
        }
        let Some((address, _)) = path(rest, "TO:").filter(|(address, _)| address.contains('@'))
        else {
            return self.reply("501 5.5.4 RCPT TO:<address>").await;
        };
        match self.mailbox.judge(address) {
            Verdict::NoSuchMailbox => self.reply("550 5.1.1 No such mailbox").await,
            Verdict::TryLater => self.reply("451 4.7.1 Try again later").await,
            Verdict::Accept => {
                self.envelope.to.push(address.to_owned());
                self.reply("250 2.1.5 Recipient accepted").await
            }
        }
    }

    async fn data(&mut self) -> io::Result<()> {
        if self.envelope.to.is_empty() {
            return self.reply("503 5.5.1 RCPT first").await;
        }
        self.reply("354 End with a line that is a single dot").await?;
        let mut letter = Vec::new();
        let mut line = Vec::new();
        loop {
            line.clear();
            if self.stream.read_until(b'\n', &mut line).await? == 0 {
                // The client is gone before the end: the letter never was.
                return Ok(());
            }
            if line == b".\r\n" || line == b".\n" {
                break;
            }
            // The sender doubled a dot that begins a line (RFC 5321, section 4.5.2).
            let text = line.strip_prefix(b".").unwrap_or(&line);
            if letter.len() <= LARGEST_LETTER {
                letter.extend_from_slice(text);
            }
        }
        let envelope = std::mem::take(&mut self.envelope);
        if letter.len() > LARGEST_LETTER {
            return self.reply("552 5.3.4 Too large").await;
        }
        self.mailbox.take(&envelope.from.unwrap_or_default(), &envelope.to, &letter);
        self.reply("250 2.0.0 Kept").await
    }

    /// None once the client is gone.
    async fn read_line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let mut limited = (&mut self.stream).take(LONGEST_LINE);
        if limited.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim_end().to_owned()))
    }

    async fn reply(&mut self, text: &str) -> io::Result<()> {
        self.stream.write_all(text.as_bytes()).await?;
        self.stream.write_all(b"\r\n").await?;
        self.stream.flush().await
    }
}

fn greeting() -> String {
    format!(
        "250-sandbox.test\r\n250-PIPELINING\r\n250-SIZE {LARGEST_LETTER}\r\n250-8BITMIME\r\n\
         250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN LOGIN"
    )
}

/// The address of `FROM:<address> parameters`, and the parameters.
fn path<'l>(rest: &'l str, keyword: &str) -> Option<(&'l str, &'l str)> {
    let found = rest.get(..keyword.len()).filter(|found| found.eq_ignore_ascii_case(keyword))?;
    let rest = rest[found.len()..].trim_start().strip_prefix('<')?;
    let (address, parameters) = rest.split_once('>')?;
    Some((address, parameters.trim()))
}
