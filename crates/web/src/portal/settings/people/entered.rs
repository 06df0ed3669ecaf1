//! What stands in the form of an invitation, or of a change: the rights, and the limits as typed.

use base::{Cents, Currency, Email, Field as Missing, Language, Refusal};
use billing::delegates::Rights;
use billing::people::{Limits, Role};
use words::{SymbolPlace, Words};

use crate::kit::components::{Field, RadioCard, RadioCards, fields};
use crate::kit::{Form, Markup, Problems, Render as _, html};

pub struct Entered {
    pub email: String,
    pub role: Option<Role>,
    pub at_once: String,
    pub a_month: String,
    pub language: Language,
}

impl Entered {
    pub fn read(form: &Form, language: Language) -> Entered {
        Entered {
            email: form.text("email").to_owned(),
            role: form.find_parsed("role"),
            at_once: form.text("at_once").to_owned(),
            a_month: form.text("a_month").to_owned(),
            language: form.find_parsed("language").unwrap_or(language),
        }
    }

    /// The form as it is first drawn.
    pub fn of(words: Words, rights: Rights, currency: Currency) -> Entered {
        let limits = rights.limits();
        let written = |cents: Option<Cents>| {
            cents.map(|cents| words.amount_field(cents.of(currency))).unwrap_or_default()
        };
        Entered {
            email: String::new(),
            role: Some(rights.role()),
            at_once: written(limits.payment_limit_cents),
            a_month: written(limits.month_limit_cents),
            language: words.language(),
        }
    }

    pub fn check_email(&self, words: Words, problems: &mut Problems) -> Option<Email> {
        let refusal = match self.email.as_str() {
            "" => Refusal::Missing(Missing::Email),
            email => match email.parse() {
                Ok(email) => return Some(email),
                Err(_) => Refusal::NotAnEmail,
            },
        };
        problems.add("email", words.refusal(&refusal));
        None
    }

    /// Nobody is made a holder here, whatever is sent.
    pub fn check_rights(
        &self,
        words: Words,
        currency: Currency,
        problems: &mut Problems,
    ) -> Option<Rights> {
        let mut limit = |field, typed: &str| match typed {
            "" => None,
            typed => match words.amount_typed(typed, currency) {
                Ok(cents) => Some(cents),
                Err(refusal) => {
                    problems.add(field, words.refusal(&refusal));
                    None
                }
            },
        };
        let rights = match self.role.unwrap_or(Role::View) {
            Role::Pay => Rights::Pay(Limits {
                payment_limit_cents: limit("at_once", &self.at_once),
                month_limit_cents: limit("a_month", &self.a_month),
            }),
            Role::Manage => Rights::Manage,
            Role::View | Role::Holder => Rights::View,
        };
        problems.is_empty().then_some(rights)
    }

    pub fn draw_rights(&self, words: Words, currency: Currency, problems: &Problems) -> Markup {
        let chosen = self.role.unwrap_or(Role::View);
        let card = |role: Role, title, detail, more| RadioCard {
            value: role.as_str(),
            title,
            detail,
            chosen: chosen == role,
            more,
            ..RadioCard::default()
        };
        let limits = self.limits(words, currency, problems);
        let cards = [
            card(Role::View, words.delegates_right_view(), words.delegates_view_hint(), None),
            card(Role::Pay, words.delegates_right_pay(), words.delegates_pay_hint(), Some(limits)),
            card(Role::Manage, words.delegates_right_manage(), words.delegates_manage_hint(), None),
        ];
        RadioCards::new("role", words.delegates_rights(), cards).render()
    }

    fn limits(&self, words: Words, currency: Currency, problems: &Problems) -> Markup {
        let parts = words.money_parts(Cents::ZERO.of(currency));
        let symbol = parts.symbol.trim();
        let (before, after) = match parts.place {
            SymbolPlace::Before => (symbol, ""),
            SymbolPlace::After => ("", symbol),
        };
        let field = |name, label, value| {
            Field::money(name, label, before, after)
                .value(value)
                .error(problems.of(name))
                .limit(20)
                .optional(words.common_optional())
                .hint(words.delegates_limit_hint())
                .half()
        };
        fields(html! {
            (field("at_once", words.delegates_limit_at_once(), &self.at_once))
            (field("a_month", words.delegates_limit_a_month(), &self.a_month))
        })
    }
}
