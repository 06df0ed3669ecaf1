//! Where the biller is: it decides which money is local and how numbers are grouped.

use std::fmt;
use std::str::FromStr;

/// An ISO 3166-1 code of two letters, upper case.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region([u8; 2]);

impl Region {
    pub const US: Region = Region(*b"US");
    pub const PR: Region = Region(*b"PR");

    /// How many regions the type can name.
    pub(crate) const COUNT: usize = 26 * 26;

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }

    /// A number of its own below [`Region::COUNT`].
    pub(crate) fn index(self) -> usize {
        let [first, second] = self.0.map(|letter| usize::from(letter - b'A'));
        first * 26 + second
    }
}

impl FromStr for Region {
    type Err = String;

    fn from_str(text: &str) -> Result<Region, String> {
        match *text.as_bytes() {
            [first, second] if text.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                Ok(Region([first, second].map(|byte| byte.to_ascii_uppercase())))
            }
            _ => Err(format!("“{text}” is not a two-letter region such as US")),
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
