//! A letter as it arrived, read for showing.

use base::Timestamp;
use mail_parser::{Message, MessageParser, PartType};
use serde_json::{Value, json};

#[derive(Debug, Clone)]
pub struct Letter {
    pub id: u64,
    /// The envelope's sender and recipients, which no header has to repeat.
    pub from: String,
    pub to: Vec<String>,
    pub received: Timestamp,
    pub subject: String,
    pub text: Option<String>,
    pub html: Option<String>,
    pub headers: Vec<(String, String)>,
}

impl Letter {
    pub fn read(id: u64, from: &str, to: &[String], received: Timestamp, raw: &[u8]) -> Letter {
        let message = MessageParser::default().parse(raw).unwrap_or_default();
        Letter {
            id,
            from: from.to_owned(),
            to: to.to_vec(),
            received,
            subject: message.subject().unwrap_or_default().to_owned(),
            text: text_of(&message),
            html: html_of(&message),
            headers: message
                .headers_raw()
                .map(|(name, value)| (name.to_owned(), unfold(value)))
                .collect(),
        }
    }

    pub fn is_to(&self, address: &str) -> bool {
        self.to.iter().any(|to| to.eq_ignore_ascii_case(address))
    }

    /// The addresses that the letter asks its reader to open, each once.
    pub fn links(&self) -> Vec<String> {
        let mut links = Vec::new();
        for body in [&self.html, &self.text].into_iter().flatten() {
            for (place, _) in body.match_indices("http") {
                let link = &body[place..];
                let end = link.find(|c: char| c.is_whitespace() || "\"'<>".contains(c));
                let link = link[..end.unwrap_or(link.len())].replace("&amp;", "&");
                let is_link = link.starts_with("http://") || link.starts_with("https://");
                if is_link && !links.contains(&link) {
                    links.push(link);
                }
            }
        }
        links
    }

    pub fn to_json(&self) -> Value {
        let headers: Vec<Value> =
            self.headers.iter().map(|(name, value)| json!([name, value])).collect();
        json!({
            "id": self.id,
            "to": self.to,
            "from": self.from,
            "subject": self.subject,
            "text": self.text,
            "html": self.html,
            "links": self.links(),
            "headers": headers,
            "received_at": self.received.to_string(),
        })
    }
}

/// Only a part that is text; the parser would make one of the HTML otherwise.
fn text_of(message: &Message<'_>) -> Option<String> {
    message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.replace("\r\n", "\n")),
        _ => None,
    })
}

fn html_of(message: &Message<'_>) -> Option<String> {
    message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.replace("\r\n", "\n")),
        _ => None,
    })
}

/// A long header on one line.
fn unfold(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}
