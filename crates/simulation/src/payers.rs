//! What people do at the portal, each step a task of its own, as each request is.

use std::collections::BTreeSet;
use std::sync::Arc;

use base::{Cents, Error, Id, kinds};
use billing::payers::Payer;
use billing::payments::{self, Choice, Draft, NewDraft, Reviewed, TickedAccount, TickedInvoice};
use billing::{Ctx, methods};
use outside::facts::MethodKind;

use crate::cast::{Cast, Customer, setup};
use crate::report::Report;
use crate::stage::Stage;

/// One intention to pay: a form in one window, and how often its button will be pressed.
#[derive(Clone)]
pub struct Visit {
    pub payer: Payer,
    pub new: NewDraft,
    /// A card for this payment only is typed first.
    pub adds_card: bool,
    pub draft: Option<Id<kinds::Draft>>,
    /// What was shown before the button, each time.
    pub reviews: Vec<Seen>,
    /// Below which of them the button was pressed.
    pub pressed: BTreeSet<usize>,
    pub payment: Option<Id<kinds::Payment>>,
    /// How often an error page is answered with another try.
    pub patience: u32,
}

/// A review: what is to be paid of which account, and what the button sends back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub quote: String,
    pub total: Cents,
    pub method: Option<Id<kinds::Method>>,
    pub parts: Vec<(Id<kinds::Account>, Cents)>,
}

impl Visit {
    pub fn draw(stage: &Stage, cast: &Cast) -> Visit {
        let customer = &cast.customers[stage.below(cast.customers.len() as u32) as usize];
        let account = customer.accounts[stage.below(customer.accounts.len() as u32) as usize];
        let billed = &cast.accounts[account];
        let choice = draw_choice(stage, billed.is_strict);
        let new = NewDraft {
            account: billed.id,
            choice,
            other_cents: (choice == Choice::Other)
                .then(|| Cents(50 + i64::from(stage.below(45_000)))),
            invoices: match choice {
                Choice::Invoices => tick_invoices(stage, &billed.invoices),
                _ => Vec::new(),
            },
            accounts: match choice {
                Choice::Accounts => tick_accounts(stage, cast, customer),
                _ => Vec::new(),
            },
            method: Some(customer.methods[stage.below(customer.methods.len() as u32) as usize]),
        };
        Visit {
            payer: customer.payer,
            new,
            adds_card: stage.below(8) == 0,
            draft: None,
            reviews: Vec::new(),
            pressed: BTreeSet::new(),
            payment: None,
            patience: stage.below(4),
        }
    }

    /// Whoever reaches the account pays all that is due on it.
    pub fn paying_what_is_due(stage: &Stage, cast: &Cast, account: usize) -> Visit {
        loop {
            let visit = Visit::draw(stage, cast);
            if visit.new.account == cast.accounts[account].id {
                let (invoices, accounts) = (Vec::new(), Vec::new());
                let choice = Choice::AmountDue;
                let new = NewDraft { choice, other_cents: None, invoices, accounts, ..visit.new };
                return Visit { new, adds_card: false, patience: 4, ..visit };
            }
        }
    }
}

/// On a strict account nobody chooses an amount that may be more than is due.
fn draw_choice(stage: &Stage, is_strict: bool) -> Choice {
    const CHOICES: [Choice; 9] = [
        Choice::AmountDue,
        Choice::AmountDue,
        Choice::Invoices,
        Choice::PastDue,
        Choice::Accounts,
        Choice::Accounts,
        Choice::Other,
        Choice::Other,
        Choice::CurrentBilled,
    ];
    let bound = if is_strict { 6 } else { CHOICES.len() };
    CHOICES[stage.below(bound as u32) as usize]
}

fn tick_invoices(stage: &Stage, invoices: &[Id<kinds::Invoice>]) -> Vec<TickedInvoice> {
    let ticked = invoices.iter().filter(|_| stage.below(2) == 0);
    ticked.map(|id| TickedInvoice { cents: part_of(stage), ..TickedInvoice::whole(*id) }).collect()
}

/// Mostly all of them.
fn tick_accounts(stage: &Stage, cast: &Cast, customer: &Customer) -> Vec<TickedAccount> {
    let ticked = customer.accounts.iter().filter(|_| stage.below(8) != 0);
    let tick =
        |place: &usize| TickedAccount { account: cast.accounts[*place].id, cents: part_of(stage) };
    ticked.map(tick).collect()
}

/// Less than all of it, now and then.
fn part_of(stage: &Stage) -> Option<Cents> {
    (stage.below(4) == 0).then(|| Cents(1 + i64::from(stage.below(5_000))))
}

/// The pay page: a choice becomes a draft.
pub async fn prepare(ctx: Ctx, stage: Arc<Stage>, visit: usize, payer: Payer, new: NewDraft) {
    match payments::put_draft(&ctx, payer, None, &new).await {
        Ok(draft) => stage.report(Report::Drafted { visit, draft: draft.id }),
        Err(error) => stage.report(Report::NotDrafted { visit, error }),
    }
}

/// The review, from which the button is pressed.
pub async fn review(
    ctx: Ctx,
    stage: Arc<Stage>,
    visit: usize,
    payer: Payer,
    draft: Id<kinds::Draft>,
) {
    let is_other_window = false;
    stage.report(match seen(&ctx, payer, draft).await {
        Ok(Ok(seen)) => Report::Reviewed { visit, seen, is_other_window },
        Ok(Err(payment)) => Report::Accepted { visit, payment },
        Err(error) => Report::NotReviewed { visit, error },
    });
}

/// Or the payment that the draft has become.
async fn seen(
    ctx: &Ctx,
    payer: Payer,
    draft: Id<kinds::Draft>,
) -> base::Result<Result<Seen, Id<kinds::Payment>>> {
    Ok(match payments::review(ctx, payer, draft).await? {
        Reviewed::AlreadyPaid(payment) => Err(payment),
        Reviewed::Draft(review) => {
            let parts = review.parts.iter().map(|part| (part.account.id, part.cents)).collect();
            let Draft { amount_cents: total, method_id: method, .. } = review.draft;
            Ok(Seen { quote: review.quote, total, method, parts })
        }
    })
}

/// The page for a new card, which leads to the processor's.
pub async fn go_to_processor(ctx: Ctx, stage: Arc<Stage>, visit: usize, payer: Payer) {
    match methods::begin_setup(&ctx, payer, &setup(MethodKind::Card, false)).await {
        Ok(url) => stage.report(Report::SentToProcessor { visit, setup: url }),
        Err(error) => stage.report(Report::NotDrafted { visit, error }),
    }
}

/// Back from the processor's page.
pub async fn come_back(
    ctx: Ctx,
    stage: Arc<Stage>,
    visit: usize,
    payer: Payer,
    setup: Id<kinds::MethodSetup>,
) {
    match methods::finish_setup(&ctx, payer, setup).await {
        Ok(finished) => stage.report(Report::MethodAdded { visit, method: finished.method }),
        Err(error) => stage.report(Report::NotDrafted { visit, error }),
    }
}

/// Complete Payment, and the page that follows it.
pub async fn complete(
    ctx: Ctx,
    stage: Arc<Stage>,
    (visit, review): (usize, usize),
    payer: Payer,
    draft: Id<kinds::Draft>,
    quote: String,
) {
    match payments::pay(&ctx, payer, draft, &quote).await {
        Ok(payment) => {
            stage.report(Report::Accepted { visit, payment });
            look(ctx, stage, payer, payment).await;
        }
        Err(error) => stage.report(Report::NotAccepted { visit, review, error }),
    }
}

/// The payment's page, after a confirmation that was asked for or simply later.
pub async fn look(ctx: Ctx, stage: Arc<Stage>, payer: Payer, payment: Id<kinds::Payment>) {
    // What cannot be refreshed is shown as it is known.
    let _ = payments::refresh(&ctx, payment).await;
    let Ok(mut conn) = ctx.db.read().await else { return };
    if let Ok(Some(view)) = payments::view_for(&mut conn, payer, payment).await {
        stage.report(Report::Told { payment, state: view.payment.state });
    }
}

/// Another window still shows the form, something else is chosen in it, and reviewed there.
pub async fn reconsider(
    ctx: Ctx,
    stage: Arc<Stage>,
    visit: usize,
    payer: Payer,
    draft: Id<kinds::Draft>,
    new: NewDraft,
) {
    let changed = payments::put_draft(&ctx, payer, Some(draft), &new).await;
    let error = match changed {
        Err(error) => Some(error),
        Ok(_) => match seen(&ctx, payer, draft).await {
            Ok(Ok(seen)) => {
                return stage.report(Report::Reviewed { visit, seen, is_other_window: true });
            }
            Ok(Err(_)) | Err(Error::NotFound) => None, // paid or given up meanwhile
            Err(error) => Some(error),
        },
    };
    stage.report(Report::Done { what: "reconsider", error });
}

pub async fn cancel(ctx: Ctx, stage: Arc<Stage>, payer: Payer, draft: Id<kinds::Draft>) {
    let canceled = payments::cancel_draft(&ctx, payer, draft).await;
    stage.report(Report::Done { what: "cancel", error: canceled.err() });
}
