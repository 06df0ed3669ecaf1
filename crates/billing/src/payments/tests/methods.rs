//! Stored methods: naming, preferring and removing them, what time does to them, and what is left of
//! those for one payment.

use base::{Id, Refusal, kinds};
use outside::facts::MethodKind;
use serde_json::json;

use super::world::{Maria, Method, marias, setup};
use crate::jobs::run_due;
use crate::methods::{self, DeclineReason, Terms};
use crate::payments::{forget_unused_methods, remove_method};

const HOURS: i64 = 3_600;
const DAYS: i64 = 24 * HOURS;

impl Maria {
    async fn only_card(&self, is_saved: bool, expiry: &str) -> Method {
        let number = ("number", "4242424242424242");
        let typed = [number, ("expiry", expiry), ("cvc", "123"), ("name", "Maria Lopez")];
        self.store(MethodKind::Card, is_saved, &typed).await
    }

    /// Token, payer's token, name, street and postal code, as they are kept.
    async fn private_parts(&self, method: Method) -> [String; 5] {
        let sql = "SELECT reference, customer_reference, first_name || last_name, street,
                     postal_code || country FROM payment_method WHERE id = $1";
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let (one, two, three, four, five) = conn.query_one(sql, &[&method]).await.unwrap();
        [one, two, three, four, five]
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let (count,) = self.world.ctx.db.read().await.unwrap().query_one(sql, &[]).await.unwrap();
        count
    }

    async fn work(&self) {
        while run_due(&self.world.ctx, 100).await.unwrap() > 0 {}
    }

    async fn titles(&self) -> Vec<(String, bool)> {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let kept = methods::kept_of(&mut conn, self.payer()).await.unwrap();
        let title =
            |method: methods::Method| (method.nickname.unwrap_or(method.last4), method.is_default);
        kept.into_iter().map(|kept| title(kept.method)).collect()
    }

    /// The processor renews the card by itself.
    async fn processor_renews(&self, card: Method, year: &str) {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let reference = methods::find_method(&mut conn, card).await.unwrap().unwrap().reference;
        let url = format!("{}/v1/payment_methods/{reference}", self.sandbox.processor_url());
        let request = reqwest::Client::new().post(url).bearer_auth(self.sandbox.secret_key());
        let answer = request.form(&[("card[exp_year]", year)]).send().await.unwrap();
        assert!(answer.status().is_success());
    }
}

#[tokio::test]
async fn of_a_method_for_one_payment_only_what_the_receipt_says_is_left() {
    for maria in marias().await {
        let card = maria.only_card(false, "12/40").await;
        assert!(maria.private_parts(card).await.iter().all(|part| !part.is_empty()));
        let payment = maria.pay_all(card).await;
        maria.work().await;
        assert_eq!(maria.private_parts(card).await, [""; 5].map(str::to_owned));
        let setups = "SELECT count(*) FROM method_setup WHERE first_name <> '' OR street <> ''";
        assert_eq!(maria.count(setups).await, 0);
        let told = maria.view(payment).await.method;
        assert_eq!((told.brand.as_str(), told.last4.as_str()), ("visa", "4242"));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn while_a_payment_is_on_its_way_its_method_is_kept() {
    for maria in marias().await {
        let typed = [("routing_number", "110000000"), ("account_number", "000123456789")];
        let typed = [&typed[..], &[("account_type", "checking"), ("name", "M")]].concat();
        let bank = maria.store(MethodKind::Bank, false, &typed).await;
        maria.pay_all(bank).await;
        maria.work().await;
        assert!(!maria.private_parts(bank).await[0].is_empty());
        maria.steer("settle", json!({})).await;
        maria.after_seconds(HOURS + 1).await;
        maria.work().await;
        assert!(maria.private_parts(bank).await[0].is_empty());
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_method_that_no_payment_came_of_is_forgotten_after_two_days() {
    for maria in marias().await {
        let (left, stored) =
            (maria.only_card(false, "12/40").await, maria.only_card(true, "12/40").await);
        assert_eq!(forget_unused_methods(&maria.world.ctx).await.unwrap(), 0);
        maria.world.clock.advance_seconds(2 * DAYS + 1);
        assert_eq!(forget_unused_methods(&maria.world.ctx).await.unwrap(), 1);
        assert!(maria.private_parts(left).await[0].is_empty());
        assert!(!maria.private_parts(stored).await[0].is_empty());
    }
}

#[tokio::test]
async fn a_visit_to_the_hosted_page_that_came_to_nothing_leaves_no_address() {
    for maria in marias().await {
        let ctx = &maria.world.ctx;
        let new = setup(MethodKind::Card, true);
        methods::begin_setup(ctx, maria.payer(), &new).await.unwrap();
        for (days, left) in [(13, 1), (2, 0)] {
            maria.world.clock.advance_seconds(days * DAYS);
            methods::sweep_setups(ctx).await.unwrap();
            assert_eq!(maria.count("SELECT count(*) FROM method_setup").await, left);
        }
    }
}

#[tokio::test]
async fn a_removed_method_is_gone_at_the_processor_and_its_receipts_stay() {
    for maria in marias().await {
        let (ctx, payer) = (&maria.world.ctx, maria.payer());
        let old = maria.store_card("4242424242424242").await;
        let other = maria.store_bank_account("000123456789").await;
        methods::rename(ctx, payer, old, Some("Everyday")).await.unwrap();
        let payment = maria.pay_all(old).await;
        remove_method(ctx, payer, old).await.unwrap();
        assert_eq!(maria.titles().await, [("6789".to_owned(), true)], "the other is the default");
        maria.work().await;
        assert!(maria.private_parts(old).await.iter().all(String::is_empty));
        assert_eq!(maria.view(payment).await.method.nickname.as_deref(), Some("Everyday"));
        assert!(remove_method(ctx, payer, old).await.is_err(), "once");
        assert!(remove_method(ctx, payer, other).await.is_ok());
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_method_with_a_payment_on_its_way_cannot_be_removed_yet() {
    for maria in marias().await {
        let (ctx, payer) = (&maria.world.ctx, maria.payer());
        let bank = maria.store_bank_account("000123456789").await;
        maria.pay_all(bank).await;
        let refused = remove_method(ctx, payer, bank).await.unwrap_err();
        assert!(matches!(refused, crate::Error::Refused(Refusal::MethodInUse)), "{refused}");
        assert_eq!(maria.titles().await.len(), 1, "nothing was changed");
        maria.steer("settle", json!({})).await;
        maria.after_seconds(HOURS + 1).await;
        remove_method(ctx, payer, bank).await.unwrap();
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn one_is_the_default_and_it_is_offered_first() {
    for maria in marias().await {
        let (ctx, payer) = (&maria.world.ctx, maria.payer());
        let card = maria.only_card(true, "12/40").await;
        let bank = maria.store_bank_account("000123456789").await;
        let told =
            |first: &str, second: &str| [(first.to_owned(), true), (second.to_owned(), false)];
        assert_eq!(maria.titles().await, told("4242", "6789"));
        methods::make_default(ctx, payer, bank).await.unwrap();
        assert_eq!(maria.titles().await, told("6789", "4242"));
        let other = maria.only_card(true, "11/26").await;
        maria.world.clock.advance_seconds(40 * DAYS);
        let refused = methods::make_default(ctx, payer, other).await.unwrap_err();
        assert!(matches!(refused, crate::Error::Refused(Refusal::MethodUnusable)), "{refused}");
        methods::rename(ctx, payer, card, None).await.unwrap();
        assert_eq!(maria.titles().await[0].0, "6789");
    }
}

#[tokio::test]
async fn whoever_else_pays_has_none_of_it() {
    for maria in marias().await {
        let ctx = &maria.world.ctx;
        let card = maria.only_card(true, "12/40").await;
        let stranger = crate::payers::Payer::User(Id::<kinds::User>::from_bits(7));
        assert!(methods::rename(ctx, stranger, card, Some("Mine")).await.is_err());
        assert!(methods::make_default(ctx, stranger, card).await.is_err());
        assert!(remove_method(ctx, stranger, card).await.is_err());
        let mut conn = ctx.db.read().await.unwrap();
        assert!(methods::find_agreement_for(&mut conn, stranger, card).await.unwrap().is_none());
        assert!(methods::find_kept_for(&mut conn, stranger, card).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn what_was_agreed_to_is_kept_word_for_word() {
    for maria in marias().await {
        let card = maria.only_card(true, "12/40").await;
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let found = methods::find_agreement_for(&mut conn, maria.payer(), card).await.unwrap();
        let agreement = found.unwrap();
        let shown = Terms::new("2026-11", base::Language::En, "I agree to be charged.");
        assert_eq!((agreement.text, agreement.hash), (shown.text, shown.hash));
        assert_eq!(
            (agreement.version.as_str(), &*agreement.network_address),
            ("2026-11", "192.0.2.7")
        );
        assert_eq!(agreement.agreed_at, maria.world.ctx.now());
    }
}

#[tokio::test]
async fn autopay_wants_a_method_that_is_saved_and_hears_of_it_when_it_is_there() {
    for maria in marias().await {
        let wish = methods::NewSetup { for_autopay: true, ..setup(MethodKind::Card, false) };
        let url = methods::begin_setup(&maria.world.ctx, maria.payer(), &wish).await.unwrap();
        let typed =
            [("number", "4242424242424242"), ("expiry", "12/40"), ("cvc", "123"), ("name", "M")];
        let back = maria.submit(&url, &typed).await;
        let id = back.rsplit('/').next().unwrap().parse().unwrap();
        let finished = methods::finish_setup(&maria.world.ctx, maria.payer(), id).await.unwrap();
        assert!(finished.for_autopay);
        assert_eq!(maria.titles().await.len(), 1, "it is saved, too");
    }
}

#[tokio::test]
async fn a_card_near_its_end_is_told_of_once_unless_the_processor_has_renewed_it() {
    for maria in marias().await {
        let told = "SELECT count(*) FROM event WHERE kind = 'method.expiring'";
        let (old, renewed) =
            (maria.only_card(true, "01/27").await, maria.only_card(true, "01/27").await);
        maria.processor_renews(renewed, "2040").await;
        // November 23rd, January 2nd, February 10th.
        for (days, looked_at, warned) in [(0, 0, 0), (40, 2, 1), (0, 0, 1), (39, 0, 1)] {
            maria.world.clock.advance_seconds(days * DAYS);
            assert_eq!(methods::warn_of_expiry(&maria.world.ctx).await.unwrap(), looked_at);
            assert_eq!(maria.count(told).await, warned);
        }
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let kept = methods::find_method(&mut conn, renewed).await.unwrap().unwrap();
        assert_eq!(kept.expiry, Some((2040, 1)));
        let kept = methods::find_method(&mut conn, old).await.unwrap().unwrap();
        assert!(kept.has_expired(maria.world.ctx.today()));
    }
}

#[tokio::test]
async fn a_card_that_the_processor_has_lost_says_so() {
    for maria in marias().await {
        let card = maria.only_card(true, "12/26").await;
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let reference = methods::find_method(&mut conn, card).await.unwrap().unwrap().reference;
        let url =
            format!("{}/v1/payment_methods/{reference}/detach", maria.sandbox.processor_url());
        let client = reqwest::Client::new();
        client.post(url).bearer_auth(maria.sandbox.secret_key()).send().await.unwrap();
        methods::renew_by_reference(&maria.world.ctx, &reference).await.unwrap();
        let kept = methods::kept_of(&mut conn, maria.payer()).await.unwrap();
        assert_eq!(kept[0].unusable_reason, Some(DeclineReason::MethodGone));
    }
}
