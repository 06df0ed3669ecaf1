//! What a payer agrees to before anything is planned: a text that names amounts, days and method, kept
//! word for word.

use base::{Error, Id, Language, Refusal, Result, Timestamp, boxed, kinds};
use db::Conn;
use sha2::{Digest, Sha256};
use words::Words;

use super::rule::{Ends, Every, Rule};
use super::store;
use crate::Ctx;
use crate::command::Command;

/// A text as it was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementText {
    pub version: &'static str,
    pub language: Language,
    /// Its paragraphs, a line each.
    pub text: String,
    /// SHA-256 of it, in hexadecimal: what the form sends back.
    pub hash: String,
}

/// One that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub id: Id<kinds::Agreement>,
    pub version: String,
    pub language: Language,
    pub text: String,
    pub hash: String,
    pub agreed_at: Timestamp,
}

/// Who says yes to which text, and from where.
#[derive(Debug, Clone)]
pub struct Agreed {
    pub text: AgreementText,
    /// The hash that the form sent.
    pub hash: Option<String>,
    pub network_address: String,
}

impl AgreementText {
    pub fn new(words: Words, version: &'static str, paragraphs: &[String]) -> AgreementText {
        let text = paragraphs.join("\n");
        let hash = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
        AgreementText { version, language: words.language(), text, hash }
    }

    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.lines()
    }
}

/// What is agreed to for a payment on a later day, or by a rule. `amount` and `method` are written as
/// the page writes them.
pub fn schedule_text(
    ctx: &Ctx,
    words: Words,
    rule: &Rule,
    amount: &str,
    method: &str,
) -> AgreementText {
    let biller = ctx.biller.legal_name.as_str();
    let mut paragraphs = match rule {
        Rule::Once(day) => {
            vec![words.schedules_terms_once(biller, amount, words.date_long(*day), method)]
        }
        Rule::Repeat { .. } => vec![
            words.schedules_terms_repeat(biller, amount, method, rule_sentence(words, rule)),
            words.schedules_terms_notice(ctx.biller.schedules.notice_days),
        ],
    };
    paragraphs.push(words.schedules_terms_amount().to_owned());
    paragraphs.push(cut_off_sentence(ctx, words));
    paragraphs.push(words.schedules_terms_failure(&*ctx.biller.phone));
    AgreementText::new(words, words::SCHEDULE_VERSION, &paragraphs)
}

/// Until when it can be changed or stopped.
pub fn cut_off_sentence(ctx: &Ctx, words: Words) -> String {
    match ctx.biller.schedules.cut_off_days {
        0 => words.schedules_terms_cut_off().to_owned(),
        days => words.schedules_terms_cut_off_days(days),
    }
}

/// "Every month on day 31, first on …, until stopped".
pub fn rule_sentence(words: Words, rule: &Rule) -> String {
    let Rule::Repeat { every, first_on, month_day, ends } = *rule else {
        return words.date_long(rule.first_on());
    };
    let often = match every {
        Every::Week => words.schedules_rule_week(words.date_long(first_on)),
        Every::TwoWeeks => words.schedules_rule_two_weeks(words.date_long(first_on)),
        Every::Month if month_day == 31 => {
            words.schedules_rule_month_end(words.date_long(first_on))
        }
        Every::Month => words.schedules_rule_month(month_day, words.date_long(first_on)),
    };
    let ending = match ends {
        Ends::Never => words.schedules_rule_until_stopped().to_owned(),
        Ends::On(last) => words.schedules_rule_until(words.date_long(last)),
        Ends::After(times) => words.schedules_rule_times(times),
    };
    format!("{often}, {ending}")
}

/// Keeps it with what it is about; a form that showed another text has agreed to nothing.
pub async fn agree(
    command: &mut Command<'_>,
    subject: &str,
    user: Id<kinds::User>,
    method: Option<Id<kinds::Method>>,
    agreed: &Agreed,
) -> Result<()> {
    if agreed.hash.as_deref() != Some(agreed.text.hash.as_str()) {
        return Err(Refusal::TermsNotAccepted.into());
    }
    let (id, now) = (command.ctx.id(), command.now);
    store::insert_agreement(command, id, subject, user, method, agreed, now).await
}

/// The last one about it; whose it is has been asked before.
#[boxed]
pub async fn agreement_of(conn: &mut Conn, subject: &str) -> Result<Agreement> {
    store::find_agreement(conn, subject).await?.ok_or(Error::NotFound)
}
