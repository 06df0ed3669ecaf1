//! Every fee that was taken, worked out again from the biller's dated rules.

use base::Result;
use db::Conn;
use outside::facts::{Funding, MethodKind};

use super::store::{self, TakenFee};
use crate::settings::{Biller, Card, PaidWith};

const AT_ONCE: i64 = 1_000;

/// As many offenders are named as for every other promise.
const NAMED: usize = 20;

pub async fn beyond_rules(conn: &mut Conn, biller: &Biller) -> Result<Vec<String>> {
    let (mut offenders, mut after) = (Vec::new(), String::new());
    loop {
        let taken = store::taken_fees(conn, &after, AT_ONCE).await?;
        let Some(last) = taken.last() else { return Ok(offenders) };
        after = last.id.to_string();
        offenders.extend(taken.iter().filter_map(|fee| fee.complaint(biller)));
        if offenders.len() >= NAMED {
            offenders.truncate(NAMED);
            return Ok(offenders);
        }
    }
}

impl TakenFee {
    fn complaint(&self, biller: &Biller) -> Option<String> {
        let on = biller.date_of(self.created_at);
        let fee = biller.fees.quote(on, self.channel, self.amount_cents, &self.paid_with());
        let allowed =
            fee.filter(|fee| fee.kind == self.fee_kind && self.currency == biller.currency);
        let (taken, most) = (self.fee_cents.0, allowed.map_or(0, |fee| fee.cents.0));
        let told = || format!("payment {} takes {taken}, its rule allows {most}", self.id);
        (taken > most).then(told)
    }

    fn paid_with(&self) -> PaidWith {
        match self.kind.parse() {
            Ok(MethodKind::Bank) => PaidWith::Bank,
            _ => PaidWith::Card(Card {
                brand: self.brand.clone(),
                funding: self.funding.parse().unwrap_or(Funding::Unknown),
                billed_in: self.fee_place.as_deref().and_then(|place| place.parse().ok()),
            }),
        }
    }
}
