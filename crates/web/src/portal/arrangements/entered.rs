//! What stands in the form of an arrangement: from an address, or as it was sent.

use base::{Id, Refusal, kinds};
use billing::Ctx;
use billing::arrangements::{NewArrangement, Offer};
use words::Words;

use crate::kit::forms::encode;
use crate::kit::{Form, Problems};

#[derive(Debug, Clone)]
pub struct Entered {
    /// The key of the arrangement, from the moment the form is drawn.
    pub id: Id<kinds::Arrangement>,
    pub account: Id<kinds::Account>,
    pub count: i64,
    /// The down payment as typed; empty is the least.
    pub down: String,
    /// A method's id, `by_hand`, or nothing yet.
    pub method: String,
}

impl Entered {
    pub fn read(form: &Form, ctx: &Ctx, account: Id<kinds::Account>) -> Entered {
        Entered {
            id: form.find_parsed("id").unwrap_or_else(|| ctx.id()),
            account: form.find_parsed("account").unwrap_or(account),
            count: form.find_parsed("count").unwrap_or(3),
            down: form.text("down").to_owned(),
            method: form.text("method").to_owned(),
        }
    }

    pub fn method_id(&self) -> Option<Id<kinds::Method>> {
        self.method.parse().ok()
    }

    /// The arrangement that this asks for, or what is wrong, field by field.
    pub fn check(
        &self,
        ctx: &Ctx,
        words: Words,
        offer: &Offer,
    ) -> Result<NewArrangement, Problems> {
        let mut problems = Problems::default();
        let down = match self.down.as_str() {
            "" => Ok(offer.least_down_cents),
            typed => words.amount_typed(typed, offer.account.currency),
        };
        let down = down.map_err(|refusal| problems.add("down", words.refusal(&refusal))).ok();
        let fits = down.is_some_and(|down| offer.split(down, self.count, ctx.today()).is_some());
        if down.is_some() && !fits {
            problems.add("down", words.refusal(&Refusal::NotThisArrangement));
        }
        if self.method.is_empty() || (offer.rules.method_required && self.method_id().is_none()) {
            problems.add("method", words.refusal(&Refusal::ChooseMethod));
        }
        match down {
            Some(down_cents) if problems.is_empty() => Ok(NewArrangement {
                id: self.id,
                account: self.account,
                count: self.count,
                down_cents,
                method: self.method_id(),
            }),
            _ => Err(problems),
        }
    }

    /// The same as the fields of an address.
    pub fn query(&self) -> String {
        let Entered { id, account, count, down, method } = self;
        let (down, method) = (encode(down), encode(method));
        format!("id={id}&account={account}&count={count}&down={down}&method={method}")
    }
}
