//! What of a payment goes back, and in which order: one rule for bank returns, lost disputes and
//! refunds.
//!
//! Of the last account first, and on each first what was kept as credit (invoices that used it are
//! owed again), then what its invoices had got, the last one first. Credit that the account has from
//! elsewhere then pays what was reopened.

use base::{Cents, Currency, Error, Id, Refusal, Result, kinds};

use super::model::{Payment, PaymentState};
use super::{outcome, store};
use crate::accounts::{self, Account};
use crate::command::Command;
use crate::journal::Ledger;
use crate::ledger::{self, Movement, Share};

/// A payment with its accounts, locked, and what of it has not gone back.
pub struct Paid {
    pub payment: Payment,
    /// One at least, in the order of their ids.
    pub parts: Vec<StillPaid>,
    /// Of the fee.
    pub fee_cents: Cents,
    /// What is being refunded just now.
    pub refunding_cents: Cents,
}

/// What one account still has of a payment.
pub struct StillPaid {
    pub account: Account,
    pub cents: Cents,
}

/// Where money of a payment was, before it was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenShare {
    pub account: Id<kinds::Account>,
    /// None: kept as credit.
    pub invoice: Option<Id<kinds::Invoice>>,
    pub cents: Cents,
}

/// Locks the accounts, in the order in which everybody locks, then reads how the payment stands.
pub async fn lock_paid(command: &mut Command<'_>, payment: Id<kinds::Payment>) -> Result<Paid> {
    let mut accounts = Vec::new();
    for part in store::parts_of(command, payment).await? {
        accounts.push(accounts::lock_account(command, part.account_id).await?);
    }
    let payment = store::find_payment(command, payment).await?.ok_or(Error::NotFound)?;
    let sums = store::standing_of(command, payment.id).await?;
    let sum_of = |ledgers: &[Ledger], account: Option<Id<kinds::Account>>| -> Cents {
        let of = sums.iter().filter(|sum| ledgers.contains(&sum.ledger));
        let of = of.filter(|sum| account.is_none_or(|account| account == sum.account_id));
        of.map(|sum| sum.cents).sum()
    };
    let spread = [Ledger::Receivable, Ledger::Unapplied];
    let parts = accounts.into_iter().map(|account| {
        let cents = sum_of(&spread, Some(account.id));
        StillPaid { account, cents }
    });
    Ok(Paid {
        parts: parts.collect(),
        fee_cents: sum_of(&[Ledger::Fees], None),
        refunding_cents: sum_of(&[Ledger::RefundsPayable], None),
        payment,
    })
}

impl Paid {
    /// The account whose activity tells of the payment.
    pub fn account(&self) -> &Account {
        &self.parts[0].account
    }

    /// What can still go back.
    pub fn left_cents(&self) -> Cents {
        self.parts.iter().map(|part| part.cents).sum::<Cents>() + self.fee_cents
    }

    /// What is to be refunded: all that is left, or as much as was asked for.
    pub fn refundable(&self, asked: Option<Cents>) -> Result<Cents> {
        let (left, currency) = (self.left_cents(), self.payment.currency);
        let is_paid = matches!(self.payment.state, PaymentState::Paid | PaymentState::Returned);
        if !is_paid || !left.is_positive() {
            return Err(Refusal::NothingToRefund.into());
        }
        if self.payment.contested_cents.is_positive() {
            return Err(Refusal::PaymentContested.into());
        }
        check_amount(asked.unwrap_or(left), left, currency)
    }

    /// The part of the fee that goes back with `amount`: pro rata of all that has gone back by
    /// then, less what has gone already, so that nothing is left when nothing else is.
    pub fn fee_in(&self, amount: Cents) -> Cents {
        let standing = Standing {
            charge: self.payment.charge().cents,
            fee: self.payment.fee_cents,
            left: self.left_cents(),
            fee_left: self.fee_cents,
        };
        standing.fee_in(amount)
    }
}

/// How much was charged, and how much of it is left.
struct Standing {
    charge: Cents,
    /// The part of the charge that is fee.
    fee: Cents,
    left: Cents,
    fee_left: Cents,
}

impl Standing {
    fn fee_in(&self, amount: Cents) -> Cents {
        let gone_after = self.charge - self.left + amount;
        let gone_of_it = self.fee - self.fee_left;
        let due = pro_rata(self.fee, gone_after, self.charge) - gone_of_it;
        // An earlier refund that failed may have left the sum a cent beside it.
        let rest = self.left - self.fee_left;
        due.max(amount - rest).at_least_zero().min(self.fee_left).min(amount)
    }
}

fn check_amount(amount: Cents, left: Cents, currency: Currency) -> Result<Cents> {
    match amount {
        amount if !amount.is_positive() => Err(Refusal::AmountZero.into()),
        amount if amount > left => Err(Refusal::AboveRefundable { limit: left, currency }.into()),
        amount => Ok(amount),
    }
}

/// `whole · part / total`, rounded half up.
fn pro_rata(whole: Cents, part: Cents, total: Cents) -> Cents {
    let (product, total) = (i128::from(whole.0) * i128::from(part.0), i128::from(total.0));
    Cents(i64::try_from((2 * product + total) / (2 * total)).unwrap_or(0))
}

/// Takes `amount` of the payment back, into `to`; says from where, fee aside.
pub async fn take(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    movement: &mut Movement,
    paid: &Paid,
    amount: Cents,
    to: Ledger,
) -> Result<Vec<TakenShare>> {
    let fee = paid.fee_in(amount);
    movement.turn_to(paid.account());
    movement.counter(Ledger::Fees, fee);
    movement.counter(to, -fee);
    let mut left = amount - fee;
    let mut taken = Vec::new();
    for part in paid.parts.iter().rev() {
        let back = left.min(part.cents);
        left -= back;
        movement.turn_to(&part.account);
        taken.extend(take_part(command, event, movement, &paid.payment, part, back).await?);
        movement.counter(to, -back);
    }
    Ok(taken)
}

async fn take_part(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    movement: &mut Movement,
    payment: &Payment,
    part: &StillPaid,
    back: Cents,
) -> Result<Vec<TakenShare>> {
    let account = part.account.id;
    let applied = store::applied_shares(command, payment.id, account).await?;
    let kept = part.cents - applied.iter().map(|share| share.cents).sum::<Cents>();
    let mut left = back;
    let mut taken = Vec::new();
    let from_credit = left.min(kept);
    if from_credit.is_positive() {
        ledger::take_back_credit(command, event, &part.account, from_credit).await?;
        taken.push(TakenShare { account, invoice: None, cents: from_credit });
    }
    movement.keep(-from_credit);
    left -= from_credit;
    for share in applied.into_iter().rev() {
        let cents = share.cents.min(left);
        if cents.is_positive() {
            movement.raise(command, share.invoice, cents).await?;
            store::subtract_applied(command, payment.id, Share { cents, ..share }).await?;
            taken.push(TakenShare { account, invoice: Some(share.invoice), cents });
            left -= cents;
        }
    }
    Ok(taken)
}

/// Undoes [`take`]: the money stays paid after all. An invoice that was paid in another way
/// meanwhile needs it no longer; other debts come before credit.
pub async fn put_back(
    command: &mut Command<'_>,
    movement: &mut Movement,
    paid: &Paid,
    taken: &[TakenShare],
    fee: Cents,
    from: Ledger,
) -> Result<()> {
    movement.turn_to(paid.account());
    movement.counter(Ledger::Fees, -fee);
    movement.counter(from, fee);
    for part in &paid.parts {
        let of_part = || taken.iter().filter(|share| share.account == part.account.id);
        let cents: Cents = of_part().map(|share| share.cents).sum();
        let invoices = of_part()
            .rev()
            .filter_map(|share| Some(Share { invoice: share.invoice?, cents: share.cents }));
        let (payment, account) = (paid.payment.id, &part.account);
        movement.turn_to(account);
        let planned = invoices.collect();
        outcome::apply_part(command, movement, payment, account.id, cents, planned).await?;
        movement.counter(from, cents);
    }
    Ok(())
}

/// Lets what was reopened use the credit that its account has from elsewhere. After the movement
/// has been posted.
pub async fn use_other_credit(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    paid: &Paid,
) -> Result<()> {
    for part in &paid.parts {
        ledger::spread_credit(command, event, &part.account).await?;
    }
    Ok(())
}

/// So much more of it has been given back, or is being given back; less, if negative.
pub async fn add_refunded(
    command: &mut Command<'_>,
    payment: Id<kinds::Payment>,
    change: Cents,
) -> Result<()> {
    store::add_refunded(command, payment, change).await
}

#[cfg(test)]
mod tests {
    use base::Cents;

    use super::{Standing, pro_rata};

    #[test]
    fn a_part_is_rounded_and_the_whole_is_whole() {
        for (whole, part, total, expected) in
            [(300, 1_000, 10_300, 29), (300, 10_300, 10_300, 300), (1, 1, 2, 1), (0, 5, 7, 0)]
        {
            let share = pro_rata(Cents(whole), Cents(part), Cents(total));
            assert_eq!(share, Cents(expected), "{whole} · {part} / {total}");
        }
    }

    /// What goes back one after the other of 100.00 and 3.00 of fee; a negative one is a
    /// refund that failed after all, with the part of the fee that it had.
    const RUNS: &[&[(i64, i64)]] = &[
        &[(10_300, 300)],
        &[(1_000, 29), (1_000, 29), (8_300, 242)],
        &[(5_150, 150), (5_150, 150)],
        &[(17, 0), (17, 1), (17, 0), (10_249, 299)],
        &[(17, 0), (17, 1), (-17, 0), (17, 0), (10_266, 299)],
        &[(18, 1), (17, 0), (-18, -1), (10_283, 300)],
        &[(10_299, 300), (1, 0)],
    ];

    #[test]
    fn the_surcharge_goes_back_in_proportion_and_all_of_it_with_all() {
        for run in RUNS {
            let (mut left, mut fee_left) = (Cents(10_300), Cents(300));
            for (amount, expected) in *run {
                let (charge, fee) = (Cents(10_300), Cents(300));
                let standing = Standing { charge, fee, left, fee_left };
                let share = match Cents(*amount) {
                    amount if amount.is_positive() => standing.fee_in(amount),
                    _ => Cents(*expected),
                };
                assert_eq!(share, Cents(*expected), "{run:?}");
                left -= Cents(*amount);
                fee_left -= share;
            }
            assert_eq!(left.is_zero(), fee_left.is_zero(), "{run:?}");
        }
    }
}
