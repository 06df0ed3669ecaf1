//! What stands in a guest's form: a payment's, and where its receipt goes.

use base::{Currency, Email, Field, Id, Language, Refusal, Result, kinds};
use billing::guests::Found;
use billing::payments::{self, Choice, Draft, NewDraft};
use words::Words;

use super::visit::GuestVisit;
use crate::kit::{Form, Problems, Web};
use crate::portal::payments::{self as paying, ChosenMethod, Line};

#[derive(Debug)]
pub struct Entered {
    pub payment: paying::Entered,
    /// As typed.
    pub email: String,
    pub language: Language,
}

impl Entered {
    /// As the draft has it, or the payment that failed; else all that was found.
    pub async fn begin(
        web: &Web,
        guest: &GuestVisit,
        found: &Found,
        draft: Option<Draft>,
        again: Option<Draft>,
    ) -> Result<Entered> {
        let payment = match (draft, again) {
            (Some(draft), _) => of_draft(web, guest, &draft).await?,
            (None, Some(again)) => {
                let before = of_draft(web, guest, &again).await?;
                paying::Entered { draft: web.ctx.id(), method: None, ..before }
            }
            (None, None) => {
                let form = Form::default();
                let nothing = paying::Entered::read(&form, &web.ctx, guest.guest.account_id);
                let ticked = found.payable().map(|it| Line { id: it.id, amount: String::new() });
                let invoices = ticked.collect();
                paying::Entered { choice: Some(Choice::Invoices), invoices, ..nothing }
            }
        };
        let email = guest.guest.email.as_ref().map(Email::to_string).unwrap_or_default();
        let language = match guest.guest.email {
            Some(_) => guest.guest.language,
            None => guest.visit.language, // nothing was chosen yet
        };
        Ok(Entered { payment, email, language })
    }

    pub fn read(form: &Form, web: &Web, guest: &GuestVisit) -> Entered {
        let payment = paying::Entered::read(form, &web.ctx, guest.guest.account_id);
        Entered {
            payment: paying::Entered { account: guest.guest.account_id, ..payment },
            email: form.text("email").to_owned(),
            language: form.find_parsed("language").unwrap_or(guest.visit.language),
        }
    }

    /// The draft that this asks for and where its letters go, or what is missing, field by field.
    pub fn check(
        &self,
        words: Words,
        currency: Currency,
    ) -> Result<(NewDraft, (Email, Language)), Problems> {
        let checked = self.payment.check(words, currency);
        let mut problems = checked.as_ref().err().cloned().unwrap_or_default();
        let email = match self.email.as_str() {
            "" => Err(Refusal::Missing(Field::Email)),
            typed => typed.parse().map_err(|_| Refusal::NotAnEmail),
        };
        if let Err(refusal) = &email {
            problems.add("email", words.refusal(refusal));
        }
        match (checked, email) {
            (Ok(new), Ok(email)) => Ok((new, (email, self.language))),
            _ => Err(problems),
        }
    }

    /// To add the method, or to the review.
    pub fn next(&self, draft: Id<kinds::Draft>) -> String {
        match self.payment.method {
            Some(ChosenMethod::New(kind)) => {
                format!("/guest/payment-methods/new?kind={}&draft={draft}", kind.as_str())
            }
            _ => format!("/guest/payments/{draft}/review"),
        }
    }
}

async fn of_draft(web: &Web, guest: &GuestVisit, draft: &Draft) -> Result<paying::Entered> {
    let mut conn = web.ctx.db.read().await?;
    let ticked = payments::ticked_in(&mut conn, draft).await?;
    let (words, currency) = (guest.visit.words, web.ctx.biller.currency);
    Ok(paying::Entered::of_draft(words, draft, ticked, currency))
}
