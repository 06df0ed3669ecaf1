//! Base32 (RFC 4648, section 6) without padding: letters and digits that are not mistaken for each
//! other on paper.

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Five bits a character; bits that are left over at the end are filled up with zeros.
pub fn encode(bytes: &[u8]) -> String {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    let bits = bytes.len() * 8;
    let digit = |at: usize| (at..at + 5).fold(0, |digit, at| digit << 1 | usize::from(bit(at)));
    (0..bits).step_by(5).map(|at| char::from(ALPHABET[digit(at)])).collect()
}

/// Whether it could be a character of a code.
pub fn is_digit(character: char) -> bool {
    u8::try_from(character).is_ok_and(|byte| ALPHABET.contains(&byte))
}
