//! What is taken as a proof, and what is not.

mod authenticators;
mod new_passwords;
mod passkeys;
mod totp;
