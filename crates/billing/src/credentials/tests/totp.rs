//! Codes of an authenticator app.

use base::Timestamp;

use crate::credentials::base32;
use crate::credentials::totp::{TotpCode, TotpSecret};

/// The secret of RFC 6238's examples.
const EXAMPLE: [u8; 20] = *b"12345678901234567890";

/// Appendix B of RFC 6238, the rows of SHA-1; of its eight digits an app shows the last six.
const VECTORS: [(i64, &str); 6] = [
    (59, "287082"),
    (1_111_111_109, "081804"),
    (1_111_111_111, "050471"),
    (1_234_567_890, "005924"),
    (2_000_000_000, "279037"),
    (20_000_000_000, "353130"),
];

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

#[test]
fn codes_are_those_of_the_standard() {
    let secret = TotpSecret::of(EXAMPLE);
    for (seconds, code) in VECTORS {
        assert_eq!(secret.code_at(seconds / 30).expose(), code);
        let code = TotpCode::parse(code).unwrap();
        assert_eq!(secret.find_step(&code, at(seconds)), Some(seconds / 30));
    }
}

#[test]
fn a_code_is_taken_one_step_early_or_late_and_no_more() {
    let secret = TotpSecret::of(EXAMPLE);
    let code = secret.code_at(1_000);
    for (seconds, taken) in
        [(29_969, false), (29_970, true), (30_000, true), (30_059, true), (30_060, false)]
    {
        assert_eq!(secret.find_step(&code, at(seconds)).is_some(), taken, "{seconds}");
    }
}

#[test]
fn base32_is_that_of_the_standard() {
    // RFC 4648, section 10.
    for (text, encoded) in
        [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")]
    {
        assert_eq!(base32::encode(text.as_bytes()), encoded);
    }
}
