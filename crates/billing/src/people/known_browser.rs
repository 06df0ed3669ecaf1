//! A browser that has signed somebody in before, by a cookie that only we can make. It opens nothing;
//! its tries are only counted apart from those of strangers.

use base::{Chance, Id, kinds};
use subtle::ConstantTimeEq;

use crate::Ctx;
use crate::credentials::{hex, keyed_hash};

/// Of so many users at most: a household shares a browser, a call centre should not.
const USERS: usize = 4;
const ID_DIGITS: usize = 32;
const MARK_DIGITS: usize = 32;

/// The cookie's text: an id of its own and a mark for each user, newest first. Whatever is not as
/// we make them knows nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBrowser {
    id: String,
    marks: Vec<String>,
}

impl KnownBrowser {
    pub fn parse(text: &str) -> Option<KnownBrowser> {
        let is_hex = |text: &&str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut pieces = text.split('.');
        let id = pieces.next().filter(is_hex).filter(|id| id.len() == ID_DIGITS)?;
        let marks = pieces.filter(is_hex).filter(|mark| mark.len() == MARK_DIGITS);
        Some(KnownBrowser {
            id: id.to_owned(),
            marks: marks.take(USERS).map(str::to_owned).collect(),
        })
    }

    /// For the cookie.
    pub fn expose(&self) -> String {
        std::iter::once(&self.id).chain(&self.marks).cloned().collect::<Vec<_>>().join(".")
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Whether it has signed this user in.
    pub fn knows(&self, ctx: &Ctx, user: Id<kinds::User>) -> bool {
        let mark = mark(ctx, &self.id, user);
        self.marks.iter().any(|known| known.as_bytes().ct_eq(mark.as_bytes()).into())
    }

    /// The browser after it has signed this user in.
    pub fn remember(ctx: &Ctx, known: Option<KnownBrowser>, user: Id<kinds::User>) -> KnownBrowser {
        let (id, marks) = match known {
            Some(known) => (known.id, known.marks),
            None => (new_id(&*ctx.chance), Vec::new()),
        };
        let mark = mark(ctx, &id, user);
        let others = marks.into_iter().filter(|other| *other != mark).take(USERS - 1);
        KnownBrowser { marks: std::iter::once(mark.clone()).chain(others).collect(), id }
    }
}

fn new_id(chance: &dyn Chance) -> String {
    let mut bytes = [0; ID_DIGITS / 2];
    chance.fill(&mut bytes);
    hex(&bytes)
}

fn mark(ctx: &Ctx, browser: &str, user: Id<kinds::User>) -> String {
    let hash = keyed_hash(&ctx.secret, "known browser", &[browser, &user.to_string()]);
    hex(&hash[..MARK_DIGITS / 2])
}
