//! The real binary, run as a child with an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// A folder in which the program runs, with nothing configured but what a test says.
pub struct Workplace {
    pub folder: TempDir,
    settings: Vec<(String, String)>,
}

impl Workplace {
    pub fn new() -> Workplace {
        Workplace { folder: tempfile::tempdir().unwrap(), settings: Vec::new() }
    }

    /// With a migrated database on SQLite and a biller.
    pub fn of_brightwater() -> Workplace {
        let mut place = Workplace::new();
        let database = format!("sqlite:{}", place.path("paydesk.db").display());
        place.set("DATABASE", &database);
        place.write("biller.toml", BRIGHTWATER);
        assert!(place.run(&["migrate"]).status.success());
        assert!(place.run(&["settings", "apply", "biller.toml"]).status.success());
        place
    }

    /// With all that serving needs; nothing of it answers.
    pub fn configure(&mut self) {
        for (key, value) in [
            ("PORTAL_URL", "https://pay.example.com"),
            ("SECRET", &*"5a".repeat(32)),
            ("PROCESSOR_URL", "http://127.0.0.1:1"),
            ("PROCESSOR_SECRET_KEY", "sk_test_1"),
            ("PROCESSOR_WEBHOOK_SECRETS", "whsec_1"),
            ("MAIL_HOST", "127.0.0.1"),
            ("MAIL_ENCRYPTION", "plain"),
            ("MAIL_PORT", "1"),
        ] {
            self.set(key, value);
        }
    }

    /// Sets `PAYDESK_…` for every run from now on.
    pub fn set(&mut self, key: &str, value: &str) {
        self.settings.retain(|(known, _)| known != key);
        self.settings.push((key.to_owned(), value.to_owned()));
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs on until it is killed or told to end.
    pub fn start(&self, arguments: &[&str]) -> Running {
        let child = self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        Running(child.unwrap())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paydesk"));
        command.current_dir(self.folder.path()).args(arguments).env_clear().stdin(Stdio::null());
        for (key, value) in &self.settings {
            command.env(format!("PAYDESK_{key}"), value);
        }
        command
    }
}

/// A running program; `kill -9` when it is dropped.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Where other people's files lie beside the project, if they do.
pub fn shared_data() -> Option<PathBuf> {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    folders.find_map(|folder| Some(folder.join("shared/data")).filter(|data| data.is_dir()))
}

pub const BRIGHTWATER: &str = r##"
name = "Brightwater"
legal_name = "Brightwater Utilities District"
brand = "#0b5e7a"
region = "US"
zone = "America/New_York"
currency = "USD"
phone = "+1 555 010 0199"
hours = "Monday to Friday, 8 am to 6 pm"
hours_es = "Lunes a viernes, de 8 a. m. a 6 p. m."
email = "help@brightwater.example"
website = "https://brightwater.example"
address = "1 Reservoir Road, Springfield, NY 10001"
"##;
