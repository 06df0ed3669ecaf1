//! The sentences that values of ours decide: refusals, declines, greetings, authorizations.

use base::{Cents, Currency, Field, Language, Refusal, TimeZone};
use words::{AUTHORIZATION_VERSION, AuthorizedMethod, DeclineReason, Region, Words};

fn english() -> Words {
    Words::of(Language::En, Region::US)
}

fn spanish() -> Words {
    Words::of(Language::Es, Region::PR)
}

#[test]
fn a_handle_speaks_its_language_in_its_region() {
    assert_eq!((english().tag(), spanish().tag()), ("en-US", "es-PR"));
    assert_eq!(english().sign_in_title(), "Sign in");
    assert_eq!(spanish().sign_in_title(), "Iniciar sesión");
    let due = Cents(24816).of(Currency::USD);
    assert_eq!(english().dashboard_pay(english().money(due)), "Pay $248.16");
    assert_eq!(spanish().dashboard_pay(spanish().money(due)), "Pagar $248.16");
}

#[test]
fn one_bill_and_several_bills_are_said_rightly() {
    for (count, in_english, in_spanish) in [
        (1, "You have 1 bill, due November 24.", "Tiene 1 factura que vence el 24 de noviembre."),
        (
            3,
            "You have 3 bills, the first due November 24.",
            "Tiene 3 facturas; la primera vence el 24 de noviembre.",
        ),
    ] {
        assert_eq!(english().dashboard_situation_bills_due(count, "November 24"), in_english);
        assert_eq!(spanish().dashboard_situation_bills_due(count, "24 de noviembre"), in_spanish);
    }
}

#[test]
fn a_refusal_says_what_to_do() {
    let limit = Refusal::AmountAbove { limit: Cents(50_000), currency: Currency::USD };
    for (refusal, expected) in [
        (limit, "The most you can pay at once is $500.00. Enter a smaller amount."),
        (Refusal::NotAnAmount, "We can't read that amount. Enter it like this: 45.50."),
        (Refusal::Missing(Field::Code), "Enter the 6-digit code from our e-mail."),
        (
            Refusal::TooManyTries { retry_after_seconds: 61 },
            "Too many tries. Please wait 2 minutes, then try again.",
        ),
        (
            Refusal::TooManyTries { retry_after_seconds: 24 * 3_600 + 1 },
            "Too many tries. Please wait 25 hours, then try again, or call us.",
        ),
        (
            Refusal::TooManyTries { retry_after_seconds: 0 },
            "Too many tries. Please wait 1 minute, then try again.",
        ),
    ] {
        assert_eq!(english().refusal(&refusal), expected);
    }
}

#[test]
fn an_amount_is_asked_for_as_people_there_write_it() {
    let spain = Words::of(Language::Es, "ES".parse().unwrap());
    assert!(spain.refusal(&Refusal::NotAnAmount).ends_with("así: 45,50."));
    assert!(spanish().refusal(&Refusal::NotAnAmount).ends_with("así: 45.50."));
}

#[test]
fn the_banks_codes_become_reasons() {
    for (code, reason) in [
        ("insufficient_funds", DeclineReason::InsufficientFunds),
        ("R01", DeclineReason::InsufficientFunds),
        ("stolen_card", DeclineReason::LostOrStolenCard),
        ("expired_card", DeclineReason::ExpiredCard),
        ("incorrect_cvc", DeclineReason::IncorrectSecurityCode),
        ("card_velocity_exceeded", DeclineReason::TooOften),
        ("authentication_required", DeclineReason::AuthenticationFailed),
        ("processing_error", DeclineReason::TemporaryFault),
        ("account_closed", DeclineReason::AccountClosed),
        ("no_account", DeclineReason::NoSuchAccount),
        ("debit_not_authorized", DeclineReason::DebitNotAuthorized),
        ("bank_account_restricted", DeclineReason::AccountRestricted),
        ("generic_decline", DeclineReason::Other),
        ("a code of next year", DeclineReason::Other),
    ] {
        assert_eq!(DeclineReason::from_code(code), reason, "{code}");
    }
}

#[test]
fn a_stolen_card_is_refused_without_saying_so() {
    let told = english().decline(DeclineReason::LostOrStolenCard);
    assert!(!told.contains("stolen") && !told.contains("lost"), "{told}");
}

#[test]
fn the_greeting_goes_by_the_billers_clock() {
    let zone = TimeZone::get("America/Puerto_Rico").unwrap();
    for (time, in_english, in_spanish) in [
        ("2026-11-23T12:00:00Z", "Good morning, María", "Buenos días, María"),
        ("2026-11-23T17:00:00Z", "Good afternoon, María", "Buenas tardes, María"),
        ("2026-11-23T22:30:00Z", "Good evening, María", "Buenas tardes, María"),
        ("2026-11-24T01:00:00Z", "Good evening, María", "Buenas noches, María"),
    ] {
        let now = time.parse().unwrap();
        assert_eq!(english().greeting("María", now, &zone), in_english);
        assert_eq!(spanish().greeting("María", now, &zone), in_spanish);
    }
}

#[test]
fn an_authorization_names_the_biller_and_how_to_withdraw_it() {
    assert_eq!(AUTHORIZATION_VERSION, "2026-11");
    for (words, method) in [
        (english(), AuthorizedMethod::Card),
        (english(), AuthorizedMethod::BankAccount),
        (spanish(), AuthorizedMethod::Card),
        (spanish(), AuthorizedMethod::BankAccount),
    ] {
        let text = words.authorization(method, "Brightwater", "1-800-555-0142");
        assert!(text[0].contains("Brightwater"), "{}", text[0]);
        let last = text.last().unwrap();
        assert!(last.contains("1-800-555-0142"), "{last}");
    }
}

#[test]
fn a_sign_in_code_is_mailed_with_its_lifetime() {
    let text = english().mail_code_text("123456", 10);
    assert!(
        text.starts_with("Your sign-in code is 123456\n\nIt is valid for 10 minutes"),
        "{text}"
    );
    assert!(text.contains("once. Nobody from our office"), "{text}");
}
