//! What is quoted is charged, and stands on the receipt: for every card, state, amount and rule.

use std::sync::Arc;

use base::{Actor, Cents, Error, Refusal};
use outside::facts::MethodKind;

use super::returns::{comes_back, settled};
use super::world::{Maria, Method, marias, setup};
use crate::accounts;
use crate::command::Command;
use crate::methods::{BillingAddress, NewSetup};
use crate::payments::{
    Channel, Choice, NewPart, NewPayment, PaymentState, Reviewed, begin_in_txn, pay, review,
};
use crate::settings::{Biller, FeeFile, FeeKind};

const SURCHARGE: &str = r#"[{"effective_on": "2026-01-01", "kind": "surcharge", "basis_points": 290,
    "cost_basis_points": 310, "place": "US-NY"}]"#;
const CONVENIENCE: &str = r#"[{"effective_on": "2026-01-01", "kind": "convenience",
    "card": "2.50", "bank": "0.75"}]"#;
const SERVICE: &str = r#"[{"effective_on": "2026-01-01", "kind": "service",
    "card_basis_points": 245, "card": "1.50", "bank": "0.95"}]"#;

/// Number, and whether it is a credit card whose network allows a surcharge.
const CARDS: [(&str, bool); 7] = [
    ("4242424242424242", true),
    ("5555555555554444", true),
    ("378282246310005", false),
    ("6011111111111117", false),
    ("4000056655665556", false),
    ("5200828282828210", false),
    ("5105105105105100", false),
];

/// With the surcharge on 100.00 there.
const STATES: [(&str, i64); 4] = [("NY", 290), ("CO", 200), ("OK", 200), ("CT", 0)];

impl Maria {
    /// The biller asks for fees by these rules.
    fn asked(&mut self, rules: &str) {
        let file: FeeFile = serde_json::from_str(rules).unwrap();
        let biller = &self.world.ctx.biller;
        let fees = file.parse(biller.currency).unwrap();
        self.world.ctx.biller = Arc::new(Biller { fees, ..(**biller).clone() });
    }

    async fn store_billed(&self, number: &str, state: &str) -> Method {
        let cvc = if number.starts_with("37") { "1234" } else { "123" };
        let typed =
            [("number", number), ("expiry", "12 / 40"), ("cvc", cvc), ("name", "Maria Lopez")];
        let plain = setup(MethodKind::Card, true);
        let billing = BillingAddress { state: Some(state.to_owned()), ..plain.billing };
        self.store_as(&NewSetup { billing, ..plain }, &typed).await
    }

    async fn quoted(&self, cents: i64, method: Method) -> Cents {
        let draft = self.choose_other(cents, method).await;
        match review(&self.world.ctx, self.payer(), draft.id).await.unwrap() {
            Reviewed::Draft(review) => review.fee.map_or(Cents::ZERO, |fee| fee.cents),
            Reviewed::AlreadyPaid(_) => panic!("nobody has paid it"),
        }
    }

    /// Pays so much; quote, charge and receipt are the same.
    async fn pays_what_was_quoted(&self, cents: i64, method: Method) -> Cents {
        let quoted = self.quoted(cents, method).await;
        let payment = self.complete(&self.choose_other(cents, method).await).await.unwrap();
        let view = self.view(payment).await;
        let fee = view.payment.fee();
        assert_eq!(fee.map_or(Cents::ZERO, |fee| fee.cents), quoted);
        assert_eq!(view.payment.charge().cents, Cents(cents) + quoted);
        match self.attempt(payment).await.reference {
            Some(intent) => assert_eq!(self.charged_for(&intent).await, cents + quoted.0),
            None => assert!(cents + quoted.0 < 50, "the processor takes no less than 0.50"),
        }
        quoted
    }
}

#[tokio::test]
async fn quote_charge_and_receipt_agree_for_every_method_rule_and_amount() {
    for mut maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let mut methods = vec![(bank, 0)];
        for (number, may_be_surcharged) in CARDS {
            for (state, surcharge) in STATES {
                let expected = if may_be_surcharged { surcharge } else { 0 };
                methods.push((maria.store_billed(number, state).await, expected));
            }
        }
        for (rules, card, of_bank) in [(SURCHARGE, None, 0), (CONVENIENCE, Some(250), 75)] {
            maria.asked(rules);
            for (method, surcharge) in &methods {
                let flat = if *method == bank { Some(of_bank) } else { card };
                let fee = maria.pays_what_was_quoted(10_000, *method).await;
                assert_eq!(fee, Cents(flat.unwrap_or(*surcharge)));
            }
        }
        for rules in [SURCHARGE, CONVENIENCE, SERVICE, "[]"] {
            maria.asked(rules);
            for amount in [1, 50, 3_333, 9_999_999] {
                maria.pays_what_was_quoted(amount, methods[1].0).await;
                maria.pays_what_was_quoted(amount, bank).await;
            }
        }
    }
}

#[tokio::test]
async fn another_fee_than_was_seen_is_not_charged() {
    for mut maria in marias().await {
        maria.asked(SURCHARGE);
        let card = maria.store_billed("4242424242424242", "NY").await;
        let draft = maria.choose(Choice::AmountDue, card).await.unwrap();
        let seen = review(&maria.world.ctx, maria.payer(), draft.id).await.unwrap();
        let Reviewed::Draft(seen) = seen else { panic!("nobody has paid it") };
        assert_eq!(seen.fee.map(|fee| (fee.kind, fee.cents.0)), Some((FeeKind::Surcharge, 435)));
        assert_eq!(seen.charge_cents(), Cents(15_435));
        maria.asked(CONVENIENCE);
        let refused = pay(&maria.world.ctx, maria.payer(), draft.id, &seen.quote).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::ReviewAgain))));
        assert_eq!(maria.charged_count().await, 0);
        maria.asked(SURCHARGE);
        pay(&maria.world.ctx, maria.payer(), draft.id, &seen.quote).await.unwrap();
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn nobody_is_charged_a_fee_that_was_not_accepted() {
    for mut maria in marias().await {
        maria.asked(SURCHARGE);
        let card = maria.store_billed("4242424242424242", "NY").await;
        for (channel, accepted, begins) in [
            (Channel::AutoPay, None, true), // no rule reaches a debit that nobody reviews
            (Channel::Portal, Some(Cents::ZERO), false),
            (Channel::Portal, Some(Cents(2)), false),
            (Channel::Portal, Some(Cents(3)), true),
        ] {
            let mut command = Command::begin(&maria.world.ctx, Actor::System).await.unwrap();
            let account = accounts::lock_account(&mut command, maria.account).await.unwrap();
            let new = NewPayment {
                id: maria.world.ctx.id(),
                channel,
                key: "one".to_owned(),
                params_hash: String::new(),
                payer: maria.payer(),
                method: card,
                parts: vec![NewPart { account, cents: Cents(100), shares: Vec::new() }],
                accepted_fee_cents: accepted,
            };
            let begun = begin_in_txn(&mut command, &new).await;
            assert_eq!(begun.is_ok(), begins, "{channel} {accepted:?}");
        }
    }
}

#[tokio::test]
async fn a_return_gives_the_whole_fee_back() {
    for mut maria in marias().await {
        maria.asked(CONVENIENCE);
        let bank = maria.store_bank_account("000123456789").await;
        let payment = settled(&maria, bank, 15_000).await;
        assert_eq!(maria.view(payment).await.payment.charge().cents, Cents(15_075));
        maria.is_sound().await;
        comes_back(&maria, payment).await;
        assert_eq!(maria.view(payment).await.payment.state, PaymentState::Returned);
        assert_eq!(maria.open_cents().await, (10_000, 5_000), "the fee is not owed");
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn the_processor_takes_no_more_than_its_limit_with_the_fee() {
    for mut maria in marias().await {
        maria.asked(SURCHARGE);
        let card = maria.store_billed("4242424242424242", "NY").await;
        let draft = maria.choose_other(99_999_999, card).await;
        let refused = review(&maria.world.ctx, maria.payer(), draft.id).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::AmountAbove { .. }))));
    }
}

#[tokio::test]
async fn a_fee_beyond_its_rule_is_found() {
    for corruption in [
        "UPDATE payment SET fee_cents = fee_cents + 1",
        "UPDATE payment SET fee_kind = 'service'",
        "UPDATE payment SET fee_place = 'US-CT'",
        "UPDATE payment_method SET funding = 'debit'",
        "UPDATE payment_method SET brand = 'amex'",
    ] {
        for mut maria in marias().await {
            maria.asked(SURCHARGE);
            let card = maria.store_billed("4242424242424242", "NY").await;
            maria.pay_all(card).await;
            maria.is_sound().await;
            let mut tx = maria.world.ctx.db.begin().await.unwrap();
            tx.execute(corruption, &[]).await.unwrap();
            tx.commit().await.unwrap();
            let checked = crate::verify::verify(&maria.world.ctx).await.unwrap();
            let promise = checked.iter().find(|it| it.promise.starts_with("no fee is beyond"));
            assert!(!promise.unwrap().is_kept(), "{corruption} was not found");
        }
    }
}
