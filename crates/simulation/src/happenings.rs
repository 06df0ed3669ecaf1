//! What each happening of the agenda does, and what follows from what tasks report.

use base::{Actor, Cents, Date, Error, Id, Language, Locator, Refusal, SignedDuration, kinds};
use billing::autopay::{self, Agreement, Choices, Timing};
use billing::command::Command;
use billing::journal::Event;
use billing::ledger::OutsideReceipt;
use billing::refunds::{self, NewRefund};
use billing::{Ctx, accounts, jobs, journal, ledger, payments};

use crate::agenda::Happening;
use crate::cast::{Customer, bill};
use crate::report::{Report, Work};
use crate::world::World;

impl World {
    pub fn happen(&mut self, happening: Happening) {
        self.stage.note(format_args!("{happening}"));
        match happening {
            Happening::Open { visit } => self.open(visit),
            Happening::ComeBack { visit, back } => self.come_back(visit, &back),
            Happening::Review { visit } => self.review(visit),
            Happening::Complete { visit, review } => self.complete(visit, review),
            Happening::Look { visit } => self.look(visit),
            Happening::Reconsider { visit } => self.reconsider(visit),
            Happening::Cancel { visit } => self.cancel(visit),
            Happening::Confirm { intent, passes } => {
                let now = self.stage.now();
                self.side.core().complete_challenge(now, &intent, passes);
            }
            Happening::Notify { notification } => self.notify(notification),
            Happening::ArriveLate(request) => {
                let now = self.stage.now();
                self.side.core().handle(now, &request);
            }
            Happening::Return { intent } => self.return_payment(&intent),
            Happening::DecideDispute { dispute, is_won } => self.decide(&dispute, is_won),
            Happening::Bill { account } => self.bill(account),
            Happening::TakeCash { account } => self.take_cash(account),
            Happening::Enrol { account } => self.enrol(account),
            Happening::Refund { payment, cents } => self.refund(&payment, cents),
            Happening::Jump(by) => self.stage.jump(by),
            Happening::Outage { begins } => self.stage.set_outage(begins),
            Happening::Backup => self.back_up(),
            Happening::Restore => self.restore(),
            Happening::Start => self.start(),
            Happening::ClearUp => self.stage.clear_up(),
        }
    }

    fn bill(&mut self, account: usize) {
        self.bills += 1;
        let (number, id) = (format!("NEW-{}", self.bills), self.cast.accounts[account].id);
        let cents = Cents(500 + i64::from(self.stage.below(9_000)));
        let Some(process) = &self.process else { return };
        let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
        process.spawn(async move {
            let today = ctx.today();
            let billed = bill(&ctx, id, &number, today, today, cents).await;
            stage.report(Report::Done { what: "bill", error: billed.err() });
        });
    }

    /// Whoever of the customers it is, with a method of any behaviour.
    fn enrol(&mut self, account: usize) {
        let reach = |customer: &&Customer| customer.accounts.contains(&account);
        let customers: Vec<&Customer> = self.cast.customers.iter().filter(reach).collect();
        let customer = customers[self.stage.below(customers.len() as u32) as usize];
        let method = customer.methods[self.stage.below(customer.methods.len() as u32) as usize];
        let (id, user) = (self.cast.accounts[account].id, customer.payer.user());
        let (Some(process), Some(user)) = (&self.process, user) else { return };
        let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
        process.spawn(async move {
            let choices = autopay_choices(method);
            let put = autopay::put(&ctx, user, id, &choices, agreement()).await;
            stage.report(Report::Done { what: "AutoPay", error: put.err() });
        });
    }

    /// Twice at once, now and then, as buttons are pressed.
    fn refund(&mut self, payment: &str, cents: Option<Cents>) {
        let (Some(process), Ok(payment)) = (&self.process, payment.parse()) else { return };
        let key = format!("{payment} {cents:?}");
        for _ in 0..=u32::from(self.stage.below(4) == 0) {
            let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
            let new = NewRefund { payment, cents, key: key.clone(), note: None };
            process.spawn(async move {
                let refunded = refunds::refund(&ctx, Actor::Operator, &new).await;
                stage.report(Report::Done { what: "a refund", error: refunded.err() });
            });
        }
    }

    fn take_cash(&mut self, account: usize) {
        let id = self.cast.accounts[account].id;
        let cents = Cents(100 + i64::from(self.stage.below(20_000)));
        let Some(process) = &self.process else { return };
        let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
        process.spawn(async move {
            let taken = take_cash(&ctx, id, cents).await;
            stage.report(Report::Done { what: "cash", error: taken.err() });
        });
    }

    /// What tasks have reported, and what the processor has done, since the last step; false when
    /// that is nothing.
    pub fn collect(&mut self) -> bool {
        let reports = self.stage.take_reports();
        let is_news = !reports.is_empty();
        for report in reports {
            self.stage.note(format_args!("{report}"));
            self.hear(report);
        }
        for request in self.side.take_late() {
            let delay = [5, 60, 900, 3_000][self.stage.below(4) as usize];
            let at = self.stage.now() + SignedDuration::from_secs(delay);
            self.agenda.plan(at, Happening::ArriveLate(Box::new(request)));
        }
        self.hear_of_events();
        is_news
    }

    fn hear(&mut self, report: Report) {
        match report {
            Report::Drafted { visit, draft } => self.drafted(visit, draft),
            Report::Reviewed { visit, seen, is_other_window } => {
                self.reviewed(visit, seen, is_other_window);
            }
            Report::NotReviewed { visit, error } => {
                self.judge("a review", &error);
                if !matches!(error, Error::Refused(_) | Error::NotFound) {
                    self.try_again(visit, Happening::Review { visit });
                }
            }
            Report::SentToProcessor { visit, setup } => self.sent_to_processor(visit, &setup),
            Report::MethodAdded { visit, method } => {
                self.visits[visit].new.method = Some(method);
                self.visits[visit].adds_card = false;
                self.open(visit);
            }
            Report::Accepted { visit, payment } => {
                self.visits[visit].payment = Some(payment);
                self.book.accepted.insert(payment);
            }
            Report::Told { payment, state } => self.book.tell(payment, state),
            Report::NotDrafted { visit, error } => {
                self.judge("a choice", &error);
                if !matches!(error, Error::Refused(_)) {
                    self.try_again(visit, Happening::Open { visit });
                }
            }
            Report::NotAccepted { visit, review, error } => {
                self.judge("a payment", &error);
                match error {
                    Error::Refused(Refusal::ReviewAgain) => {
                        self.try_again(visit, Happening::Review { visit });
                    }
                    Error::Refused(_) => {}
                    _ => self.try_again(visit, Happening::Complete { visit, review }),
                }
            }
            Report::Received { notification, is_believed } => {
                self.received(notification, is_believed);
            }
            Report::Worked { work, error } => {
                if let Some(place) = self.working.iter().position(|busy| *busy == work) {
                    self.working.swap_remove(place);
                }
                if let Some(error) = error {
                    self.judge("background work", &error);
                }
            }
            Report::Done { what, error } => {
                if let Some(error) = error {
                    self.judge(what, &error);
                    if what == "planning" {
                        self.begin_work();
                    }
                }
            }
        }
    }

    /// People may be refused, and what was made to fail may fail; nothing else may.
    fn judge(&mut self, what: &str, error: &Error) {
        let is_expected = match error {
            Error::Refused(_) | Error::Unavailable(..) => true,
            Error::NotFound => matches!(what, "cancel" | "a review" | "a refund"),
            Error::Internal { source, .. } => source.to_string().contains("simulated"),
        };
        if !is_expected {
            self.blame(format!("{what} failed: {error}"));
        }
    }

    /// What a process plans when it begins to work.
    pub fn begin_work(&mut self) {
        if let Some(process) = &self.process {
            let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
            let has_autopay = self.has_autopay;
            process.spawn(async move {
                let planned = plan_days(&ctx, has_autopay).await;
                stage.report(Report::Done { what: "planning", error: planned.err() });
            });
        }
    }

    /// Every round of the worker that has something to do. Where it is under way already, half of
    /// the time two workers do the same, and one looks where there is nothing.
    pub fn work(&mut self) {
        (self.worked_at, self.has_worked) = (self.stage.now(), true);
        let Some(process) = &self.process else { return };
        let now = self.stage.now() + self.stage.skew();
        for work in Work::ALL {
            let busy = self.working.iter().filter(|busy| **busy == work).count();
            let is_due = match work {
                Work::Seal => self.stage.below(6) == 0,
                _ => self.due.of(work).is_some_and(|at| at <= now),
            };
            if busy > usize::from(self.stage.below(2) == 0)
                || !(is_due || self.stage.below(16) == 0)
            {
                continue;
            }
            self.working.push(work);
            let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
            process.spawn(async move {
                let done = do_work(&ctx, work).await;
                stage.report(Report::Worked { work, error: done.err() });
            });
        }
    }
}

async fn do_work(ctx: &Ctx, work: Work) -> base::Result<usize> {
    match work {
        Work::Jobs => jobs::run_due(ctx, 20).await,
        Work::Attempts => payments::check_attempts(ctx, 20).await,
        Work::Refunds => refunds::check_attempts(ctx, 20).await,
        Work::Seal => journal::seal(ctx, 200).await,
    }
}

/// The plan of each day is for AutoPay alone here, and days without it pass faster.
async fn plan_days(ctx: &Ctx, has_autopay: bool) -> base::Result<()> {
    jobs::plan_reconciliation(ctx).await?;
    if has_autopay { jobs::plan_days(ctx).await } else { Ok(()) }
}

fn autopay_choices(method: Id<kinds::Method>) -> Choices {
    Choices { method, backup: None, timing: Timing::DueDate, cap_cents: None }
}

fn agreement() -> Agreement {
    Agreement {
        version: "2026-11".to_owned(),
        language: Language::En,
        text: "I agree to be debited.".to_owned(),
        network_address: "192.0.2.7".to_owned(),
    }
}

/// The biller takes money at the counter, for the account's first bill.
async fn take_cash(
    ctx: &Ctx,
    account: Id<kinds::Account>,
    amount_cents: Cents,
) -> base::Result<()> {
    let number: Locator =
        "CL1234-1".parse().map_err(|error| Error::internal("cash", format!("{error:?}")))?;
    let day: Date = ctx.today();
    let mut command = Command::begin(ctx, Actor::Operator).await?;
    let account = accounts::lock_account(&mut command, account).await?;
    let event = command.record(Event::new("receipts.imported", day)).await?;
    let receipt = OutsideReceipt {
        account: &account,
        reference: "counter-1",
        amount_cents,
        paid_on: day,
        invoice: &number,
    };
    ledger::record_outside_receipts(&mut command, event, &[receipt]).await?;
    command.commit().await
}
