//! The buyer (BG-7), and the numbers by which the biller may know the account.

use base::Locator;
use roxmltree::Node;

use super::xml::{self, Elements, all, find, lenient, words};
use crate::records::{Address, Buyer};
use crate::value;

/// What the buyer is called may be odd, but an invoice without one is not an invoice (BR-7).
pub(super) fn buyer(elements: &mut Elements, root: Node<'_, '_>) -> Buyer {
    let Some(customer) = find(root, "AccountingCustomerParty/Party") else {
        elements.refuse(root, "AccountingCustomerParty/Party", "is missing", "the buyer");
        return Buyer {
            account_candidates: Vec::new(),
            reference: None,
            name: None,
            email: None,
            phone: None,
            address: Address::default(),
        };
    };
    let first =
        |paths: [&str; 3]| paths.into_iter().find_map(|path| lenient(customer, path, words));
    Buyer {
        account_candidates: account_candidates(root, customer),
        reference: find(root, "BuyerReference").and_then(|text| locator(&xml::text(text))),
        name: first(["PartyLegalEntity/RegistrationName", "PartyName/Name", "Contact/Name"]),
        email: lenient(customer, "Contact/ElectronicMail", value::email)
            .or_else(|| lenient(customer, "EndpointID", value::email)),
        phone: lenient(customer, "Contact/Telephone", words),
        address: address(customer),
    }
}

/// UBL has two places for the account's number, the seller's name for it before the buyer's own;
/// billers that fill neither use the buyer's identifier (BT-46) or electronic address (BT-49).
fn account_candidates(root: Node<'_, '_>, customer: Node<'_, '_>) -> Vec<Locator> {
    let single = |path: &str| find(root, path).map(xml::text);
    let identifiers =
        all(customer, "PartyIdentification").filter_map(|party| find(party, "ID")).map(xml::text);
    let texts = single("AccountingCustomerParty/SupplierAssignedAccountID")
        .into_iter()
        .chain(single("AccountingCustomerParty/CustomerAssignedAccountID"))
        .chain(identifiers)
        .chain(single("AccountingCustomerParty/Party/EndpointID"));
    let mut candidates = Vec::new();
    for locator in texts.filter_map(|text| locator(&text)) {
        if !candidates.contains(&locator) {
            candidates.push(locator);
        }
    }
    candidates
}

/// "n/a" is how systems fill a field that a schema demands.
fn locator(text: &str) -> Option<Locator> {
    text.parse().ok().filter(|locator: &Locator| locator.as_str() != "N/A")
}

fn address(customer: Node<'_, '_>) -> Address {
    let Some(postal) = find(customer, "PostalAddress") else { return Address::default() };
    let line2: Vec<String> = ["AdditionalStreetName", "AddressLine/Line"]
        .into_iter()
        .filter_map(|path| lenient(postal, path, words))
        .collect();
    Address {
        line1: lenient(postal, "StreetName", words),
        line2: (!line2.is_empty()).then(|| line2.join(", ")),
        city: lenient(postal, "CityName", words),
        state: lenient(postal, "CountrySubentity", words),
        postal_code: lenient(postal, "PostalZone", words),
        country: lenient(postal, "Country/IdentificationCode", value::country),
    }
}
