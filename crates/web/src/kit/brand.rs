//! The biller's brand: one colour, from which a small stylesheet with every token is made.
//!
//! The colour is in the stylesheet's name, so any process can serve it without asking the database,
//! and a browser may keep it for ever.

use std::fmt::Write as _;

use super::assets::content_hash;
use super::colour::Colour;
use super::palette::{Token, dark_tokens, light_tokens, shared_tokens, slab_colour};

/// What pages need of the biller's colours. Made once, when the settings are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    colour: Colour,
    stylesheet_url: String,
}

impl Brand {
    /// Takes the colour a biller sets: `#0b6e85`.
    pub fn from_colour(text: &str) -> Result<Brand, String> {
        let colour: Colour = text.parse()?;
        let hash = content_hash(stylesheet(colour).as_bytes());
        let stylesheet_url = format!("/assets/{}", file_name(colour, &hash));
        Ok(Brand { colour, stylesheet_url })
    }

    pub fn stylesheet_url(&self) -> &str {
        &self.stylesheet_url
    }

    /// The brand as `#rrggbb`, dark enough for white text on it: for mail, paper and the tab's icon.
    pub fn dark_colour(&self) -> String {
        slab_colour(self.colour).to_string()
    }
}

impl Default for Brand {
    /// A calm blue-green, for a biller who has not chosen yet.
    fn default() -> Brand {
        Brand::from_colour("#00607a").expect("the default colour is a colour")
    }
}

/// The stylesheet that a file name under `/assets/` stands for; None for any other name, and for one
/// that another release made.
pub fn find_stylesheet(name: &str) -> Option<String> {
    let (colour, _) = name.strip_prefix("brand-")?.split_once('-')?;
    let colour: Colour = colour.parse().ok()?;
    let stylesheet = stylesheet(colour);
    (file_name(colour, &content_hash(stylesheet.as_bytes())) == name).then_some(stylesheet)
}

fn file_name(colour: Colour, hash: &str) -> String {
    let digits = colour.to_string();
    format!("brand-{}-{hash}.css", digits.trim_start_matches('#'))
}

fn stylesheet(colour: Colour) -> String {
    let mut css = String::with_capacity(2_500);
    push_rule(&mut css, &shared_tokens(colour));
    push_rule(&mut css, &light_tokens(colour));
    css.push_str("@media screen and (prefers-color-scheme:dark){");
    push_rule(&mut css, &dark_tokens(colour));
    css.push_str("}\n");
    css
}

fn push_rule(css: &mut String, tokens: &[Token]) {
    css.push_str(":root{");
    for (name, colour) in tokens {
        // Writing into a String cannot fail.
        let _ = write!(css, "{name}:{colour};");
    }
    css.push_str("}\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_is_found_by_its_name_alone() {
        let brand = Brand::from_colour("#C8102E").unwrap();
        let name = brand.stylesheet_url().trim_start_matches("/assets/");
        assert!(name.starts_with("brand-c8102e-"));
        assert!(find_stylesheet(name).unwrap().contains("--accent:#"));
    }

    #[test]
    fn other_names_find_nothing() {
        for name in ["brand-c8102e-0.css", "brand-red-1.css", "brand.css", "brand-é12345-1.css"] {
            assert_eq!(find_stylesheet(name), None, "{name}");
        }
    }
}
