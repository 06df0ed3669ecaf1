//! How people keep their sign-in safe, as their browsers see it.

#![expect(clippy::unwrap_used, reason = "tests stop at what they did not expect")]

mod browser;
mod devices;
mod passwords;
mod portal;
mod profile;
mod resets;
mod second_steps;
