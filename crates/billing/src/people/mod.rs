//! Who may sign in, to what, and how.
//!
//! A user reaches accounts through `access`. One signs in by password or by a code sent by e-mail;
//! both are counted ([`throttle`]) and neither tells a stranger whether somebody is a user: what is
//! unknown costs the same work and gets the same answer.

mod code;
mod device_name;
mod devices;
mod email_change;
mod evenly;
mod kept_forms;
mod known_browser;
mod model;
mod passkey_sign_in;
mod passwords;
mod reset_token;
mod resets;
mod second_step;
mod sessions;
mod sign_in;
mod step_up;
mod store;
#[cfg(test)]
mod tests;
mod throttle;
mod token;
mod users;

pub use crate::credentials::{NewPassword, Password, PasswordRule, SYMBOLS, SecondProof};
pub use code::{LIFETIME as CODE_LIFETIME, SignInCode};
pub use device_name::DeviceName;
pub use devices::{devices_of, sign_out_device, sign_out_others};
pub use email_change::{
    find_email_change, find_email_change_letter, find_email_changed, redeem_email_change,
    request_email_change,
};
pub use evenly::evenly;
pub use kept_forms::{FormKey, KeptForm, keep_form, take_kept_form};
pub use known_browser::KnownBrowser;
pub use model::{
    Access, AccountChoice, Admitted, CodeChallenge, CodeToSend, Device, EmailChangeLetter,
    EmailChanged, Limits, NewUser, PendingSignIn, PersonalDetails, ProofAgain, ResetToSend, Role,
    Session, SessionState, SignInMeans, SignedIn, TimeLeft, User, Username, Visitor, WaysToProve,
};
pub use passkey_sign_in::sign_in_by_passkey;
pub use passwords::change_password;
pub use reset_token::ResetToken;
pub use resets::{
    LIFETIME as RESET_LIFETIME, find_reset, find_reset_to_send, request_password_reset,
    reset_password,
};
pub use second_step::{complete_sign_in, is_sign_in_pending};
pub use sessions::{
    accept_terms, choose_account, find_session, sign_out, start as start_session, sweep, time_left,
};
pub use sign_in::{find_code_to_send, request_code, sign_in_by_code, sign_in_by_password};
pub use step_up::{prove_again, ways_to_prove};
pub use store::{
    accounts_of, find_access, find_user, find_user_by_email, holders_of, is_username_taken,
};
pub use throttle::{From, Tries, login_hash};
pub use token::SessionToken;
pub use users::{
    add_user, change_personal_details, grant_access, insert_user, make_holder, name_account,
    put_access, remove_access, set_language,
};
