//! What a letter says, once as plain text and once as HTML: the same words in the same order.

use maud::{DOCTYPE, Markup, html};
use words::Words;

use crate::settings::Biller;

/// A letter before it is set as text and HTML.
pub struct Content {
    pub subject: String,
    /// Each may have several lines.
    pub paragraphs: Vec<String>,
    /// The one thing to do.
    pub link: Option<Link>,
    /// Something else that may be wanted: why, and where.
    pub further: Option<(String, Link)>,
    /// Set large in the first paragraph that has it: the code, the amount.
    pub highlight: Option<String>,
    pub footer: String,
    pub tag: &'static str,
}

pub struct Link {
    pub label: String,
    pub url: String,
}

impl Link {
    fn text(&self) -> String {
        format!("{}: {}", self.label, self.url)
    }
}

impl Content {
    /// Begins with the greeting and ends with the biller's name and telephone number.
    pub fn new(words: Words, biller: &Biller, first_name: &str, subject: String) -> Content {
        let greeting = match first_name.trim() {
            "" => words.mail_greeting_nameless().to_owned(),
            name => words.mail_greeting(name),
        };
        Content {
            subject,
            paragraphs: vec![greeting],
            link: None,
            further: None,
            highlight: None,
            footer: words.mail_footer(&biller.name, &biller.phone),
            tag: words.tag(),
        }
    }

    /// Adds a text; its blank lines part paragraphs.
    pub fn say(&mut self, text: impl AsRef<str>) {
        let paragraphs = text.as_ref().split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        self.paragraphs.extend(paragraphs.map(str::to_owned));
    }

    pub fn text(&self) -> String {
        let mut parts = self.paragraphs.clone();
        parts.extend(self.link.as_ref().map(Link::text));
        if let Some((why, link)) = &self.further {
            parts.push(format!("{why}\n{}", link.text()));
        }
        parts.push(format!("-- \n{}", self.footer)); // the mark of a signature (RFC 3676, 4.3)
        parts.join("\n\n") + "\n"
    }

    /// Without tables, pictures or anything fetched; style stands inline because mail programs drop
    /// the rest.
    pub fn html(&self, biller: &Biller) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.tag) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.subject) }
                }
                body style=(BODY) {
                    div style=(format!("border-top:4px solid {}", biller.brand)) {
                        p style="font-weight:600" { (biller.name) }
                        @for (position, paragraph) in self.paragraphs.iter().enumerate() {
                            p { (lines(paragraph, self.highlight_in(position))) }
                        }
                        @if let Some(link) = &self.link {
                            p { a href=(link.url) style=(button(&biller.brand)) { (link.label) } }
                        }
                        @if let Some((why, link)) = &self.further {
                            p { (why) " " a href=(link.url) style="color:inherit" { (link.label) } }
                        }
                        p style="font-size:14px" { (lines(&self.footer, None)) }
                    }
                }
            }
        }
    }

    fn highlight_in(&self, position: usize) -> Option<&str> {
        let highlight = self.highlight.as_deref()?;
        let first = self.paragraphs.iter().position(|paragraph| paragraph.contains(highlight));
        (first == Some(position)).then_some(highlight)
    }
}

fn lines(paragraph: &str, highlight: Option<&str>) -> Markup {
    html! {
        @for (position, line) in paragraph.lines().enumerate() {
            @if position > 0 { br; }
            @match highlight.and_then(|highlight| line.split_once(highlight)) {
                Some((before, after)) => {
                    (before) strong style=(LARGE) { (highlight.unwrap_or_default()) } (after)
                }
                None => (line)
            }
        }
    }
}

const BODY: &str = "margin:0 auto;max-width:560px;padding:24px 16px;\
                    font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const LARGE: &str = "font-size:24px;letter-spacing:1px;white-space:nowrap";

/// Only the frame has the brand's colour: the words stay readable whatever colour that is, in light
/// and in dark.
fn button(brand: &str) -> String {
    format!(
        "display:inline-block;padding:10px 20px;border:2px solid {brand};border-radius:8px;\
         font-weight:600;text-decoration:none;color:inherit"
    )
}
