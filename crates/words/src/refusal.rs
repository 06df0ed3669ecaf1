//! A sentence for each reason why the rules say no.

use base::{Cents, Currency, Field, Refusal};

use crate::Words;

impl Words {
    pub fn refusal(self, refusal: &Refusal) -> String {
        let plain = match refusal {
            Refusal::TooManyTries { retry_after_seconds } => {
                return match retry_after_seconds.div_ceil(60).max(1) {
                    minutes @ ..=120 => self.errors_too_many_tries(minutes),
                    minutes => self.errors_too_many_tries_today(minutes.div_ceil(60)),
                };
            }
            Refusal::AmountAbove { limit, currency } => {
                return self.errors_amount_above(self.money(limit.of(*currency)));
            }
            Refusal::AboveOpen { number, open, currency } => {
                return self.errors_above_open(number.as_str(), self.money(open.of(*currency)));
            }
            Refusal::AboveRefundable { limit, currency } => {
                return self.errors_above_refundable(self.money(limit.of(*currency)));
            }
            Refusal::AbovePaymentLimit { limit, currency } => {
                return self.errors_above_payment_limit(self.money(limit.of(*currency)));
            }
            Refusal::AboveMonthLimit { limit, left, currency } => {
                let (limit, left) = (limit.of(*currency), left.of(*currency));
                return match left.cents.is_positive() {
                    true => self.errors_above_month_limit(self.money(limit), self.money(left)),
                    false => self.errors_month_limit_reached(self.money(limit)),
                };
            }
            Refusal::DateTooLate { latest } => {
                return self.errors_date_too_late(self.date_long(*latest));
            }
            Refusal::NotAnAmount => {
                let example = Cents(4550).of(Currency::USD);
                return self.errors_not_an_amount(self.amount_field(example));
            }
            Refusal::NotAPostalCode { example } => {
                return self.errors_not_a_postal_code(*example);
            }
            Refusal::Missing(field) => self.missing(*field),
            Refusal::WrongCredentials => self.errors_wrong_credentials(),
            Refusal::WrongCode => self.errors_wrong_code(),
            Refusal::AmountZero => self.errors_amount_zero(),
            Refusal::NothingToPay => self.errors_nothing_to_pay(),
            Refusal::ChooseInvoices => self.errors_choose_invoices(),
            Refusal::ChooseAccounts => self.errors_choose_accounts(),
            Refusal::ChooseMethod => self.errors_choose_method(),
            Refusal::MethodUnusable => self.errors_method_unusable(),
            Refusal::TermsNotAccepted => self.errors_terms_not_accepted(),
            Refusal::NotAZipCode => self.errors_not_a_zip_code(),
            Refusal::UnknownState => self.errors_unknown_state(),
            Refusal::MethodInUse => self.errors_method_in_use(),
            Refusal::NoInvoiceFound => self.errors_no_invoice_found(),
            Refusal::ChooseInvoicesToRegister => self.errors_choose_invoices_to_register(),
            Refusal::RegistrationGone => self.errors_registration_gone(),
            Refusal::ReviewAgain => self.errors_review_again(),
            Refusal::DraftGone => self.errors_draft_gone(),
            Refusal::SetupNotFinished => self.errors_setup_not_finished(),
            Refusal::WrongSecondProof => self.errors_wrong_second_proof(),
            Refusal::WrongPasskey => self.errors_wrong_passkey(),
            Refusal::PasskeyKnown => self.errors_passkey_known(),
            Refusal::SignInAgain => self.errors_sign_in_again(),
            Refusal::AuthenticatorThere => self.errors_authenticator_there(),
            Refusal::ResetLinkGone => self.errors_reset_link_gone(),
            Refusal::NotAUsername => self.errors_not_a_username(),
            Refusal::UsernameTaken => self.errors_username_taken(),
            Refusal::NotAnEmail => self.errors_not_an_email(),
            Refusal::EmailTaken => self.errors_email_taken(),
            Refusal::EmailUnchanged => self.errors_email_unchanged(),
            Refusal::InvitationGone => self.errors_invitation_gone(),
            Refusal::AlreadyReached => self.errors_already_reached(),
            Refusal::LastHolder => self.errors_last_holder(),
            Refusal::DateTooSoon => self.errors_date_too_soon(),
            Refusal::EndsBeforeItBegins => self.errors_ends_before_it_begins(),
            Refusal::CutOffPassed => self.errors_cut_off_passed(),
            Refusal::NoArrangement => self.errors_no_arrangement(),
            Refusal::NotThisArrangement => self.errors_not_this_arrangement(),
            Refusal::AutopayElsewhere => self.errors_autopay_elsewhere(),
            Refusal::DebitBegun => self.errors_debit_begun(),
            Refusal::NothingToRefund => self.errors_nothing_to_refund(),
            Refusal::PaymentContested => self.errors_payment_contested(),
        };
        plain.to_string()
    }

    fn missing(self, field: Field) -> &'static str {
        match field {
            Field::Login => self.errors_missing_login(),
            Field::Username => self.errors_missing_username(),
            Field::AccountNumber => self.errors_missing_account_number(),
            Field::InvoiceNumber => self.errors_missing_invoice_number(),
            Field::Pin => self.errors_missing_pin(),
            Field::Password => self.errors_missing_password(),
            Field::Email => self.errors_missing_email(),
            Field::Code => self.errors_missing_code(),
            Field::SecondProof => self.errors_missing_second_proof(),
            Field::Amount => self.errors_missing_amount(),
            Field::Nickname => self.errors_missing_nickname(),
            Field::FirstName => self.errors_missing_first_name(),
            Field::LastName => self.errors_missing_last_name(),
            Field::Country => self.errors_missing_country(),
            Field::PostalCode => self.errors_missing_postal_code(),
            Field::Street => self.errors_missing_street(),
            Field::City => self.errors_missing_city(),
            Field::State => self.errors_missing_state(),
            Field::Date => self.errors_missing_date(),
            Field::Times => self.errors_missing_times(),
        }
    }
}
