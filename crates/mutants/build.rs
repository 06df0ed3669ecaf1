//! Copies `billing` and `simulation`, and plants every mutant of the table beside the text that it
//! replaces: which of the two runs is chosen at run time, so all mutants are compiled once, and the
//! product has no mark of them.

#[path = "src/table.rs"]
mod table;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use table::{MUTANTS, Mutant};

fn main() -> io::Result<()> {
    let crates = PathBuf::from(env_path("CARGO_MANIFEST_DIR")).join("..");
    let engine = PathBuf::from(env_path("OUT_DIR")).join("engine");
    let _ = fs::remove_dir_all(&engine);
    let migrations = crates.join("../migrations").canonicalize()?;
    copy(&crates.join("billing/src"), &engine, &|path, text| {
        let text = text.replace("../../../migrations", &migrations.to_string_lossy());
        // Their own tests are run where they are.
        let text = text.replace("#[cfg(test)]", "#[cfg(any())]");
        planted(path, text)
    })?;
    copy(&crates.join("simulation/src"), &engine.join("simulation"), &|_, text| {
        text.replace("crate::", "crate::simulation::")
    })?;
    fs::rename(engine.join("simulation/lib.rs"), engine.join("simulation/mod.rs"))?;
    let root = fs::read_to_string(engine.join("lib.rs"))?;
    let items = root.lines().filter(|line| !line.starts_with("//!"));
    let items = items.chain(["pub mod simulation;"]).collect::<Vec<_>>().join("\n");
    fs::write(engine.join("lib.rs"), items)?;
    for watched in ["billing/src", "simulation/src"] {
        println!("cargo::rerun-if-changed={}", crates.join(watched).display());
    }
    println!("cargo::rerun-if-changed=src/table.rs");
    Ok(())
}

fn copy(from: &Path, to: &Path, change: &dyn Fn(&str, String) -> String) -> io::Result<()> {
    fs::create_dir_all(to)?;
    copy_into(from, from, to, change)
}

fn copy_into(
    root: &Path,
    folder: &Path,
    to: &Path,
    change: &dyn Fn(&str, String) -> String,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let inside = path.strip_prefix(root).map_err(io::Error::other)?;
        let copied = to.join(inside);
        if path.is_dir() {
            fs::create_dir_all(copied)?;
            copy_into(root, &path, to, change)?;
        } else {
            match fs::read_to_string(&path) {
                Ok(text) => fs::write(copied, change(&inside.to_string_lossy(), text))?,
                Err(_) => drop(fs::copy(&path, copied)?),
            }
        }
    }
    Ok(())
}

fn planted(path: &str, text: String) -> String {
    let here = MUTANTS.iter().filter(|mutant| mutant.file == path);
    here.fold(text, |text, mutant| {
        let places = text.matches(mutant.right).count();
        let name = mutant.name;
        assert!(
            places == 1,
            "crates/mutants/src/table.rs: what “{name}” replaces stands {places} times in \
             crates/billing/src/{path}. Where the engine was changed, change the mutant with it."
        );
        text.replacen(mutant.right, &both(mutant), 1)
    })
}

/// Statements end with a semicolon; everything else is an expression.
fn both(mutant: &Mutant) -> String {
    let Mutant { name, right, wrong, .. } = mutant;
    let choice = format!("if crate::is_chosen({name:?}) {{ {wrong} }} else {{ {right} }}");
    if right.ends_with(';') { choice } else { format!("({choice})") }
}

#[expect(clippy::disallowed_methods, reason = "a build script is told so where it is")]
fn env_path(name: &str) -> String {
    env::var(name).unwrap_or_default()
}
