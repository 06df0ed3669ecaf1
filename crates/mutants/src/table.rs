//! Plausible bugs of the payment engine: what stands in a file of `billing`, and what somebody
//! might have written instead.

pub struct Mutant {
    pub name: &'static str,
    /// Inside `crates/billing/src`.
    pub file: &'static str,
    /// What stands there, exactly once: an expression, or statements.
    pub right: &'static str,
    pub wrong: &'static str,
}

const fn mutant(
    name: &'static str,
    file: &'static str,
    right: &'static str,
    wrong: &'static str,
) -> Mutant {
    Mutant { name, file, right, wrong }
}

const PAY: &str = "payments/pay.rs";
const PLAN: &str = "payments/plan.rs";
const INTENT: &str = "payments/intent.rs";
const MODEL: &str = "payments/model.rs";
const CALL: &str = "payments/call.rs";
const OUTCOME: &str = "payments/outcome.rs";
const RETURNS: &str = "payments/returns.rs";
const GIVING_BACK: &str = "payments/giving_back.rs";
const JANITOR: &str = "payments/janitor.rs";
const INBOX: &str = "payments/inbox.rs";
const JOBS: &str = "jobs.rs";
const REFUND: &str = "refunds/ask.rs";
const REFUND_CALL: &str = "refunds/call.rs";
const REFUND_OUTCOME: &str = "refunds/outcome.rs";
const AUTOPAY: &str = "autopay/run.rs";

pub const MUTANTS: &[Mutant] = &[
    // Before the call.
    mutant(
        "a second click is not recognised",
        INTENT,
        "store::find_idempotency(command, channel.as_str(), key).await?",
        "None::<String>",
    ),
    mutant(
        "what was reviewed is not compared with what is paid",
        PAY,
        "quote_of(&draft, &parts, fee) != quote",
        "false",
    ),
    mutant(
        "what was chosen is not compared with what is owed",
        PLAN,
        "now != draft.amount_cents",
        "false",
    ),
    mutant(
        "what is in progress is not reserved",
        INTENT,
        "ledger::reserve(command, part.account.id, part.cents, &part.shares).await?;",
        "",
    ),
    mutant(
        "nobody looks at an attempt whose process died",
        INTENT,
        "now + FIRST_CHECK",
        "now + FIRST_CHECK * 1_000_000",
    ),
    mutant(
        "the fee that was accepted is not charged",
        MODEL,
        "(self.amount_cents + self.fee_cents).of(self.currency)",
        "self.amount_cents.of(self.currency)",
    ),
    // The call.
    mutant(
        "every call has a key of its own",
        CALL,
        "store::get_attempt(&mut conn, attempt).await?",
        "Attempt { id: ctx.id(), ..store::get_attempt(&mut conn, attempt).await? }",
    ),
    mutant(
        "a time-out is a failure",
        CALL,
        "outcome::doubt(ctx, attempt).await",
        "outcome::fail(ctx, attempt, Failed::Unreachable).await",
    ),
    mutant(
        "a second call that fails says that the first did",
        CALL,
        "tracing::warn!(attempt = %attempt.id, %failure, \"the outcome of a charge is still unknown\");",
        "tracing::debug!(%failure); return outcome::fail(ctx, attempt.id, Failed::Unreachable).await;",
    ),
    mutant(
        "a first call that fails late is believed",
        OUTCOME,
        "store::lock_attempt(&mut command, attempt).await?.checks > 0",
        "false",
    ),
    // The outcome.
    mutant(
        "the last fact wins, whatever its rank",
        OUTCOME,
        "new > old || (new == old && new.may_be_news())",
        "true",
    ),
    mutant("what came back was never captured", OUTCOME, "old < AttemptState::Succeeded", "false"),
    mutant(
        "doubt outranks knowledge",
        OUTCOME,
        "touched.attempt.state >= AttemptState::Unknown",
        "false",
    ),
    mutant(
        "a doubtful attempt is not looked at again",
        OUTCOME,
        "store::set_attempt_state(&mut command, attempt, AttemptState::Unknown, None, Some(check_at))\n        .await?;",
        "let _ = check_at; store::set_attempt_state(&mut command, attempt, AttemptState::Unknown, None, None).await?;",
    ),
    mutant(
        "a failed payment stays in progress",
        OUTCOME,
        "release_if_open(command, touched).await?;\n    let now = command.now;\n    store::set_payment_state(command, payment.id, state, Some(now)).await?;",
        "let now = command.now; store::set_payment_state(command, payment.id, state, Some(now)).await?;",
    ),
    mutant("what no invoice takes is dropped", OUTCOME, "captured.keep(left);", ""),
    mutant(
        "the receipt has no number",
        OUTCOME,
        "store::set_receipt_number(command, payment.id, &receipt_number(payment.id)).await?;",
        "",
    ),
    mutant(
        "what was applied is not noted",
        OUTCOME,
        "store::add_applied(command, payment, share, taken).await?;",
        "",
    ),
    mutant(
        "a return leaves its credit alone",
        GIVING_BACK,
        "left.min(kept)",
        "left.min(Cents::ZERO)",
    ),
    mutant(
        "what came back stays applied",
        GIVING_BACK,
        "store::subtract_applied(command, payment.id, Share { cents, ..share }).await?;",
        "",
    ),
    mutant(
        "a contested payment stays in clearing",
        OUTCOME,
        "&facts.dispute",
        "&None::<outside::facts::DisputeFacts>",
    ),
    mutant("a lost dispute leaves clearing twice", RETURNS, "contested && !won", "false"),
    mutant(
        "a won dispute comes back each time it is told",
        RETURNS,
        "!journal::has_entry(command, &won).await?",
        "true",
    ),
    mutant("a method for one payment is kept", OUTCOME, "!method.is_saved", "false"),
    // Several accounts at once.
    mutant(
        "every part is captured on the first account",
        OUTCOME,
        "captured.turn_to(&part.account);",
        "",
    ),
    mutant(
        "a return takes all of it from one account",
        GIVING_BACK,
        "left.min(part.cents)",
        "left",
    ),
    mutant(
        "a return is posted to the first account",
        GIVING_BACK,
        "movement.turn_to(&part.account);",
        "",
    ),
    mutant(
        "what failed stays in progress on all accounts but the first",
        OUTCOME,
        "ledger::release(command, part.account.id, part.cents, &shares).await?;",
        "if part.account.id == touched.account().id { ledger::release(command, part.account.id, part.cents, &shares).await?; }",
    ),
    // Refunds.
    mutant(
        "a refund that is asked for twice is given twice",
        REFUND,
        "store::find_key(&mut command, &new.key).await?",
        "None::<(Id<kinds::Refund>, String)>",
    ),
    mutant(
        "what was refunded can be refunded again",
        REFUND,
        "payments::add_refunded(command, paid.payment.id, cents).await?;",
        "",
    ),
    mutant(
        "every call for a refund has a key of its own",
        REFUND_CALL,
        "store::get_attempt(&mut conn, attempt).await?",
        "RefundAttempt { id: ctx.id(), ..store::get_attempt(&mut conn, attempt).await? }",
    ),
    mutant(
        "a refund that timed out has failed",
        REFUND_CALL,
        "outcome::doubt(ctx, attempt).await",
        "outcome::refuse_first_call(ctx, attempt, UNREACHABLE).await",
    ),
    mutant("the last fact of a refund wins", REFUND_OUTCOME, "new <= old", "new == old"),
    mutant(
        "a refund that comes back undelivered has left the processor",
        REFUND_OUTCOME,
        "attempt.state == RefundAttemptState::Succeeded",
        "false",
    ),
    mutant(
        "a refund that failed stays taken from the bills",
        REFUND_OUTCOME,
        "payments::put_back(command, &mut undone, paid, &taken, fee, from).await?;",
        "let _ = (fee, from, &taken, paid);",
    ),
    // AutoPay.
    mutant(
        "a debit of AutoPay is run as often as it is asked for",
        AUTOPAY,
        "cycle.state == CycleState::Planned && cycle.next_on <= today",
        "cycle.next_on <= today",
    ),
    mutant(
        "AutoPay never hears that its debit was paid",
        "autopay/follow.rs",
        "store::set_cycle_state(&mut command, cycle.id, CycleState::Paid, None).await?;",
        "",
    ),
    mutant(
        "AutoPay debits though nothing is owed any more",
        AUTOPAY,
        "due.cents.is_zero()",
        "false",
    ),
    // Afterwards.
    mutant(
        "what is not found at once was never made",
        JANITOR,
        "ctx.processor.traits().key_ttl",
        "SignedDuration::from_hours(-48)",
    ),
    mutant(
        "not having been able to look is not having found",
        JANITOR,
        "tracing::warn!(attempt = %attempt.id, %failure, \"a charge could not be looked for\");\n            return Ok(());",
        "tracing::debug!(%failure);",
    ),
    mutant(
        "a payer who never confirms is waited for",
        JANITOR,
        "age > CONFIRMATION_LIMIT",
        "age < SignedDuration::ZERO",
    ),
    mutant(
        "anybody's notification is believed",
        INBOX,
        "Ok(Err(why))",
        "{ let _ = why; Ok(Ok(())) }",
    ),
    mutant(
        "money that nobody knows is overlooked",
        INBOX,
        "matches!(facts.state, ChargeState::Succeeded { .. })",
        "false",
    ),
    mutant(
        "the daily walk begins now",
        "payments/reconcile.rs",
        "ctx.now() - OVERLAP",
        "ctx.now()",
    ),
    mutant(
        "there is one daily walk",
        JOBS,
        "plan_day(ctx, kind, next, run_at).await",
        "{ let _ = (next, run_at); Ok(()) }",
    ),
    mutant(
        "a job that failed is done",
        JOBS,
        "jobs::postpone(&ctx.db, job, run_at, &error.to_string()).await?",
        "{ let _ = run_at; jobs::finish(&ctx.db, job).await? }",
    ),
    mutant("nobody is told of what happened", "command.rs", "event.is_announced", "false"),
    mutant(
        "a job that runs twice tells twice",
        "notices/payment_letters.rs",
        "format!(\"{}:{}\", kind.as_str(), event.subject)",
        "ctx.id::<kinds::Message>().to_string()",
    ),
    // The books.
    mutant("an invoice is paid below nothing", "ledger/movement.rs", "wanted.min(open)", "wanted"),
    mutant(
        "what was reserved is reserved again instead of released",
        "ledger/ops.rs",
        "-share.cents",
        "share.cents",
    ),
    mutant(
        "credit spent meanwhile stays spent",
        GIVING_BACK,
        "ledger::take_back_credit(command, event, &part.account, from_credit).await?;",
        "",
    ),
    mutant(
        "the processor's page is believed twice",
        "methods/setups.rs",
        "store::lock_setup(&mut command, started.id).await?",
        "started",
    ),
];
