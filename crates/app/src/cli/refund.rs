//! `paydesk refund PAYMENT`: gives a payment back, whole or in part.

use base::{Actor, Error, Id, Money, Refusal, kinds};
use billing::Ctx;
use billing::payments::{self, Payment};
use billing::refunds::{self, NewRefund, RefundAttemptState, RefundState, RefundView};
use clap::Args;

use crate::config::Sources;
use crate::failure::Failure;
use crate::wiring;

#[derive(Debug, Args)]
pub struct Refund {
    /// Its confirmation number (R-ABC123-DEF456) or its id
    payment: String,
    /// How much, such as 12.34 [default: all that has not gone back]
    #[arg(long, value_name = "AMOUNT")]
    amount: Option<String>,
    /// Why, for whoever looks at it later
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// A name of your own for this wish: the same one again refunds nothing more
    #[arg(long, value_name = "NAME")]
    key: Option<String>,
}

impl Refund {
    pub async fn run(self, sources: &Sources) -> Result<(), Failure> {
        let ctx = wiring::offline_context(sources).await?;
        let payment = self.find_payment(&ctx).await?;
        let new = NewRefund {
            payment: payment.id,
            cents: self.amount(&payment)?.map(|amount| amount.cents),
            key: self.key.unwrap_or_else(|| ctx.id::<kinds::Refund>().to_string()),
            note: self.reason,
        };
        let refund = refunds::refund(&ctx, Actor::Operator, &new).await.map_err(sentence)?;
        let mut conn = ctx.db.read().await?;
        let view = refunds::find_refund(&mut conn, refund).await?.ok_or(Error::NotFound)?;
        tell(&payment, &view)
    }

    async fn find_payment(&self, ctx: &Ctx) -> Result<Payment, Failure> {
        let mut conn = ctx.db.read().await?;
        let id = match self.payment.parse::<Id<kinds::Payment>>() {
            Ok(id) => Some(id),
            Err(_) => payments::find_by_receipt(&mut conn, &self.payment).await?,
        };
        let found = match id {
            Some(id) => payments::find_payment(&mut conn, id).await?,
            None => None,
        };
        found.ok_or_else(|| Failure::Work(format!("There is no payment {}.", self.payment)))
    }

    fn amount(&self, payment: &Payment) -> Result<Option<Money>, Failure> {
        let parsed = self.amount.as_deref().map(|text| Money::parse_plain(text, payment.currency));
        parsed.transpose().map_err(|wrong| Failure::Usage(format!("--amount: {wrong}.")))
    }
}

fn tell(payment: &Payment, view: &RefundView) -> Result<(), Failure> {
    let amount = written(view.refund.amount());
    let number = payment.receipt_number.as_deref().unwrap_or_default();
    match view.refund.state {
        RefundState::Done => println!("{amount} of payment {number} were refunded."),
        RefundState::Open if view.attempt_state == RefundAttemptState::Pending => {
            println!("{amount} of payment {number} are on their way.");
        }
        RefundState::Open => println!(
            "The processor has not answered yet. Whether {amount} of payment {number} were refunded \
             is found out by itself; don't ask for it again."
        ),
        RefundState::Failed => {
            let why = view.reason.as_deref().unwrap_or_default();
            return Err(Failure::Work(format!(
                "The processor did not refund {amount} of payment {number} ({why}). The payment \
                 stays as it was."
            )));
        }
    }
    Ok(())
}

fn sentence(error: Error) -> Failure {
    let Error::Refused(refusal) = error else { return error.into() };
    Failure::Work(match refusal {
        Refusal::NothingToRefund => "There is nothing to refund: the payment was never received, \
                                     or all of it has gone back."
            .to_owned(),
        Refusal::AboveRefundable { limit, currency } => {
            format!("At most {} of this payment can be refunded.", written(limit.of(currency)))
        }
        Refusal::PaymentContested => {
            "The payer's bank holds this payment until the dispute is decided.".to_owned()
        }
        Refusal::AmountZero => "The amount must be above zero.".to_owned(),
        Refusal::ReviewAgain => "This --key was used for another refund.".to_owned(),
        other => format!("Refused: {other:?}."),
    })
}

fn written(amount: Money) -> String {
    format!("{} {}", amount.plain(), amount.currency)
}
