//! What a reader meets first: files of a size to be read, each saying what it is for.

use super::nobody_breaks;
use super::source;

const LINES: usize = 400;

/// Longer for a time, and at most so long. Nothing joins this list, and no number in it grows.
const LONGER: [(&str, usize); 0] = [];

#[test]
fn a_file_is_short_enough_to_be_read() {
    let allowed = |path: &str| {
        LONGER.iter().find(|(longer, _)| *longer == path).map_or(LINES, |(_, lines)| *lines)
    };
    let breaches = source::all().into_iter().filter_map(|source| {
        let lines = source.text.lines().count();
        let is_too_long = lines > allowed(&source.path);
        is_too_long.then(|| format!("{}: {lines} lines", source.path))
    });
    nobody_breaks(
        "A file does one thing in at most 400 lines. Split it by what it does, into a folder with \
         a mod.rs as its door.",
        breaches.collect(),
    );
}

#[test]
fn the_list_of_longer_files_only_shrinks() {
    let sources = source::all();
    let is_long = |path: &str| {
        let found = sources.iter().find(|source| source.path == path);
        found.is_some_and(|source| source.text.lines().count() > LINES)
    };
    let breaches =
        LONGER.iter().filter(|(path, _)| !is_long(path)).map(|(path, _)| (*path).to_owned());
    nobody_breaks("These are short enough now: take them out of LONGER.", breaches.collect());
}

#[test]
fn a_module_says_what_it_is_for() {
    let silent = source::all().into_iter().filter(|source| !source.text.starts_with("//! "));
    nobody_breaks(
        "A file begins with a `//!` sentence that says what it is for.",
        silent.map(|source| source.path).collect(),
    );
}
