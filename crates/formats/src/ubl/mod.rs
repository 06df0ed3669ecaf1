//! OASIS UBL 2.1 Invoice and CreditNote under EN 16931: the European electronic invoice.
//!
//! Semantics and rules: EN 16931-1 and its validation artefacts (business terms are quoted as
//! BT-n, rules as BR-…). Elements: OASIS UBL 2.1, 2013.

mod buyer;
mod document_lines;
mod invoice;
mod lines;
mod tax;
mod totals;
mod xml;

use std::io::BufRead;

use roxmltree::{Document, ParsingOptions};

use crate::issue::Issue;
use crate::lines::document;
use crate::read::{Located, Outcome};
use crate::records::Record;
use xml::Elements;

/// The namespaces of the two documents.
pub(crate) const NAMESPACES: [&str; 2] = [
    "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
];

/// What a document may cost: far more than any real bill needs.
const BYTES_LIMIT: u64 = 32 << 20;
const NODES_LIMIT: u32 = 2_000_000;
const DEPTH_LIMIT: usize = 64;

/// Reads the one invoice or credit note of a document.
pub(crate) fn read(reader: impl BufRead) -> Outcome {
    let text = document(reader, BYTES_LIMIT).map_err(|issue| vec![issue])?;
    // Without a DTD there are no entities to expand: no bombs, nothing fetched.
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: NODES_LIMIT, entity_resolver: None };
    let xml =
        Document::parse_with_options(&text, options).map_err(|error| vec![not_xml(&error)])?;
    check_shape(&xml)?;
    let root = xml.root_element();
    let mut elements = Elements::default();
    let invoice = invoice::invoice(&mut elements, root);
    let line = xml::line(root);
    match (elements.into_issues(), invoice) {
        (issues, Some(invoice)) if issues.is_empty() => {
            Ok(Located { line, record: Record::Invoice(Box::new(invoice)) })
        }
        (issues, _) => Err(issues),
    }
}

fn check_shape(xml: &Document<'_>) -> Result<(), Vec<Issue>> {
    let root = xml.root_element();
    let name = root.tag_name();
    if !NAMESPACES.iter().any(|known| name.namespace() == Some(*known)) {
        let problem = "is not the root of a UBL document";
        let expected = "Invoice or CreditNote of UBL 2.1";
        return Err(vec![Issue::new(xml::line(root), name.name(), problem, expected)]);
    }
    match root.descendants().find(|node| node.ancestors().nth(DEPTH_LIMIT).is_some()) {
        Some(deep) => {
            let expected = format!("at most {DEPTH_LIMIT} levels");
            let field = deep.tag_name().name();
            Err(vec![Issue::new(xml::line(deep), field, "is nested too deeply", expected)])
        }
        None => Ok(()),
    }
}

fn not_xml(error: &roxmltree::Error) -> Issue {
    let line = error.pos().row;
    match error {
        roxmltree::Error::DtdDetected => {
            Issue::new(line, "file", "has a document type declaration", "XML without a DTD")
        }
        roxmltree::Error::NodesLimitReached => {
            Issue::new(line, "file", "has too many elements", "one invoice")
        }
        error => Issue::new(line, "file", format!("is not well-formed XML: {error}"), ""),
    }
}
