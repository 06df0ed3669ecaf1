//! Maria's payments, and a biller who gives some of it back.

use base::{Actor, Cents, Id, Result, kinds};
use serde_json::Value;

use crate::payments::tests::world::{Maria, Payment};
use crate::refunds::{NewRefund, RefundView, find_refund, refund};

pub type Refund = Id<kinds::Refund>;

impl Maria {
    pub async fn try_refund(
        &self,
        payment: Payment,
        cents: Option<i64>,
        key: &str,
    ) -> Result<Refund> {
        let (cents, key, note) = (cents.map(Cents), key.to_owned(), None);
        refund(&self.world.ctx, Actor::Operator, &NewRefund { payment, cents, key, note }).await
    }

    /// A part; each one is another wish.
    pub async fn give_back(&self, payment: Payment, cents: i64) -> Refund {
        let key: Refund = self.world.ctx.id();
        self.try_refund(payment, Some(cents), &key.to_string()).await.unwrap()
    }

    pub async fn refund_view(&self, refund: Refund) -> RefundView {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        find_refund(&mut conn, refund).await.unwrap().unwrap()
    }

    /// What is returned and what is refunded of it.
    pub async fn gone(&self, payment: Payment) -> (i64, i64) {
        let payment = self.view(payment).await.payment;
        (payment.returned_cents.0, payment.refunded_cents.0)
    }

    /// What the processor has sent back and kept sent.
    pub async fn refunded_there(&self) -> i64 {
        let refunds = self.listed("refunds").await;
        let kept = refunds.iter().filter(|refund| refund["status"] != "failed");
        kept.filter_map(|refund: &Value| refund["amount"].as_i64()).sum()
    }
}
