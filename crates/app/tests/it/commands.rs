//! The command line: what it answers, what it refuses, and with which exit code.

use std::fs;

use crate::program::{BRIGHTWATER, Workplace, complained, printed, shared_data};

const CUSTOMERS: &str = "number,kind,first_name,last_name,email,language\n\
                         C-1,person,Maria,Lopez,maria@example.com,es\n";

#[test]
fn wrong_usage_is_told_apart_from_work_that_failed() {
    let place = Workplace::new();
    assert_eq!(place.run(&["imprt"]).status.code(), Some(2));
    let unconfigured = place.run(&["serve"]);
    assert_eq!(unconfigured.status.code(), Some(2));
    assert!(complained(&unconfigured).contains("database"), "{}", complained(&unconfigured));
}

#[test]
fn an_unreachable_database_is_a_sentence() {
    let mut place = Workplace::new();
    place.set("DATABASE", "postgres://nobody@127.0.0.1:1/nothing");
    let output = place.run(&["migrate"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complained(&output).contains("The database cannot be opened"));
}

#[test]
fn a_database_without_tables_or_biller_says_what_to_run() {
    let mut place = Workplace::new();
    place.set("DATABASE", &format!("sqlite:{}", place.path("new.db").display()));
    assert!(complained(&place.run(&["verify"])).contains("paydesk migrate"));
    assert!(place.run(&["migrate"]).status.success());
    assert!(complained(&place.run(&["verify"])).contains("paydesk settings apply"));
}

#[test]
fn secrets_are_never_shown() {
    let mut place = Workplace::of_brightwater();
    place.set("PROCESSOR_SECRET_KEY", "sk_test_very_private");
    let output = place.run(&["config", "check"]);
    let everything = printed(&output) + &complained(&output);
    assert!(everything.contains("secret_key") && !everything.contains("very_private"));
}

#[test]
fn terms_that_were_applied_keep_their_text() {
    let place = Workplace::of_brightwater();
    let terms = "[[terms]]\nversion = \"1\"\neffective_on = \"2026-01-01\"\nen = \"en.md\"\nes = \"es.md\"\n";
    place.write("biller.toml", &format!("{BRIGHTWATER}\n{terms}"));
    let missing = place.run(&["settings", "apply", "biller.toml"]);
    assert!(complained(&missing).contains("en.md: "), "{}", complained(&missing));
    place.write("en.md", "Be kind.");
    place.write("es.md", "Sea amable.");
    for _ in 0..2 {
        let applied = place.run(&["settings", "apply", "biller.toml"]);
        assert!(applied.status.success(), "{}", complained(&applied));
    }
    place.write("es.md", "Sea grosero.");
    let refused = place.run(&["settings", "apply", "biller.toml"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(complained(&refused).contains("The terms of the version 1 were applied before"));
}

#[test]
fn rules_for_fees_that_were_in_effect_stay_as_they_are() {
    let place = Workplace::of_brightwater();
    let apply = |fees: &str| {
        place.write("biller.toml", &format!("{BRIGHTWATER}\n{fees}"));
        place.run(&["settings", "apply", "biller.toml"])
    };
    let rule = |day: &str, cents: &str| {
        format!("[[fees]]\neffective_on = \"{day}\"\nkind = \"convenience\"\ncard = \"{cents}\"\n")
    };
    let wrong = complained(&apply(&rule("2026-01-01", "2,50")));
    assert!(wrong.contains("fees, convenience of 2026-01-01: card: “2,50” is not"), "{wrong}");
    let first = rule("2026-01-01", "2.50");
    for _ in 0..2 {
        assert!(apply(&first).status.success());
    }
    let refused = complained(&apply(&rule("2026-01-01", "2.00")));
    assert!(refused.contains("Nothing was changed."), "{refused}");
    assert!(apply(&(first + &rule("2999-01-01", "2.00"))).status.success(), "from a later day on");
}

#[test]
fn a_misspelt_setting_is_named() {
    let place = Workplace::of_brightwater();
    for (line, told) in [
        ("cnpi = true", "unknown field `cnpi`"),
        ("registration_facts = []", "registration_facts: at least one"),
        ("locator_criteria = [\"last_name\", \"amount\"]", "locator_criteria: at least two"),
    ] {
        place.write("biller.toml", &format!("{BRIGHTWATER}\n{line}\n"));
        let refused = complained(&place.run(&["settings", "apply", "biller.toml"]));
        assert!(refused.contains(told), "{refused}");
    }
}

#[test]
fn a_file_is_imported_once() {
    let place = Workplace::of_brightwater();
    place.write("customers.csv", CUSTOMERS);
    let first = place.run(&["import", "customers.csv"]);
    assert!(first.status.success(), "{}", complained(&first));
    assert!(printed(&first).contains("1 added"), "{}", printed(&first));
    let second = place.run(&["import", "customers.csv"]);
    assert!(second.status.success() && printed(&second).contains("imported before"));
}

#[test]
fn a_pay_link_is_printed_and_taken_back() {
    let mut place = Workplace::of_brightwater();
    place.write("customers.csv", CUSTOMERS);
    place.write("accounts.csv", "number,customer_number,kind,currency\nCL1,C-1,open_item,USD\n");
    place.write(
        "invoices.csv",
        "account_number,number,issued_on,due_on,currency,total\n\
         CL1,INV-1,2026-11-01,2026-11-20,USD,10.00\n",
    );
    assert!(
        place.run(&["import", "customers.csv", "accounts.csv", "invoices.csv"]).status.success()
    );
    place.configure();
    let first = printed(&place.run(&["pay-link", "INV-1"]));
    assert!(first.starts_with("https://pay.example.com/p/"), "{first}");
    assert_eq!(printed(&place.run(&["pay-link", "INV-1"])), first, "an invoice has one");
    assert!(place.run(&["pay-link", "INV-1", "--revoke"]).status.success());
    assert_ne!(printed(&place.run(&["pay-link", "INV-1"])), first);
    assert_eq!(place.run(&["pay-link", "INV-2"]).status.code(), Some(1));
}

#[test]
fn a_bad_file_changes_nothing_and_says_where_it_is_wrong() {
    let place = Workplace::of_brightwater();
    let bad = format!("{CUSTOMERS}C-2,person,Jo,Li,not-an-address,en\n");
    place.write("customers.csv", &bad);
    let refused = place.run(&["import", "customers.csv"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(complained(&refused).contains("customers.csv:3: email: "), "{}", complained(&refused));
    place.write("customers.csv", CUSTOMERS);
    let mended = place.run(&["import", "customers.csv"]);
    assert!(printed(&mended).contains("1 added"), "nothing of the bad file was kept");
}

#[test]
fn other_peoples_invoices_are_imported_and_the_books_agree() {
    let Some(data) = shared_data() else {
        println!("skipped: ../shared/data is absent");
        return;
    };
    let files: Vec<_> = fs::read_dir(data.join("einvoice/ubl")).unwrap().collect();
    assert!(files.len() > 10);
    for file in files {
        let file = file.unwrap().path().to_string_lossy().into_owned();
        let place = Workplace::of_brightwater(); // two of the files share a number
        let output = place.run(&["import", &file]);
        assert!(output.status.success(), "{file}: {}", complained(&output));
        let told = printed(&place.run(&["verify"]));
        let broken: Vec<&str> = told.lines().filter(|line| line.starts_with("BROKEN")).collect();
        // No processor is configured here, and `verify` says that it could not ask it.
        assert_eq!(broken, ["BROKEN  clearing equals the processor's balance"]);
    }
}
