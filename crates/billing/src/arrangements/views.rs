//! Arrangements as pages, letters and the calendar show them.

use base::{Cents, Currency, Date, Error, Id, Locator, Result, boxed, kinds};
use db::Conn;

use super::model::{Arrangement, ArrangementState, Progress};
use super::store;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrangementView {
    pub arrangement: Arrangement,
    pub progress: Progress,
}

impl ArrangementView {
    /// What is still owed of it.
    pub fn left_cents(&self) -> Cents {
        self.arrangement.debt_cents - self.progress.settled_cents
    }
}

/// An instalment to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingInstalment {
    pub arrangement: Id<kinds::Arrangement>,
    pub number: i64,
    /// After the down payment, so many altogether.
    pub count: i64,
    pub on: Date,
    pub amount_cents: Cents,
    pub currency: Currency,
    pub account: Locator,
    /// None: paid by hand.
    pub method: Option<Id<kinds::Method>>,
    /// Whose it is to stop.
    pub is_own: bool,
}

/// The arrangement, if the user reaches its account.
#[boxed]
pub async fn view_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    id: Id<kinds::Arrangement>,
) -> Result<Option<ArrangementView>> {
    let Some(arrangement) = store::find_for(conn, user, id).await? else { return Ok(None) };
    let progress = store::progress_of(conn, id).await?;
    Ok(Some(ArrangementView { arrangement, progress }))
}

/// For a letter, which is for whoever made it.
pub async fn get_view(conn: &mut Conn, id: Id<kinds::Arrangement>) -> Result<ArrangementView> {
    let arrangement = store::find_arrangement(conn, id).await?.ok_or(Error::NotFound)?;
    let progress = store::progress_of(conn, id).await?;
    Ok(ArrangementView { arrangement, progress })
}

/// The one of the account that is being kept.
#[boxed]
pub async fn kept_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Option<ArrangementView>> {
    let Some(arrangement) = store::find_kept(conn, account).await? else { return Ok(None) };
    let progress = store::progress_of(conn, arrangement.id).await?;
    Ok(Some(ArrangementView { arrangement, progress }))
}

/// What is still to be paid of each instalment on the user's accounts, up to and with that day.
#[boxed]
pub async fn upcoming(
    conn: &mut Conn,
    user: Id<kinds::User>,
    until: Date,
) -> Result<Vec<ComingInstalment>> {
    let mut coming = Vec::new();
    for arrangement in store::kept_for(conn, user).await? {
        let progress = store::progress_of(conn, arrangement.id).await?;
        let view = ArrangementView { arrangement, progress };
        coming.extend(view.coming(user).into_iter().filter(|one| one.on <= until));
    }
    Ok(coming)
}

impl ArrangementView {
    fn coming(&self, user: Id<kinds::User>) -> Vec<ComingInstalment> {
        let ArrangementView { arrangement, progress } = self;
        let numbered = arrangement.instalments.iter().map(|planned| planned.instalment.number);
        let count = numbered.max().unwrap_or(0);
        let coming = arrangement.instalments.iter().filter_map(|planned| {
            let one = planned.instalment;
            let missing = arrangement.missing_of(one.number, *progress);
            missing.is_positive().then(|| ComingInstalment {
                arrangement: arrangement.id,
                number: one.number,
                count,
                on: planned.retry_on.unwrap_or(one.due_on),
                amount_cents: missing,
                currency: arrangement.currency,
                account: arrangement.account_number.clone(),
                method: arrangement.method_id.filter(|_| one.number > 0),
                is_own: arrangement.user_id == user,
            })
        });
        if arrangement.state == ArrangementState::Kept { coming.collect() } else { Vec::new() }
    }
}
