//! Maria plans payments, and days pass.

use base::{Cents, Date, Id, Language, Result, SignedDuration, kinds};
use words::{Region, Words};

use crate::jobs;
use crate::payments::tests::world::{Maria, Method};
use crate::payments::{self, Choice, NewDraft, Reviewed, TickedInvoice};
use crate::schedules::{
    self, Agreed, AgreementText, Ends, Every, NewRepeat, Occurrence, Rule, ScheduleView,
    schedule_text,
};

pub type Schedule = Id<kinds::Schedule>;

pub const CARD: &str = "4242424242424242";
/// Can be added, and lacks money whenever it is charged later.
pub const CARD_WITHOUT_MONEY: &str = "4000000000000341";

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn yes(text: AgreementText) -> Agreed {
    let hash = Some(text.hash.clone());
    Agreed { text, hash, network_address: "192.0.2.7".to_owned() }
}

pub fn text_of(maria: &Maria, rule: &Rule) -> AgreementText {
    let words = Words::of(Language::En, Region::US);
    schedule_text(&maria.world.ctx, words, rule, "$10.00", "Visa ending in 4242")
}

/// All that Maria owes, planned for that day; `other` is an amount of her own.
pub async fn plan(
    maria: &Maria,
    day: &str,
    other: Option<i64>,
    method: Method,
) -> Result<Schedule> {
    let choice = if other.is_some() { Choice::Other } else { Choice::AmountDue };
    plan_draft(maria, day, choice, other, &[], method).await
}

/// These invoices, planned for that day.
pub async fn plan_invoices(
    maria: &Maria,
    day: &str,
    numbers: &[&str],
    method: Method,
) -> Result<Schedule> {
    plan_draft(maria, day, Choice::Invoices, None, numbers, method).await
}

async fn plan_draft(
    maria: &Maria,
    day: &str,
    choice: Choice,
    other: Option<i64>,
    numbers: &[&str],
    method: Method,
) -> Result<Schedule> {
    let ctx = &maria.world.ctx;
    let mut invoices = Vec::new();
    for number in numbers {
        invoices.push(TickedInvoice::whole(maria.invoice(number).await.id));
    }
    let new = NewDraft {
        account: maria.account,
        choice,
        other_cents: other.map(Cents),
        invoices,
        accounts: Vec::new(),
        method: Some(method),
    };
    let draft = payments::put_draft(ctx, maria.payer(), None, &new).await?.id;
    schedules::set_draft_day(ctx, maria.payer(), draft, Some(date(day))).await?;
    let Reviewed::Draft(review) = payments::review(ctx, maria.payer(), draft).await? else {
        panic!("it was not paid");
    };
    let agreed = yes(text_of(maria, &Rule::Once(date(day))));
    let made = schedules::make_of_draft(ctx, maria.user, draft, &review.quote, &agreed).await;
    work(maria).await; // the confirmation
    made
}

/// Ten dollars every week from that day on.
pub async fn repeat(maria: &Maria, first: &str, ends: Ends, method: Method) -> Result<Schedule> {
    let rule = Rule::repeat(Every::Week, date(first), 1, ends);
    let new = NewRepeat {
        id: maria.world.ctx.id(),
        account: maria.account,
        amount_cents: Cents(1_000),
        rule,
        method,
    };
    let agreed = yes(text_of(maria, &rule));
    let made = schedules::make_repeat(&maria.world.ctx, maria.user, &new, &agreed).await;
    work(maria).await; // the confirmation
    made
}

/// It becomes ten in the morning of that day, and everything that is due is done.
pub async fn on(maria: &Maria, day: &str) {
    let ctx = &maria.world.ctx;
    let morning = schedules::day_start(date(day), &ctx.biller.zone).unwrap();
    let morning = morning + SignedDuration::from_hours(10);
    maria.world.clock.advance(morning.duration_since(ctx.now()));
    jobs::plan_days(ctx).await.unwrap();
    work(maria).await;
}

/// Until nothing is left to do.
pub async fn work(maria: &Maria) {
    while jobs::run_due(&maria.world.ctx, 50).await.unwrap() > 0 {}
    payments::check_attempts(&maria.world.ctx, 100).await.unwrap();
    while jobs::run_due(&maria.world.ctx, 50).await.unwrap() > 0 {}
}

pub async fn view(maria: &Maria, id: Schedule) -> ScheduleView {
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    schedules::get_view(&mut conn, id).await.unwrap()
}

/// What became of its days, the first one first.
pub async fn days(maria: &Maria, id: Schedule) -> Vec<Occurrence> {
    let mut days = view(maria, id).await.occurrences;
    days.reverse();
    days
}

/// What the schedule's charges came to.
pub async fn charged(maria: &Maria, id: Schedule) -> Vec<i64> {
    let mut charged = Vec::new();
    for day in days(maria, id).await {
        if let Some(payment) = day.payment_id {
            charged.push(maria.view(payment).await.payment.amount_cents.0);
        }
    }
    charged
}

/// The kinds of letters that were asked for about something planned, in order.
pub async fn told(maria: &Maria) -> Vec<String> {
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    let rows: Vec<(String,)> =
        conn.query("SELECT kind FROM outbox ORDER BY id", &[]).await.unwrap();
    let planned = |kind: &String| !kind.starts_with("payment_");
    rows.into_iter().map(|(kind,)| kind).filter(planned).collect()
}
