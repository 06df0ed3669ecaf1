//! Maria is behind, and pays in instalments.

use base::{Cents, Date, Id, Language, SignedDuration, kinds};
use words::{Region, Words};

use crate::arrangements::{
    self, ArrangementState, ArrangementView, NewArrangement, NoOffer, Offer, arrangement_text,
    is_kept,
};
use crate::jobs;
use crate::payments::tests::world::{Maria, Method, marias};
use crate::schedules::{self, Agreed};

type Arrangement = Id<kinds::Arrangement>;

const CARD: &str = "4242424242424242";

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

async fn offer(maria: &Maria) -> Result<Offer, NoOffer> {
    let ctx = &maria.world.ctx;
    let mut conn = ctx.db.read().await.unwrap();
    arrangements::offer_for(ctx, &mut conn, maria.user, maria.account).await.unwrap()
}

/// A-1 (100.00) is past due: 40.00 at once, and twice 30.00 by the month.
async fn arrange(maria: &Maria, method: Option<Method>) -> Arrangement {
    let ctx = &maria.world.ctx;
    let offer = offer(maria).await.unwrap();
    let (count, down_cents) = (2, Cents(4_000));
    let plan = offer.split(down_cents, count, ctx.today()).unwrap();
    let words = Words::of(Language::En, Region::US);
    let text = arrangement_text(ctx, words, &offer, &plan, method.map(|_| "Visa"));
    let hash = Some(text.hash.clone());
    let agreed = Agreed { text, hash, network_address: "192.0.2.7".to_owned() };
    let new = NewArrangement { id: ctx.id(), account: maria.account, count, down_cents, method };
    for _ in 0..2 {
        arrangements::make(ctx, maria.user, &new, &agreed).await.unwrap();
    }
    new.id
}

async fn on(maria: &Maria, day: &str) {
    let ctx = &maria.world.ctx;
    let morning = schedules::day_start(date(day), &ctx.biller.zone).unwrap();
    let morning = morning + SignedDuration::from_hours(10);
    maria.world.clock.advance(morning.duration_since(ctx.now()));
    jobs::plan_days(ctx).await.unwrap();
    work(maria).await;
}

async fn work(maria: &Maria) {
    while jobs::run_due(&maria.world.ctx, 50).await.unwrap() > 0 {}
}

async fn pay(maria: &Maria, cents: i64, card: Method) {
    let draft = maria.choose_other(cents, card).await;
    maria.complete(&draft).await.unwrap();
    work(maria).await;
}

async fn view(maria: &Maria, id: Arrangement) -> ArrangementView {
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    arrangements::get_view(&mut conn, id).await.unwrap()
}

async fn state(maria: &Maria, id: Arrangement) -> ArrangementState {
    view(maria, id).await.arrangement.state
}

async fn told(maria: &Maria) -> Vec<String> {
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    let rows: Vec<(String,)> =
        conn.query("SELECT kind FROM outbox ORDER BY id", &[]).await.unwrap();
    let planned = |kind: &String| !kind.starts_with("payment_");
    rows.into_iter().map(|(kind,)| kind).filter(planned).collect()
}

#[tokio::test]
async fn what_is_past_due_is_offered_within_the_rules() {
    for maria in marias().await {
        let offer = offer(&maria).await.unwrap();
        assert_eq!((offer.debt_cents, offer.least_down_cents), (Cents(10_000), Cents(2_500)));
        let today = maria.world.ctx.today();
        for (down, count, fits) in
            [(2_500, 6, true), (2_500, 7, false), (2_499, 2, false), (9_999, 2, false)]
        {
            let plan = offer.split(Cents(down), count, today);
            assert_eq!(plan.is_some(), fits, "{down} down, {count} instalments");
        }
        let card = maria.store_card(CARD).await;
        pay(&maria, 5_001, card).await;
        let least_cents = Cents(5_000);
        assert_eq!(self::offer(&maria).await, Err(NoOffer::TooLittle { least_cents }));
    }
}

#[tokio::test]
async fn instalments_are_debited_on_their_days_and_complete_it() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = arrange(&maria, Some(card)).await;
        pay(&maria, 4_000, card).await;
        for day in ["2026-12-20", "2026-12-23", "2027-01-20", "2027-01-23"] {
            on(&maria, day).await;
        }
        assert_eq!(state(&maria, id).await, ArrangementState::Completed);
        assert_eq!(maria.open_cents().await, (0, 5_000));
        let letters = [
            "arrangement_made",
            "instalment_comes_up",
            "instalment_comes_up",
            "arrangement_completed",
        ];
        assert_eq!(told(&maria).await, letters);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn while_kept_it_holds_reminders_back_and_there_is_no_second_one() {
    for maria in marias().await {
        let id = arrange(&maria, None).await;
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        assert!(is_kept(&mut conn, maria.account).await.unwrap());
        assert_eq!(offer(&maria).await, Err(NoOffer::Kept(id)));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_missed_instalment_breaks_it_after_the_grace_period() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = arrange(&maria, None).await;
        pay(&maria, 4_000, card).await;
        on(&maria, "2026-12-28").await;
        assert_eq!(state(&maria, id).await, ArrangementState::Kept);
        on(&maria, "2026-12-29").await;
        assert_eq!(state(&maria, id).await, ArrangementState::Broken);
        assert!(told(&maria).await.contains(&"arrangement_broken".to_owned()));
        assert!(
            matches!(offer(&maria).await, Err(NoOffer::Broken { until }) if until == date("2027-12-29"))
        );
    }
}

#[tokio::test]
async fn a_payment_by_another_way_counts_and_is_not_debited_again() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = arrange(&maria, Some(card)).await;
        pay(&maria, 5_000, card).await; // 10.00 more than the down payment
        on(&maria, "2026-12-23").await;
        assert_eq!(view(&maria, id).await.progress.settled_cents, Cents(7_000));
        assert_eq!(maria.charged_count().await, 2);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn paid_off_early_it_ends() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = arrange(&maria, Some(card)).await;
        pay(&maria, 10_000, card).await;
        assert_eq!(state(&maria, id).await, ArrangementState::Completed);
        on(&maria, "2026-12-23").await;
        assert_eq!(maria.charged_count().await, 1);
    }
}

#[tokio::test]
async fn a_declined_instalment_is_told_and_can_be_paid_by_hand() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let declined = maria.store_card("4000000000000341").await;
        let id = arrange(&maria, Some(declined)).await;
        pay(&maria, 4_000, card).await;
        on(&maria, "2026-12-23").await;
        assert!(told(&maria).await.contains(&"instalment_failed".to_owned()));
        pay(&maria, 3_000, card).await;
        on(&maria, "2026-12-29").await;
        assert_eq!(state(&maria, id).await, ArrangementState::Kept);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn without_its_authorization_nothing_is_debited() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let id = arrange(&maria, Some(card)).await;
        for _ in 0..2 {
            arrangements::stop_debits(&maria.world.ctx, maria.user, id).await.unwrap();
        }
        on(&maria, "2026-12-23").await;
        assert_eq!(maria.charged_count().await, 0);
    }
}
