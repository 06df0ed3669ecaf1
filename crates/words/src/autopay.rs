//! The text by which a payer authorizes AutoPay, with the choices that it stands for.
//!
//! What was agreed to is kept whole, with its version and a hash: a change of a sentence, in either
//! language, is a new version.

use crate::Words;

/// The version of the text in `locales/*/autopay.ftl`.
pub const AUTOPAY_VERSION: &str = "2026-11";

/// On which day a bill is debited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AutopayDay {
    DueDate,
    DaysBefore(i32),
    DayOfMonth(i8),
}

/// What the text is about; names, amounts and times are written already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AutopayTerms<'t> {
    pub biller: &'t str,
    pub account: &'t str,
    pub method: &'t str,
    pub backup: Option<&'t str>,
    pub day: AutopayDay,
    pub cap: Option<&'t str>,
    pub notice_days: i32,
    pub varying_notice_days: i32,
    /// Until when on its day a debit can be stopped.
    pub until: &'t str,
    /// Where the payer withdraws the authorization.
    pub phone: &'t str,
}

impl Words {
    /// The paragraphs, in order.
    pub fn autopay_authorization(self, terms: AutopayTerms<'_>) -> Vec<String> {
        let days = terms.notice_days.to_string();
        let varying = terms.varying_notice_days.max(terms.notice_days).to_string();
        let mut paragraphs = vec![
            self.autopay_terms_authorize(terms.biller, terms.account, terms.method),
            match terms.day {
                AutopayDay::DueDate => self.autopay_terms_due_date().to_owned(),
                AutopayDay::DaysBefore(days) => self.autopay_terms_days_before(days),
                AutopayDay::DayOfMonth(day) => self.autopay_terms_day(day.to_string()),
            },
            self.autopay_terms_amount().to_owned(),
        ];
        paragraphs.extend(terms.cap.map(|cap| self.autopay_terms_cap(cap)));
        paragraphs.extend(terms.backup.map(|backup| self.autopay_terms_backup(backup)));
        paragraphs.extend([
            self.autopay_terms_notice(days, varying, terms.until),
            self.autopay_terms_retries().to_owned(),
            self.autopay_terms_withdrawal(terms.phone),
        ]);
        paragraphs
    }

    /// "3 days before the due date"
    pub fn autopay_timing(self, day: AutopayDay) -> String {
        match day {
            AutopayDay::DueDate => self.autopay_timing_due_date().to_owned(),
            AutopayDay::DaysBefore(days) => self.autopay_timing_days_before(days),
            AutopayDay::DayOfMonth(31) => self.autopay_timing_last_day().to_owned(),
            AutopayDay::DayOfMonth(day @ (29 | 30)) => {
                self.autopay_timing_late_day(day.to_string())
            }
            AutopayDay::DayOfMonth(day) => self.autopay_timing_day(day.to_string()),
        }
    }
}
