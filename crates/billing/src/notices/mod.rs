//! Letters to people: asked for in the transaction that causes them, sent by a job.
//!
//! The outbox keeps who is to be told what, never the words: a letter is written when it is sent,
//! so no text, and above all no sign-in code, lies in the database.

mod arrangement_letters;
mod autopay_letters;
mod autopay_wording;
mod details_letters;
mod email_letters;
mod expiring_letter;
mod guest_links;
mod invitation_letters;
mod letter;
mod model;
mod ops;
mod payment_letters;
mod refund_letters;
mod registration_letters;
mod reset_letter;
mod schedule_letters;
mod security_letters;
mod sign_in_letter;
mod store;
#[cfg(test)]
mod tests;
mod wording;

pub use autopay_wording::{AutopayChosen, autopay_agreement, debit_hour, timing_sentence};
pub use model::{LetterKind, NewLetter};
pub use ops::{ask, deliver, on_event};
pub use schedule_letters::reason_sentence;
pub use wording::{
    device_name, failure_sentence, fee_name, method_name, name_of_method, return_sentence,
    rights_sentence, stored_method_name, unusable_sentence,
};
