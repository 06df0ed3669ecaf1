//! Stripe's published test numbers and what each of them does (docs.stripe.com/testing, and the
//! test accounts of "Accept an ACH Direct Debit payment").

use super::disputes::Reason;

/// Why a card's bank, or the network, says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decline {
    Generic,
    InsufficientFunds,
    LostCard,
    StolenCard,
    ExpiredCard,
    IncorrectCvc,
    ProcessingError,
    AuthenticationRequired,
    /// A number that isn't one of the published ones.
    NotATestCard,
}

impl Decline {
    /// `code`, `decline_code` and message.
    pub fn words(self) -> (&'static str, &'static str, &'static str) {
        const DECLINED: &str = "Your card was declined.";
        match self {
            Decline::Generic => ("card_declined", "generic_decline", DECLINED),
            Decline::InsufficientFunds => {
                ("card_declined", "insufficient_funds", "Your card has insufficient funds.")
            }
            Decline::LostCard => ("card_declined", "lost_card", DECLINED),
            Decline::StolenCard => ("card_declined", "stolen_card", DECLINED),
            Decline::ExpiredCard => ("expired_card", "expired_card", "Your card has expired."),
            Decline::IncorrectCvc => {
                ("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.")
            }
            Decline::ProcessingError => (
                "processing_error",
                "processing_error",
                "An error occurred while processing your card. Try again in a little bit.",
            ),
            Decline::AuthenticationRequired => (
                "authentication_required",
                "authentication_required",
                "Your card was declined. This transaction requires authentication.",
            ),
            Decline::NotATestCard => (
                "card_declined",
                "test_mode_live_card",
                "Your card was declined. Your request was in test mode, but used a non test card.",
            ),
        }
    }

    pub fn find(decline_code: &str) -> Option<Decline> {
        [
            Decline::Generic,
            Decline::InsufficientFunds,
            Decline::LostCard,
            Decline::StolenCard,
            Decline::ExpiredCard,
            Decline::IncorrectCvc,
            Decline::ProcessingError,
            Decline::AuthenticationRequired,
        ]
        .into_iter()
        .find(|decline| decline.words().1 == decline_code)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardBehaviour {
    Succeeds,
    /// Refused when it is stored and when it is charged.
    Declines(Decline),
    /// Can be stored; refused when it is charged.
    DeclinesWhenCharged(Decline),
    Disputed(Reason),
    RefundsLater,
    RefundsFailLater,
    /// 3-D Secure when the payer is there; charges without the payer pass once it is stored.
    ChallengesPayer,
    /// 3-D Secure for every charge; one without the payer is declined.
    ChallengesAlways,
    /// As above, and the bank declines what the payer has confirmed.
    ChallengesThenDeclines(Decline),
}

/// A test card. The number stays in this table: objects keep a reference to the row.
#[derive(Debug, PartialEq, Eq)]
pub struct TestCard {
    pub number: &'static str,
    pub token: &'static str,
    pub brand: &'static str,
    pub funding: &'static str,
    pub behaviour: CardBehaviour,
}

impl TestCard {
    pub fn last4(&self) -> &'static str {
        &self.number[self.number.len() - 4..]
    }
}

const fn visa(number: &'static str, token: &'static str, behaviour: CardBehaviour) -> TestCard {
    TestCard { number, token, brand: "visa", funding: "credit", behaviour }
}

const fn plain(
    number: &'static str,
    token: &'static str,
    brand: &'static str,
    funding: &'static str,
) -> TestCard {
    TestCard { number, token, brand, funding, behaviour: CardBehaviour::Succeeds }
}

static CARDS: [TestCard; 23] = {
    use CardBehaviour::*;
    use Decline::*;
    [
        plain("4242424242424242", "pm_card_visa", "visa", "credit"),
        plain("4000056655665556", "pm_card_visa_debit", "visa", "debit"),
        plain("5555555555554444", "pm_card_mastercard", "mastercard", "credit"),
        plain("5200828282828210", "pm_card_mastercard_debit", "mastercard", "debit"),
        plain("5105105105105100", "pm_card_mastercard_prepaid", "mastercard", "prepaid"),
        plain("378282246310005", "pm_card_amex", "amex", "credit"),
        plain("6011111111111117", "pm_card_discover", "discover", "credit"),
        visa("4000000000000002", "pm_card_visa_chargeDeclined", Declines(Generic)),
        visa(
            "4000000000009995",
            "pm_card_visa_chargeDeclinedInsufficientFunds",
            Declines(InsufficientFunds),
        ),
        visa("4000000000009987", "pm_card_visa_chargeDeclinedLostCard", Declines(LostCard)),
        visa("4000000000009979", "pm_card_visa_chargeDeclinedStolenCard", Declines(StolenCard)),
        visa("4000000000000069", "pm_card_chargeDeclinedExpiredCard", Declines(ExpiredCard)),
        visa("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", Declines(IncorrectCvc)),
        visa(
            "4000000000000119",
            "pm_card_chargeDeclinedProcessingError",
            Declines(ProcessingError),
        ),
        visa("4000000000000341", "pm_card_chargeCustomerFail", DeclinesWhenCharged(Generic)),
        visa("4000000000000259", "pm_card_createDispute", Disputed(Reason::Fraudulent)),
        visa(
            "4000000000002685",
            "pm_card_createDisputeProductNotReceived",
            Disputed(Reason::ProductNotReceived),
        ),
        visa("4000000000007726", "pm_card_pendingRefund", RefundsLater),
        visa("4000000000005126", "pm_card_refundFail", RefundsFailLater),
        visa("4000002500003155", "pm_card_authenticationRequiredOnSetup", ChallengesPayer),
        visa("4000000000003220", "pm_card_threeDSecure2Required", ChallengesPayer),
        visa("4000002760003184", "pm_card_authenticationRequired", ChallengesAlways),
        visa(
            "4000008260003178",
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            ChallengesThenDeclines(InsufficientFunds),
        ),
    ]
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountBehaviour {
    Settles,
    Fails { code: &'static str, message: &'static str },
    Disputed(Reason),
    StaysProcessing,
}

/// A test bank account; as with cards, the number stays here.
#[derive(Debug, PartialEq, Eq)]
pub struct TestAccount {
    pub number: &'static str,
    pub token: &'static str,
    pub behaviour: AccountBehaviour,
}

impl TestAccount {
    pub fn last4(&self) -> &'static str {
        &self.number[self.number.len() - 4..]
    }
}

pub const TEST_ROUTING_NUMBER: &str = "110000000";

const fn failing(
    number: &'static str,
    token: &'static str,
    code: &'static str,
    message: &'static str,
) -> TestAccount {
    TestAccount { number, token, behaviour: AccountBehaviour::Fails { code, message } }
}

static ACCOUNTS: [TestAccount; 7] = [
    TestAccount {
        number: "000123456789",
        token: "pm_usBankAccount_success",
        behaviour: AccountBehaviour::Settles,
    },
    failing(
        "000111111113",
        "pm_usBankAccount_accountClosed",
        "account_closed",
        "The customer's bank account has been closed.",
    ),
    failing(
        "000111111116",
        "pm_usBankAccount_noAccount",
        "no_account",
        "The customer's bank account could not be located.",
    ),
    failing(
        "000222222227",
        "pm_usBankAccount_insufficientFunds",
        "insufficient_funds",
        "The customer's account has insufficient funds to cover this payment.",
    ),
    failing(
        "000333333335",
        "pm_usBankAccount_debitNotAuthorized",
        "debit_not_authorized",
        "The customer has notified their bank that this payment was unauthorized.",
    ),
    TestAccount {
        number: "000555555559",
        token: "pm_usBankAccount_dispute",
        behaviour: AccountBehaviour::Disputed(Reason::DebitNotAuthorized),
    },
    TestAccount {
        number: "000000000009",
        token: "pm_usBankAccount_processing",
        behaviour: AccountBehaviour::StaysProcessing,
    },
];

pub fn listed_cards() -> &'static [TestCard] {
    &CARDS
}

pub fn listed_accounts() -> &'static [TestAccount] {
    &ACCOUNTS
}

pub fn find_card(number: &str) -> Option<&'static TestCard> {
    CARDS.iter().find(|card| card.number == number)
}

/// Stripe's short names are accepted beside the long ones.
pub fn find_card_token(token: &str) -> Option<&'static TestCard> {
    CARDS.iter().find(|card| card.token == token || card.token.replace("_visa_", "_") == token)
}

pub fn find_account(number: &str) -> Option<&'static TestAccount> {
    ACCOUNTS.iter().find(|account| account.number == number)
}

pub fn find_account_token(token: &str) -> Option<&'static TestAccount> {
    ACCOUNTS.iter().find(|account| account.token == token)
}
