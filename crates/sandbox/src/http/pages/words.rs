//! What the hosted pages say, in English and Spanish.

use base::Language;

use crate::processor::{AccountBehaviour, CardBehaviour, Decline, EntryProblem};

pub struct Words {
    pub sandbox: &'static str,
    pub title: &'static str,
    pub card: &'static str,
    pub bank: &'static str,
    pub number: &'static str,
    pub expiry: &'static str,
    pub expiry_hint: &'static str,
    pub cvc: &'static str,
    pub card_name: &'static str,
    pub bank_name: &'static str,
    pub routing_number: &'static str,
    pub account_number: &'static str,
    pub account_type: &'static str,
    pub checking: &'static str,
    pub savings: &'static str,
    pub consent: &'static str,
    pub save: &'static str,
    pub cancel: &'static str,
    pub hints: &'static str,
    pub gone_title: &'static str,
    pub gone: &'static str,
    pub correct_below: &'static str,
    pub challenge_title: &'static str,
    pub challenge: &'static str,
    pub complete: &'static str,
    pub fail: &'static str,
    pub challenge_over: &'static str,
}

pub fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &ENGLISH,
        Language::Es => &SPANISH,
    }
}

const ENGLISH: Words = Words {
    sandbox: "Sandbox. No money moves; type only test numbers.",
    title: "Add a payment method",
    card: "Card",
    bank: "Bank account",
    number: "Card number",
    expiry: "Expiration date",
    expiry_hint: "MM / YY",
    cvc: "Security code",
    card_name: "Name on card",
    bank_name: "Name on account",
    routing_number: "Routing number",
    account_number: "Account number",
    account_type: "Account type",
    checking: "Checking",
    savings: "Savings",
    consent: "By saving, you authorize debits of this account as agreed with the biller.",
    save: "Save payment method",
    cancel: "Cancel and go back",
    hints: "Test numbers",
    gone_title: "This page has expired",
    gone: "It was completed already, or it was left open too long. Go back to the site you came \
           from and start again.",
    correct_below: "Please correct the fields marked below.",
    challenge_title: "Confirm this payment",
    challenge: "Your bank asks you to confirm the payment (3-D Secure).",
    complete: "Complete",
    fail: "Fail",
    challenge_over: "This payment no longer waits for a confirmation.",
};

const SPANISH: Words = Words {
    sandbox: "Entorno de pruebas. No se mueve dinero; use solo números de prueba.",
    title: "Agregar un método de pago",
    card: "Tarjeta",
    bank: "Cuenta bancaria",
    number: "Número de tarjeta",
    expiry: "Fecha de vencimiento",
    expiry_hint: "MM / AA",
    cvc: "Código de seguridad",
    card_name: "Nombre en la tarjeta",
    bank_name: "Titular de la cuenta",
    routing_number: "Número de ruta",
    account_number: "Número de cuenta",
    account_type: "Tipo de cuenta",
    checking: "Corriente",
    savings: "De ahorros",
    consent: "Al guardar, autoriza los débitos de esta cuenta según lo acordado con el emisor de \
              la factura.",
    save: "Guardar método de pago",
    cancel: "Cancelar y volver",
    hints: "Números de prueba",
    gone_title: "Esta página ya no está disponible",
    gone: "Ya se completó o estuvo abierta demasiado tiempo. Vuelva al sitio del que vino y \
           empiece de nuevo.",
    correct_below: "Corrija los campos marcados abajo.",
    challenge_title: "Confirme este pago",
    challenge: "Su banco le pide que confirme el pago (3-D Secure).",
    complete: "Completar",
    fail: "Rechazar",
    challenge_over: "Este pago ya no espera una confirmación.",
};

/// Beside the field that is wrong.
pub fn problem(problem: EntryProblem, language: Language) -> &'static str {
    let (english, spanish) = match problem {
        EntryProblem::CardNumber => {
            ("Your card number is invalid.", "El número de tarjeta no es válido.")
        }
        EntryProblem::Expiry => (
            "Type the month and the year, such as 12 / 34.",
            "Escriba el mes y el año, por ejemplo 12 / 34.",
        ),
        EntryProblem::ExpiryPast => {
            ("Your card's expiration date is in the past.", "La tarjeta ya venció.")
        }
        EntryProblem::Cvc => {
            ("Your card's security code is incomplete.", "El código de seguridad está incompleto.")
        }
        EntryProblem::Name => ("Type the name.", "Escriba el nombre."),
        EntryProblem::RoutingNumber => {
            ("This routing number does not exist.", "Este número de ruta no existe.")
        }
        EntryProblem::AccountNumber => (
            "An account number has 4 to 17 digits.",
            "Un número de cuenta tiene de 4 a 17 dígitos.",
        ),
        EntryProblem::NotATestAccount => (
            "Use a test account, such as 000123456789 with routing number 110000000.",
            "Use una cuenta de prueba, como 000123456789 con el número de ruta 110000000.",
        ),
        EntryProblem::AccountType => ("Choose the account type.", "Elija el tipo de cuenta."),
    };
    pick(language, english, spanish)
}

pub fn decline(decline: Decline, language: Language) -> &'static str {
    let (english, spanish) = match decline {
        Decline::InsufficientFunds => {
            ("Your card has insufficient funds.", "La tarjeta no tiene fondos suficientes.")
        }
        Decline::ExpiredCard => ("Your card has expired.", "La tarjeta ya venció."),
        Decline::IncorrectCvc => {
            ("Your card's security code is incorrect.", "El código de seguridad no es correcto.")
        }
        Decline::ProcessingError => (
            "An error occurred while processing your card. Try again in a little bit.",
            "Hubo un error al procesar la tarjeta. Inténtelo de nuevo en un momento.",
        ),
        Decline::NotATestCard => (
            "Your card was declined: it is not one of the test numbers.",
            "La tarjeta fue rechazada: no es uno de los números de prueba.",
        ),
        Decline::Generic
        | Decline::LostCard
        | Decline::StolenCard
        | Decline::AuthenticationRequired => {
            ("Your card was declined. Try another one.", "La tarjeta fue rechazada. Use otra.")
        }
    };
    pick(language, english, spanish)
}

/// What a test card does, in the list of test numbers.
pub fn card_behaviour(behaviour: CardBehaviour, language: Language) -> &'static str {
    let (english, spanish) = match behaviour {
        CardBehaviour::Succeeds => ("works", "funciona"),
        CardBehaviour::Declines(Decline::InsufficientFunds) => {
            ("insufficient funds", "fondos insuficientes")
        }
        CardBehaviour::Declines(Decline::LostCard) => ("reported lost", "declarada perdida"),
        CardBehaviour::Declines(Decline::StolenCard) => ("reported stolen", "declarada robada"),
        CardBehaviour::Declines(Decline::ExpiredCard) => ("expired", "vencida"),
        CardBehaviour::Declines(Decline::IncorrectCvc) => {
            ("wrong security code", "código de seguridad incorrecto")
        }
        CardBehaviour::Declines(Decline::ProcessingError) => {
            ("processing error", "error de procesamiento")
        }
        CardBehaviour::Declines(_) => ("declined", "rechazada"),
        CardBehaviour::DeclinesWhenCharged(_) => {
            ("saved, then declined when charged", "se guarda y luego es rechazada al cobrar")
        }
        CardBehaviour::Disputed(_) => ("works, then disputed", "funciona y luego se disputa"),
        CardBehaviour::RefundsLater => ("refunds take a while", "los reembolsos tardan"),
        CardBehaviour::RefundsFailLater => ("refunds fail later", "los reembolsos fallan después"),
        CardBehaviour::ChallengesPayer => ("asks for 3-D Secure", "pide 3-D Secure"),
        CardBehaviour::ChallengesAlways => {
            ("always asks for 3-D Secure", "siempre pide 3-D Secure")
        }
        CardBehaviour::ChallengesThenDeclines(_) => {
            ("3-D Secure, then declined", "3-D Secure y luego rechazada")
        }
    };
    pick(language, english, spanish)
}

pub fn account_behaviour(behaviour: AccountBehaviour, language: Language) -> &'static str {
    let (english, spanish) = match behaviour {
        AccountBehaviour::Settles => ("works", "funciona"),
        AccountBehaviour::Fails { code: "account_closed", .. } => ("closed", "cerrada"),
        AccountBehaviour::Fails { code: "no_account", .. } => ("does not exist", "no existe"),
        AccountBehaviour::Fails { code: "insufficient_funds", .. } => {
            ("insufficient funds", "fondos insuficientes")
        }
        AccountBehaviour::Fails { .. } => ("debit not authorized", "débito no autorizado"),
        AccountBehaviour::Disputed(_) => ("works, then comes back", "funciona y luego se devuelve"),
        AccountBehaviour::StaysProcessing => ("stays in progress", "queda en proceso"),
    };
    pick(language, english, spanish)
}

fn pick(language: Language, english: &'static str, spanish: &'static str) -> &'static str {
    match language {
        Language::En => english,
        Language::Es => spanish,
    }
}
