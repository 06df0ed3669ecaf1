//! The text by which a payer authorizes charges to a card or debits from a bank account.
//!
//! What was agreed to is kept with its version and a hash of [`Words::authorization`]: a change of
//! a sentence, in either language, is a new version.

use crate::Words;

/// The version of the text in `locales/*/methods.ftl`.
pub const AUTHORIZATION_VERSION: &str = "2026-11";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorizedMethod {
    Card,
    BankAccount,
}

impl Words {
    /// The paragraphs, in order. `phone` is where the payer withdraws the authorization.
    pub fn authorization(self, method: AuthorizedMethod, biller: &str, phone: &str) -> Vec<String> {
        match method {
            AuthorizedMethod::Card => vec![
                self.methods_terms_card_charges(biller),
                self.methods_terms_card_saving(biller),
                self.methods_terms_card_corrections(biller),
                self.methods_terms_card_holder().to_string(),
                self.methods_terms_card_withdrawal(phone),
            ],
            AuthorizedMethod::BankAccount => vec![
                self.methods_terms_bank_debits(biller),
                self.methods_terms_bank_saving(biller),
                self.methods_terms_bank_time().to_string(),
                self.methods_terms_bank_returns(biller),
                self.methods_terms_bank_corrections(biller),
                self.methods_terms_bank_holder().to_string(),
                self.methods_terms_bank_withdrawal(phone, biller),
            ],
        }
    }
}
