//! How soon a guesser would come to a password.
//!
//! A text is taken apart from the left into what guessers put together: common words, rows of keys,
//! repetitions, years, and what is known of the person. Each such piece counts one, however long it
//! is, and so does each character that belongs to none. What counts little is guessed early.

use base::PasswordProblem;

/// What passwords are made of most, in English and Spanish, in lower case and without accents: our
/// own list.
const COMMON: &str = include_str!("guesses/common.txt");

/// Pieces and single characters that a password has at least.
const LEAST_PIECES: usize = 6;

/// Shorter pieces are found in any text.
const SHORTEST: usize = 3;

/// Neighbours on a keyboard, in the alphabet and among the numbers, read in both directions.
const ROWS: [&str; 8] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjklñ",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "147258369",
];

/// What makes it too easy; None for a password that is not.
pub fn problem(text: &str, about_the_person: &[&str]) -> Option<PasswordProblem> {
    let text: Vec<char> = text.to_lowercase().chars().map(plain).collect();
    let known = known_parts(about_the_person);
    if count_pieces(&text, &[]) < LEAST_PIECES {
        Some(PasswordProblem::TooCommon)
    } else if count_pieces(&text, &known) < LEAST_PIECES {
        Some(PasswordProblem::AboutThePerson)
    } else {
        None
    }
}

/// `María Núñez` and `maria.nunez@example.com` are known whole and by their parts.
fn known_parts(texts: &[&str]) -> Vec<Vec<char>> {
    let parts = texts.iter().flat_map(|text| {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        std::iter::once(*text).chain(parts)
    });
    let plain_part = |part: &str| part.to_lowercase().chars().map(plain).collect::<Vec<_>>();
    parts.map(plain_part).filter(|part| part.len() >= SHORTEST).collect()
}

fn count_pieces(text: &[char], known: &[Vec<char>]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        let word = longest_word(rest, known).max(year(rest)).max(row(rest)).max(same(rest));
        let again = repetition(text, at);
        // What merely repeats what went before adds nothing.
        count += usize::from(again <= word);
        at += word.max(again).max(1);
    }
    count
}

fn longest_word(rest: &[char], known: &[Vec<char>]) -> usize {
    let starts = |word: &str| rest.iter().copied().take(word.chars().count()).eq(word.chars());
    let common =
        COMMON.split_whitespace().filter(|word| starts(word)).map(|word| word.chars().count());
    let known = known.iter().filter(|part| rest.starts_with(part)).map(Vec::len);
    common.chain(known).max().unwrap_or(0)
}

/// 1900 to 2099.
fn year(rest: &[char]) -> usize {
    match rest {
        ['1', '9', a, b, ..] | ['2', '0', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit() => {
            4
        }
        _ => 0,
    }
}

fn row(rest: &[char]) -> usize {
    let length_in = |row: &[char]| {
        let lengths = (0..row.len()).map(|from| common_prefix(rest, &row[from..]));
        lengths.max().unwrap_or(0)
    };
    let lengths = ROWS.iter().flat_map(|row| {
        let forth: Vec<char> = row.chars().collect();
        let back: Vec<char> = row.chars().rev().collect();
        [length_in(&forth), length_in(&back)]
    });
    lengths.max().filter(|length| *length >= SHORTEST).unwrap_or(0)
}

fn same(rest: &[char]) -> usize {
    let length = rest.iter().take_while(|c| Some(*c) == rest.first()).count();
    if length >= SHORTEST { length } else { 0 }
}

/// How much from here on stands directly before as well.
fn repetition(text: &[char], at: usize) -> usize {
    let longest = at.min(text.len() - at);
    let repeats = |length: &usize| text[at - length..at] == text[at..at + length];
    (SHORTEST..=longest).rev().find(repeats).unwrap_or(0)
}

fn common_prefix(one: &[char], two: &[char]) -> usize {
    one.iter().zip(two).take_while(|(a, b)| a == b).count()
}

/// Without accents, and with the letters that digits and signs are put in place of. Digits stay:
/// `1` may be a digit of a row or a letter of a word, and words are listed as they are written.
fn plain(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | '@' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        '$' => 's',
        other => other,
    }
}
