//! One payment for several accounts, and invoices of which a part is paid.

use base::{Actor, Cents, Error, Id, Refusal, kinds};
use outside::facts::MethodKind;

use super::returns::{comes_back, settled_draft};
use super::world::{Maria, marias};
use crate::payers::Payer;
use crate::payments::{
    Choice, Draft, NewDraft, PaymentState, TickedAccount, TickedInvoice, note_short_payments,
    put_draft, view_for,
};
use crate::people::{self, Access, Role};

const CARD: &str = "4242424242424242";

/// Maria's shop, which owes 30.00 (S-1).
async fn shop(maria: &Maria) -> Id<kinds::Account> {
    let shop = maria.world.account("CL5678").await;
    let access = Access::new(shop, Role::Holder);
    people::grant_access(&maria.world.ctx, Actor::Operator, maria.user, &access).await.unwrap();
    maria.bill_on(shop, "S-1", "2026-11-10", 3_000).await;
    shop
}

async fn choose(
    maria: &Maria,
    accounts: &[(Id<kinds::Account>, Option<i64>)],
    method: Id<kinds::Method>,
) -> base::Result<Draft> {
    let tick = |(account, cents): &(Id<kinds::Account>, Option<i64>)| TickedAccount {
        account: *account,
        cents: cents.map(Cents),
    };
    let new = NewDraft {
        account: maria.account,
        choice: Choice::Accounts,
        other_cents: None,
        invoices: Vec::new(),
        accounts: accounts.iter().map(tick).collect(),
        method: Some(method),
    };
    put_draft(&maria.world.ctx, maria.payer(), None, &new).await
}

#[tokio::test]
async fn one_payment_pays_two_accounts_with_one_receipt() {
    for maria in marias().await {
        let (card, shop) = (maria.store_card(CARD).await, shop(&maria).await);
        let draft = choose(&maria, &[(maria.account, None), (shop, None)], card).await.unwrap();
        assert_eq!(draft.amount_cents, Cents(18_000));
        let payment = maria.complete(&draft).await.unwrap();
        let view = maria.view(payment).await;
        assert!(view.is_whole() && view.parts.len() == 2 && view.shares.len() == 3);
        assert_eq!(maria.open_cents().await, (0, 0));
        assert_eq!(maria.invoice("S-1").await.open_cents, Cents::ZERO);
        assert_eq!(maria.charged_count().await, 1);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn each_account_gets_the_amount_typed_for_it() {
    for maria in marias().await {
        let (card, shop) = (maria.store_card(CARD).await, shop(&maria).await);
        let ticked = [(maria.account, Some(2_000)), (shop, Some(1_000))];
        maria.complete(&choose(&maria, &ticked, card).await.unwrap()).await.unwrap();
        assert_eq!(maria.open_cents().await, (8_000, 5_000));
        assert_eq!(maria.invoice("S-1").await.open_cents, Cents(2_000));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn no_account_is_paid_more_than_is_due_on_it() {
    for maria in marias().await {
        let (card, shop) = (maria.store_card(CARD).await, shop(&maria).await);
        let refused = choose(&maria, &[(shop, Some(3_001))], card).await;
        let Err(Error::Refused(Refusal::AboveOpen { open, .. })) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(open, Cents(3_000));
        let none = choose(&maria, &[], card).await;
        assert!(matches!(none, Err(Error::Refused(Refusal::ChooseAccounts))), "{none:?}");
    }
}

#[tokio::test]
async fn two_windows_do_not_pay_an_account_twice() {
    for maria in marias().await {
        let (card, shop) = (maria.store_card(CARD).await, shop(&maria).await);
        let both = choose(&maria, &[(maria.account, None), (shop, None)], card).await.unwrap();
        let one = choose(&maria, &[(shop, None)], card).await.unwrap();
        let (first, second) = tokio::join!(maria.complete(&both), maria.complete(&one));
        let refused = [first, second].into_iter().filter(Result::is_err).count();
        assert_eq!((refused, maria.charged_count().await), (1, 1));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn what_comes_back_is_owed_again_on_both_accounts() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let shop = shop(&maria).await;
        let draft = choose(&maria, &[(maria.account, None), (shop, None)], bank).await.unwrap();
        let payment = settled_draft(&maria, &draft).await;
        assert_eq!(maria.open_cents().await, (0, 0));
        comes_back(&maria, payment).await;
        assert_eq!(maria.states(payment).await.0, PaymentState::Returned);
        assert_eq!(maria.open_cents().await, (10_000, 5_000));
        assert_eq!(maria.invoice("S-1").await.open_cents, Cents(3_000));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn whoever_reaches_one_of_the_accounts_sees_its_part_alone() {
    for maria in marias().await {
        let (card, shop) = (maria.store_card(CARD).await, shop(&maria).await);
        let draft = choose(&maria, &[(maria.account, None), (shop, None)], card).await.unwrap();
        let payment = maria.complete(&draft).await.unwrap();
        let ana = maria.world.user("ana", shop).await;
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let view = view_for(&mut conn, Payer::User(ana), payment).await.unwrap().unwrap();
        assert!(!view.is_whole() && view.parts.len() == 1 && view.shares.len() == 1);
        assert_eq!(view.seen_charge().cents, Cents(3_000));
    }
}

async fn tick(maria: &Maria, number: &str, cents: i64) -> base::Result<Draft> {
    let method = maria.store(MethodKind::Card, true, &super::world::typed_card(CARD)).await;
    let invoice = maria.invoice(number).await.id;
    let new = NewDraft {
        account: maria.account,
        choice: Choice::Invoices,
        other_cents: None,
        invoices: vec![TickedInvoice {
            cents: Some(Cents(cents)),
            ..TickedInvoice::whole(invoice)
        }],
        accounts: Vec::new(),
        method: Some(method),
    };
    put_draft(&maria.world.ctx, maria.payer(), None, &new).await
}

#[tokio::test]
async fn a_part_of_an_invoice_is_paid_and_the_reason_is_kept() {
    for maria in marias().await {
        let draft = tick(&maria, "A-2", 4_000).await.unwrap();
        let notes = [(maria.invoice("A-2").await.id, " The last days were not ours. ".to_owned())];
        let ctx = &maria.world.ctx;
        note_short_payments(ctx, maria.payer(), draft.id, &notes).await.unwrap();
        let payment = maria.complete(&draft).await.unwrap();
        assert_eq!(
            maria.open_cents().await,
            (10_000, 1_000),
            "and A-1, due before, is not touched"
        );
        let shares = maria.view(payment).await.shares;
        assert_eq!(shares[0].note.as_deref(), Some("The last days were not ours."));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn nobody_ticks_more_than_an_invoice_is_open_for() {
    for maria in marias().await {
        let refused = tick(&maria, "A-2", 5_001).await;
        assert!(
            matches!(&refused, Err(Error::Refused(Refusal::AboveOpen { number, .. })) if number.as_str() == "A-2"),
            "{refused:?}"
        );
        let nothing = tick(&maria, "A-2", 0).await;
        assert!(matches!(nothing, Err(Error::Refused(Refusal::AmountZero))), "{nothing:?}");
    }
}

#[tokio::test]
async fn another_amount_than_was_reviewed_is_not_paid() {
    for maria in marias().await {
        let seen = tick(&maria, "A-2", 4_000).await.unwrap();
        let ctx = &maria.world.ctx;
        let paid = crate::payments::pay(ctx, maria.payer(), seen.id, "something else").await;
        assert!(matches!(paid, Err(Error::Refused(Refusal::ReviewAgain))), "{paid:?}");
        assert_eq!(maria.charged_count().await, 0);
    }
}
