//! Turns the sentences in `locales/` into typed functions, and stops the build where a sentence is
//! missing in a language or the languages disagree about its variables.
//!
//! Sentences with variables become functions of fluent-typed's `L10nLanguage`. Sentences without
//! any become functions of `Words` that return static text: a page has a hundred of them, and
//! looking each one up in a bundle would cost more than the rest of the page.

mod catalog;
mod compare;
mod plain;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};

use catalog::Catalog;

const LOCALES: &str = "locales";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={LOCALES}");
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), Box<dyn Error>> {
    let english = Catalog::read(&Path::new(LOCALES).join("en"))?;
    let spanish = Catalog::read(&Path::new(LOCALES).join("es"))?;
    let differences = compare::differences(&english, &spanish);
    if !differences.is_empty() {
        return Err(format!("en and es differ:\n{}", differences.join("\n")).into());
    }

    #[expect(clippy::disallowed_methods, reason = "cargo tells a build script its folder this way")]
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(format!("{out}/plain.rs"), plain::functions(&english, &spanish))?;
    try_build_from_locales_folder(
        BuildOptions::default()
            .with_locales_folder(LOCALES)
            .with_output_file_path(&format!("{out}/typed.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/sentences.ftl")))
            .with_lint_level(LintLevel::Strict)
            .with_prefix("")
            // Both languages run from left to right, and marks would show up in e-mails.
            .without_bidi_isolation()
            .without_format(),
    )?;
    Ok(())
}
