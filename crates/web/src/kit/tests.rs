//! Whole pages: what every one of them promises.

use super::layout::{
    AccountEntry, AccountSwitcher, Biller, Frame, Labels, LanguageSwitch, NavigationItem, Page,
    PersonMenu, PlainFrame, Width, page, plain_page,
};
use super::{Brand, Icon, html};

#[test]
fn a_page_says_its_language_title_heading_and_where_one_is() {
    let brand = Brand::default();
    let drawn = page(&frame(&brand, 2), &invoices(), html! { "content" }).into_string();
    assert!(drawn.starts_with(r#"<!DOCTYPE html><html lang="en">"#));
    assert!(drawn.contains("<title>Invoices · Brightwater</title>"));
    assert_eq!(drawn.matches("<h1>").count(), 1);
    assert!(drawn.contains(r#"<a href="/invoices" aria-current="page">"#));
    assert!(drawn.contains(r#"<a class="number" href="tel:18005550142">1-800-555-0142</a>"#));
}

#[test]
fn no_page_needs_what_the_content_security_policy_forbids() {
    let brand = Brand::default();
    let pages = [
        page(&frame(&brand, 2), &invoices(), html! {}).into_string(),
        plain_page(&plain(&brand), &invoices(), Width::Narrow, html! {}).into_string(),
    ];
    for drawn in pages {
        assert!(!drawn.contains(" style=") && !drawn.contains("<style"));
        assert_eq!(
            drawn.matches("<script").count(),
            drawn.matches("<script type=\"module\" src=\"/assets/").count()
        );
    }
}

#[test]
fn switching_accounts_needs_no_script_and_one_account_needs_no_switch() {
    let brand = Brand::default();
    let two = page(&frame(&brand, 2), &invoices(), html! {}).into_string();
    assert!(two.contains(r#"<form class="menu-panel" method="post" action="/account">"#));
    assert!(two.contains(r#"name="account" value="2""#));
    let one = page(&frame(&brand, 1), &invoices(), html! {}).into_string();
    assert!(!one.contains(r#"action="/account""#) && one.contains("Account 1"));
    let none = page(&frame(&brand, 0), &invoices(), html! {}).into_string();
    assert!(!none.contains("switcher"));
}

#[test]
fn a_signed_out_page_offers_the_other_language_in_its_own_words() {
    let brand = Brand::default();
    let drawn = plain_page(&plain(&brand), &invoices(), Width::Wide, html! {}).into_string();
    assert!(drawn.contains(r#"name="language" value="es" lang="es""#));
    assert!(drawn.contains("Español"));
}

#[test]
fn a_billers_name_cannot_become_markup() {
    let brand = Brand::default();
    let biller = Biller { name: "<script>'\"&", ..biller(&brand) };
    let frame = PlainFrame { biller, ..plain(&brand) };
    let drawn = plain_page(&frame, &invoices(), Width::Narrow, html! {}).into_string();
    assert!(!drawn.contains("<script>"));
}

fn invoices() -> Page<'static> {
    Page { title: "Invoices", heading: "Your invoices", ..Page::default() }
}

fn frame(brand: &Brand, accounts: usize) -> Frame<'_> {
    let item = |label, href, current| NavigationItem {
        label,
        href,
        icon: Icon::Bill,
        current,
        waiting: None,
    };
    let account = |number: usize| AccountEntry {
        value: number.to_string(),
        name: format!("Account {number}"),
        detail: String::new(),
        current: number == 1,
    };
    let accounts = (1..=accounts).map(account).collect();
    let plain = plain(brand);
    Frame {
        language: "en",
        biller: plain.biller,
        labels: plain.labels,
        navigation: vec![item("Home", "/dashboard", false), item("Invoices", "/invoices", true)],
        accounts: Some(AccountSwitcher {
            action: "/account",
            return_to: "/invoices",
            accounts,
            all: ("/accounts", "All accounts"),
        }),
        person: Some(PersonMenu {
            initials: "MN",
            name: "María",
            links: vec![],
            sign_out: ("/sign-out", "Sign out"),
        }),
        other_language: plain.other_language,
        session: None,
    }
}

fn plain(brand: &Brand) -> PlainFrame<'_> {
    let language =
        LanguageSwitch { tag: "es", name: "Español", action: "/language", return_to: "/sign-in" };
    PlainFrame {
        language: "en",
        biller: biller(brand),
        labels: LABELS,
        other_language: Some(language),
    }
}

fn biller(brand: &Brand) -> Biller<'_> {
    Biller { name: "Brightwater", brand, phone: "1-800-555-0142", hours: "" }
}

const LABELS: Labels<'static> = Labels {
    skip: "Skip to content",
    navigation: "Main",
    accounts: "Switch account",
    need_a_person: "Need a person?",
    call: "Call",
};
