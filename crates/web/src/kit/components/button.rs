//! Buttons and links: one primary action on a page, everything else quieter.

use maud::{Markup, Render, html};

use crate::kit::Icon;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The one thing this page is for.
    #[default]
    Primary,
    Secondary,
    /// Looks like a link.
    Quiet,
    /// Takes something away.
    Danger,
}

/// A button that submits the form it is in.
pub fn button(label: &str, look: Look) -> Markup {
    Button::new(label, look).render()
}

/// A link that looks like a button.
pub fn button_link(href: &str, label: &str, look: Look) -> Markup {
    html! { a class=(class(look)) href=(href) { (label) } }
}

/// A link in the accent colour.
pub fn link(href: &str, label: &str) -> Markup {
    html! { a class="link" href=(href) { (label) } }
}

/// A form of one button that changes something: never a link.
pub fn post_button(address: &str, button: Button<'_>) -> Markup {
    html! { form method="post" action=(address) { (button) } }
}

/// Prints the page. Only a script can, so only a script shows it.
pub fn print_button(label: &str) -> Markup {
    html! { button class=(class(Look::Secondary)) type="button" data-print hidden { (Icon::Printer) (label) } }
}

/// A submit button with more to it.
#[derive(Debug, Clone, Copy)]
pub struct Button<'a> {
    label: &'a str,
    look: Look,
    icon: Option<Icon>,
    value: Option<(&'a str, &'a str)>,
    action: Option<&'a str>,
    described: Option<&'a str>,
    unchecked: bool,
}

impl<'a> Button<'a> {
    pub fn new(label: &'a str, look: Look) -> Button<'a> {
        Button {
            label,
            look,
            icon: None,
            value: None,
            action: None,
            described: None,
            unchecked: false,
        }
    }

    /// Before the words; an arrow goes after them.
    pub fn icon(self, icon: Icon) -> Self {
        Button { icon: Some(icon), ..self }
    }

    /// What the form sends when this button is the one pressed.
    pub fn value(self, name: &'a str, value: &'a str) -> Self {
        Button { value: Some((name, value)), ..self }
    }

    /// Sends the form somewhere else than the others do.
    pub fn action(self, address: &'a str) -> Self {
        Button { action: Some(address), ..self }
    }

    /// What a screen reader says instead of the words: "Remove Visa ending 4242".
    pub fn described(self, words: &'a str) -> Self {
        Button { described: Some(words), ..self }
    }

    /// Leaves the form without holding it against its rules: "Cancel", "Edit".
    pub fn unchecked(self) -> Self {
        Button { unchecked: true, ..self }
    }
}

impl Render for Button<'_> {
    fn render(&self) -> Markup {
        let (name, value) = self.value.unzip();
        let trailing = self.icon == Some(Icon::Arrow);
        html! {
            button class=(class(self.look)) name=[name] value=[value] formaction=[self.action]
                aria-label=[self.described] formnovalidate[self.unchecked] {
                @if let Some(icon) = self.icon.filter(|_| !trailing) { (icon) }
                (self.label)
                @if trailing { (Icon::Arrow) }
            }
        }
    }
}

fn class(look: Look) -> &'static str {
    match look {
        Look::Primary => "button primary",
        Look::Secondary => "button secondary",
        Look::Quiet => "button quiet",
        Look::Danger => "button danger",
    }
}
