//! `docs/formats.md` tells the truth: its examples are good files, and it leaves no column out.

use formats::{Kind, RecordKind, detect, write_csv};

use crate::reading::records;

const DOCUMENT: &str = include_str!("../../../../docs/formats.md");

#[test]
fn every_example_is_a_good_file_and_every_format_has_one() {
    let mut kinds: Vec<Kind> = examples().map(|(kind, _)| kind).collect();
    for (kind, text) in examples() {
        assert!(!records(kind, text).is_empty(), "{text}");
    }
    kinds.sort_by_key(|kind| kind.name());
    kinds.dedup();
    assert_eq!(kinds.len(), Kind::ALL.len(), "{kinds:?}");
}

#[test]
fn every_column_is_described() {
    for kind in RecordKind::ALL {
        let mut header = Vec::new();
        write_csv(*kind, [], &mut header).unwrap();
        let header = String::from_utf8(header).unwrap();
        let chapter = format!("### {}", kind.plural());
        let described = DOCUMENT.split(&chapter).nth(1).unwrap().split("\n### ").next().unwrap();
        for column in header.trim().split(',') {
            assert!(described.contains(&format!("| `{column}` |")), "{chapter}: {column}");
        }
    }
}

/// The fenced blocks that are files.
fn examples() -> impl Iterator<Item = (Kind, &'static str)> {
    let blocks = DOCUMENT.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| {
        let (language, text) = block.split_once('\n')?;
        let file = ["csv", "json", "jsonl", "xml"].contains(&language);
        file.then(|| (detect("example", text.as_bytes()).unwrap(), text))
    })
}
