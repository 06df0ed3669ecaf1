//! Choosing what to pay, and paying it once.

use base::{Cents, Error, Refusal};

use super::world::marias;
use crate::payers::Payer;
use crate::payments::{
    AttemptState, Choice, NewDraft, PaymentState, Reviewed, TickedInvoice, cancel_draft, put_draft,
    review,
};

#[tokio::test]
async fn a_card_pays_everything_due() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let payment = maria.pay_all(card).await;
        assert_eq!(maria.states(payment).await, (PaymentState::Paid, AttemptState::Succeeded));
        assert_eq!(maria.open_cents().await, (0, 0));
        let view = maria.view(payment).await;
        assert!(view.payment.receipt_number.is_some() && view.shares.len() == 2);
        assert_eq!(maria.balance().await, Default::default());
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn each_choice_comes_to_its_amount() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let table = [
            (Choice::AmountDue, 15_000),
            (Choice::CurrentBilled, 5_000),
            (Choice::PastDue, 10_000),
        ];
        for (choice, cents) in table {
            assert_eq!(maria.choose(choice, card).await.unwrap().amount_cents, Cents(cents));
        }
    }
}

#[tokio::test]
async fn ticked_invoices_are_paid_and_no_others() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let new = NewDraft {
            account: maria.account,
            choice: Choice::Invoices,
            other_cents: None,
            invoices: vec![TickedInvoice::whole(maria.invoice("A-2").await.id)],
            accounts: Vec::new(),
            method: Some(card),
        };
        let draft = put_draft(&maria.world.ctx, maria.payer(), None, &new).await.unwrap();
        maria.complete(&draft).await.unwrap();
        assert_eq!(maria.open_cents().await, (10_000, 0));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_part_goes_to_the_oldest_bill() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        maria.complete(&maria.choose_other(12_000, card).await).await.unwrap();
        assert_eq!(maria.open_cents().await, (0, 3_000));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn too_much_is_kept_and_used_by_the_next_bill() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        maria.complete(&maria.choose_other(20_000, card).await).await.unwrap();
        assert_eq!(maria.balance().await.unapplied_cents, Cents(5_000));
        maria.bill("A-3", "2027-01-01", 6_000).await;
        assert_eq!(maria.invoice("A-3").await.open_cents, Cents(1_000));
        assert_eq!(maria.balance().await.unapplied_cents, Cents::ZERO);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_double_click_pays_once() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let draft = maria.choose(Choice::AmountDue, card).await.unwrap();
        let (first, second) = tokio::join!(maria.complete(&draft), maria.complete(&draft));
        assert_eq!(first.unwrap(), second.unwrap());
        assert_eq!(maria.complete(&draft).await.unwrap(), draft.payment_id(), "a reload, later");
        assert_eq!(maria.charged_count().await, 1);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn two_windows_do_not_pay_the_same_bills_twice() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let first = maria.choose(Choice::AmountDue, card).await.unwrap();
        let second = maria.choose(Choice::AmountDue, card).await.unwrap();
        let (one, other) = tokio::join!(maria.complete(&first), maria.complete(&second));
        let refused = [one, other].into_iter().filter(Result::is_err).count();
        assert_eq!((refused, maria.charged_count().await), (1, 1));
        let late = maria.complete(&second).await.and(maria.complete(&first).await);
        assert!(matches!(late, Err(Error::Refused(Refusal::ReviewAgain))), "{late:?}");
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn what_was_given_up_cannot_be_paid() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let draft = maria.choose(Choice::AmountDue, card).await.unwrap();
        cancel_draft(&maria.world.ctx, maria.payer(), draft.id).await.unwrap();
        let late = maria.complete(&draft).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::DraftGone))), "{late:?}");
        assert_eq!(maria.charged_count().await, 0);
    }
}

#[tokio::test]
async fn a_paid_draft_leads_to_its_payment() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let draft = maria.choose(Choice::AmountDue, card).await.unwrap();
        let shown = review(&maria.world.ctx, maria.payer(), draft.id).await.unwrap();
        assert!(
            matches!(&shown, Reviewed::Draft(it) if it.parts[0].shares.len() == 2),
            "{shown:?}"
        );
        maria.complete(&draft).await.unwrap();
        let shown = review(&maria.world.ctx, maria.payer(), draft.id).await.unwrap();
        assert!(matches!(shown, Reviewed::AlreadyPaid(id) if id == draft.payment_id()));
    }
}

#[tokio::test]
async fn nothing_and_too_much_are_refused() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        for (cents, refusal) in [
            (0, Refusal::AmountZero),
            (-5, Refusal::AmountZero),
            (
                100_000_000,
                Refusal::AmountAbove { limit: Cents::LIMIT, currency: base::Currency::USD },
            ),
        ] {
            let new = NewDraft {
                account: maria.account,
                choice: Choice::Other,
                other_cents: Some(Cents(cents)),
                invoices: Vec::new(),
                accounts: Vec::new(),
                method: Some(card),
            };
            let refused = put_draft(&maria.world.ctx, maria.payer(), None, &new).await;
            assert!(matches!(refused, Err(Error::Refused(why)) if why == refusal), "{cents}");
        }
    }
}

#[tokio::test]
async fn a_stranger_finds_nothing_of_maria() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let draft = maria.choose(Choice::AmountDue, card).await.unwrap();
        let ctx = &maria.world.ctx;
        let joe = crate::samples::user("joe", None);
        let joe = crate::people::add_user(ctx, base::Actor::Operator, joe).await.unwrap();
        let joe = Payer::User(joe);
        let paid = crate::payments::pay(ctx, joe, draft.id, "").await;
        assert!(matches!(paid, Err(Error::Refused(Refusal::DraftGone))), "{paid:?}");
        assert!(matches!(review(ctx, joe, draft.id).await, Err(Error::NotFound)));
        let mut conn = ctx.db.read().await.unwrap();
        assert!(crate::methods::find_for(&mut conn, joe, card).await.unwrap().is_none());
    }
}
