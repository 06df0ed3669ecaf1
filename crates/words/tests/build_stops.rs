//! What stops the build: the checks of `build/`, run on small catalogs of their own.

#![expect(clippy::unwrap_used, reason = "a test stops at a file that it cannot read")]

#[path = "../build/catalog.rs"]
#[expect(dead_code, reason = "the texts themselves only serve the build")]
mod catalog;
#[path = "../build/compare.rs"]
mod compare;

use std::fs;
use std::path::Path;

use catalog::Catalog;

/// What the build would say of these two texts of the area `bills`.
fn complaints(english: &str, spanish: &str) -> Vec<String> {
    compare::differences(&read(english).unwrap(), &read(spanish).unwrap())
}

fn read(text: &str) -> Result<Catalog, String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bills.ftl"), text).unwrap();
    Catalog::read(folder.path())
}

#[test]
fn two_languages_that_agree_are_fine() {
    let english = "bills-title = Bills\n# $amount (String) - money\nbills-pay = Pay { $amount }\n";
    let spanish = "bills-title = Facturas\nbills-pay = Pagar { $amount }\n";
    assert_eq!(complaints(english, spanish), Vec::<String>::new());
}

#[test]
fn a_sentence_that_a_language_lacks_stops_the_build() {
    let (one, two) = ("bills-title = Bills\n", "bills-title = Facturas\nbills-pay = Pagar\n");
    assert!(complaints(one, two)[0].ends_with("“bills-pay” has no English"));
    assert!(complaints(two, one)[0].ends_with("“bills-pay” has no Spanish"));
}

#[test]
fn variables_that_differ_stop_the_build() {
    let english = "# $amount (String) - money\nbills-pay = Pay { $amount }\n";
    let complaints = complaints(english, "bills-pay = Pagar { $monto }\n");
    assert!(complaints[0].contains("variables [\"monto\"], in English [\"amount\"]"));
}

#[test]
fn a_comment_in_another_order_than_the_arguments_stops_the_build() {
    let english = "# $b (String) - b\n# $a (String) - a\nbills-two = { $a } and { $b }\n";
    let complaints = complaints(english, "bills-two = { $b } y { $a }\n");
    assert_eq!(complaints.len(), 1);
    assert!(complaints[0].contains("takes [\"a\", \"b\"] in this order"));
}

#[test]
fn text_that_is_no_sentence_of_its_area_stops_the_build() {
    for (text, complaint) in [
        ("title = Bills\n", "does not begin with its file's name"),
        ("bills-title = Bills\nbills-title = Bills\n", "stands twice"),
        ("bills-title = Bills\n    .hint = Hint\n", "has attributes"),
        ("-bills = Bills\n", "no terms"),
        ("bills-title = { DATETIME($date) }\n", "only variables"),
        ("bills title\n", "Expected"),
    ] {
        let error = read(text).err().unwrap_or_default();
        assert!(error.contains(complaint), "{text}: {error}");
    }
    assert!(Catalog::read(Path::new("no such folder")).is_err());
}
