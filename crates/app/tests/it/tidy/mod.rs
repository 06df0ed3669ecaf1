//! The house rules (DESIGN §1) that a compiler or a lint cannot hold. A failure names the place and
//! says what to do instead.

mod arrows;
mod shape;
pub mod source;
mod sql;

/// Fails with every breach at once, and with what to do about them.
fn nobody_breaks(rule: &str, breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{rule}\n\n{}\n", breaches.join("\n"));
}
