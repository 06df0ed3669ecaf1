//! What people do at the portal, each step a task of its own, as each request is.

use std::sync::Arc;

use base::{Cents, Id, kinds};
use billing::payers::Payer;
use billing::payments::{self, Choice, NewDraft, TickedInvoice};
use billing::{Ctx, methods, samples};
use outside::facts::MethodKind;

use crate::cast::{Cast, setup};
use crate::report::Report;
use crate::stage::Stage;

/// One intention to pay: a form in one window, and how often its button will be pressed.
#[derive(Clone)]
pub struct Visit {
    pub user: Id<kinds::User>,
    pub new: NewDraft,
    /// A card for this payment only is typed first.
    pub adds_card: bool,
    pub draft: Option<Id<kinds::Draft>>,
    pub payment: Option<Id<kinds::Payment>>,
    /// How often an error page is answered with another try.
    pub patience: u32,
}

impl Visit {
    pub fn draw(stage: &Stage, cast: &Cast) -> Visit {
        let payer = &cast.payers[stage.below(cast.payers.len() as u32) as usize];
        let account = payer.accounts[stage.below(payer.accounts.len() as u32) as usize];
        let billed = &cast.accounts[account];
        let choice = draw_choice(stage, billed.is_strict);
        let invoices = billed.invoices.iter().copied();
        let new = NewDraft {
            account: billed.id,
            choice,
            other_cents: (choice == Choice::Other)
                .then(|| Cents(50 + i64::from(stage.below(45_000)))),
            invoices: match choice {
                Choice::Invoices => {
                    invoices.filter(|_| stage.below(2) == 0).map(TickedInvoice::whole).collect()
                }
                _ => Vec::new(),
            },
            accounts: Vec::new(),
            method: Some(payer.methods[stage.below(payer.methods.len() as u32) as usize]),
        };
        Visit {
            user: payer.id,
            new,
            adds_card: stage.below(8) == 0,
            draft: None,
            payment: None,
            patience: stage.below(4),
        }
    }
}

/// On a strict account nobody chooses an amount that may be more than is due.
fn draw_choice(stage: &Stage, is_strict: bool) -> Choice {
    const CHOICES: [Choice; 7] = [
        Choice::AmountDue,
        Choice::AmountDue,
        Choice::Invoices,
        Choice::PastDue,
        Choice::Other,
        Choice::Other,
        Choice::CurrentBilled,
    ];
    let bound = if is_strict { 4 } else { CHOICES.len() };
    CHOICES[stage.below(bound as u32) as usize]
}

/// The pay page: a choice becomes a draft, and is looked at once more.
pub async fn prepare(
    ctx: Ctx,
    stage: Arc<Stage>,
    visit: usize,
    user: Id<kinds::User>,
    new: NewDraft,
) {
    match payments::put_draft(&ctx, Payer::User(user), None, &new).await {
        Ok(draft) => {
            // A review that is refused sends the payer back; here the button is pressed anyway.
            let _ = payments::review(&ctx, Payer::User(user), draft.id).await;
            stage.report(Report::Drafted { visit, draft: draft.id });
        }
        Err(error) => stage.report(Report::NotDrafted { visit, error }),
    }
}

/// The page for a new card, which leads to the processor's.
pub async fn go_to_processor(ctx: Ctx, stage: Arc<Stage>, visit: usize, user: Id<kinds::User>) {
    match methods::begin_setup(&ctx, Payer::User(user), &setup(MethodKind::Card, false)).await {
        Ok(url) => stage.report(Report::SentToProcessor { visit, setup: url }),
        Err(error) => stage.report(Report::NotDrafted { visit, error }),
    }
}

/// Back from the processor's page.
pub async fn come_back(
    ctx: Ctx,
    stage: Arc<Stage>,
    visit: usize,
    user: Id<kinds::User>,
    setup: Id<kinds::MethodSetup>,
) {
    match methods::finish_setup(&ctx, Payer::User(user), setup).await {
        Ok(finished) => stage.report(Report::MethodAdded { visit, method: finished.method }),
        Err(error) => stage.report(Report::NotDrafted { visit, error }),
    }
}

/// Complete Payment, and the page that follows it.
pub async fn complete(
    ctx: Ctx,
    stage: Arc<Stage>,
    visit: usize,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
) {
    match samples::pay_reviewed(&ctx, Payer::User(user), draft).await {
        Ok(payment) => {
            stage.report(Report::Accepted { visit, payment });
            look(ctx, stage, user, payment).await;
        }
        Err(error) => stage.report(Report::NotAccepted { visit, error }),
    }
}

/// The payment's page, after a confirmation that was asked for or simply later.
pub async fn look(ctx: Ctx, stage: Arc<Stage>, user: Id<kinds::User>, payment: Id<kinds::Payment>) {
    // What cannot be refreshed is shown as it is known.
    let _ = payments::refresh(&ctx, payment).await;
    let Ok(mut conn) = ctx.db.read().await else { return };
    if let Ok(Some(view)) = payments::view_for(&mut conn, Payer::User(user), payment).await {
        stage.report(Report::Told { payment, state: view.payment.state });
    }
}

/// Another window still shows the form, and another amount is chosen in it.
pub async fn reconsider(
    ctx: Ctx,
    stage: Arc<Stage>,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
    new: NewDraft,
) {
    let changed = payments::put_draft(&ctx, Payer::User(user), Some(draft), &new).await;
    stage.report(Report::Done { what: "reconsider", error: changed.err() });
}

pub async fn cancel(ctx: Ctx, stage: Arc<Stage>, user: Id<kinds::User>, draft: Id<kinds::Draft>) {
    let canceled = payments::cancel_draft(&ctx, Payer::User(user), draft).await;
    stage.report(Report::Done { what: "cancel", error: canceled.err() });
}
