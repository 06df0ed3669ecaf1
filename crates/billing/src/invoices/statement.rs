//! The periodic summary of an account that stands on a bill, as far as the biller tells it.

use base::{Cents, Date, Id, Locator, kinds};

use super::model::NewInvoice;

/// What an account's balance came from. Where the biller told nothing, nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementFigures {
    pub previous_balance_cents: Option<Cents>,
    pub payments_cents: Option<Cents>,
    pub adjustments_cents: Option<Cents>,
    pub carried_forward_cents: Option<Cents>,
    /// What the bill itself charges, with tax.
    pub current_charges_cents: Cents,
}

impl StatementFigures {
    /// Payments lower the balance, whichever sign the biller writes them with.
    pub fn paid_cents(&self) -> Option<Cents> {
        self.payments_cents.map(|cents| -cents.abs())
    }

    /// As told, or as the figures before it come to: a bill that tells its previous balance and no
    /// payment had none.
    pub fn carried_cents(&self) -> Option<Cents> {
        let computed = || {
            let moved =
                self.paid_cents().unwrap_or_default() + self.adjustments_cents.unwrap_or_default();
            Some(self.previous_balance_cents? + moved)
        };
        self.carried_forward_cents.or_else(computed)
    }

    pub fn current_balance_cents(&self) -> Option<Cents> {
        Some(self.carried_cents()? + self.current_charges_cents)
    }
}

impl NewInvoice {
    pub fn figures(&self) -> StatementFigures {
        StatementFigures {
            previous_balance_cents: self.previous_balance_cents,
            payments_cents: self.payments_cents,
            adjustments_cents: self.adjustments_cents,
            carried_forward_cents: self.carried_forward_cents,
            current_charges_cents: self.total_cents,
        }
    }
}

/// A bill as the list of statements shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub id: Id<kinds::Invoice>,
    pub number: Locator,
    pub issued_on: Date,
    pub due_on: Date,
    pub figures: StatementFigures,
    pub tax_cents: Cents,
}

impl Statement {
    pub fn place(&self) -> IssuePlace {
        (self.issued_on, self.id)
    }
}

/// Where a document stands in a list, newest first.
pub type IssuePlace = (Date, Id<kinds::Invoice>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_told_is_computed_where_it_can_be() {
        let cents = |cents: Option<i64>| cents.map(Cents);
        for (told, carried, balance) in [
            ([Some(50), Some(-40), Some(-2), Some(8)], Some(8), Some(108)),
            ([Some(50), Some(40), Some(-2), None], Some(8), Some(108)),
            ([Some(50), None, None, None], Some(50), Some(150)),
            ([None, None, None, Some(8)], Some(8), Some(108)),
            ([None, Some(-40), None, None], None, None),
            ([None, None, None, None], None, None),
        ] {
            let [previous, payments, adjustments, forward] = told.map(cents);
            let figures = StatementFigures {
                previous_balance_cents: previous,
                payments_cents: payments,
                adjustments_cents: adjustments,
                carried_forward_cents: forward,
                current_charges_cents: Cents(100),
            };
            assert_eq!(figures.carried_cents(), cents(carried), "{told:?}");
            assert_eq!(figures.current_balance_cents(), cents(balance), "{told:?}");
        }
    }
}
