//! Who did what on an account: the journal's facts by its users, newest first.

use base::{Cents, Error, Id, Result, Timestamp, boxed, kinds};
use outside::facts::MethodKind;
use serde::Deserialize;

use super::model::Rights;
use super::rights::require_inviter;
use super::store::{self, DeedRow};
use crate::Ctx;
use crate::people::{Limits, Role};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    pub id: Id<kinds::Event>,
    pub at: Timestamp,
    /// First and last name of who did it.
    pub who: String,
    pub deed: Deed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    SignedIn,
    Paid {
        payment: Id<kinds::Payment>,
        amount_cents: Cents,
    },
    AddedMethod {
        kind: MethodKind,
    },
    TurnedAutopayOn,
    ChangedAutopay,
    SkippedDebit,
    StoppedAutopay,
    Invited {
        email: String,
        rights: Rights,
    },
    InvitedAgain {
        email: String,
    },
    WithdrewInvitation {
        email: String,
    },
    Accepted {
        email: String,
    },
    ChangedRights {
        person: String,
        rights: Rights,
    },
    WithdrewAccess {
        person: String,
    },
    Left,
    /// Of the account: its address, telephone, or whom to ask for.
    ChangedDetails,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityPage {
    pub activities: Vec<Activity>,
    pub has_older: bool,
}

/// One page of it, of what is older than `before`. `NotFound` for who may not invite.
#[boxed]
pub async fn activity_of(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
    before: Option<Id<kinds::Event>>,
    length: usize,
) -> Result<ActivityPage> {
    let mut conn = ctx.db.read().await?;
    require_inviter(&mut conn, user, account).await?;
    let before = before.unwrap_or(Id::from_bits(u128::MAX));
    let limit = i64::try_from(length + 1).unwrap_or(i64::MAX);
    let mut rows = store::deeds_of(&mut conn, account, before, limit).await?;
    let has_older = rows.len() > length;
    rows.truncate(length);
    let activities = rows.into_iter().map(told).collect::<Result<_>>()?;
    Ok(ActivityPage { activities, has_older })
}

/// Whatever of these the kind of event has.
#[derive(Deserialize)]
struct Facts {
    amount_cents: Option<Cents>,
    kind: Option<String>,
    role: Option<String>,
    payment_limit_cents: Option<Cents>,
    month_limit_cents: Option<Cents>,
}

impl Facts {
    fn rights(&self) -> Option<Rights> {
        let limits = Limits {
            payment_limit_cents: self.payment_limit_cents,
            month_limit_cents: self.month_limit_cents,
        };
        let role: Role = self.role.as_deref()?.parse().ok()?;
        Rights::of(role, limits)
    }
}

fn told(row: DeedRow) -> Result<Activity> {
    let deed = deed(&row).ok_or_else(|| {
        Error::internal("activity", format!("event {} lacks what its kind has", row.id))
    })?;
    Ok(Activity { id: row.id, at: row.at, who: row.who, deed })
}

fn deed(row: &DeedRow) -> Option<Deed> {
    let facts: Facts = serde_json::from_str(&row.facts).ok()?;
    let (email, person) = (row.email.clone(), row.person.clone());
    Some(match row.kind.as_str() {
        "session.started" => Deed::SignedIn,
        "payment.begun" => {
            Deed::Paid { payment: row.subject.parse().ok()?, amount_cents: facts.amount_cents? }
        }
        "method.added" => Deed::AddedMethod { kind: facts.kind?.parse().ok()? },
        "autopay.enrolled" => Deed::TurnedAutopayOn,
        "autopay.changed" => Deed::ChangedAutopay,
        "autopay.skipped" => Deed::SkippedDebit,
        "autopay.stopped" => Deed::StoppedAutopay,
        "delegate.invited" => Deed::Invited { email: email?, rights: facts.rights()? },
        "delegate.invited_again" => Deed::InvitedAgain { email: email? },
        "delegate.invitation_withdrawn" => Deed::WithdrewInvitation { email: email? },
        "delegate.accepted" => Deed::Accepted { email: email? },
        "delegate.changed" => Deed::ChangedRights { person: person?, rights: facts.rights()? },
        "delegate.withdrawn" => Deed::WithdrewAccess { person: person? },
        "delegate.left" => Deed::Left,
        "account.details_changed" => Deed::ChangedDetails,
        _ => return None,
    })
}
