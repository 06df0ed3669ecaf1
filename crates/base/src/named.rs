//! Closed sets of words: an enum whose every value has one name, in files, in the database and in
//! addresses alike.

/// `named! { Tariff { Day = "day", Night = "night" } }` declares the enum with `ALL`, `as_str()`,
/// `Display` and `FromStr`, whose error says what was expected: `one of day, night`. The order of
/// the variants is their order.
#[macro_export]
macro_rules! named {
    ($(#[$about:meta])* $name:ident {
        $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// All names, for the sentence that says what was expected.
            pub fn expected() -> String {
                $crate::one_of($name::ALL.iter().map(|value| value.as_str()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(word: &str) -> std::result::Result<$name, String> {
                match word { $($word => Ok($name::$variant),)+ _ => Err($name::expected()) }
            }
        }
    };
}

/// `one of a, b, c`
pub fn one_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    format!("one of {}", names.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    named! {
        Tariff {
            Day = "day",
            /// From ten in the evening.
            Night = "night",
        }
    }

    #[test]
    fn every_value_comes_back_from_its_name() {
        for tariff in Tariff::ALL {
            assert_eq!(tariff.to_string().parse(), Ok(*tariff));
        }
        assert!(Tariff::Day < Tariff::Night);
    }

    #[test]
    fn another_word_is_refused_with_those_that_were_expected() {
        assert_eq!("noon".parse::<Tariff>(), Err("one of day, night".to_owned()));
    }
}
