//! What is wrong with a file, said line by line, and nothing changed.

use std::sync::{Arc, Mutex};

use super::*;
use crate::intake::{Progress, Step};
use crate::samples;

#[tokio::test]
async fn a_row_that_refers_to_nothing_we_know_is_named() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        for (name, text, said) in [
            (
                "accounts.csv",
                "number,customer_number,kind,currency\nA1,C9,open_item,USD\n",
                "2: customer_number: “C9” is no customer's number, expected a customer who was imported before",
            ),
            (
                "services.csv",
                "account_number,number,kind\nA9,M1,water\n",
                "2: account_number: “A9” is no account's number, expected an account that was imported before",
            ),
            (
                "invoices.csv",
                &INVOICES.replace("CL1235", "CL9"),
                "3: account_number: “CL9” is no account's number, expected an account that was imported before",
            ),
            (
                "readings.csv",
                "service_number,read_at,value\nM9,2026-10-01,1\n",
                "2: service_number: “M9” is no service's number, expected a service that was imported before",
            ),
        ] {
            assert_eq!(refused(&world, name, text).await, [format!("{name}:{said}")]);
        }
    }
}

#[tokio::test]
async fn a_row_that_contradicts_what_we_know_is_named() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        for (name, text, said) in [
            (
                "accounts.csv",
                ACCOUNTS.replace("USD,Home", "EUR,Home"),
                "2: currency: is EUR, but account CL1234 is kept in USD, expected USD",
            ),
            (
                "invoices.csv",
                INVOICES.replace("31,USD,50", "31,EUR,50"),
                "3: currency: is EUR, but account CL1235 is kept in USD, expected USD",
            ),
            (
                "readings.csv",
                "service_number,read_at,value\n555-0100,2026-10-01,1\n".to_owned(),
                "2: service_number: service 555-0100 has no unit, so it has no readings, \
              expected a service with a unit such as kWh",
            ),
            (
                "readings.csv",
                "service_number,read_at,value\n1010101,2026-10-01,812345\n".to_owned(),
                "2: value: 812345 does not fit on the register of 1010101, expected at most 5 digits",
            ),
            (
                "readings.csv",
                "service_number,read_at,value\n1010101,2026-10-01,-1\n".to_owned(),
                "2: value: -1 is below zero, expected what the register showed",
            ),
        ] {
            assert_eq!(refused(&world, name, text).await, [format!("{name}:{said}")]);
        }
    }
}

#[tokio::test]
async fn a_number_that_stands_twice_in_a_file_is_named_with_both_lines() {
    for world in samples::worlds().await {
        let twice = CUSTOMERS.to_owned() + "c 1,person,Mary,Lopez,mary@example.com\n";
        let said =
            "customers.csv:4: number: customer C1 stands on line 2 already, expected each once";
        assert_eq!(refused(&world, "customers.csv", twice).await, [said]);
    }
}

#[tokio::test]
async fn all_that_is_wrong_is_said_in_order_up_to_a_hundred() {
    let world = samples::world().await;
    let header = "number,customer_number,kind,currency\n";
    let rows = |count: usize| -> String {
        (0..count).map(|row| format!("A{row},C{row},open_item,USD\n")).collect()
    };
    assert_eq!(refused(&world, "accounts.csv", format!("{header}{}", rows(3))).await.len(), 3);
    let issues = refused(&world, "accounts.csv", format!("{header}{}", rows(300))).await;
    assert_eq!(issues.len(), 100);
    assert!(issues[99].starts_with("accounts.csv:101: "), "{}", issues[99]);
}

#[tokio::test]
async fn a_bad_row_undoes_the_good_ones_before_it() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        let file = INVOICES.to_owned() + "CL9,BW-3,2026-10-01,2026-10-31,USD,1.00,0,1.00\n";
        assert_eq!(refused(&world, "invoices.csv", &file).await.len(), 1);
        let mended = file.replace("CL9", "CL1234");
        assert_eq!(applied(&world, "invoices.csv", mended).await.total(), counts(3, 0, 0));
    }
}

#[tokio::test]
async fn a_file_of_no_format_and_a_file_that_is_not_there_say_so() {
    let world = samples::world().await;
    let issues = refused(&world, "photo.jpg", [0xff, 0xd8, 0xff]).await;
    assert!(
        issues[0].starts_with("photo.jpg:1: file: is of no format that we know, expected one of")
    );
    let source = FileSource::path("/nowhere/invoices.csv".as_ref(), None);
    let outcome = import(&world.ctx, Actor::Operator, source, |_| {}).await.unwrap();
    let Outcome::Refused(issues) = outcome else { panic!("{outcome:?}") };
    assert!(issues[0].to_string().starts_with("invoices.csv:1: file: can't be read"));
}

#[tokio::test]
async fn whoever_waits_is_told_how_far_it_is() {
    let world = samples::world().await;
    let told = Arc::new(Mutex::new(Vec::<Progress>::new()));
    let teller = Arc::clone(&told);
    let source = FileSource::bytes("customers.csv", CUSTOMERS.as_bytes(), None);
    let tell = move |progress| teller.lock().unwrap().push(progress);
    import(&world.ctx, Actor::Operator, source, tell).await.unwrap();
    let told = told.lock().unwrap();
    let ends: Vec<Step> = told
        .iter()
        .filter(|progress| progress.done_bytes == CUSTOMERS.len() as u64)
        .map(|progress| progress.step)
        .collect();
    assert!(ends.contains(&Step::Checking) && ends.ends_with(&[Step::Applying]), "{told:?}");
}

#[tokio::test]
async fn a_file_that_is_still_being_written_is_refused() {
    let world = samples::world().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("customers.csv");
    std::fs::write(&path, CUSTOMERS).unwrap();
    let written = path.clone();
    let write_on = move |progress: Progress| {
        if progress.step == Step::Checking {
            let grown = std::fs::read_to_string(&written).unwrap() + "\n";
            std::fs::write(&written, grown).unwrap();
        }
    };
    let before = Holdings::of(&world).await;
    let source = FileSource::path(&path, None);
    let outcome = import(&world.ctx, Actor::Operator, source, write_on).await.unwrap();
    let Outcome::Refused(issues) = outcome else { panic!("{outcome:?}") };
    let said =
        "customers.csv:1: file: was changed while it was read, expected one that is finished";
    assert_eq!(issues[0].to_string(), said);
    assert_eq!(Holdings::of(&world).await, before);
}
