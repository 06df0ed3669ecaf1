//! Whole pages: the frame around a signed-in person's page, and the plain page of everyone else's.
//!
//! Rail on a desk, bar of tabs on a phone; one markup for both. Everything works without a script.

use maud::{DOCTYPE, Markup, html};

use super::assets::{script_url, stylesheet_url};
use super::components::{Notice, SessionWarning, hidden};
use super::{Brand, Icon};

/// Whose portal this is, as pages show it.
#[derive(Debug, Clone, Copy)]
pub struct Biller<'a> {
    pub name: &'a str,
    pub brand: &'a Brand,
    /// As people dial it; empty when the biller takes no calls.
    pub phone: &'a str,
    /// When somebody answers: "Mon to Sat, 7 am to 9 pm".
    pub hours: &'a str,
}

/// The words of the frame itself.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// "Skip to content"
    pub skip: &'a str,
    /// Names the navigation for a screen reader: "Main"
    pub navigation: &'a str,
    /// "Switch account"
    pub accounts: &'a str,
    /// "Need a person?"
    pub need_a_person: &'a str,
    /// "Call"
    pub call: &'a str,
}

/// What is the same on every page of one signed-in person.
#[derive(Debug, Clone)]
pub struct Frame<'a> {
    /// The page's language as a BCP 47 tag.
    pub language: &'a str,
    pub biller: Biller<'a>,
    pub labels: Labels<'a>,
    /// The first five become the tabs of a phone; the person's menu should lead to the rest.
    pub navigation: Vec<NavigationItem<'a>>,
    pub accounts: Option<AccountSwitcher<'a>>,
    pub person: Option<PersonMenu<'a>>,
    pub other_language: Option<LanguageSwitch<'a>>,
    pub session: Option<SessionEnd<'a>>,
}

/// What a page does before its session ends.
#[derive(Debug, Clone)]
pub struct SessionEnd<'a> {
    pub warning: SessionWarning<'a>,
    /// Where the page leads in time, where no script can show the dialog.
    pub plain: (i64, String),
}

#[derive(Debug, Clone)]
pub struct NavigationItem<'a> {
    pub label: &'a str,
    pub href: &'a str,
    pub icon: Icon,
    pub current: bool,
    /// How many things wait there, and that as words: (1, "1 case waits for you").
    pub waiting: Option<(u32, String)>,
}

/// A form that posts the chosen account's value in a field `account`, and `return_to`.
#[derive(Debug, Clone)]
pub struct AccountSwitcher<'a> {
    pub action: &'a str,
    /// Where to go on with the other account, as a path.
    pub return_to: &'a str,
    pub accounts: Vec<AccountEntry>,
    /// To all of them on one page: (address, words).
    pub all: (&'a str, &'a str),
}

#[derive(Debug, Clone)]
pub struct AccountEntry {
    /// What the form sends: an id, or a word for all accounts together.
    pub value: String,
    pub name: String,
    /// "Calle Peñón 12 · 882-093"
    pub detail: String,
    pub current: bool,
}

/// Who is signed in, and what they can do about themselves.
#[derive(Debug, Clone)]
pub struct PersonMenu<'a> {
    pub initials: &'a str,
    /// Also what a screen reader says of the initials.
    pub name: &'a str,
    pub links: Vec<(Icon, &'a str, &'a str)>,
    /// Where "Sign out" posts, and its words.
    pub sign_out: (&'a str, &'a str),
}

/// The way to the same page in the other language: a form, because the choice is kept. It posts the
/// fields `language`, the tag, and `return_to`.
#[derive(Debug, Clone, Copy)]
pub struct LanguageSwitch<'a> {
    pub tag: &'a str,
    /// In its own language: "Español".
    pub name: &'a str,
    pub action: &'a str,
    /// The page that is shown, as a path.
    pub return_to: &'a str,
}

/// What is this page's own.
#[derive(Debug, Clone, Default)]
pub struct Page<'a> {
    /// For the tab of the browser; the biller's name is added.
    pub title: &'a str,
    pub heading: &'a str,
    /// One plain sentence below the heading that says how things stand; empty for none.
    pub situation: &'a str,
    /// The way up, above the heading: (address, words).
    pub back: Option<(&'a str, &'a str)>,
    /// What has just happened.
    pub notice: Option<Notice<'a>>,
    /// Beside the heading, such as a download link.
    pub tools: Option<Markup>,
    /// The page leads on by itself.
    pub refresh: Option<Refresh<'a>>,
}

#[derive(Debug, Clone, Copy)]
pub struct Refresh<'a> {
    pub seconds: i64,
    pub href: &'a str,
}

/// A page inside the frame.
pub fn page(frame: &Frame<'_>, page: &Page<'_>, content: Markup) -> Markup {
    let body = html! {
        div class="frame" {
            header class="rail" {
                (brand_link(&frame.biller, "/dashboard"))
                @if let Some(accounts) = &frame.accounts { (account_switcher(accounts, frame.labels.accounts)) }
                (navigation(frame))
                @if let Some(person) = &frame.person { (person_menu(person, frame.other_language)) }
            }
            main class="main" id="content" {
                (heading(page))
                (content)
            }
            (foot(&frame.biller, &frame.labels, frame.other_language))
        }
        @if let Some(session) = &frame.session { (session.warning) }
    };
    let plain = frame.session.as_ref().map(|session| &session.plain);
    let refresh = plain.map(|(seconds, href)| Refresh { seconds: *seconds, href });
    let head = Head {
        language: frame.language,
        biller: &frame.biller,
        title: page.title,
        refresh: html! {
            @if let Some(refresh) = refresh { noscript { (refresh_element(refresh)) } }
        },
    };
    document(&head, frame.labels.skip, body)
}

/// What is the same on every page of somebody who is not signed in.
#[derive(Debug, Clone, Copy)]
pub struct PlainFrame<'a> {
    pub language: &'a str,
    pub biller: Biller<'a>,
    pub labels: Labels<'a>,
    pub other_language: Option<LanguageSwitch<'a>>,
}

/// How wide the card of a plain page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A sign-in form.
    Narrow,
    /// An address form, a receipt.
    Wide,
}

/// A page of one centred card with the brand on top.
pub fn plain_page(
    frame: &PlainFrame<'_>,
    page: &Page<'_>,
    width: Width,
    content: Markup,
) -> Markup {
    let body = html! {
        div class={ "plain-page" @if width == Width::Wide { " wide" } } {
            header class="plain-head" {
                (brand_link(&frame.biller, "/"))
                @if let Some(language) = frame.other_language { (language_switch(language, "language")) }
            }
            main class="card plain-card" id="content" {
                (heading(page))
                (content)
            }
            (foot(&frame.biller, &frame.labels, None))
        }
    };
    let head = Head {
        language: frame.language,
        biller: &frame.biller,
        title: page.title,
        refresh: page.refresh.map(refresh_element).unwrap_or_default(),
    };
    document(&head, frame.labels.skip, body)
}

struct Head<'a> {
    language: &'a str,
    biller: &'a Biller<'a>,
    title: &'a str,
    refresh: Markup,
}

fn refresh_element(refresh: Refresh<'_>) -> Markup {
    html! { meta http-equiv="refresh" content={ (refresh.seconds) ";url=" (refresh.href) }; }
}

fn document(head: &Head<'_>, skip: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(head.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                meta name="format-detection" content="telephone=no";
                title { (head.title) " · " (head.biller.name) }
                link rel="stylesheet" href=(head.biller.brand.stylesheet_url());
                link rel="stylesheet" href=(stylesheet_url());
                link rel="icon" href=(icon_address(head.biller));
                script type="module" src=(script_url()) {}
                (head.refresh)
            }
            body {
                a class="skip" href="#content" { (skip) }
                (body)
            }
        }
    }
}

fn heading(page: &Page<'_>) -> Markup {
    html! {
        @if let Some(notice) = &page.notice { (notice) }
        div class="heading" {
            div {
                @if let Some((href, words)) = page.back {
                    a class="back" href=(href) { (Icon::ChevronLeft) (words) }
                }
                h1 { (page.heading) }
                @if !page.situation.is_empty() { p { (page.situation) } }
            }
            @if let Some(tools) = &page.tools { div class="tools" { (tools) } }
        }
    }
}

fn brand_link(biller: &Biller<'_>, home: &str) -> Markup {
    html! {
        a class="brand" href=(home) {
            span class="mark" aria-hidden="true" { (initial(biller.name)) }
            span class="brand-name" { (biller.name) }
        }
    }
}

fn navigation(frame: &Frame<'_>) -> Markup {
    html! {
        nav class="navigation" aria-label=(frame.labels.navigation) {
            @for item in &frame.navigation {
                a href=(item.href) aria-current=[item.current.then_some("page")] {
                    (item.icon)
                    span { (item.label) }
                    @if let Some((count, words)) = &item.waiting {
                        span class="waiting" { span aria-hidden="true" { (count) } span class="unseen" { (words) } }
                    }
                }
            }
        }
    }
}

/// With a single account there is nothing to switch to: it is only named.
fn account_switcher(switcher: &AccountSwitcher<'_>, label: &str) -> Markup {
    let current = switcher.accounts.iter().find(|account| account.current);
    let Some(current) = current.or(switcher.accounts.first()) else { return html! {} };
    if switcher.accounts.len() == 1 {
        return html! { div class="switcher single" { div class="switcher-current" { (account_name(current)) } } };
    }
    html! {
        details class="switcher menu" {
            summary class="switcher-current" {
                span class="unseen" { (label) ": " }
                (account_name(current))
                (Icon::ChevronsUpDown)
            }
            form class="menu-panel" method="post" action=(switcher.action) {
                (hidden("return_to", switcher.return_to))
                @for account in &switcher.accounts {
                    button class="menu-item" name="account" value=(account.value)
                        aria-current=[account.current.then_some("true")] {
                        (account_name(account))
                        @if account.current { (Icon::Check) }
                    }
                }
                a class="menu-item" href=(switcher.all.0) { (Icon::Bill) (switcher.all.1) }
            }
        }
    }
}

fn account_name(account: &AccountEntry) -> Markup {
    html! { span class="account" { b { (account.name) } small { (account.detail) } } }
}

fn person_menu(person: &PersonMenu<'_>, other_language: Option<LanguageSwitch<'_>>) -> Markup {
    let (sign_out_action, sign_out_words) = person.sign_out;
    html! {
        details class="person menu" {
            summary class="person-current" {
                span class="initials" aria-hidden="true" { (person.initials) }
                span class="person-name" { (person.name) }
                (Icon::ChevronsUpDown)
            }
            div class="menu-panel" {
                @for (icon, words, href) in &person.links {
                    a class="menu-item" href=(href) { (icon) (words) }
                }
                @if let Some(language) = other_language { (language_switch(language, "menu-item")) }
                form method="post" action=(sign_out_action) {
                    button class="menu-item" { (Icon::SignOut) (sign_out_words) }
                }
            }
        }
    }
}

fn language_switch(language: LanguageSwitch<'_>, class: &str) -> Markup {
    html! {
        form method="post" action=(language.action) {
            (hidden("return_to", language.return_to))
            button class=(class) name="language" value=(language.tag) lang=(language.tag) {
                (Icon::Globe) (language.name)
            }
        }
    }
}

fn foot(biller: &Biller<'_>, labels: &Labels<'_>, language: Option<LanguageSwitch<'_>>) -> Markup {
    html! {
        footer class="foot" {
            @if !biller.phone.is_empty() {
                p {
                    b { (labels.need_a_person) } " " (labels.call) " "
                    a class="number" href={ "tel:" (dialled(biller.phone)) } { (biller.phone) }
                    @if !biller.hours.is_empty() { span class="hours" { (biller.hours) } }
                }
            }
            @if let Some(language) = language { (language_switch(language, "language")) }
        }
    }
}

/// What a telephone understands of a number written for people.
fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn initial(name: &str) -> String {
    name.chars()
        .find(|c| c.is_alphanumeric())
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default()
}

/// The tab's icon: the brand's initial on its colour, small enough to travel inside the page.
fn icon_address(biller: &Biller<'_>) -> String {
    let colour = biller.brand.dark_colour().replace('#', "%23");
    let letter = initial(biller.name);
    let letter = super::forms::encode(&letter);
    format!(
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E\
         %3Crect width='32' height='32' rx='9' fill='{colour}'/%3E\
         %3Ctext x='16' y='23' font-family='system-ui' font-size='20' font-weight='700' \
         text-anchor='middle' fill='%23fff'%3E{letter}%3C/text%3E%3C/svg%3E"
    )
}
