//! One macro: an enum whose values have one name each in files, in both directions.

/// Declares the enum with `ALL`, `name()`, `Display` and `FromStr`; the error of `FromStr` lists
/// what was expected.
macro_rules! named {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// As files spell it.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }

            /// All names, for the sentence that says what was expected.
            pub fn expected() -> String {
                crate::names::one_of($name::ALL.iter().map(|value| value.name()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<$name, String> {
                match text { $($text => Ok($name::$variant),)+ _ => Err($name::expected()) }
            }
        }
    };
}
pub(crate) use named;

/// `one of a, b, c`
pub(crate) fn one_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    format!("one of {}", names.collect::<Vec<_>>().join(", "))
}
