//! A text of the biller's, written in Markdown, as part of a page.

use maud::PreEscaped;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html::push_html};

use crate::kit::Markup;

/// Headings stand below the page's own; markup inside the text is left out.
pub fn draw(text: &str) -> Markup {
    let events = Parser::new(text).filter_map(|event| match event {
        Event::Html(_) | Event::InlineHtml(_) => None,
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Some(Event::Start(Tag::Heading { level: below(level), id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(below(level)))),
        event => Some(event),
    });
    let mut html = String::with_capacity(text.len() * 2);
    push_html(&mut html, events);
    PreEscaped(html)
}

/// The first level is the page's own.
fn below(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_paragraphs_below_the_heading_of_the_page() {
        let drawn = draw("# Terms\n\nBe **kind**.\n\n- one\n- two").into_string();
        let drawn = drawn.replace('\n', "");
        assert_eq!(
            drawn,
            "<h2>Terms</h2><p>Be <strong>kind</strong>.</p><ul><li>one</li><li>two</li></ul>"
        );
    }

    #[test]
    fn markup_in_a_text_is_left_out() {
        assert_eq!(draw("a <b>b</b> <script>x</script>").into_string().trim(), "<p>a b x</p>");
    }
}
