//! What the command line says.

const USAGE: &str = "usage: bench [--json] [--database postgres://…]";

#[derive(Debug, Default)]
pub struct Options {
    /// One JSON object as the last line.
    pub json: bool,
    /// SQLite is always measured, PostgreSQL where one is given.
    pub postgres: Option<String>,
}

impl Options {
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options, &'static str> {
        let mut options = Options::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--json" => options.json = true,
                "--database" => options.postgres = Some(arguments.next().ok_or(USAGE)?),
                _ => return Err(USAGE),
            }
        }
        Ok(options)
    }
}
