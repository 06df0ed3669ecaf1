//! What must be true once everything has come to rest.

use std::collections::{BTreeMap, BTreeSet};

use base::{Cents, Id, Result, kinds};
use billing::payments::{Channel, PaymentState};
use billing::refunds::RefundAttemptState;
use billing::verify::{self, Checked};
use billing::{Ctx, journal, ledger};
use serde_json::Value;

use crate::store::{self, Known, KnownRefund, Part};
use crate::world::World;

/// A charge as the processor has it.
struct Charge {
    reference: String,
    attempt: Option<Id<kinds::Attempt>>,
    payment: String,
    is_paid: bool,
    is_contested: bool,
}

/// Everything that the end of a world is compared with.
struct End {
    known: Vec<Known>,
    parts: Vec<Part>,
    refunds: Vec<KnownRefund>,
    cycles_left: Vec<String>,
    asked_for_nothing: Vec<String>,
    checked: Vec<Checked>,
    jobs_left: Vec<(String, String, i64, String)>,
    set_aside: Vec<String>,
    letters: Vec<(String, String, bool)>,
    walks_planned: i64,
    overdrawn: Vec<String>,
    methods_left: Vec<String>,
    /// Credit of the accounts that may have none.
    strict_credit: Vec<i64>,
}

pub fn check_the_end(world: &mut World) {
    let Some(process) = &world.process else {
        return world.blame("the program was not started again".to_owned());
    };
    let strict: Vec<_> =
        world.cast.accounts.iter().filter(|it| it.is_strict).map(|it| it.id).collect();
    let end = process.ask(&world.stage, look_around(&process.ctx, &strict));
    let charges = charges(world);
    match end {
        Ok(end) => {
            let mut broken = Vec::new();
            check_promises(world, &end, &mut broken);
            check_everything_is_over(&end, &mut broken);
            check_nothing_is_left(&end, &mut broken);
            check_charges(world, &end, &charges, &mut broken);
            check_what_was_reviewed(world, &end, &mut broken);
            check_parts(world, &end, &mut broken);
            check_refunds(world, &end, &mut broken);
            check_what_was_told(world, &end, &charges, &mut broken);
            check_letters(world, &end, &mut broken);
            broken.into_iter().for_each(|what| world.blame(what));
        }
        Err(error) => world.blame(format!("the end cannot be read: {error}")),
    }
}

async fn look_around(ctx: &Ctx, strict: &[Id<kinds::Account>]) -> Result<End> {
    while journal::seal(ctx, 1_000).await? > 0 {}
    let checked = verify::verify(ctx).await?;
    let mut conn = ctx.db.read().await?;
    let mut strict_credit = Vec::new();
    for account in strict {
        strict_credit.push(ledger::balance_of(&mut conn, *account).await?.unapplied_cents.0);
    }
    Ok(End {
        known: store::known_payments(&mut conn).await?,
        parts: store::parts(&mut conn).await?,
        refunds: store::known_refunds(&mut conn).await?,
        cycles_left: store::cycles_left(&mut conn).await?,
        asked_for_nothing: store::asked_for_nothing(&mut conn).await?,
        jobs_left: store::jobs_left(&mut conn).await?,
        set_aside: store::set_aside(&mut conn).await?.into_iter().map(|(name, _)| name).collect(),
        letters: store::letters(&mut conn).await?,
        walks_planned: store::walks_planned(&mut conn).await?,
        overdrawn: store::overdrawn_accounts(&mut conn).await?,
        methods_left: store::methods_left(&mut conn).await?,
        strict_credit,
        checked,
    })
}

fn charges(world: &World) -> Vec<Charge> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let disputes = world.list("/v1/disputes");
    let contested: BTreeSet<String> =
        disputes.iter().map(|dispute| text(&dispute["payment_intent"])).collect();
    let intents = world.list("/v1/payment_intents");
    intents.iter().map(|intent| read_charge(intent, &contested)).collect()
}

fn read_charge(intent: &Value, contested: &BTreeSet<String>) -> Charge {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Charge {
        reference: text(&intent["id"]),
        attempt: intent["metadata"]["attempt_id"].as_str().and_then(|id| id.parse().ok()),
        payment: text(&intent["metadata"]["payment_id"]),
        is_paid: intent["status"] == "succeeded",
        is_contested: contested.contains(intent["id"].as_str().unwrap_or_default()),
    }
}

/// Those of `paydesk verify`. After an old backup, what happened since waits for staff, and no
/// journal has it.
fn check_promises(world: &World, end: &End, broken: &mut Vec<String>) {
    const LOST_WITH_A_BACKUP: [&str; 2] =
        ["nothing at the processor waits for staff", "clearing equals the processor's balance"];
    for Checked { promise, offenders } in &end.checked {
        let is_excused = world.is_restored && LOST_WITH_A_BACKUP.contains(promise);
        if !offenders.is_empty() && !is_excused {
            broken.push(format!("not kept: {promise}: {}", offenders.join("; ")));
        }
    }
}

fn check_everything_is_over(end: &End, broken: &mut Vec<String>) {
    for known in &end.known {
        if !known.is_over() {
            broken.push(format!("payment {} never came to an end", known.id));
        }
    }
    for refund in end.refunds.iter().filter(|refund| !refund.attempt_state.is_over()) {
        broken.push(format!("refund {} never came to an end", refund.id));
    }
    for cycle in &end.cycles_left {
        broken.push(format!("debit {cycle} of AutoPay never came to an end"));
    }
    for cycle in &end.asked_for_nothing {
        broken.push(format!("debit {cycle} of AutoPay was asked about, and nothing was due"));
    }
    for (kind, subject, tries, error) in &end.jobs_left {
        broken.push(format!("job {kind} of {subject} is not done after {tries} tries: {error}"));
    }
}

fn check_nothing_is_left(end: &End, broken: &mut Vec<String>) {
    if end.walks_planned == 0 {
        broken.push("no daily walk is planned any more".to_owned());
    }
    for account in &end.overdrawn {
        broken.push(format!("account {account} has used more credit than it had"));
    }
    for method in &end.methods_left {
        broken.push(format!("method {method} was for one payment, and is kept"));
    }
}

/// The processor's charges and our payments are the same ones.
fn check_charges(world: &World, end: &End, charges: &[Charge], broken: &mut Vec<String>) {
    let known: BTreeMap<_, _> = end.known.iter().map(|known| (known.attempt_id, known)).collect();
    let mut paid: BTreeMap<&str, u32> = BTreeMap::new();
    for charge in charges.iter().filter(|charge| charge.is_paid) {
        *paid.entry(&charge.payment).or_default() += 1;
        let ours = charge.attempt.and_then(|attempt| known.get(&attempt));
        let is_right = match ours {
            Some(ours) => matches!(ours.state, PaymentState::Paid | PaymentState::Returned),
            // What came and went while nobody here knew of it leaves nothing to explain.
            None => {
                let is_explained = end.set_aside.contains(&charge.reference) || charge.is_contested;
                world.is_restored && is_explained
            }
        };
        if !is_right {
            let state = ours.map_or("unknown", |ours| ours.state.as_str());
            broken.push(format!("charge {} was made, its payment is {state}", charge.reference));
        }
    }
    for (payment, count) in paid.iter().filter(|(_, count)| **count > 1) {
        broken.push(format!("payment {payment} was charged {count} times"));
    }
    for known in &end.known {
        let has_money = matches!(known.state, PaymentState::Paid | PaymentState::Returned);
        if has_money && !paid.contains_key(known.id.to_string().as_str()) {
            broken.push(format!(
                "payment {} is {}, and was not charged",
                known.id,
                known.state.as_str()
            ));
        }
    }
    // A refund that came back undelivered is kept as credit where its bill has been paid again.
    let is_explained = world.is_restored || !end.refunds.is_empty();
    if !is_explained && end.strict_credit.iter().any(|cents| *cents != 0) {
        broken.push("more was paid than was due, though nobody chose to".to_owned());
    }
}

/// A payment is what was shown above a button that was pressed.
fn check_what_was_reviewed(world: &World, end: &End, broken: &mut Vec<String>) {
    for known in &end.known {
        let parts: Vec<_> = end.parts.iter().filter(|part| part.payment_id == known.id).collect();
        let parts: Vec<_> = parts.iter().map(|part| (part.account_id, part.cents)).collect();
        let visit = world
            .visits
            .iter()
            .find(|visit| visit.draft.is_some_and(|draft| draft.bits() == known.id.bits()));
        let Some(visit) = visit else { continue }; // forgotten with an old backup
        let is_right = visit.pressed.iter().map(|review| &visit.reviews[*review]).any(|seen| {
            (seen.total, seen.method) == (known.amount_cents, Some(known.method_id))
                && seen.parts == parts
        });
        if !is_right {
            broken.push(format!("payment {} is not what its payer has agreed to", known.id));
        }
    }
}

/// The processor's refunds and ours are the same ones, once each.
fn check_refunds(world: &World, end: &End, broken: &mut Vec<String>) {
    let mut made: BTreeMap<String, u32> = BTreeMap::new();
    for refund in world.list("/v1/refunds") {
        let attempt = refund["metadata"]["refund_attempt_id"].as_str().unwrap_or_default();
        if refund["status"] == "succeeded" {
            *made.entry(attempt.to_owned()).or_default() += 1;
        }
    }
    for refund in &end.refunds {
        let is_done = refund.attempt_state == RefundAttemptState::Succeeded;
        let times = made.remove(&refund.attempt_id.to_string()).unwrap_or_default();
        if times != u32::from(is_done) {
            let state = refund.attempt_state.as_str();
            broken.push(format!("refund {} is {state}, and was made {times} times", refund.id));
        }
    }
    if !made.is_empty() && !world.is_restored {
        broken.push(format!("refunds were made that nobody knows: {:?}", made.keys()));
    }
}

/// Each account has kept its part, or has given all of it back; [`verify`] asks about refunds. Those
/// that were lost with a backup only the processor knows.
fn check_parts(world: &World, end: &End, broken: &mut Vec<String>) {
    let is_explained = world.is_restored && !world.list("/v1/refunds").is_empty();
    if is_explained || !end.refunds.is_empty() {
        return;
    }
    for part in &end.parts {
        let state = end.known.iter().find(|known| known.id == part.payment_id);
        let wanted = match state.map(|known| known.state) {
            Some(PaymentState::Paid) => part.cents,
            _ => Cents::ZERO,
        };
        if part.kept_cents != wanted {
            let Part { payment_id, account_id, kept_cents, .. } = part;
            broken.push(format!(
                "account {account_id} has {kept_cents:?} of payment {payment_id}, not {wanted:?}"
            ));
        }
    }
}

fn check_what_was_told(world: &World, end: &End, charges: &[Charge], broken: &mut Vec<String>) {
    for (payment, states) in &world.book.told {
        let name = payment.to_string();
        let is_charged = charges.iter().any(|charge| charge.is_paid && charge.payment == name);
        let was_told_no =
            states.contains(&PaymentState::Failed) || states.contains(&PaymentState::Canceled);
        if was_told_no && is_charged {
            broken.push(format!("payment {payment} was told to have failed, and was charged"));
        }
        if states.contains(&PaymentState::Paid) && !is_charged {
            broken.push(format!("payment {payment} was told to be paid, and was not charged"));
        }
    }
    for payment in &world.book.accepted {
        if !end.known.iter().any(|known| known.id == *payment) {
            broken.push(format!("payment {payment} was accepted, and is lost"));
        }
    }
}

/// Whoever's payment came to an end hears of it, once.
fn check_letters(world: &World, end: &End, broken: &mut Vec<String>) {
    if world.is_restored {
        return;
    }
    let asked = end.known.iter().filter(|known| known.channel == Channel::Portal);
    for known in asked {
        let subject = known.id.to_string();
        let about = |kind: &str| {
            end.letters
                .iter()
                .filter(|(is, of, sent)| *sent && is == kind && *of == subject)
                .count()
        };
        let wanted: &[(&str, usize)] = match known.state {
            PaymentState::Paid => &[("payment_received", 1), ("payment_failed", 0)],
            PaymentState::Failed => &[("payment_failed", 1), ("payment_received", 0)],
            PaymentState::Returned => &[("payment_returned", 1), ("payment_failed", 0)],
            PaymentState::Canceled => &[("payment_received", 0)],
            PaymentState::Open => &[],
        };
        for (kind, count) in wanted {
            let asked = about(kind);
            // What a refund had taken meanwhile may come back later, with a letter of its own.
            let is_in_parts = *kind == "payment_returned" && !end.refunds.is_empty();
            if asked != *count && !(is_in_parts && asked > *count) {
                broken.push(format!("payment {subject}: {asked} letters {kind}, not {count}"));
            }
        }
    }
}
