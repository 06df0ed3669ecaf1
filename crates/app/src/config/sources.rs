//! Where a setting is looked for: a flag first, then the environment, then the file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::keys::{self, Key};
use crate::failure::Failure;

/// The variables that concern us, by name.
pub type Environment = BTreeMap<String, String>;

/// Where the file is unless a flag or a variable names another.
const USUAL_FILE: &str = "paydesk.toml";
const FILE_VARIABLE: &str = "PAYDESK_CONFIG";

/// Reads the environment of this process, once.
pub fn environment() -> Environment {
    let ours = std::env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok().filter(|name| name.starts_with("PAYDESK_"))?;
        Some((name, value.into_string().ok()?))
    });
    ours.collect()
}

/// Everything that was set, before any of it is understood.
#[derive(Debug, Default)]
pub struct Sources {
    flags: BTreeMap<&'static str, String>,
    environment: Environment,
    file: Option<File>,
}

#[derive(Debug)]
struct File {
    path: PathBuf,
    table: Table,
}

/// A setting as it was written, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    pub text: String,
    /// `--database`, `PAYDESK_DATABASE` or `/etc/paydesk.toml`.
    pub origin: String,
}

impl Sources {
    /// Reads the file: `--config`, else the one that `PAYDESK_CONFIG` names, else `paydesk.toml`
    /// in the current folder if there is one.
    pub fn gather(
        config: Option<&Path>,
        database: Option<&str>,
        environment: Environment,
    ) -> Result<Sources, Failure> {
        let named = config.map(Path::to_owned);
        let named = named.or_else(|| environment.get(FILE_VARIABLE).map(PathBuf::from));
        let file = match named {
            Some(path) => Some(read_file(path)?),
            None if Path::new(USUAL_FILE).exists() => Some(read_file(USUAL_FILE.into())?),
            None => None,
        };
        let database = database.map(|database| (keys::DATABASE.name, database.to_owned()));
        Ok(Sources { flags: database.into_iter().collect(), environment, file })
    }

    pub fn find(&self, key: &Key) -> Option<Found> {
        let flag = self.flags.get(key.name).map(|text| found(text, format!("--{}", key.name)));
        let variable = key.variable();
        let environment = || self.environment.get(&variable).map(|text| found(text, &variable));
        flag.or_else(environment).or_else(|| self.find_in_file(key))
    }

    /// A sentence for a setting that must be there and is not.
    pub fn missing(&self, key: &Key) -> String {
        let file = match &self.file {
            Some(file) => file.path.display().to_string(),
            None => format!("{USUAL_FILE} (there is none in this folder, and no --config)"),
        };
        let (name, variable, in_file) = (key.name, key.variable(), key.in_file());
        format!("{name} is missing: neither {variable} nor {file} sets it. Write {in_file}.")
    }

    fn find_in_file(&self, key: &Key) -> Option<Found> {
        let file = self.file.as_ref()?;
        let value = match key.place() {
            (Some(section), name) => file.table.get(section)?.get(name)?,
            (None, name) => file.table.get(name)?,
        };
        Some(found(plain(value), file.path.display()))
    }
}

fn found(text: impl ToString, origin: impl ToString) -> Found {
    Found { text: text.to_string(), origin: origin.to_string() }
}

fn read_file(path: PathBuf) -> Result<File, Failure> {
    let named = path.display();
    let text = fs::read_to_string(&path).map_err(|error| {
        Failure::Usage(format!("The configuration {named} cannot be read: {error}."))
    })?;
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        // Only what is wrong and where: the line itself may hold a secret.
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        Failure::Usage(format!("{named}:{line}: is not TOML: {}.", error.message()))
    })?;
    match unknown_names(&table).as_slice() {
        [] => Ok(File { path, table }),
        unknown => {
            let known = keys::ALL.map(|key| key.name).join(", ");
            let unknown = unknown.join(", ");
            Err(Failure::Usage(format!("{named}: {unknown}: no such setting. There are {known}.")))
        }
    }
}

/// A misspelt setting must not be taken for an absent one.
fn unknown_names(table: &Table) -> Vec<String> {
    let mut names = Vec::new();
    for (name, value) in table {
        match value {
            Value::Table(section) => {
                names.extend(section.keys().map(|key| format!("{name}.{key}")))
            }
            _ => names.push(name.clone()),
        }
    }
    names.retain(|name| !keys::ALL.iter().any(|key| key.name == name));
    names
}

/// Lists become one text, as a variable would have it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
