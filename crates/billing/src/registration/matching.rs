//! Whether what somebody typed from memory is what the biller has on file.

/// Case, spaces and hyphens make no difference, nor do the four digits that the United States add
/// to a ZIP code.
pub fn same_postal_code(on_file: &str, typed: &str) -> bool {
    let (on_file, typed) = (plain(on_file), plain(typed));
    !typed.is_empty() && (on_file == typed || basic_zip(&on_file) == basic_zip(&typed))
}

/// Case and the spaces around and between make no difference.
pub fn same_name(on_file: &str, typed: &str) -> bool {
    let words = |name: &str| name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let typed = words(typed);
    !typed.is_empty() && words(on_file) == typed
}

fn plain(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Five digits of five or nine; the whole of anything else.
fn basic_zip(code: &str) -> &str {
    let is_zip = matches!(code.len(), 5 | 9) && code.bytes().all(|byte| byte.is_ascii_digit());
    if is_zip { &code[..5] } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postal_code_is_the_same_however_it_is_written() {
        for (on_file, typed, same) in [
            ("10001", " 10001 ", true),
            ("10001-1234", "10001", true),
            ("10001", "10001-9999", true),
            ("SW1A 1AA", "sw1a1aa", true),
            ("10001", "10002", false),
            ("1000", "10001", false),
            ("10001", "", false),
        ] {
            assert_eq!(same_postal_code(on_file, typed), same, "{on_file} {typed}");
        }
    }

    #[test]
    fn a_name_is_the_same_in_capitals() {
        assert!(same_name("Núñez  López", " núñez LÓPEZ "));
        assert!(!same_name("Lopez", "Lope") && !same_name("", " "));
    }
}
